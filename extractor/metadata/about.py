"""What the page says besides title, people and dates: site, address, section, tags, picture, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from extractor.metadata import metatags
from extractor.metadata.candidate import Candidate
from extractor.metadata.evidence import LONGEST_META, Evidence
from extractor.metadata.jsonld import Node, strings, types_of
from extractor.metadata.name_keys import name_key
from extractor.model import BODY_ROLES, Block, InlineKind, Kind, Picture, Role
from extractor.model.values import LeadImage

_SITE_TYPES = frozenset({"website"})
_LONGEST_TAG = 80
"""Characters; a longer keyword is a sentence. Set by hand."""
_MOST_TAGS = 50
"""Set by hand: beyond it the list is stuffed."""
_TAGS_REACH = 15
"""Blocks between the story and its list of tags; set by hand: share bars and a biography may stand between."""
_LICENCE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/([a-z\-+]{2,12})(?:/(\d\.\d))?", re.IGNORECASE)
_NO_DEK = frozenset({Role.DEK, Role.TITLE, Role.DUPLICATE_TITLE, Role.CAPTION})
"""Roles of blocks that are a standfirst already, or something else whatever the description says."""
_OPEN_GRAPH_TYPES = re.compile(r"[a-z][a-z.:_ ]{1,40}", re.IGNORECASE)


def dek_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield standfirsts: the block under the headline, a block that prints the description, the second headline.

    A description that the page does not print there is no standfirst.
    """
    for index in evidence.roles(Role.DEK):
        yield _block(evidence, index, "dek")
    yield from _printed_descriptions(evidence)
    yield from _jsonld(evidence, "alternativeHeadline")


def description_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield what the head describes the article with, best first."""
    for key in ("description", "abstract"):
        yield from _jsonld(evidence, key)
    yield from evidence.from_metas(*metatags.DESCRIPTION)


def site_name_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the names of the site, best first."""
    yield from evidence.from_metas("og:site_name")
    for node in evidence.nodes[:200]:
        if types_of(node) & _SITE_TYPES:
            for name in strings(node.get("name"))[:1]:
                yield Candidate("json-ld WebSite name", name, name)
    for candidate in evidence.from_metas(*metatags.SITE_NAME[1:]):
        yield Candidate(candidate.source, candidate.raw, candidate.raw.lstrip("@"))
    host = (_host(evidence.document.url) or _host(_canonical(evidence))).removeprefix("www.")
    if host:
        yield Candidate("url", host, host)


def publisher_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the names of the publisher, best first."""
    yield from _jsonld(evidence, "publisher")
    yield from evidence.from_metas("article:publisher", "dc.publisher", "citation_publisher")


def canonical_url_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the page's own address, best first; relative ones are joined to the address given."""
    base = evidence.document.url
    for rel, href in evidence.document.head.links:
        if "canonical" in rel.casefold().split():
            yield Candidate("link canonical", href, _absolute(href, base))
    for candidate in evidence.from_metas(*metatags.URL):
        yield Candidate(candidate.source, candidate.raw, _absolute(candidate.raw, base))
    for text in strings(evidence.from_article("url"))[:1]:
        yield Candidate("json-ld url", text, _absolute(text, base))
    if base:
        yield Candidate("url", base, base)


def section_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the sections the article stands in, best first."""
    yield from _jsonld(evidence, "articleSection")
    yield from (each for each in evidence.from_metas(*metatags.SECTION) if len(each.raw) <= _LONGEST_TAG)


def tag_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the lists of tags, best first, each a tuple of str."""
    for name in metatags.TAGS:
        if name in evidence.metas:
            yield _tags(f"meta {name}", evidence.metas[name])
    keywords = strings(evidence.from_article("keywords"))
    if keywords:
        yield _tags("json-ld keywords", keywords)
    blocks = _tag_list(evidence)
    if blocks:
        yield _tags(f"tags block {blocks[0]}", [evidence.document.texts[index] for index in blocks])


def lead_image_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the pictures that stand for the article, each with the caption printed under it where it is on the page."""
    base = evidence.document.url
    for url in _image_urls(evidence.from_article("image")):
        yield _image("json-ld image", url, "", evidence)
    alt = next((evidence.metas[name][0] for name in metatags.IMAGE_ALT if name in evidence.metas), "")
    for candidate in evidence.from_metas(*metatags.IMAGE):
        yield _image(candidate.source, candidate.raw, alt, evidence)
    for rel, href in evidence.document.head.links:
        if rel.casefold() == "image_src":
            yield Candidate("link image_src", href, LeadImage(_absolute(href, base)))


def licence_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield licences: addresses, or words such as "CC BY 4.0"."""
    for rel, href in evidence.document.head.links:
        if "license" in rel.casefold().split():
            yield Candidate("link license", href, _absolute(href, evidence.document.url))
    yield from _jsonld(evidence, "license")
    for candidate in evidence.from_metas(*metatags.LICENCE):
        found = _LICENCE.search(candidate.raw)
        yield Candidate(candidate.source, candidate.raw, f"https://{found[0]}" if found else None)
    yield from _licence_links(evidence)


