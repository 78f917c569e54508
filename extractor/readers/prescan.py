"""What a page's first bytes say about its charset: the byte order mark, the XML declaration, the meta elements.

Source: HTML Standard, section 13.2.3.2, "prescan a byte stream to determine its encoding".
"""

from __future__ import annotations

import re

from extractor.text import pattern

PRESCAN_BYTES = 1024
"""How far the standard looks for a meta element."""

LONG_PRESCAN_BYTES = 65_536
"""How far we look where that gave nothing and the bytes are not UTF-8: scripts before the meta element are common.
Set by hand."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
_TAG = pattern(rb"<(?:!--|(meta)[\s/]|/?[a-z]|[!/?])", re.IGNORECASE)
_ATTRIBUTE = pattern(rb"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?""")
_TAG_END = pattern(rb"[\s>]")
_IN_CONTENT = pattern(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
_XML = pattern(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_MARKUP = pattern(rb"<(?:!doctype\s+html|\?xml|html|head|meta|body|title|script|div|p|article)[\s>]", re.IGNORECASE)


def bom_of(data: bytes) -> tuple[str, int]:
    """Return the charset that a byte order mark tells and the mark's length in bytes, ("", 0) without one."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    return "", 0


def looks_like_markup(data: bytes) -> bool:
    """Whether a tag of an HTML page stands in the first bytes."""
    return _MARKUP.search(data, 0, PRESCAN_BYTES) is not None


def declared_label(data: bytes, limit: int = PRESCAN_BYTES) -> str:
    """Return the label in a meta element or the XML declaration of the first `limit` bytes, empty without one."""
    start = data[:limit]
    if b"charset" not in start.lower():
        xml = _XML.match(start)
        return xml[1].decode("ascii") if xml else ""
    position = 0
    while (tag := _TAG.search(start, position)) is not None:
        position, label = _step(start, tag)
        if label:
            return label.decode("ascii", "replace")
    return ""


def _step(start: bytes, tag: re.Match[bytes]) -> tuple[int, bytes]:
    """Return where to go on behind a tag, and the label if the tag gives one."""
    if tag[0] == b"<!--":
        end = start.find(b"-->", tag.end() - 2)
        return (len(start) if end < 0 else end + 3), b""
    if tag[0][1:2] in b"!?" or tag[0] == b"</":
        end = start.find(b">", tag.end())
        return (len(start) if end < 0 else end + 1), b""
    if tag[1] is None:
        name_end = _TAG_END.search(start, tag.end())
        return (len(start) if name_end is None else _attributes(start, name_end.start())[0]), b""
    position, attributes = _attributes(start, tag.end())
    return position, _label(attributes)


def _attributes(start: bytes, position: int) -> tuple[int, dict[bytes, bytes]]:
    """Return where a tag's attributes end, and their values by lower-case name; the first of two counts."""
    found: dict[bytes, bytes] = {}
    while (match := _ATTRIBUTE.match(start, position)) is not None:
        position = match.end()
        found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or b"")
    return position, found


def _label(attributes: dict[bytes, bytes]) -> bytes:
    if attributes.get(b"charset"):
        return attributes[b"charset"].strip()
    if attributes.get(b"http-equiv", b"").strip().lower() != b"content-type":
        return b""
    inside = _IN_CONTENT.search(attributes.get(b"content", b""))
    return (inside[1] or inside[2] or inside[3] or b"") if inside else b""
