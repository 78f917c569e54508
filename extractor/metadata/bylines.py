"""Authors: candidates from the head, from marked elements and from the lines around the headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from extractor.metadata import metatags
from extractor.metadata.candidate import Candidate
from extractor.metadata.dates import find_moments
from extractor.metadata.evidence import Evidence
from extractor.metadata.headline_zone import Zone
from extractor.metadata.jsonld import resolve, strings, types_of
from extractor.metadata.name_keys import name_key
from extractor.metadata.people import Byline, read_byline, read_names
from extractor.model import Role

_MARK = re.compile(r"author|byline|autor|auteur|writer|verfasser|redakteur|journalist|contributor")
_WEAK_MARK = re.compile(
    r"image|avatar|photo|\bbio|[-_]bio|description|comment|social|related|teaser|card\b|menu|follow|share"
    r"|count|more|profile"
    r"|caption|credit|link-list|widget|subscribe|article__author-desc|label|icon|position|title|role"
)
_ORGANISATIONS = frozenset(
    ["organization", "newsmediaorganization", "corporation", "localbusiness", "onlinebusiness", "brand", "website"]
)
_SHORT_LINE = 80
"""Characters of a byline far from the headline; set by hand."""
_MOST_CREDITS = 60
"""Marked elements that are looked at; set by hand."""
_LONGEST_LINE = 160
"""Characters of a block that may be a byline; set by hand."""


def author_candidates(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Yield bylines, best first; a byline that names nobody has the value None.

    The rest of the page is searched only where the head and the lines around the headline name nobody.
    """
    named = False
    for reader in READERS:
        for candidate in reader(evidence, zone):
            named = named or bool(candidate.value and candidate.value.persons)
            yield candidate
    if not named:
        yield from _lone_credit(evidence, zone)


def _from_jsonld(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    for key in ("author", "creator"):
        names: list[str] = []
        offices: list[str] = []
        for each in resolve(evidence.from_article(key), evidence.nodes):
            names += strings(each)
            if isinstance(each, Mapping) and types_of(each) & _ORGANISATIONS:
                offices += strings(each)
        own = evidence.own_names | frozenset(map(str.casefold, offices))
        yield _candidate(f"json-ld {key}", names, own)


def _from_metas(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    for name in metatags.AUTHOR:
        if name in evidence.metas:
            yield _candidate(f"meta {name}", evidence.metas[name], evidence.own_names)
    for name in metatags.CITATION_AUTHOR:
        if name in evidence.metas:
            yield _candidate(f"meta {name}", list(map(_turned, evidence.metas[name])), evidence.own_names)
    label = " ".join(evidence.metas.get("twitter:label1", ())).casefold()
    if re.search(
        r"written|verfasst|geschrieben|[ée]crit|escrito|scritto|geschreven|author|autor|skrevet|skriven"
        r"|napisan|автор",
        label,
    ):
        yield _candidate("meta twitter:data1", evidence.metas.get("twitter:data1", []), evidence.own_names)


def _from_credits(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Elements that their marks call an author, in the zone, nearest to the headline first, the innermost of a row."""
    inside = [each for each in evidence.document.head.credits if zone.start <= each[2] < zone.stop + 3]
    strong = [each for each in inside if _names_author(each[0])]
    for _, text, index in sorted(strong, key=lambda each: (zone.distance(each[2]), len(each[1]))):
        if len(text) <= _LONGEST_LINE:
            yield Candidate(f"byline block {index}", text, _read(text, evidence, opened=True) or None)


def _names_author(marks: str) -> bool:
    return bool(_MARK.search(marks)) and not _WEAK_MARK.search(marks)


def _read(text: str, evidence: Evidence, *, opened: bool) -> Byline:
    """Read a byline after taking its dates out: "Published August 7, 2023 by Jane Roe"."""
    rest = text
    for each in reversed(find_moments(text, evidence.habits)):
        rest = f"{rest[: each.start]} {rest[each.stop :]}"
    rest = _PUBLISHED.sub("", rest) if rest != text else rest
    return read_byline(rest, evidence.own_names, opened=opened)


_PUBLISHED = re.compile(
    r"^[\s|•·–—,.:-]*(?:(?:published|posted|updated|last updated|publiziert|veröffentlicht|erstellt"
    r"|geschrieben|publié|publicado)"
    r"(?:\s(?:on|am|le|el|em|at))?)?[\s|•·–—,.:-]*",
    re.IGNORECASE,
)


def _from_lines(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Blocks labelled as byline, then lines near the headline that open with a word such as "By"."""
    labelled = sorted(evidence.roles(Role.BYLINE), key=zone.distance)
    near = [i for i in range(zone.start, zone.stop) if i not in labelled and i != zone.title]
    for index in [*labelled, *sorted(near, key=zone.distance)]:
        text = evidence.document.texts[index]
        if len(text) <= _LONGEST_LINE:
            value = _read(text, evidence, opened=index in labelled)
            if value or index in labelled:
                yield Candidate(f"byline block {index}", text, value or None)


def _from_microdata(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    if "author" in evidence.microdata:
        yield _candidate("microdata author", evidence.microdata["author"][:3], evidence.own_names)


def _lone_credit(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    """The one byline that marked elements, or else lines that open as bylines do, agree on, wherever they stand."""
    marked = [(text, index) for marks, text, index in evidence.document.head.credits if _names_author(marks)]
    lines = [(text, index) for index, text in enumerate(evidence.document.texts) if len(text) <= _SHORT_LINE]
    for rows, opened in ((marked[:_MOST_CREDITS], True), (lines, False)):
        named = [
            (each, *row)
            for row in rows
            if len(row[0]) <= _LONGEST_LINE and (each := _read(row[0], evidence, opened=opened)).persons
        ]
        if len({frozenset(map(name_key, each.persons)) for each, _, _ in named}) == 1:
            value, text, index = named[0]
            yield Candidate(f"byline block {index}", text, value)


READERS: tuple[Callable[[Evidence, Zone], Iterator[Candidate]], ...] = (
    _from_jsonld,
    _from_metas,
    _from_credits,
    _from_lines,
    _from_microdata,
)
"""Who is asked for authors, in this order."""


def _candidate(source: str, names: list[str], own: frozenset[str]) -> Candidate:
    return Candidate(source, "; ".join(names), read_names(names, own) or None)


def _turned(name: str) -> str:
    """Turn "Roe, Jane" round."""
    surname, comma, first = name.partition(",")
    return f"{first.strip()} {surname.strip()}" if comma and "," not in first else name


def persons_first(candidates: list[Candidate]) -> list[Candidate]:
    """Order candidates: those that name a person first, since a site's own name is no author where a person signs.

    A printed byline that names all that the best candidate names and more goes before it.
    """
    with_persons = [each for each in candidates if each.value and each.value.persons]
    if not with_persons:
        return candidates
    known = set(map(name_key, with_persons[0].value.persons))
    fuller = next((each for each in with_persons if _printed(each) and _adds_names(known, each.value.persons)), None)
    best = fuller or with_persons[0]
    rest = [each for each in (*with_persons, *(c for c in candidates if c not in with_persons)) if each is not best]
    return [best, *rest]


def _printed(candidate: Candidate) -> bool:
    return candidate.source.startswith("byline block")


def _adds_names(known: set[str], persons: tuple[str, ...]) -> bool:
    """Whether a byline has all known names and others of two words or more."""
    more = set(map(name_key, persons)) - known
    return len(more) + len(known) == len(persons) and bool(more) and all(" " in name for name in more)
