"""What an archive puts before a page: a WARC record's header, and the header that the server sent."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.text import pattern

_LONGEST = 65_536
"""Bytes of headers that are looked at; set by hand: servers send less than 16,384."""
_LINES = r"(?:[^\r\n]+\r?\n)*\r?\n"
_RECORD = rf"WARC/1\.[01]\r?\n{_LINES}"
RECORD = pattern(_RECORD)
"""The header of a WARC record."""
_NEXT = pattern(r"\n(?=WARC/1\.[01]\r?\nWARC-)")
_ABOUT_RECORDS = pattern(r"^WARC-Type:[ \t]*(?:warcinfo|metadata|request)\b", re.MULTILINE)
"""Records that hold no page: a WET file begins with one about itself."""
_HEADERS = pattern(rf"({_RECORD})?HTTP/\d(?:\.\d)? \d{{3}}[^\r\n]*\r?\n{_LINES}\s*(?=<)")
_ADDRESS = pattern(r"^WARC-Target-URI:[ \t]*<?([^\s>]+)", re.MULTILINE)
_CONTENT_TYPE = pattern(r"^Content-Type:[ \t]*([^\r\n]+)", re.MULTILINE | re.IGNORECASE)


class Envelope(NamedTuple):
    """What stands before an HTML page; a page without headers has none.

    Attributes:
        length: characters or bytes before the page.
        url: the page's address, empty where it is not told.
        content_type: what the server called it, None where it is not told.
    """

    length: int = 0
    url: str = ""
    content_type: str | None = None


def envelope_of(data: str | bytes) -> Envelope:
    """Read the headers before an HTML page: those of a WARC response record, or of a saved HTTP answer."""
    opening = data[:5] if isinstance(data, str) else data[:5].decode("latin-1")
    if opening not in ("WARC/", "HTTP/"):
        return Envelope()
    head = data[:_LONGEST] if isinstance(data, str) else data[:_LONGEST].decode("latin-1")
    found = _HEADERS.match(head)
    if found is None:
        return Envelope()
    record, answer = found[1] or "", found[0][found.end(1) if found[1] else 0 :]
    content_type = _CONTENT_TYPE.search(answer)
    return Envelope(found.end(), address_in(record), content_type[1] if content_type else None)


class Record(NamedTuple):
    """Where the first page of a WET file stands.

    Attributes:
        url: its address, empty where it is not told.
        body: its text.
        others: how many records with pages follow.
    """

    url: str
    body: slice
    others: int


def first_record(text: str) -> Record | None:
    """Return the first record of a WET file that holds a page, None where the text is no such file."""
    header = RECORD.match(text) if text.startswith("WARC/1") else None
    if header is None:
        return None
    starts = [0, *(each.end() for each in _NEXT.finditer(text, header.end()))]
    headers = [found for start in starts if (found := RECORD.match(text, start)) is not None]
    pages = [each for each in headers if not _ABOUT_RECORDS.search(each.group())] or headers[:1]
    first = pages[0]
    stop = next((start for start in starts if start > first.start()), len(text))
    return Record(address_in(first.group()), slice(first.end(), stop), len(pages) - 1)


def address_in(record: str) -> str:
    """Return the address that a WARC record's header tells, empty where it tells none."""
    found = _ADDRESS.search(record)
    return found[1] if found else ""
