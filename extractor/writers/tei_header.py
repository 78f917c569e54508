"""The header of a TEI document: who wrote, who published, when, where it was found."""

from __future__ import annotations

import re

from extractor.model import Article
from extractor.writers.addresses import PICTURE_SCHEMES, safe_address
from extractor.writers.markup import element, language_tag, text_of

_W3C_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def tei_header(article: Article) -> str:
    """Return the `teiHeader` element."""
    titles = element("titleStmt", element("title", text_of(article.title or "")) + _authors(article))
    description = element("fileDesc", "\n".join(["", titles, _publication(article), _source(article), ""]))
    return element("teiHeader", f"\n{description}\n{_profile(article)}")


def _authors(article: Article) -> str:
    return "".join(element("author", text_of(author)) for author in article.authors)


def _fact(article: Article, name: str) -> str:
    field = article.fields.get(name)
    return "" if field is None else str(field.value)


def _publication(article: Article) -> str:
    publisher = _fact(article, "publisher") or _fact(article, "site_name")
    if not publisher:
        return element("publicationStmt", element("p", "Taken from a saved web page."))
    licence = _fact(article, "licence")
    available = element("availability", element("licence", text_of(licence))) if licence else ""
    return element("publicationStmt", element("publisher", text_of(publisher)) + available)


def _source(article: Article) -> str:
    address = safe_address(article.document.url, "", PICTURE_SCHEMES)
    published = article.published or ""
    day = _W3C_DATE.match(published)
    date = element("date", text_of(published), {"when": day[0] if day else ""}) if published else ""
    found = element("ref", text_of(address), {"target": address}) if address else ""
    return element(
        "sourceDesc", element("bibl", element("title", text_of(article.title or "")) + _authors(article) + date + found)
    )


def _profile(article: Article) -> str:
    tag = language_tag(_fact(article, "language"))
    if not tag:
        return ""
    return element("profileDesc", element("langUsage", element("language", tag, {"ident": tag}))) + "\n"
