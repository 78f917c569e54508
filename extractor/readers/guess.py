"""The charset of bytes without a usable label: by zeros, by escapes, by letters, else by charset-normalizer."""

from __future__ import annotations

import re

from extractor.readers.alphabets import LEAST_LIKELY, likeliest
from extractor.readers.labels import CHARSETS, Charset
from extractor.text import pattern

SAMPLE_BYTES = 32_768
"""How much text charset-normalizer sees; set by hand: its verdict does not change beyond a few kilobytes."""

SEARCH_BYTES = 1_000_000
"""How far visible text with bytes above 127 is looked for; set by hand."""

CONTROL_SHARE = 0.02
"""Above this share of control characters bytes are no text; set by hand, texts have none."""

NEARLY_AS_CLEAN = 0.02
"""Texts whose oddness (0 to 1) differs by no more than this are equally clean; set by hand."""

FLUENCY_OF_LANGUAGE = 0.3
"""What the page's own `lang` adds to the coherence (0 to 1) of a charset usual for it; set by hand."""

SPARSE_SHARE = 0.1
"""Bytes above 127 in fewer than this share of the sample are accents and curly quotes, no Chinese, Japanese or
Korean; set by hand: a single Chinese name in an English line is more."""

LATIN_SHARE = 0.5
"""Where more than this share of the words with bytes above 127 hold ASCII letters too, the script is Latin: no word
of another script mixes them; set by hand."""

