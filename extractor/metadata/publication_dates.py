"""When the article was published and last changed: candidates from the head, time elements, lines and the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from extractor.metadata import metatags
from extractor.metadata.calendar_day import make_day
from extractor.metadata.candidate import Candidate
from extractor.metadata.dates import find_moments, read_moment
from extractor.metadata.evidence import Evidence
from extractor.metadata.headline_zone import Zone
from extractor.metadata.jsonld import strings
from extractor.metadata.relative_dates import read_relative
from extractor.model import Role
from extractor.model.values import Moment

_Reader = Callable[[Evidence, Zone], Iterator[Candidate]]

_CHANGED = re.compile(
    r"updat|aktualisiert|\bakt\.|modif|ge[äa]ndert|bearbeitet|mis(?:e)? [àa] jour|actualiz|atualiz"
    r"|aggiornat|bijgewerkt|gewijzigd"
    r"|opdateret|oppdatert|uppdatera|p[äa]ivitetty|aktualizov|zaktualizowano|aktualizacja|обновлен|изменен"
    r"|оновлено|edited"
    r"|revised|last change|güncelle|diperbarui|cập nhật|最終更新|更新|수정|업데이트|تحديث|עודכן|stand:|frissít|ενημ",
    re.IGNORECASE,
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(\d{2}|\d(?=[/_.-]))[/_.-]?(\d{2}|\d(?=[/_.-]))(?!\d)")
_URL_STAMP = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{4,14}(?!\d))")
_ARCHIVE = re.compile(r"^web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(?:https?:/{1,2})?")
_URL_WORDED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d{1,2})/")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PRINTED = ("time element", "date line")
_STAMPED = ("json-ld datePublished", *(f"meta {name}" for name in metatags.PUBLISHED))
_OTHER_EVENT = re.compile(
    r"joined|registr|member since|mitglied seit|beigetreten|founded|gegründet|copyright|©|born|geboren"
    r"|inscrit|expires|ends"
    r"|valid|deadline|erscheinungs|release|erscheint am|expected|beitritt|dabei seit|anmeld",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:first |originally |ursprünglich )?(?:published|posted|veröffentlicht|publiziert|erstellt"
    r"|erschienen|datum|date|publi[ée]"
    r"|publicad[oa]|fecha|data|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|udgivet|julkaistu"
    r"|opublikowano|publikováno"
    r"|опубликовано|дата|yayınlanma|diterbitkan|ngày đăng|発表日|掲載日|公開日|发布时间|發布時間|입력|등록)\b",
    re.IGNORECASE,
)
_LONGEST_LINE = 160
"""Characters of an unlabelled block that may be a date line; set by hand."""
_LATER_REACH = 25
"""Blocks below the zone in which a line of its own may date the article; set by hand."""
_BELOW_ZONE = 12
"""Blocks below the zone in which a labelled date still belongs to the headline; set by hand."""
_LABEL_WORTH = 10
"""Blocks of distance from the headline that a label outweighs; set by hand."""
_SHORT_LINE = 80
"""Characters of a date line far from the headline; set by hand."""
_WEEKDAY = re.compile(r"\s*[^\W\d_][^\s\d|]{1,14}[.,]?(?:\s(?:den|le|il|the|dne))?,?\s?")
_LONGEST_TAIL = 14
"""Characters that may stand after a render date; set by hand."""
_FIRST_WEB_YEAR = "1994"
"""Earlier days in lines that are not labelled as dates are birthdays and history; set by hand."""
_DATE_SHARE = 0.15
"""Share of an unlabelled line's characters that its dates must take; set by hand."""


def published_candidates(evidence: Evidence, zone: Zone) -> list[Candidate]:
    """Return dates of publication, best first.

    One that cannot be read or is later than the day of capture has the value None.
    """
    candidates = _asked(PUBLISHED_READERS, evidence, zone)
    if not any(each.value for each in candidates):
        for reader in LAST_READERS:
            candidates += _asked((reader,), evidence, zone)
            if any(each.value for each in candidates):
                break
    return printed_day_first(candidates, lambda: modified_candidates(evidence, zone))


def modified_candidates(evidence: Evidence, zone: Zone) -> list[Candidate]:
    """Return dates of the last change, best first."""
    return _asked(MODIFIED_READERS, evidence, zone)


