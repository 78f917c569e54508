"""When the article was published and last changed: candidates from the head, time elements, lines and the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from extractor.metadata import metatags
from extractor.metadata.calendar_day import make_day
from extractor.metadata.candidate import Candidate
from extractor.metadata.dates import find_moments, read_moment
from extractor.metadata.evidence import Evidence
from extractor.metadata.headline_zone import Zone
from extractor.metadata.jsonld import strings
from extractor.metadata.relative_dates import read_relative
from extractor.metadata.values import Moment
from extractor.model import Role

_CHANGED = re.compile(
    r"updat|aktualisiert|modif|ge[äa]ndert|bearbeitet|mis(?:e)? [àa] jour|actualiz|atualiz|aggiornat|bijgewerkt|gewijzigd"
    r"|opdateret|oppdatert|uppdatera|p[äa]ivitetty|aktualizov|zaktualizowano|aktualizacja|обновлен|изменен|оновлено|edited"
    r"|revised|last change|güncelle|diperbarui|cập nhật|最終更新|更新|수정|업데이트|تحديث|עודכן|stand:|frissít|ενημ",
    re.IGNORECASE,
)
_WEEKDAY_FIRST = re.compile(r"^[^\W\d_]{3,12}[.,]?\s")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(\d{2}|\d(?=[/_.-]))[/_.-]?(\d{2}|\d(?=[/_.-]))(?!\d)")
_URL_WORDED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d{1,2})/")
_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_LONGEST_LINE = 160
"""Characters of an unlabelled block that may be a date line; set by hand."""
_DATE_SHARE = 0.25
"""Share of an unlabelled line's characters that its dates must take; set by hand."""


def published_candidates(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Yield dates of publication, best first; one that cannot be read or is later than the capture has the value None."""
    for reader in PUBLISHED_READERS:
        yield from map(evidence_bound(evidence), reader(evidence, zone))


def modified_candidates(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Yield dates of the last change, best first."""
    for reader in MODIFIED_READERS:
        yield from map(evidence_bound(evidence), reader(evidence, zone))


def evidence_bound(evidence: Evidence) -> Callable[[Candidate], Candidate]:
    """Return a function that takes the value from a candidate that is later than the day of capture."""
    latest = evidence.captured.isoformat() if evidence.captured else "9999"

    def bound(candidate: Candidate) -> Candidate:
        late = isinstance(candidate.value, Moment) and candidate.value.day > latest
        return Candidate(candidate.source, candidate.raw, None) if late else candidate

    return bound


def _jsonld(evidence: Evidence, *keys: str) -> Iterator[Candidate]:
    for key in keys:
        for text in strings(evidence.from_article(key))[:1]:
            yield Candidate(f"json-ld {key}", text, read_moment(text, evidence.habits))


def _metas(evidence: Evidence, names: tuple[str, ...]) -> Iterator[Candidate]:
    for candidate in evidence.from_metas(*names):
        yield Candidate(candidate.source, candidate.raw, read_moment(candidate.raw, evidence.habits))


def _microdata(evidence: Evidence, name: str) -> Iterator[Candidate]:
    for text in evidence.microdata.get(name, [])[:1]:
        yield Candidate(f"microdata {name}", text, read_moment(text, evidence.habits))


def _times(evidence: Evidence, zone: Zone, *, changed: bool) -> Iterator[Candidate]:
    """Time elements of the zone, nearest to the headline first."""
    inside = [each for each in evidence.document.head.times if zone.start <= each[2] < zone.stop]
    for stamp, text, index in sorted(inside, key=lambda each: zone.distance(each[2])):
        line = evidence.document.texts[index] if index < len(evidence.document.texts) else text
        if bool(_CHANGED.search(_before(line, text))) is changed:
            value = read_moment(stamp, evidence.habits) or read_moment(text, evidence.habits)
            yield Candidate(f"time element, block {index}", stamp or text, value)


def _before(line: str, text: str) -> str:
    """Return what stands before `text` in its line, at most 40 characters, and the text itself."""
    at = max(line.find(text), 0)
    return line[max(0, at - 40) : at] + text


def _lines(evidence: Evidence, zone: Zone, *, changed: bool) -> Iterator[Candidate]:
    """Blocks labelled as date, then date lines near the headline."""
    labelled = [*evidence.roles(Role.DATE), *evidence.roles(Role.BYLINE)]
    near = [i for i in range(zone.start, zone.stop) if i not in labelled and i != zone.title]
    for index in [*labelled, *sorted(near, key=zone.distance)]:
        yield from _line(evidence, index, changed=changed, labelled=index in labelled, above=index < zone.title)


def _line(evidence: Evidence, index: int, *, changed: bool, labelled: bool, above: bool) -> Iterator[Candidate]:
    text = evidence.document.texts[index]
    if not labelled and (len(text) > _LONGEST_LINE or (above and _is_render_date(text, evidence))):
        return
    found = find_moments(text, evidence.habits)
    if not labelled and sum(each.stop - each.start for each in found) < _DATE_SHARE * len(text):
        return
    start = 0
    for each in found:
        if bool(_CHANGED.search(text[start : each.start][-60:])) is changed:
            yield Candidate(f"date line, block {index}", text, each.moment)
        start = each.stop
    if labelled and not found and bool(_CHANGED.search(text)) is changed:
        yield Candidate(f"date line, block {index}", text, read_relative(text, evidence.captured))


def _is_render_date(text: str, evidence: Evidence) -> bool:
    """Whether a line is a whole date with its weekday and nothing else: what a masthead prints on the day of reading."""
    found = find_moments(text, evidence.habits)
    return (
        len(found) == 1
        and bool(_WEEKDAY_FIRST.match(text))
        and found[0].start <= 14
        and len(text) - found[0].stop <= 12
    )


def _address(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    path = evidence.document.url.partition("://")[2].partition("/")[2][:300]
    for match in _URL_DAY.finditer(path):
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            yield Candidate("url", match[0], _day(day))
    worded = _URL_WORDED.search("/" + path)
    if worded and worded[2] in _MONTHS:
        day = make_day(int(worded[1]), _MONTHS[worded[2]], int(worded[3]))
        if day:
            yield Candidate("url", worded[0], _day(day))


def _day(day: date) -> Moment:
    return Moment(day.isoformat())


_Reader = Callable[[Evidence, Zone], Iterator[Candidate]]

PUBLISHED_READERS: tuple[_Reader, ...] = (
    lambda evidence, _: _jsonld(evidence, "datePublished"),
    lambda evidence, _: _metas(evidence, metatags.PUBLISHED),
    lambda evidence, _: _microdata(evidence, "datePublished"),
    lambda evidence, zone: _times(evidence, zone, changed=False),
    lambda evidence, zone: _lines(evidence, zone, changed=False),
    lambda evidence, _: _jsonld(evidence, "dateCreated", "uploadDate"),
    _address,
)
"""Who is asked for the date of publication, in this order."""

MODIFIED_READERS: tuple[_Reader, ...] = (
    lambda evidence, _: _jsonld(evidence, "dateModified"),
    lambda evidence, _: _metas(evidence, metatags.MODIFIED),
    lambda evidence, _: _microdata(evidence, "dateModified"),
    lambda evidence, zone: _times(evidence, zone, changed=True),
    lambda evidence, zone: _lines(evidence, zone, changed=True),
)
"""Who is asked for the date of the last change, in this order."""
