"""`python -m benchmarks build_characters` makes the table of character classes from Python's Unicode data."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np

from extractor.scoring.characters import TABLE_SIZE, CharacterClass
from extractor.text import DENSE_RANGES, SENTENCE_ENDERS

_TARGET = Path("extractor/scoring/weights/characters.npy")
_BY_CHARACTER = (
    dict.fromkeys(SENTENCE_ENDERS, CharacterClass.ENDER)
    | dict.fromkeys(",;،؛、，；﹐٬", CharacterClass.COMMA)
    | dict.fromkeys(":：﹕", CharacterClass.COLON)
    | dict.fromkeys("\"'`´“”„‟‘’‚‛«»‹›「」『』《》〈〉″′＂＇", CharacterClass.QUOTE)
    | dict.fromkeys("|/\\•·>→▸►▶◦‣⁃∙●■▪◆★☆✓✔_=~*+#<←^¦｜／", CharacterClass.SEPARATOR)
)
_BY_CATEGORY = {"Z": CharacterClass.SPACE, "Lu": CharacterClass.UPPER, "Lt": CharacterClass.UPPER,
                "Ll": CharacterClass.LOWER, "L": CharacterClass.UNCASED, "M": CharacterClass.UNCASED,
                "N": CharacterClass.DIGIT, "Ps": CharacterClass.BRACKET, "Pe": CharacterClass.BRACKET,
                "Pi": CharacterClass.QUOTE, "Pf": CharacterClass.QUOTE, "Pd": CharacterClass.DASH}  # fmt: skip


def class_of(code: int) -> CharacterClass:
    """Return the class of one code point."""
    character = chr(code)
    if character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    if character.isspace():
        return CharacterClass.SPACE
    category = unicodedata.category(character)
    if category[0] in "LM" and any(first <= code <= last for first, last in DENSE_RANGES):
        return CharacterClass.DENSE
    return _BY_CATEGORY.get(category, _BY_CATEGORY.get(category[0], CharacterClass.SYMBOL))


def main(_: list[str]) -> int:
    """Write the table as runs."""
    table = np.fromiter(map(class_of, range(TABLE_SIZE)), np.uint8, TABLE_SIZE)
    edges = np.flatnonzero(np.diff(table)) + 1
    starts = np.concatenate([[0], edges])
    lengths = np.diff(np.concatenate([starts, [TABLE_SIZE]])).astype(np.int32)
    _TARGET.parent.mkdir(exist_ok=True)
    np.save(_TARGET, np.stack([table[starts].astype(np.int32), lengths]))
    print(f"{_TARGET}: {len(starts)} runs, Unicode {unicodedata.unidata_version}")
    return 0