def _asked(readers: tuple[_Reader, ...], evidence: Evidence, zone: Zone) -> list[Candidate]:
    return [bounded(each, evidence.captured) for reader in readers for each in reader(evidence, zone)]


def bounded(candidate: Candidate, captured: date | None) -> Candidate:
    """Take the value from a candidate that is later than the day of capture."""
    if captured is None or not isinstance(candidate.value, Moment) or candidate.value.day <= captured.isoformat():
        return candidate
    return Candidate(candidate.source, candidate.raw, None)


def printed_day_first(candidates: list[Candidate], modified: Callable[[], list[Candidate]]) -> list[Candidate]:
    """Let the day that the page prints settle what its head leaves open.

    It does where two sources of the head disagree and it sides with one, and where the head gives one day without
    a time as that of publication and of the last change and the printed day is earlier: templates fill in both alike.
    """
    valued = [each for each in candidates if each.value]
    printed = next((each for each in valued if each.source.startswith(_PRINTED)), None)
    if printed is None or valued[0] is printed or valued[0].value.day == printed.value.day:
        return candidates
    sided = next(
        (each for each in valued if each.value.day == printed.value.day and each.source.startswith(_STAMPED)), None
    )
    if sided is None and valued[0].value.precision == "day" and valued[0].value.day > printed.value.day:
        changed = next((each.value.day for each in modified() if each.value), "")
        sided = printed if changed == valued[0].value.day else None
    return [sided, *(each for each in candidates if each is not sided)] if sided else candidates


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
    """Date lines near the headline, those labelled as date before others that are a little nearer."""
    labelled = set(_labelled(evidence))
    near = (index for index in range(zone.start, zone.stop + _BELOW_ZONE) if index != zone.title)
    inside = [index for index in near if index < zone.stop or index in labelled]
    for index in sorted(inside, key=lambda each: zone.distance(each) - _LABEL_WORTH * (each in labelled)):
        yield from _line(evidence, index, changed=changed, labelled=index in labelled, above=index < zone.title)