_TAG = pattern(rb"<([^<>]*)>")
_HIGH = pattern(rb"[\x80-\xff]")
_HIGH_WORD = pattern(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII_LETTER = pattern(rb"[A-Za-z]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
_HIDDEN = (b"script", b"style")
_LANGUAGE = pattern(rb"""<html\b[^<>]{0,500}?\blang\s*=\s*["']?([A-Za-z]{2,3})""", re.IGNORECASE)
_ESCAPES = pattern(rb"\x1b(?:\$[@B]|\(J)")

_USUAL = {
    "ar": ("windows-1256", "iso-8859-6"),
    "be": ("windows-1251", "iso-8859-5"),
    "bg": ("windows-1251", "iso-8859-5"),
    "cs": ("windows-1250", "iso-8859-2"),
    "el": ("windows-1253",),
    "et": ("windows-1257",),
    "fa": ("windows-1256",),
    "he": ("windows-1255",),
    "hr": ("windows-1250", "iso-8859-2"),
    "hu": ("windows-1250", "iso-8859-2"),
    "ja": ("shift_jis", "euc-jp"),
    "ko": ("euc-kr",),
    "lt": ("windows-1257",),
    "lv": ("windows-1257",),
    "mk": ("windows-1251", "iso-8859-5"),
    "pl": ("windows-1250", "iso-8859-2"),
    "ro": ("windows-1250", "iso-8859-2"),
    "ru": ("windows-1251", "koi8-r", "ibm866", "iso-8859-5"),
    "sk": ("windows-1250", "iso-8859-2"),
    "sl": ("windows-1250", "iso-8859-2"),
    "sr": ("windows-1251", "windows-1250"),
    "th": ("windows-874",),
    "tr": ("windows-1254",),
    "uk": ("windows-1251", "koi8-u"),
    "vi": ("windows-1258",),
    "zh": ("gbk", "big5"),
}
"""Legacy charsets of a language's pages. Source: HTML Standard, section 13.2.3.2, table of suggested defaults."""

_LIKELY = ("windows-1252", "windows-1251", "windows-1250", "gbk", "shift_jis", "euc-kr", "big5", "euc-jp")
"""Most frequent legacy charsets of the web, first the commonest. Source: W3Techs, order as of 2024."""

_LATIN = {"windows-1252", "windows-1250", "iso-8859-2", "windows-1254", "windows-1257", "windows-1258"}

_CANDIDATES = (*_LIKELY, *dict.fromkeys(name for names in _USUAL.values() for name in names if name not in _LIKELY))


def zero_pattern(data: bytes) -> Charset | None:
    """Return UTF-16 of either order where every other byte of the start is often zero, else None."""
    start = data[:1024]
    even, odd = start[::2].count(0), start[1::2].count(0)
    enough = len(start) // 8
    if max(even, odd) <= enough or min(even, odd) > max(even, odd) // 8:
        return None
    return CHARSETS["utf-16le"] if odd > even else CHARSETS["utf-16be"]


def has_escapes(data: bytes) -> bool:
    """Whether the bytes switch to Japanese as ISO-2022-JP does."""
    return b"\x1b" in data and _ESCAPES.search(data) is not None


def is_binary(data: bytes) -> bool:
    """Whether too many of the bytes are control characters for a text."""
    start = data[:SEARCH_BYTES]
    return len(start) - len(start.translate(None, _CONTROLS)) > CONTROL_SHARE * len(start)


def visible_sample(data: bytes, *, markup: bool) -> bytes:
    """Return pieces of visible text that hold bytes above 127, one a line, at most `SAMPLE_BYTES`."""
    start = data[:SEARCH_BYTES]
    pieces = _visible(start) if markup else start.splitlines()
    kept, size = [], 0
    for piece in pieces:
        if _HIGH.search(piece):
            kept.append(piece[: SAMPLE_BYTES - size])
            size += len(kept[-1]) + 1
        if size >= SAMPLE_BYTES:
            break
    return b"\n".join(kept)


def _visible(data: bytes) -> list[bytes]:
    pieces, hidden = [], b""
    tokens = _TAG.split(data)
    for text, tag in zip(tokens[::2], [*tokens[1::2], b""], strict=True):
        if not hidden:
            pieces.append(text)
        name = tag[:7].lower()
        if hidden and name.startswith(b"/" + hidden):
            hidden = b""
        elif not hidden:
            hidden = next((each for each in _HIDDEN if name.startswith(each)), b"")
    return pieces


def legacy_charset(data: bytes, *, markup: bool) -> tuple[Charset | None, str]:
    """Guess the legacy charset of bytes that are not UTF-8, and say who did. None where no charset gives a text.

    One byte a character is told by the letters of the visible text. What they know nothing of, Chinese, Japanese and
    Korean first, charset-normalizer judges: of the charsets that give a clean text the most fluent one is taken, of
    equals the commonest.
    """
    sample = visible_sample(data, markup=markup) or visible_sample(data, markup=False)
    language = _language(data)
    guess = likeliest(sample, language)
    if guess is not None and guess.mean >= LEAST_LIKELY:
        return CHARSETS[guess.charset], "letters"
    return _by_fluency(sample, language), "charset-normalizer"


def _by_fluency(sample: bytes, language: str) -> Charset | None:
    from charset_normalizer import from_bytes

    candidates = _possible(sample)
    codecs = [CHARSETS[name].codecs[0] for name in candidates]
    matches = from_bytes(sample, cp_isolation=codecs, enable_fallback=False)
    found = {codec: match for match in matches for codec in match.could_be_from_charset}
    if not found:
        return None if any(CHARSETS[name].multibyte for name in candidates) else CHARSETS["windows-1252"]
    cleanest = min(match.chaos for match in found.values())
    usual = _USUAL.get(language, ("windows-1252",) if language else ())
    fluency = {
        name: match.coherence + FLUENCY_OF_LANGUAGE * (name in usual)
        for name in _CANDIDATES
        if (match := found.get(CHARSETS[name].codecs[0])) and match.chaos <= cleanest + NEARLY_AS_CLEAN
    }
    return CHARSETS[max(fluency, key=lambda name: fluency[name])]


def _possible(sample: bytes) -> list[str]:
    """Return the charsets whose scripts the sample can be in, the commonest first."""
    words = _HIGH_WORD.findall(sample)
    latin = sum(_ASCII_LETTER.search(word) is not None for word in words) > LATIN_SHARE * len(words)
    sparse = len(_HIGH.findall(sample)) < SPARSE_SHARE * len(sample)
    return [name for name in _CANDIDATES if name in _LATIN or (not sparse if CHARSETS[name].multibyte else not latin)]


def _language(data: bytes) -> str:
    match = _LANGUAGE.search(data, 0, 4096)
    return match[1].decode("ascii").lower() if match else ""
