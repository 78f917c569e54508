"""What an input turns out to be when it is opened: one page, packed or not, or an archive of many."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeVar

from extractor.archives.archive import Archive
from extractor.archives.codecs import PIECE, codec_of
from extractor.archives.members import Damage, unpacked_items
from extractor.archives.pages import ArchivedPage, page_of
from extractor.archives.records import OPENING, Record, cut_records
from extractor.errors import InputError, InputTooLarge, UnsupportedInput

_CHUNK = 1 << 16
"""Bytes that are read from a file at a time."""
_OPENING_BYTES = 256
"""Bytes that tell what an input is."""
_LENIENT = ("", "length")
"""Faults that the only record of a file may have: people save a record without its neighbours and edit it."""

Items = Iterator[bytes | Damage]
_Item = TypeVar("_Item", bound=bytes | Damage)


def open_input(source: Path | bytes | BinaryIO, name: str, max_bytes: int) -> bytes | Archive:
    """Return the one page of an input, unpacked, or the archive that it is.

    Args:
        source: the path of a file, its bytes, or the file opened as binary.
        name: what messages call it.
        max_bytes: the limit of a page.

    Raises:
        InputTooLarge: it is one page above the limit.
        UnsupportedInput: it is one page, packed and damaged, or packed with Zstandard without the extra.
        OSError: it cannot be read.
    """
    opening, items = _opened(source, name, max_bytes)
    if not OPENING.match(opening):
        return _whole(items, name, max_bytes)
    records = cut_records(items, max_bytes)
    first = list(_first(records, 2))
    if (
        len(first) == 1
        and first[0].fault in _LENIENT
        and isinstance(page := page_of(first[0], 1, max_bytes), ArchivedPage)
    ):
        return _alone(first[0], page)
    return Archive(chain(first, records), max_bytes)


def _alone(record: Record, page: ArchivedPage) -> bytes:
    """Return a file's only record, its page unpacked; the reader of pages knows the headers before one."""
    if page.failure or record.body.endswith(page.content):
        return record.header + record.body
    content_type = f"Content-Type: {page.content_type}\r\n" if page.content_type else ""
    return record.header + f"HTTP/1.1 200 OK\r\n{content_type}\r\n".encode() + page.content


def records_of(source: Path | bytes | BinaryIO, max_bytes: int) -> Iterator[Record]:
    """Return the records of an archive.

    Raises:
        InputError: it cannot be opened, or does not begin with a WARC record.
    """
    name = str(source) if isinstance(source, Path) else "The input"
    try:
        opening, items = _opened(source, name, max_bytes)
    except OSError as problem:
        raise InputError(f"{name}: the file cannot be read: {problem.strerror or problem}.") from None
    if not OPENING.match(opening):
        raise UnsupportedInput(f"{name}: this is no archive; it does not begin with a WARC record.")
    return cut_records(items, max_bytes)


def _opened(source: Path | bytes | BinaryIO, name: str, max_bytes: int) -> tuple[bytes, Items]:
    """Return the first bytes of an input and all of it, unpacked."""
    chunks = _chunks(BytesIO(source) if isinstance(source, bytes) else source)
    opening, chunks = _peeked(chunks)
    codec = codec_of(opening, name)
    return (opening, chunks) if codec is None else _peeked(unpacked_items(chunks, codec, max_bytes + PIECE))


def _chunks(source: Path | BinaryIO) -> Iterator[bytes]:
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield from _chunks(stream)
        return
    read = getattr(source, "read1", source.read)
    while chunk := read(_CHUNK):
        yield chunk


def _peeked(items: Iterator[_Item]) -> tuple[bytes, Iterator[_Item]]:
    """Return the first bytes and, again, everything; a break before the first byte is passed over."""
    seen, opening = list[_Item](), b""
    for item in items:
        seen.append(item)
        opening += b"" if isinstance(item, Damage) else item
        if len(opening) >= _OPENING_BYTES or (opening and isinstance(item, Damage)):
            break
    return opening[:_OPENING_BYTES], chain(seen, items)


def _whole(items: Items, name: str, max_bytes: int) -> bytes:
    found = bytearray()
    for item in items:
        if isinstance(item, Damage):
            raise UnsupportedInput(f"{name}: this is a packed file that is damaged ({item.reason}).")
        found += item
        if len(found) > max_bytes:
            raise InputTooLarge(f"{name}: this is more than the limit of {max_bytes:,} bytes; raise max_bytes.")
    return bytes(found)


def _first(records: Iterator[Record], most: int) -> Iterator[Record]:
    for _, record in zip(range(most), records, strict=False):
        yield record
