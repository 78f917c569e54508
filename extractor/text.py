"""Counting text in any script: words, keys of lines, and the character table that the scorers share.

Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are counted by
character: one character of them is worth `CHARACTERS_PER_WORD` of a word, and weighs `DENSE_WEIGHT` letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")


class _Waiting:
    """A regular expression that is compiled when it is first asked for anything."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._made_of = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled: re.Pattern[Any] = re.compile(*self._made_of)
        for method in _METHODS:  # from now on they are found without coming here
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when first used: most of them no page of a run needs."""
    return cast("re.Pattern[AnyStr]", _Waiting(source, flags))


CHARACTERS_PER_WORD = 2.0
"""Characters of a script without spaces that make one word; set by hand: the mean Chinese word has about 1.6
characters in running text and the mean Japanese one about 2.5."""

DENSE_WEIGHT = 2.5
"""Latin letters that carry as much as one CJK character; measured: parallel news texts, half the characters
and a little less."""

UNSPACED_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
)
"""Letters of which words have many, without spaces between words."""

DENSE_RANGES = (
    *UNSPACED_RANGES,
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK
    (0xF900, 0xFAFF),  # CJK compatibility
    (0x20000, 0x2FA1F),  # CJK extensions B to F
)

UNSPACED_CHARACTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED_RANGES)
DENSE_CHARACTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in DENSE_RANGES)
FIRST_WIDE = "\u3000"
"""From here on scripts put no spaces between words, or glue particles to them."""
_BELOW_WIDE = bytes(range(FIRST_WIDE.encode()[0]))
_NOT_DENSE = bytes(set(range(0xF0)) - {0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF})
"""Bytes of UTF-8 with which no character from U+3000 on, and none of those ranges, begins."""
_SPACED_WORD = pattern(r"\w+(?:['’\-]\w+)*")
_NOT_WORD = pattern(r"[\W_]+")
_DIGITS = pattern(r"\d+")
_ZEROS = pattern("00+")
_TYPOGRAPHIC = "’“”„‘–—…\u00a0•"
"""What many lines hold beside Latin letters; none of it is part of a word."""

SENTENCE_ENDERS = frozenset(".!?…。！？؟۔।॥։።᙮‼⁇⁈⁉︒﹒﹗﹖｡．")
"""Characters that end a sentence, over scripts. Source: Unicode Sentence_Terminal, the ones met in prose."""

QUESTION_MARKS = ("?", "？", "؟")

CLOSERS = frozenset("\"'”’»›)]}」』）】〉》“‘")
"""What may stand after a sentence ender."""


_LEAST_VERSES, _LONGEST_VERSE = 3, 60


def count_words(text: str) -> float:
    """Return the number of words, in any script. Empty text has 0."""
    if text.isascii() or not text.encode(errors="surrogatepass").translate(None, _NOT_DENSE):
        return float(len(_SPACED_WORD.findall(text)))
    spaced, dense = _dense_character().subn(" ", text)
    return len(_SPACED_WORD.findall(spaced)) + dense / CHARACTERS_PER_WORD


def is_wide(text: str) -> bool:
    """Whether a text has a character from `FIRST_WIDE` on."""
    return not text.isascii() and bool(text.encode(errors="surrogatepass").translate(None, _BELOW_WIDE))


def has_one_of(signs: Iterable[str], text: str) -> bool:
    """Whether one of some signs stands in a text; `any` takes nearly twice as long."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


def without_typography(text: str) -> str:
    """Return a text with spaces for dashes, curly quotes and other signs that Latin texts hold beside Latin letters."""
    for sign in _TYPOGRAPHIC:
        text = text.replace(sign, " ")
    return text


@cache
def _dense_character() -> re.Pattern[str]:
    """Compile what a character of a dense script is when one may have been met: so large a class takes its time."""
    return re.compile(f"[{DENSE_CHARACTERS}]")


def ends_sentence(text: str) -> bool:
    """Whether text ends with a sentence ender, quotes and brackets after it allowed."""
    stripped = text.rstrip()
    while stripped and stripped[-1] in CLOSERS:
        stripped = stripped[:-1].rstrip()
    return bool(stripped) and stripped[-1] in SENTENCE_ENDERS


def is_verse(text: str) -> bool:
    """Whether a text is a stanza: three lines or more, each so short that no column broke it; set by hand."""
    lines = text.split("\n") if "\n" in text else []
    return len(lines) >= _LEAST_VERSES and max(map(len, lines)) <= _LONGEST_VERSE


def line_key(text: str) -> str:
    """Return what two printings of one line share: case folded, digits as 0, words split by one space.

    Phrase lists, repeated lines and duplicate titles are compared by it. Text without letters or digits
    gives an empty key.
    """
    row = text.encode().translate(_latin_keys()) if text.isascii() else _latin_row(text)
    if row is None:
        return _key_of_any(text)
    key = row.decode("latin-1").strip(" ")
    while "  " in key:
        key = key.replace("  ", " ")
    return _ZEROS.sub("0", key) if "00" in key else key


def _latin_row(text: str) -> bytes | None:
    """Return a line with its letters folded and a space for each sign; None where that takes more than Latin-1."""
    try:
        row = without_typography(text).encode("latin-1").translate(_latin_keys())
    except UnicodeEncodeError:
        return None
    return None if b"\0" in row else row.replace(b"\xdf", b"ss")


def _key_of_any(text: str) -> str:
    """Return a line's key in any script; Latin lines have theirs in a fifth of the time."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _DIGITS.sub("0", _NOT_WORD.sub(" ", folded)).strip()


@cache
def _latin_keys() -> bytes:
    """Return what each character of Latin-1 gives in a key: itself for ß, 0 for what does not give one character."""
    keys = [_key_of_any(chr(code)) or " " for code in range(256)]
    keys[ord("ß")] = "ß"
    return bytes(ord(key) if len(key) == 1 and ord(key) < 256 else 0 for key in keys)
