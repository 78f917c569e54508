"""The names under which pages put facts into meta elements, best first. Matched in lower case."""

from __future__ import annotations

TITLE = (
    "og:title",
    "twitter:title",
    "headline",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "title",
)

AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "article.author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "shareaholic:article_author_name",
    "byl",
    "authors",
    "creator",
    "vr:author",
)
CITATION_AUTHOR = ("citation_author", "wkhealth_author")
"""One author an element, the surname often first: "Roe, Jane"."""

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_date",
    "published_at",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "originalpublicationdate",
    "article_date_original",
    "dcterms.issued",
    "dc.date.issued",
    "citation_online_date",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "iso-8601-publish-date",
    "gentics.publishdate",
    "last_published",
)

DATED = (
    "date",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "displaydate",
    "created",
    "datecreated",
)
"""Names that do not say which date they mean: believed after the page's own lines."""

MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised",
    "updated_at",
)

DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description", "dcterms.abstract", "abstract")

SITE_NAME = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "cre", "twitter:site")

SECTION = (
    "article:section",
    "og:section",
    "parsely-section",
    "section",
    "cxenseparse:category",
    "category",
    "dc.subject",
)

TAGS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")

IMAGE = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "sailthru.image.full")

IMAGE_ALT = ("og:image:alt", "twitter:image:alt")

LICENCE = ("dc.rights", "dcterms.rights", "dcterms.license", "dc.license", "license", "copyright")

URL = ("og:url", "twitter:url", "parsely-link", "dc.identifier")

TYPE = ("og:type",)
