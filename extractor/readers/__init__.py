"""Bytes to a page: what the input is, its charset, and the reader of its kind.

`READERS` is the table of kinds. A reader knows nothing of the others, and after it nobody asks what the input was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extractor.errors import InputError, InputTooLarge
from extractor.model import Notice, Options, Page
from extractor.readers.sniff import is_html, refuse_binary

__all__ = ["READERS", "read"]

Notices = tuple[Notice, ...]
Reader = Callable[[str, str, str, str, Notices], Page]


def _read_html(text: str, url: str, charset: str, charset_source: str, notices: Notices) -> Page:
    from extractor.readers.html import read_html

    return read_html(text, url, charset, charset_source, notices)


def _read_lines(text: str, url: str, charset: str, charset_source: str, notices: Notices) -> Page:
    from extractor.readers.lines import read_lines

    return read_lines(text, url, charset, charset_source, notices)


READERS: dict[str, Reader] = {"html": _read_html, "text": _read_lines}
"""Kind of input to its reader: (text, url, charset, charset_source, notices) -> Page."""


def read(data: str | bytes | Path, url: str, options: Options) -> Page:
    """Read a page of either kind; the kind is found by content, never by the file's suffix.

    Args:
        data: the page's text, its bytes or the path of its file.
        url: the page's address, empty where unknown.
        options: `encoding`, `content_type` and `max_bytes` are used.

    Raises:
        InputError: the file is missing, is a directory, cannot be read, or its bytes are in no charset.
        UnsupportedInput: the input is neither text nor HTML.
        InputTooLarge: the input is larger than `options.max_bytes`.
    """
    name = str(data) if isinstance(data, Path) else "The input"
    content = _content_of(data, options.max_bytes) if isinstance(data, Path) else data
    _refuse_large(len(content), name, options.max_bytes)
    from extractor.readers.charset import decode, mend_text

    if isinstance(content, str):
        decoded = mend_text(content)
    else:
        refuse_binary(content, name)
        decoded = decode(content, options.encoding, options.content_type)
    return _reader_of(decoded.text)(decoded.text, url, decoded.charset, decoded.source, tuple(decoded.notices))


def _reader_of(text: str) -> Reader:
    return READERS["html" if is_html(text) else "text"]


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
