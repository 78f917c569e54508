"""Counting text in any script: words, keys of lines, and the character table that the scorers share.

Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are counted by
character: `CHARACTERS_PER_WORD` of them make a word, in those with vowel signs `CHARACTERS_PER_UNSPACED_WORD`, and one
weighs `DENSE_WEIGHT` letters.
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

CHARACTERS_PER_UNSPACED_WORD = 4.0
"""Letters and vowel signs of Thai, Lao, Khmer and Burmese that make one word; set by hand: words of running text have
four to five."""

DENSE_WEIGHT = 2.5
"""Latin letters that carry as much as one CJK character; measured: parallel news texts, half the characters
and a little less."""

UNSPACED_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
)
"""Letters of which words have many, without spaces between words."""

_FIRST_UNSPACED = chr(UNSPACED_RANGES[0][0])

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
_UNSPACED = pattern(f"[{UNSPACED_CHARACTERS}]")
FIRST_WIDE = "\u3000"
"""From here on scripts put no spaces between words, or glue particles to them."""
_BELOW_WIDE = bytes(range(FIRST_WIDE.encode()[0]))
_NOT_DENSE = bytes(set(range(0xF0)) - {0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF})
"""Bytes of UTF-8 with which no character from U+3000 on, and none of those ranges, begins."""
_SPACED_WORD = pattern(r"\w+(?:['’\-]\w+)*")
_MARKED_LETTERS = (
    r"[\w\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u200c\u200d]+"
)
_MARKED_WORD = pattern(rf"{_MARKED_LETTERS}(?:['’\-]{_MARKED_LETTERS})*")
"""The same with the marks that no letter holds: accents, Hebrew points, harakat, Indic vowel signs; and joiners."""
LETTER = r"(?:[^\W\d_]|(?![\d।॥])[\u0900-\u109f\u1780-\u17ff])"
"""A letter, or a mark that stands with letters in Indic scripts, Thai, Lao, Burmese and Khmer."""
_NOT_WORD = pattern(r"[\W_]+")
_DIGITS = pattern(r"\d+")
_ZEROS = pattern("00+")
_SOFT_HYPHEN = "\u00ad"
_TATWEEL = "\u0640"
_LETTER_MARKS = range(0x0780, 0x1C50)
"""Thaana to Lepcha: there marks are vowels and words differ by them. Accents that no letter holds, Hebrew points and
Arabic harakat stand in one printing of a word and not in another."""
_JOINER = "\u200d"
_CHILLUS = tuple(zip("ണനരലള", "ൺൻർൽൾ", strict=True))
"""Malayalam consonants and the letters that stand for them without a vowel; older pages write virama and a joiner."""
_VIRAMA = "\u0d4d"
_AM = (("\u0e4d\u0e32", "\u0e33"), ("\u0ecd\u0eb2", "\u0eb3"))
"""Thai and Lao "am", which NFKC takes apart, as it is written."""
_MARKED = {0xCC, 0xCD, *range(0xD6, 0xE2)}
_NOT_MARKED = bytes(set(range(256)) - _MARKED)
"""Bytes of UTF-8 with which no accent and no character of Hebrew to Lepcha begins."""
_FIRST_ACCENTS = 0xCC
"""The byte with which those accents begin that folding takes off a letter: of "ΐ"."""
_NOT_MARKED_NOR_THIN = bytes(set(range(256)) - _MARKED - {0xE2})
"""Those with which no character without width begins either."""
_TYPOGRAPHIC = "’“”„‘–—…\u00a0•"
"""What many lines hold beside Latin letters; none of it is part of a word."""

SENTENCE_ENDERS = frozenset(".!?…。！？؟۔।॥։።᙮‼⁇⁈⁉︒﹒﹗﹖｡．")
"""Characters that end a sentence, over scripts. Source: Unicode Sentence_Terminal, the ones met in prose."""

QUESTION_MARKS = ("?", "？", "؟")

CLOSERS = frozenset("\"'”’»›)]}」』）】〉》“‘")
"""What may stand after a sentence ender."""
_BEHIND_ENDERS = "".join(CLOSERS) + (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""The same and all white space of Unicode."""


_LEAST_VERSES, _LONGEST_VERSE = 3, 60


