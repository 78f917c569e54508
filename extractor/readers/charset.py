"""Bytes to text: which charset, and who said so.

Order for a page with markup: byte order mark, HTTP or WARC header, meta element, strict UTF-8, the letters of the
visible text, charset-normalizer. For a text file the same without the meta element. Bytes that are valid UTF-8 are
UTF-8 whatever a label says: text in another charset is practically never valid UTF-8 by chance. UTF-7 is never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.errors import InputError, UndecodableInput
from extractor.model import Notice
from extractor.readers.guess import has_escapes, is_binary, legacy_charset, zero_pattern
from extractor.readers.labels import CHARSETS, Charset, charset_of
from extractor.readers.prescan import LONG_PRESCAN_BYTES, bom_of, declared_label, looks_like_markup

DAMAGE_SHARE = 0.1
"""A label is wrong where more than this share of the bytes above 127 do not decode; set by hand: pages with a few
broken characters are common, text in the wrong multi-byte charset loses a third or more."""

CHANCE_BYTES = 8
"""Fewer bytes above 127 than this can be valid UTF-8 by chance where the label is a Chinese, Japanese or Korean
charset; set by hand: a common GBK character is valid UTF-8 one time in seven, four in a row never."""

_HEADER_LABEL = re.compile(r"""charset\s*=\s*["']?([^\s;"']+)""", re.IGNORECASE)
_UTF_8 = CHARSETS["utf-8"]
_ASCII = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the charset it came in.

    Attributes:
        text: the text without a byte order mark, NULs and lone surrogates.
        charset: the charset's name in the WHATWG Encoding Standard, "str" where text was given.
        source: who decided: "bom", "header", "meta", "utf-8", "letters", "charset-normalizer", "given", "str".
        notices: what was wrong with the label or the bytes.
        utf_8: the text in UTF-8 where the bytes were that already, else None.
    """

    text: str
    charset: str
    source: str
    notices: tuple[Notice, ...] = ()
    utf_8: bytes | None = None


def decode(data: bytes, given: str | None = None, header: str | None = None, *, markup: bool | None = None) -> Decoded:
    """Decode a page. Empty bytes give an empty text in UTF-8.

    Args:
        data: the page.
        given: the charset that the user wants; nothing else is looked at.
        header: a Content-Type header or its charset alone.
        markup: whether the page is HTML; None to look for tags.

    Raises:
        InputError: `given` is no known charset.
        UndecodableInput: no charset turns the bytes into text.
    """
    if given is not None:
        return _as_given(data, given)
    bom, length = bom_of(data)
    if bom:
        return _read(data[length:], CHARSETS[bom], "bom")
    markup = looks_like_markup(data) if markup is None else markup
    charset, source = _label(data, header, markup=markup)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _not_utf_8(data, error, (charset, source), markup=markup)
    return _valid_utf_8(data, text, charset, source)


def mend_text(text: str) -> Decoded:
    """Give text that came as `str` the form that decoded text has: no NULs, no lone surrogates."""
    notices: list[Notice] = []
    if not text.isascii() and _has_surrogates(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        notices.append(Notice("lone_surrogates", "Lone surrogates in the text were replaced by U+FFFD."))
    return Decoded(_without_nulls(text.removeprefix("\ufeff"), notices), "str", "str", tuple(notices))


def _has_surrogates(text: str) -> bool:
    """Whether a text holds lone surrogates: no UTF-8 has them, and a codec looks faster than a regular expression."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _as_given(data: bytes, given: str) -> Decoded:
    charset = charset_of(given)
    if charset is None:
        raise InputError(f"The charset {given!r} is not known; leave it away to have the charset found.")
    bom, length = bom_of(data)
    return _read(data[length:] if bom == charset.name else data, charset, "given")


def _label(data: bytes, header: str | None, *, markup: bool) -> tuple[Charset | None, str]:
    """Return the charset of the first usable label and who gave it."""
    if header:
        inside = _HEADER_LABEL.search(header)
        charset = charset_of(inside[1] if inside else header)
        if charset is not None:
            return charset, "header"
    if not markup:
        return None, ""
    return _meta_charset(declared_label(data)), "meta"


def _meta_charset(label: str) -> Charset | None:
    charset = charset_of(label) if label else None
    if charset is not None and charset.name.startswith("utf-"):
        return _UTF_8  # a label that could be read as ASCII does not stand in UTF-16
    return charset


def _valid_utf_8(data: bytes, text: str, charset: Charset | None, source: str) -> Decoded:
    has_nulls = b"\0" in data  # bytes are searched several times faster than text
    if has_nulls and (wide := zero_pattern(data)):
        return _read(data, wide, "utf-8" if charset is None else source)
    if has_escapes(data) and (charset is None or charset.name == "iso-2022-jp"):
        return _read(data, CHARSETS["iso-2022-jp"], source if charset else "charset-normalizer")
    notices: list[Notice] = []
    name, said_by = "utf-8", source if charset is _UTF_8 else "utf-8"
    if charset is not None and charset is not _UTF_8:
        if text.isascii():
            name, said_by = charset.name, source
        elif charset.multibyte and _high_bytes(data) < CHANCE_BYTES and not _damage(data, charset):
            return _read(data, charset, source)
        else:
            notices.append(_wrong_label(source, charset, "utf-8"))
    if has_nulls:
        return Decoded(_without_nulls(text, notices), name, said_by, tuple(notices))
    return Decoded(text, name, said_by, tuple(notices), data)


def _not_utf_8(data: bytes, error: UnicodeDecodeError, label: tuple[Charset | None, str], *, markup: bool) -> Decoded:
    charset, source = label
    if charset is None and markup:
        charset, source = _meta_charset(declared_label(data, LONG_PRESCAN_BYTES)), "meta"
    if charset in {None, _UTF_8} and (mended := _nearly_utf_8(data, error, source if charset else "utf-8")):
        return mended
    if charset is not None and _fits(data, charset):
        return _read(data, charset, source)
    found, found_by = _unlabelled(data, markup=markup)
    if found is None:
        raise UndecodableInput("The bytes are no text in any known charset; name the charset if you know it.")
    if found is charset:
        return _read(data, found, source)
    return _read(data, found, found_by, (_wrong_label(source, charset, found.name),) if charset else ())


def _nearly_utf_8(data: bytes, error: UnicodeDecodeError, source: str) -> Decoded | None:
    """Decode UTF-8 whose one fault is a last character cut in two, or surrogates written as characters."""
    if error.reason == "unexpected end of data" and error.end == len(data):
        cut = Notice("charset_truncated", "The last character was cut in two and is left out.")
        text, told = data[: error.start].decode(), [cut]
        return Decoded(_without_nulls(text, told), "utf-8", source, tuple(told))
    try:
        mended = mend_text(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return None
    return Decoded(mended.text, "utf-8", source, mended.notices)


def _fits(data: bytes, charset: Charset) -> bool:
    """Whether a label can be true: few bytes do not decode, and they are not UTF-16 by their zeros."""
    wide = b"\0" in data and zero_pattern(data)
    return not wide and _damage(data, charset) <= DAMAGE_SHARE * _high_bytes(data)


def _unlabelled(data: bytes, *, markup: bool) -> tuple[Charset | None, str]:
    """Return the charset of bytes that are not valid UTF-8 and whose label, if any, is wrong."""
    if (wide := zero_pattern(data)) is not None:
        return wide, "utf-8"
    if is_binary(data):
        return None, ""
    broken = data.decode("utf-8", "replace")
    damage = broken.count("\ufffd")
    if len(broken) - damage - _ascii_bytes(data) > damage:
        return _UTF_8, "utf-8"  # more whole characters than broken ones: no other charset looks like that
    return legacy_charset(data, markup=markup)


def _read(data: bytes, charset: Charset, source: str, notices: tuple[Notice, ...] = ()) -> Decoded:
    """Decode with the first codec that has no complaint, else with the first, damage replaced and told."""
    told = list(notices)
    for codec in charset.codecs:
        try:
            return Decoded(_without_nulls(data.decode(codec), told), charset.name, source, tuple(told))
        except UnicodeDecodeError:
            continue
    text = data.decode(charset.codecs[0], "replace")
    damage = text.count("\ufffd")
    told.append(Notice("charset_damaged", f"Not {charset.name}: {damage} characters were replaced by U+FFFD."))
    return Decoded(_without_nulls(text, told), charset.name, source, tuple(told))


def _without_nulls(text: str, notices: list[Notice]) -> str:
    if "\0" not in text:
        return text
    notices.append(Notice("nul_characters", f"{text.count(chr(0))} NUL characters were left out."))
    return text.replace("\0", "")


def _damage(data: bytes, charset: Charset) -> int:
    """Return how many characters the charset's best codec has to replace."""
    return min(data.decode(codec, "replace").count("\ufffd") for codec in charset.codecs)


def _ascii_bytes(data: bytes) -> int:
    return len(data) - _high_bytes(data)


def _high_bytes(data: bytes) -> int:
    """Return the number of bytes above 127."""
    return len(data.translate(None, _ASCII))


def _wrong_label(source: str, charset: Charset, true: str) -> Notice:
    return Notice("charset_label_wrong", f"The page's {source} says {charset.name}, but its bytes are {true}.")
