"""Bytes to a page: what the input is, its charset, and the reader of its kind.

`READERS` is the table of kinds. A reader knows nothing of the others, and after it nobody asks what the input was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.archives import one_page
from extractor.errors import InputError, InputTooLarge
from extractor.model import Notice, Options, Page
from extractor.readers.envelope import envelope_of
from extractor.readers.sniff import is_address, is_html, refuse_binary, refuse_records

if TYPE_CHECKING:
    from extractor.readers.charset import Decoded

__all__ = ["READERS", "read"]


def _read_html(decoded: Decoded, url: str) -> Page:
    from extractor.readers.html import read_html, read_utf_8

    if decoded.utf_8 is None:
        return read_html(decoded.text, url, decoded.charset, decoded.source, decoded.notices)
    return read_utf_8(decoded.utf_8, url, decoded.charset, decoded.source, decoded.notices)


def _read_lines(decoded: Decoded, url: str) -> Page:
    from extractor.readers.lines import read_lines

    return read_lines(decoded.text, url, decoded.charset, decoded.source, decoded.notices)


_AN_ADDRESS = Notice("address_for_text", "The text is a file's name or an address; give a Path, or the page itself.")

READERS: dict[str, Callable[[Decoded, str], Page]] = {"html": _read_html, "text": _read_lines}
"""Kind of input to its reader: (what was decoded, url) -> Page."""


def read(data: str | bytes | Path, url: str, options: Options) -> Page:
    """Read a page of either kind; the kind is found by content, never by the file's suffix.

    Args:
        data: the page's text, its bytes or the path of its file; a packed one is unpacked.
        url: the page's address, empty where unknown; a WARC record tells it.
        options: `encoding`, `content_type` and `max_bytes` are used.

    Raises:
        InputError: the file is missing, is a directory, cannot be read, or its bytes are in no charset.
        UnsupportedInput: the input is neither text nor HTML, or an archive of several pages.
        InputTooLarge: the input, or what it unpacks to, is larger than `options.max_bytes`.
        TypeError: the input is none of the three.
    """
    if not isinstance(data, str | bytes | Path):
        raise TypeError(f"extract takes str, bytes or a Path, not {type(data).__name__}.")
    name = str(data) if isinstance(data, Path) else "The input"
    content = _content_of(data, options.max_bytes) if isinstance(data, Path) else data
    _refuse_large(len(content), name, options.max_bytes)
    content = one_page(content, name, options.max_bytes)
    from extractor.readers.charset import decode, mend_text
    from extractor.readers.twice_encoded import mend_twice_encoded

    envelope = envelope_of(content)
    content = content[envelope.length :]

    if isinstance(content, str):
        decoded = mend_text(content)
        if is_address(content):
            decoded = replace(decoded, notices=(*decoded.notices, _AN_ADDRESS))
    else:
        refuse_binary(content, name)
        decoded = decode(content, options.encoding, options.content_type or envelope.content_type)
    decoded = mend_twice_encoded(decoded)
    refuse_records(decoded.text, name)
    return READERS["html" if is_html(decoded.text) else "text"](decoded, url or envelope.url)


def _content_of(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_file():
            _refuse_large(path.stat().st_size, str(path), max_bytes)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the name.") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a directory; name the files in it, as in {path / '*'}.") from None
    except PermissionError:
        raise InputError(f"{path}: the file may not be read; check its permissions.") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise InputError(f"{path}: the file cannot be read: {reason}.") from None


def _refuse_large(size: int, name: str, max_bytes: int) -> None:
    if size > max_bytes:
        raise InputTooLarge(f"{name}: {size:,} bytes are more than the limit of {max_bytes:,}; raise max_bytes.")