def page_type_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield what the page calls itself: a schema.org type ("NewsArticle") or an Open Graph type ("article")."""
    for kind in _type_names(evidence.article):
        yield Candidate("json-ld @type", kind, kind)
    for candidate in evidence.from_metas(*metatags.TYPE):
        value = candidate.raw if _OPEN_GRAPH_TYPES.fullmatch(candidate.raw) else None
        yield Candidate(candidate.source, candidate.raw, value)


def _jsonld(evidence: Evidence, key: str) -> Iterator[Candidate]:
    for text in strings(evidence.from_article(key))[:3]:
        yield Candidate(f"json-ld {key}", text, text)


def _printed_descriptions(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the blocks that say what the head's description says, down to the first one of a longer text."""
    described = {name_key(each.raw): each.source for each in reversed([*description_candidates(evidence)])}
    described.pop("", None)
    body = list(islice(evidence.roles(*BODY_ROLES), 2)) if described else []
    for index in range(body[0] + len(body) - 1 if body else 0):
        text = evidence.document.texts[index]
        source = described.get(name_key(text[:LONGEST_META]))
        if source and evidence.role(index) not in _NO_DEK and not evidence.document.build(index).hidden:
            yield Candidate(f"block {index} like {source}", text, text)


def _block(evidence: Evidence, index: int, what: str) -> Candidate:
    text = evidence.document.texts[index]
    return Candidate(f"{what} block {index}", text, text)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[": not an address
        return ""


def _canonical(evidence: Evidence) -> str:
    return next((each.value for each in canonical_url_candidates(evidence) if each.value), "")


def _absolute(url: str, base: str) -> str:
    """Return an http address, empty where there is none."""
    try:
        joined = urljoin(base, url.strip())
        return joined if urlsplit(joined).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _tags(source: str, texts: list[str]) -> Candidate:
    pieces = [piece.strip() for text in texts for piece in (text.split(",") if "," in text else text.split(";"))]
    unique = dict.fromkeys(piece for piece in pieces if piece and len(piece) <= _LONGEST_TAG)
    return Candidate(source, ", ".join(texts), tuple(unique)[:_MOST_TAGS] or None)


def _tag_list(evidence: Evidence) -> list[int]:
    """Return the blocks of the list of tags that stands nearest to the story, none where it is far off.

    Further lists are the site's own (a cloud of tags, a menu of categories) or labels of a form.
    """
    body = list(evidence.roles(*BODY_ROLES))
    if not body:
        return []
    runs: dict[int, list[int]] = {}
    for place, index in enumerate(evidence.roles(Role.TAGS)):
        runs.setdefault(index - place, []).append(index)  # equal for neighbours
    nearest = min(runs.values(), key=lambda run: _distance(run, body), default=[])
    if not nearest or _distance(nearest, body) > _TAGS_REACH:
        return []
    blocks = map(evidence.document.build, nearest)
    return [block.index for block in blocks if not block.level and (not evidence.is_markup or _is_linked(block))]


def _distance(run: list[int], body: list[int]) -> int:
    """Return how many blocks lie between a run and the body; 0 inside it."""
    return max(run[0] - body[-1], body[0] - run[-1], 0)


def _is_linked(block: Block) -> bool:
    return any(inline.kind is InlineKind.LINK for inline in block.inlines)


def _image_urls(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    urls = [each.get("url") or each.get("contentUrl") if isinstance(each, Mapping) else each for each in values[:3]]
    return [url for url in urls if isinstance(url, str)]


def _image(source: str, raw: str, alt: str, evidence: Evidence) -> Candidate:
    url = _absolute(raw, evidence.document.url)
    if not url:
        return Candidate(source, raw, None)
    caption = _caption(url, evidence)
    return Candidate(source, raw, LeadImage(url, caption, alt))


def _caption(url: str, evidence: Evidence) -> str:
    """Return the caption of the figure whose picture has the same file name, empty where there is none."""
    name = _file_name(url)
    figure = next((block.figure for block in evidence.document.blocks if _shows(block, name)), None)
    if not name or figure is None:
        return ""
    captions = (
        block.text for block in evidence.document.blocks if block.figure == figure and block.kind is Kind.CAPTION
    )
    return next(captions, "")


def _shows(block: Block, name: str) -> bool:
    return isinstance(block.detail, Picture) and block.figure is not None and _file_name(block.detail.url) == name


def _file_name(url: str) -> str:
    return url.partition("?")[0].rstrip("/").rpartition("/")[2]


def _licence_links(evidence: Evidence) -> Iterator[Candidate]:
    for block in evidence.document.blocks:
        for inline in block.inlines:
            found = _LICENCE.search(inline.target) if inline.kind is InlineKind.LINK else None
            if found:
                yield Candidate(f"link in block {block.index}", block.text, f"https://{found[0]}")
                return


def _type_names(node: Node) -> list[str]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return [name for name in names if isinstance(name, str)]
