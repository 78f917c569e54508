"""What an input is, by its content: text, HTML, or a binary file that no reader takes."""

from __future__ import annotations

import json
import re

from extractor.errors import UnsupportedInput
from extractor.readers.markdown_html import is_markdown
from extractor.readers.terminal import BACKSPACE, OVERSTRUCK
from extractor.text import pattern

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b\x08", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"{\\rtf", "an RTF document"),
)
"""First bytes and what they say. Source: WHATWG MIME Sniffing 4.4 and 6, and the formats' own documents."""

_PEEK_BYTES = 8192
_CONTROLS = bytes(range(1, 32)).translate(None, b"\t\n\x0b\x0c\r\x1b\x1c\x1d\x1e")
"""Control characters that no text has; NUL is judged by its places."""

_MOST_CONTROLS = 0.02
"""Share of control bytes above which a file is no text; set by hand: text has none, compressed data over 0.1."""


def refuse_binary(data: bytes, name: str) -> None:
    """Raise where bytes are no text.

    Args:
        data: the input.
        name: what the message calls it.

    Raises:
        UnsupportedInput: the input is an image, a PDF, an archive or other binary data.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and _is_binary(data, signature):
            raise UnsupportedInput(f"{name}: this is {what}; only text and HTML can be read.")
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise UnsupportedInput(f"{name}: this is an image, a sound or a film; only text and HTML can be read.")
    if data[4:8] == b"ftyp":
        raise UnsupportedInput(f"{name}: this is a film or an image; only text and HTML can be read.")
    if _looks_binary(data[:_PEEK_BYTES]):
        raise UnsupportedInput(f"{name}: this is binary data; only text and HTML can be read.")


def refuse_records(text: str, name: str) -> None:
    """Raise where a text is JSON, or a record of JSON a line, and nothing else; a page may begin with some.

    Raises:
        UnsupportedInput: the input is JSON.
    """
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return
    lines = text.strip("\ufeff \t\r\n").splitlines()
    if _is_record(" ".join(lines)) or all(_is_record(line) for line in lines if line.strip()):
        raise UnsupportedInput(f"{name}: this is JSON; only text and HTML can be read.")


def _is_record(text: str) -> bool:
    """Whether a text is a JSON object, or an array that begins with one."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found[0] if found and isinstance(found, list) else found, dict)


def _is_binary(data: bytes, signature: bytes) -> bool:
    """Whether a signature that could open a text ("BZh", "ID3") does not."""
    return not signature.isalnum() or _looks_binary(data[:_PEEK_BYTES])


def _looks_binary(head: bytes) -> bool:
    if not head or head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    if head.count(0) and not _is_wide(head):
        return True
    if BACKSPACE.encode() in head:
        head = OVERSTRUCK.sub(b"", head)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(head)


def _is_wide(head: bytes) -> bool:
    """Whether NULs stand where UTF-16 or UTF-32 puts them: nearly all in one column of two or four."""
    zeros = [head[column::4].count(0) for column in range(4)]
    total, column_bytes = sum(zeros), len(head) // 4 or 1
    odd_or_even = max(zeros[0] + zeros[2], zeros[1] + zeros[3])
    three_columns = total - min(zeros)
    return odd_or_even >= 0.97 * total or (three_columns >= 0.97 * total and total > 2 * column_bytes)


_ADDRESS = pattern(r"(?:https?://|file:)\S+|\S+\.(?:html?|xhtml|txt|md|gz)")
_LONGEST_ADDRESS = 2000


def is_address(text: str) -> bool:
    """Whether a text is no page but a file's name or an address, as other libraries take one."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text.strip()) is not None


_HEAD_CHARACTERS = 20_000
_NOT_MARKUP = pattern(r"\s*(?:<\?xml[^>]{0,200}\?>|<!--.{0,5000}?-->|\s)*", re.DOTALL)
_TAGS = (
    "html|head|body|title|meta|link|script|style|base|article|section|main|header|footer|nav|aside|div|span|p|a|ul|ol|"
    "li|dl|dt|dd|table|tbody|thead|tr|td|th|h[1-6]|br|hr|img|figure|form|center|font|b|i|em|strong|blockquote|pre|"
    "iframe|noscript|template|time|button|svg"
)
_OPENING = pattern(rf"<(?:!doctype\s+html|(?:{_TAGS})(?=[\s>/]))", re.IGNORECASE)
_ROOT = pattern(r"<(?:!doctype\s+html|html[\s>]|body[\s>])", re.IGNORECASE)
_TAG = pattern(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_MARKUP_SHARE = 0.2
"""Share of characters inside tags above which a text that does not open with a tag is HTML all the same; set by
hand: a tutorial about HTML has under 0.1, saved pages with some junk before them over 0.5."""


def is_html(text: str) -> bool:
    """Whether decoded text is HTML: it opens with a tag, or tags make up much of it, and it is no Markdown."""
    start = text.find("<", 0, _HEAD_CHARACTERS)
    if start < 0:
        return False
    head = text[:_HEAD_CHARACTERS].lstrip("\ufeff \t\r\n\f")
    blank = _NOT_MARKUP.match(head)
    opening = _OPENING.match(head, blank.end() if blank else 0)
    if opening is not None and _ROOT.match(opening.group() + ">"):
        return True
    if opening is not None and "</" in text[:_HEAD_CHARACTERS]:
        return not is_markdown(text)
    tag_characters = sum(match.end() - match.start() for match in _TAG.finditer(head))
    floor = _MARKUP_SHARE / 4 if _ROOT.search(head) else _MARKUP_SHARE
    return "</" in head and tag_characters > floor * len(head) and not is_markdown(text)