def _far_lines(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """Blocks labelled as date elsewhere on the page, nearest to the headline first."""
    far = [index for index in _labelled(evidence) if not zone.start <= index < zone.stop + _BELOW_ZONE]
    for index in sorted(far, key=zone.distance):
        yield from _line(evidence, index, changed=False, labelled=True, above=index < zone.title)


def _labelled(evidence: Evidence) -> list[int]:
    return list(evidence.roles(Role.DATE, Role.BYLINE))


def _line(evidence: Evidence, index: int, *, changed: bool, labelled: bool, above: bool) -> Iterator[Candidate]:
    text = evidence.document.texts[index]
    if not labelled and (len(text) > _LONGEST_LINE or (above and _is_render_date(text, evidence))):
        return
    found = [each for each in find_moments(text, evidence.habits) if labelled or each.moment.iso >= _FIRST_WEB_YEAR]
    if not labelled and sum(each.stop - each.start for each in found) < _DATE_SHARE * len(text):
        return
    start = 0
    for each in found:
        before = text[start : each.start][-60:]
        if bool(_CHANGED.search(before)) is changed and not _OTHER_EVENT.search(before):
            yield Candidate(f"date line, block {index}", text, each.moment)
        start = each.stop
    if labelled and not found and bool(_CHANGED.search(text)) is changed:
        yield Candidate(f"date line, block {index}", text, read_relative(text, evidence.captured))


def _lone_day(evidence: Evidence, zone: Zone, *, changed: bool = False) -> Iterator[Candidate]:
    """The one day that all date lines and time elements of the page agree on, wherever they stand."""
    times = [
        (f"time element, block {index}", stamp or text, read_moment(stamp or text, evidence.habits), index)
        for stamp, text, index in evidence.document.head.times[:50]
    ]
    lines = [
        (each.source, each.raw, each.value, index)
        for index, text in enumerate(evidence.document.texts)
        if len(text) <= _SHORT_LINE and any(map(str.isdigit, text))
        for each in _line(evidence, index, changed=changed, labelled=False, above=index < zone.title)
    ]
    dated = [each for each in (*(() if changed else times), *lines) if each[2]]
    if len({each[2].day for each in dated if each[2]}) == 1:
        yield Candidate(dated[0][0], dated[0][1], dated[0][2])


def _announced(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    """The one day that lines anywhere on the page call the day of publication."""
    lines = [
        Candidate(f"date line, block {index}", text, found[0].moment)
        for index, text in enumerate(evidence.document.texts)
        if len(text) <= _SHORT_LINE and _ANNOUNCED.match(text) and (found := find_moments(text, evidence.habits))
    ]
    if len({each.value.day for each in lines}) == 1:
        yield lines[0]


def _later_time(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """The first time element below the zone."""
    later = (each for each in evidence.document.head.times if each[2] >= zone.stop > 0)
    for stamp, text, index in islice(later, 1):
        yield Candidate(
            f"time element, block {index}",
            stamp or text,
            read_moment(stamp, evidence.habits) or read_moment(text, evidence.habits),
        )


def _later_line(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """The first line below the zone that is little more than a date."""
    for index in range(zone.stop, min(zone.stop + _LATER_REACH, len(evidence.document.texts))):
        if len(evidence.document.texts[index]) <= _SHORT_LINE // 2:
            yield from islice(_line(evidence, index, changed=False, labelled=False, above=False), 1)


def _last_change(evidence: Evidence, zone: Zone) -> Iterator[Candidate]:
    """The last change as printed or in JSON-LD, where the page dates nothing else: the article was out by then."""
    printed = (*_times(evidence, zone, changed=True), *_lines(evidence, zone, changed=True))
    for each in (*printed, *_lone_day(evidence, zone, changed=True), *_jsonld(evidence, "dateModified")):
        yield Candidate(f"{each.source} (last change)", each.raw, each.value)


def _is_render_date(text: str, evidence: Evidence) -> bool:
    """Whether a line is a whole date with its weekday and nothing else: what a masthead prints on the day of reading.

    Some blogs print the day of the post so; the month in the address then says the same.
    """
    found = find_moments(text, evidence.habits)
    if len(found) != 1 or not _WEEKDAY.fullmatch(text[: found[0].start]) or len(text) - found[0].stop > _LONGEST_TAIL:
        return False
    year, month, _ = found[0].moment.day.split("-")
    return not re.search(rf"/{year}[/-]{month}(?!\d)", evidence.document.url)


def _address(evidence: Evidence, _: Zone) -> Iterator[Candidate]:
    path = _ARCHIVE.sub("", evidence.document.url.partition("://")[2]).partition("/")[2][:300]
    for match in (*_URL_DAY.finditer(path), *_URL_STAMP.finditer(path)):
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            yield Candidate("url", match[0], _day(day))
    worded = _URL_WORDED.search("/" + path)
    if worded and worded[2] in _MONTHS:
        day = make_day(int(worded[1]), _MONTHS.index(worded[2]) + 1, int(worded[3]))
        if day:
            yield Candidate("url", worded[0], _day(day))


def _day(day: date) -> Moment:
    return Moment(day.isoformat())


PUBLISHED_READERS: tuple[_Reader, ...] = (
    lambda evidence, _: _jsonld(evidence, "datePublished"),
    lambda evidence, _: _metas(evidence, metatags.PUBLISHED),
    lambda evidence, zone: _times(evidence, zone, changed=False),
    lambda evidence, _: _microdata(evidence, "datePublished"),
    lambda evidence, zone: _lines(evidence, zone, changed=False),
    lambda evidence, _: _jsonld(evidence, "dateCreated", "uploadDate"),
    _address,
    lambda evidence, _: _metas(evidence, metatags.DATED),
)
"""Who is asked for the date of publication, in this order."""

LAST_READERS: tuple[_Reader, ...] = (_announced, _far_lines, _lone_day, _later_line, _later_time, _last_change)
"""Who is asked, in this order, where all of those know none; the first answer ends it."""

MODIFIED_READERS: tuple[_Reader, ...] = (
    lambda evidence, _: _jsonld(evidence, "dateModified"),
    lambda evidence, _: _metas(evidence, metatags.MODIFIED),
    lambda evidence, _: _microdata(evidence, "dateModified"),
    lambda evidence, zone: _times(evidence, zone, changed=True),
    lambda evidence, zone: _lines(evidence, zone, changed=True),
)
"""Who is asked for the date of the last change, in this order."""
