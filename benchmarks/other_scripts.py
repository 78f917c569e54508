"""Pages rewritten in other scripts, so that the text scorer's net does not lean on the Latin one.

Most labelled pages are in Latin letters. A rewritten page keeps its lines, their order and their labels; only the
letters change: words become runs of Han characters without spaces, Hangul syllables, or letters of a script with
(Cyrillic) or without (Arabic, Devanagari) capitals. The words mean nothing: the net learns shape from them, not words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from zlib import crc32

from extractor.text import DENSE_WEIGHT

_PIECE = re.compile(r"[^\W\d_]+|\s+|[^\w\s]|\d+|_")
_HIRAGANA = [chr(code) for code in range(0x3042, 0x3094)]
_HAN, _HAN_COUNT = 0x4E00, 3000
_HANGUL, _HANGUL_COUNT = 0xAC00, 11172
_WIDE_MARKS = dict(zip('.,?!()"“”:', "。、？！（）」「」：", strict=True))
_SENTENCE_MARKS = ".,:"
_FULL_STOP = re.compile(r"\.(?=\s|$)")


def _letters(first: int, last: int, *, cased: bool = False) -> dict[int, str]:
    """Return a translation table of the Latin letters into those of a range of code points."""
    found = [chr(code) for code in range(first, last) if chr(code).isalpha()]
    table = {ord("a") + i: found[i * 7 % len(found)] for i in range(26)}
    return table | {code - 32: letter.upper() if cased else letter for code, letter in table.items()}


_ARABIC = _letters(0x627, 0x640) | {ord("?"): "؟", ord(","): "،", ord(";"): "؛"}
_DEVANAGARI = _letters(0x905, 0x93A)
_CYRILLIC = _letters(0x430, 0x450, cased=True)


def _number(word: str, salt: int) -> int:
    return crc32(f"{salt} {word}".encode())


def _han(text: str, salt: int) -> str:
    """Return the text as Japanese looks: short words a syllable, others Han, no spaces, some names left in Latin."""
    pieces, made = _PIECE.findall(text), []
    for place, piece in enumerate(pieces):
        number = _number(piece.casefold(), salt)
        if piece.isspace():
            continue
        if not piece[0].isalpha():
            ends = piece not in _SENTENCE_MARKS or place + 1 == len(pieces) or pieces[place + 1].isspace()
            made.append(_WIDE_MARKS.get(piece, piece) if ends else piece)
        elif piece[0].isupper() and len(piece) > 2 and number % 5 == 0:
            made.append(piece)
        elif len(piece) <= 3:
            made.append(_HIRAGANA[number % len(_HIRAGANA)])
        else:
            size = max(1, round(len(piece) / DENSE_WEIGHT))
            made.append("".join(chr(_HAN + (number * (3 + j) + 97 * j) % _HAN_COUNT) for j in range(size)))
    return "".join(made) or "。"


def _hangul(text: str, salt: int) -> str:
    def syllables(match: re.Match[str]) -> str:
        word = match[0]
        if not word[0].isalpha():
            return word
        number = _number(word.casefold(), salt)
        return "".join(chr(_HANGUL + (number + 7919 * j) % _HANGUL_COUNT) for j in range((len(word) + 1) // 2))

    return _PIECE.sub(syllables, text)


_SCRIPTS: tuple[tuple[float, Callable[[str, int], str]], ...] = (
    (0.40, _han),
    (0.15, _hangul),
    (0.15, lambda text, _: text.translate(_ARABIC)),
    (0.10, lambda text, _: _FULL_STOP.sub("।", text.translate(_DEVANAGARI))),
    (0.20, lambda text, _: text.translate(_CYRILLIC)),
)
"""Share of the rewritten pages that each script gets. Scripts without spaces were the weakest, so they get most."""


def rewritten(texts: Sequence[str], chance: random.Random) -> list[str]:
    """Return a page's texts in one other script, the same word always the same. No texts give none."""
    shares, writers = zip(*_SCRIPTS, strict=True)
    write = chance.choices(writers, shares)[0]
    salt = chance.randrange(1 << 16)
    return [write(text, salt) for text in texts]


def is_latin(texts: Sequence[str]) -> bool:
    """Whether most texts are plain ASCII, so that rewriting them changes most of the page."""
    return 2 * sum(map(str.isascii, texts)) > len(texts)
