"""Files that hold pages: packed ones are unpacked, archives of WARC records give their pages one by one.

    file ──codecs, members──▶ bytes and breaks ──window, records──▶ Record ──pages, answers──▶ ArchivedPage

Damage never ends the reading: it goes on at the next member or record that can be read, and the archive counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.errors import UnsupportedInput

if TYPE_CHECKING:
    from extractor.archives.archive import Archive
    from extractor.archives.opening import open_input
    from extractor.archives.pages import ArchivedPage

__all__ = ["Archive", "ArchivedPage", "is_simple", "one_page", "open_input"]

GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
"""The first bytes of each packed member. Source: RFC 1952 with its one method, deflate; RFC 8878."""
_SIGNS = (GZIP_MAGIC, ZSTD_MAGIC, b"WARC/1.")
_OPENING_LENGTH = 256
"""Characters in which a page's first element is looked for."""
_WHEN_ASKED = {"Archive": "archive", "ArchivedPage": "pages", "open_input": "opening"}


def is_simple(opening: bytes) -> bool:
    """Whether the first bytes say that an input is neither packed nor an archive: nearly all are, and need no more."""
    return not opening.lstrip(b"\r\n").startswith(_SIGNS)


def one_page(content: str | bytes, name: str, max_bytes: int) -> str | bytes:
    """Return the one page of an input, unpacked.

    Args:
        content: the input.
        name: what messages call it.
        max_bytes: the most that it may unpack to.

    Raises:
        UnsupportedInput: it is an archive of several records, which would run together, or of one that is cut off.
        InputError: see `open_input`.
    """
    opening = content[:16] if isinstance(content, bytes) else content[:16].encode("utf-8", "replace")
    if is_simple(opening):
        _refuse_part(content, name)
        return content
    from extractor.archives.opening import open_input

    found = open_input(content if isinstance(content, bytes) else content.encode("utf-8", "replace"), name, max_bytes)
    if not isinstance(found, bytes):
        raise UnsupportedInput(f"{name}: this is an archive of records; extractor.Archive gives its pages.")
    if is_simple(found[:16]):
        _refuse_part(found, name)
    return found if isinstance(content, bytes) else content


def _refuse_part(content: str | bytes, name: str) -> None:
    """Raise where a file of records begins inside one: `split` and `tail` leave such files."""
    found = content.find("\nWARC/1.") if isinstance(content, str) else content.find(b"\nWARC/1.")
    if found < 0 or _begins_as_html(content[:_OPENING_LENGTH]):
        return
    from extractor.archives.records import holds_records

    if holds_records(content if isinstance(content, bytes) else content.encode("utf-8", "replace")):
        raise UnsupportedInput(
            f"{name}: this is a part of an archive and begins inside a record; cut it where a line WARC/1.0 begins."
        )


def _begins_as_html(opening: str | bytes) -> bool:
    """Whether an input is a page from its first element on: one about archives may show whole records."""
    start = opening if isinstance(opening, str) else opening.decode("ascii", "replace")
    return start.lstrip("\ufeff\ufffd \t\r\n").lower().startswith(("<!doctype html", "<html"))


def __getattr__(name: str) -> Any:
    if name in _WHEN_ASKED:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_WHEN_ASKED[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
