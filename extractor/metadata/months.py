"""Month names of some sixty languages; the names themselves are data, in months.txt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_ACCENTS = re.compile("[\u0300-\u036f\u0653-\u0655\u093c]")


def fold(word: str) -> str:
    """Return a word as months.txt has it: case folded, accents off, dotless i as i, no final dot."""
    plain = unicodedata.normalize("NFKD", word.casefold()).replace("ı", "i")
    return _ACCENTS.sub("", plain).strip(". ")


@cache
def month_names(language: str) -> Mapping[str, int]:
    """Return folded name to month, 1 to 12: the language's own names and those that mean one month everywhere.

    Args:
        language: two- or three-letter code, lower case; unknown or empty gives the unambiguous names alone.
    """
    return MappingProxyType({**_unambiguous(), **_tables().get(language, {})})


@cache
def _tables() -> dict[str, dict[str, int]]:
    tables = {}
    for line in Path(__file__).with_name("months.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, names = line.partition(":")
            months = enumerate(names.split("|"), start=1)
            tables[language] = {name.strip(): month for month, each in months for name in each.split(",")}
    return {**tables, "no": tables["nb"], "nn": tables["nb"]}


@cache
def _unambiguous() -> dict[str, int]:
    """The names that no two languages use for different months ("listopad" is October and November)."""
    meanings: dict[str, set[int]] = {}
    for table in _tables().values():
        for name, month in table.items():
            meanings.setdefault(name, set()).add(month)
    return {name: next(iter(months)) for name, months in meanings.items() if len(months) == 1}
