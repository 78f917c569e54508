"""Authors: candidates from the head, from marked elements and from the lines around the headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from extractor.metadata import metatags
from extractor.metadata.candidate import Candidate
from extractor.metadata.evidence import Evidence
from extractor.metadata.headline_zone import Zone
from extractor.metadata.jsonld import resolve, strings, types_of
from extractor.metadata.people import Byline, read_byline, read_names
from extractor.model import Role

_STRONG_MARK = re.compile(
    r"rel=author|itemprop=author|\bbyline|author[-_]?name|\bauthors?\b|\bautor\b|\bfn\b|autorenzeile"
)
_WEAK_MARK = re.compile(
    r"image|avatar|photo|bio\b|description|comment|social|box|related|teaser|card|menu|follow|share|count|more"
)
_ORGANISATIONS = frozenset(
    "organization newsmediaorganization corporation localbusiness onlinebusiness brand website".split()
)
_LONGEST_LINE = 160
"""Characters of a block that may be a byline; set by hand."""


def author_candidates(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Yield bylines, best first; a byline that names nobody has the value None."""
    for reader in READERS:
        yield from reader(evidence, zone)


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
        r"written|verfasst|geschrieben|[ée]crit|escrito|scritto|geschreven|author|autor|skrevet|skriven|napisan|автор",
        label,
    ):
        yield _candidate("meta twitter:data1", evidence.metas.get("twitter:data1", []), evidence.own_names)


def _from_credits(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Elements that their marks call an author, in the zone, nearest to the headline first, the innermost of a row."""
    inside = [each for each in evidence.document.head.credits if zone.start <= each[2] < zone.stop + 3]
    strong = [each for each in inside if _STRONG_MARK.search(each[0]) and not _WEAK_MARK.search(each[0])]
    for marks, text, index in sorted(strong, key=lambda each: (zone.distance(each[2]), len(each[1]))):
        value = read_byline(text, evidence.own_names, opened=True) if len(text) <= _LONGEST_LINE else Byline()
        yield Candidate(f"byline block {index}", text, value or None)


def _from_lines(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Blocks labelled as byline, then lines near the headline that open with a word such as "By"."""
    labelled = list(evidence.roles(Role.BYLINE))
    near = [i for i in range(zone.start, zone.stop) if i not in labelled and i != zone.title]
    for index in [*labelled, *sorted(near, key=zone.distance)]:
        text = evidence.document.texts[index]
        if len(text) <= _LONGEST_LINE:
            value = read_byline(text, evidence.own_names, opened=index in labelled)
            if value or index in labelled:
                yield Candidate(f"byline block {index}", text, value or None)


def _from_microdata(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    if "author" in evidence.microdata:
        yield _candidate("microdata author", evidence.microdata["author"][:3], evidence.own_names)


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
    """Move the first candidate that names a person to the front: a site's own name is no author where a person signs."""
    with_persons = [each for each in candidates if each.value and each.value.persons]
    return [*with_persons, *(each for each in candidates if each not in with_persons)]