def count_words(text: str) -> float:
    """Return the number of words, in any script. Empty text has 0."""
    if text.isascii():
        return float(len(_SPACED_WORD.findall(text)))
    row = text.encode(errors="surrogatepass")
    word = _MARKED_WORD if row.translate(None, _NOT_MARKED) else _SPACED_WORD
    if not row.translate(None, _NOT_DENSE):
        return float(len(word.findall(text)))
    spaced, dense = _dense_character().subn(" ", text)
    unspaced = len(_UNSPACED.findall(text)) if word is _MARKED_WORD else 0
    counted = (dense - unspaced) / CHARACTERS_PER_WORD + unspaced / CHARACTERS_PER_UNSPACED_WORD
    return len(word.findall(spaced)) + counted


def is_wide(text: str) -> bool:
    """Whether a text has a character from `FIRST_WIDE` on."""
    return not text.isascii() and bool(text.encode(errors="surrogatepass").translate(None, _BELOW_WIDE))


def begins_unspaced(text: str) -> bool:
    """Whether a text begins in a script of `UNSPACED_RANGES`."""
    return text[:1] >= _FIRST_UNSPACED and any(first <= ord(text[0]) <= last for first, last in UNSPACED_RANGES)


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
    stripped = text.rstrip(_BEHIND_ENDERS)
    return bool(stripped) and stripped[-1] in SENTENCE_ENDERS


def is_verse(text: str) -> bool:
    """Whether a text is a stanza: three lines or more, each so short that no column broke it; set by hand."""
    lines = text.split("\n") if "\n" in text else []
    return len(lines) >= _LEAST_VERSES and max(map(len, lines)) <= _LONGEST_VERSE


def line_key(text: str) -> str:
    """Return what two printings of one line share: case folded, digits as 0, words split by one space.

    Phrase lists, repeated lines and duplicate titles are compared by it. Text without letters or digits
    gives an empty key. Turkish i with and without a dot are one letter, as its capitals are after folding; points,
    harakat and characters without width are left out; vowel signs of Indic and other scripts stay.
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
        row = without_typography(text).encode("latin-1").translate(_latin_keys(), _SOFT_HYPHEN.encode("latin-1"))
    except UnicodeEncodeError:
        return None
    return None if b"\0" in row else row.replace(b"\xdf", b"ss")


def _key_of_any(text: str) -> str:
    """Return a line's key in any script; Latin lines have theirs in a fifth of the time."""
    return _DIGITS.sub("0", folded_words(text))


def folded_words(text: str) -> str:
    """Return the words of a text as a key has them, with their digits."""
    folded = one_i(unicodedata.normalize("NFKC", text.replace(_SOFT_HYPHEN, "")).casefold())
    marked = folded.encode(errors="surrogatepass").translate(None, _NOT_MARKED_NOR_THIN)
    if not marked:
        return _NOT_WORD.sub(" ", folded).strip()
    return _marked_row(unicodedata.normalize("NFC", folded) if _FIRST_ACCENTS in marked else folded)


def _marked_row(text: str) -> str:
    """Return the words of a text that may have marks, one space between them."""
    if _VIRAMA + _JOINER in text:
        for consonant, chillu in _CHILLUS:
            text = text.replace(consonant + _VIRAMA + _JOINER, chillu)
    row = " ".join(text.translate(_KEPT).split())
    for apart, whole in _AM:
        row = row.replace(apart, whole)
    return row


class _Kept(dict[int, int | str | None]):
    """What each character gives in a key: itself, a space, or nothing; worked out when it is first met."""

    def __missing__(self, code: int) -> int | str | None:
        kind = unicodedata.category(chr(code))
        if chr(code).isalnum() or (kind in ("Mn", "Mc") and code in _LETTER_MARKS):
            self[code] = code
        else:
            self[code] = None if kind in ("Mn", "Mc", "Cf") else " "
        return self[code]


_KEPT = _Kept({ord(_TATWEEL): None})


def one_i(text: str) -> str:
    """Return case-folded text with one letter for i and ı, since "I" is the capital of both, and for what "İ" gives."""
    return text.replace("ı", "i").replace("i\u0307", "i")


@cache
def _latin_keys() -> bytes:
    """Return what each character of Latin-1 gives in a key: itself for ß, 0 for what does not give one character."""
    keys = [_key_of_any(chr(code)) or " " for code in range(256)]
    keys[ord("ß")] = "ß"
    return bytes(ord(key) if len(key) == 1 and ord(key) < 256 else 0 for key in keys)
