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


def address_in(record: str) -> str:
    """Return the address that a WARC record's header tells, empty where it tells none."""
    found = _ADDRESS.search(record)
    return found[1] if found else ""
