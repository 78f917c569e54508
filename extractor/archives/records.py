"""A file of WARC records, cut into its records.

Standard: ISO 28500:2017, WARC/1.1. A record is a header, as many bytes as its Content-Length says, and two line ends.
Where that does not hold, the record ends where the next one begins, and its `fault` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from extractor.archives.members import Damage
from extractor.archives.window import Window
from extractor.text import pattern

_LONGEST_HEADER = 65_536
"""Bytes of a header that are looked at. Set by hand: headers have less than 2,000."""
_OPENING = rb"WARC/1\.\d\r?\n(?:WARC-|Content-)[A-Za-z-]+:"
_LONGEST_OPENING = 64
OPENING = pattern(rb"\s*" + _OPENING)
"""How a file of records begins."""
_HEADER = pattern(rb"WARC/1\.\d\r?\n(?:[^\r\n]+\r?\n)+\r?\n")
_LINE_ENDS = pattern(rb"[\r\n]*")
_NEXT = pattern(rb"\n" + _OPENING)  # its first bytes are fixed, which makes the search twenty times as fast
_OPENING_BEHIND = pattern(rb"[\r\n]{1,16}" + _OPENING)
_LOOKED_AT = 5
"""Records that are looked at in a file that does not begin with one. Set by hand: one of right length is enough."""
_LENGTH = pattern(rb"^Content-Length:[ \t]*([0-9]{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_FIELD = pattern(rb"^([A-Za-z-]+):[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_KEPT = 65_536
"""Bytes of a body that cannot be used that are kept: they tell what was in it. Set by hand."""
_AFTER = 16
"""Line ends behind a record that are looked through for the next one; the standard wants four."""


@dataclass(frozen=True)
class Record:
    """A record as it stands in the file.

    Attributes:
        header: its header with the blank line below; empty where there is none, and the bytes belong to no record.
        body: what the header describes; only its start where the record is damaged or too large.
        fault: what is wrong: "" nothing, "length" its length was not what it says, "cut" the file ends inside it,
            "damaged", "too large", "digest" its bytes are not those that its digest was made of.
        reason: what the packing says of damage, else empty.
    """

    header: bytes
    body: bytes
    fault: str = ""
    reason: str = ""

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The header's fields by their names in lower case; of equal names the first."""
        pairs = reversed(_FIELD.findall(self.header))
        return {name.decode("ascii").lower(): value.decode("utf-8", "replace") for name, value in pairs}


def holds_records(data: bytes) -> bool:
    """Whether whole records stand one behind the other in some bytes: a page about records has none of right length."""
    for place in islice(_NEXT.finditer(data), _LOOKED_AT):
        header = _HEADER.match(data, place.start() + 1, place.start() + _LONGEST_HEADER)
        stop = header and header.end() + _length_of(header[0])
        if header and stop and stop >= header.end() and _OPENING_BEHIND.match(data, stop):
            return True
    return False


def cut_records(items: Iterator[bytes | Damage], max_bytes: int) -> Iterator[Record]:
    """Yield every record of a file, in order, also the damaged ones.

    Args:
        items: the file, unpacked, with its breaks.
        max_bytes: a larger body is passed over.
    """
    window = Window(items)
    while True:
        _skip_line_ends(window)
        if window.data:
            yield _next_record(window, max_bytes)
        elif damage := window.pass_damage():
            if not damage.inside:
                yield Record(b"", b"", "damaged", damage.reason)
        else:
            return


def _skip_line_ends(window: Window) -> None:
    while window.data or window.more():
        blank = _LINE_ENDS.match(window.data)
        del window.data[: blank.end() if blank else 0]
        if window.data:
            return


def _next_record(window: Window, max_bytes: int) -> Record:
    window.reach(_LONGEST_HEADER)
    found = _HEADER.match(window.data, 0, _LONGEST_HEADER)
    if found is None:
        size, _ = window.find(_NEXT, 1, 0, _LONGEST_OPENING)
        window.take(size)
        damage = window.pass_damage() if not window.data else None
        return Record(b"", b"", "damaged", damage.reason if damage else "")
    header = window.take(found.end())
    length = _length_of(header)
    if 0 <= length <= max_bytes and _ends_at(window, length):
        return _checked(window, Record(header, window.take(length)))
    return _up_to_the_next(window, header, length, max_bytes)


def _length_of(header: bytes) -> int:
    """Return the length of the body as a header states it, -1 where it states none."""
    stated = _LENGTH.search(header)
    return int(stated[1]) if stated else -1


def _ends_at(window: Window, length: int) -> bool:
    """Whether the record's end, the next record, a break or the file's end stands behind so many bytes."""
    complete = window.reach(length)
    window.reach(length + _AFTER)
    behind = bytes(window.data[length : length + _AFTER])
    next_one = behind.lstrip(b"\r\n")
    return complete and (not next_one or next_one.startswith(b"WARC/") or behind.startswith(b"\r\n\r\n"))


def _up_to_the_next(window: Window, header: bytes, length: int, max_bytes: int) -> Record:
    """Return a record that is too large, or whose length is not what it says: it ends where the next one begins."""
    size, dropped = window.find(_NEXT, 0, max_bytes, _LONGEST_OPENING)
    if dropped or size > max_bytes:
        start = bytes(window.data[:_KEPT])
        del window.data[:size]
        return _checked(window, Record(header, start, "too large"))
    is_last = size == len(window.data)
    body = window.take(size)
    fault = "cut" if is_last and len(body) < length else "length"
    return _checked(window, Record(header, body.rstrip(b"\r\n"), fault))


def _checked(window: Window, record: Record) -> Record:
    """Return a record as damaged, or cut, where the file breaks inside the member that it stands in."""
    if bytes(window.data[:_AFTER]).strip(b"\r\n") or not (window.damage and window.damage.inside):
        return record
    window.data.clear()
    damage = window.pass_damage()
    if damage and not damage.cut:
        return Record(record.header, record.body[:_KEPT], "damaged", damage.reason)
    return record if record.fault == "too large" else replace(record, fault="cut")
