"""The page in a WARC record, where it holds one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from extractor.archives.answers import Answer, answer_of, payload_of
from extractor.archives.records import Record
from extractor.errors import ExtractorError, InputError, InputTooLarge
from extractor.model import Notice

_PAGES = {"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "text/plain", "text/markdown"}
"""Media types that are HTML or text."""
_QUIET = {"warcinfo", "request", "metadata"}
_SAVED_FROM = ("http://", "https://", "ftp://", "file://")
"""Addresses of resources that are pages: crawlers also keep their logs and notes as resources ("metadata://")."""

_UNUSABLE = ("damaged", "too large")
"""Faults after which a record's body is no page."""

_FAULTS = {
    "length": Notice("record_length", "The record's length is not what it says; it was read up to the next record."),
    "cut": Notice("record_cut", "The file ends inside this record; what is there was read."),
    "digest": Notice("record_digest", "The record's digest does not fit; some of its bytes are damaged."),
}


class ArchivedPage(NamedTuple):
    """A page of an archive.

    Attributes:
        number: 1 for the archive's first page.
        url: its address, empty where the record tells none.
        content: its bytes, without any header.
        content_type: what the server called it, None where it is not told.
        captured: the day it was fetched, None where the record does not tell it.
        notices: what was wrong with its record.
        failure: why there is no content, None where there is.
    """

    number: int
    url: str
    content: bytes
    content_type: str | None = None
    captured: date | None = None
    notices: tuple[Notice, ...] = ()
    failure: ExtractorError | None = None


def page_of(record: Record, number: int, max_bytes: int) -> ArchivedPage | str:
    """Return the page in a record; else what the record holds in place of one, empty where that need not be told."""
    fields = record.fields
    kind = fields.get("warc-type", "").lower()
    url = fields.get("warc-target-uri", "").strip("<> ")
    if kind == "conversion" or (kind == "resource" and url.startswith(_SAVED_FROM)):
        media_type = _media_type(fields.get("content-type")) or "text/plain"
        if media_type not in _PAGES:
            return media_type
        return _page(record, number, url, fields.get("content-type"))
    if kind == "response":
        return _page_of_response(record, number, url, max_bytes)
    return "" if kind in _QUIET or kind == "resource" else f"WARC {kind or 'record'}"


def _page_of_response(record: Record, number: int, url: str, max_bytes: int) -> ArchivedPage | str:
    answer = answer_of(record.body)
    told = record.fields.get("content-type")
    if answer is None:
        unread = record.fault in _UNUSABLE
        if _media_type(told) not in _PAGES | {"application/http", ""} or not (record.body or unread):
            return _media_type(told) or "no answer"
        return _page(record, number, url, None)
    content_type = answer.fields.get("content-type") or record.fields.get("warc-identified-payload-type")
    if _media_type(content_type) not in _PAGES | {""}:
        return _media_type(content_type)
    if not answer.body and not 200 <= answer.status < 300:
        return f"HTTP {answer.status}"
    return _unpacked(_page(record, number, url, content_type), answer, max_bytes)


def _unpacked(page: ArchivedPage, answer: Answer, max_bytes: int) -> ArchivedPage:
    if page.failure:
        return page
    try:
        content, notices = payload_of(answer, max_bytes)
    except InputError as failure:
        return page._replace(content=b"", failure=failure)
    if not 200 <= answer.status < 300:
        notices = (*notices, Notice("http_status", f"The server answered with status {answer.status}."))
    return page._replace(content=content, notices=(*page.notices, *notices))


def _page(record: Record, number: int, url: str, content_type: str | None) -> ArchivedPage:
    failure: ExtractorError | None = None
    notices: tuple[Notice, ...] = ()
    content = b"" if record.fault in _UNUSABLE else record.body
    if record.fault == "too large":
        failure = InputTooLarge("The record is larger than the limit of a page; raise max_bytes.")
    elif record.fault == "damaged":
        failure = InputError(f"The record is damaged ({record.reason}).")
    elif record.fault:
        notices = (_FAULTS[record.fault],)
    if reason := record.fields.get("warc-truncated"):
        cut = Notice("record_truncated", f"The crawler kept only the start of the page ({reason}).")
        notices = (*notices, cut)
    return ArchivedPage(number, url, content, content_type, _day(record.fields.get("warc-date", "")), notices, failure)


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()
