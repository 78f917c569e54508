"""Whole lines that are chrome on any site: "Skip to main content", "Artikel teilen", "关于我们".

The data is `lines/<language>.tsv`: phrase, role, and the number of sites on which the line stood outside and
inside the article when the files were last built (`python -m benchmarks build_phrases`). A phrase with
0 and 0 was written by hand in a language, or about a thing, that the measured pages do not show.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from extractor.model import Role
from extractor.text import one_i

LONGEST = 120
"""Longer lines are never looked up; the longest phrase has fewer characters."""

_FOLDER = Path(__file__).parent / "lines"
_EDGES = (
    " \t\r\n\f\v\xa0\u200b\ufeff.,:;!?¡¿·•|*+-–—…<>«»‹›→←↑↓▼▲▶◀►◄▸▾×✕✖()[]{}"
    "\"'“”„‘’/\\#&@~_=®©™%$、。：！？（）【】「」।॥။၊።։։؟،؛۔។"
)


class ChromeLine(NamedTuple):
    """What a phrase is and how it was earned.

    Attributes:
        role: what a line with these words does on its page.
        sites: sites on which it stood outside the article when the list was built.
    """

    role: Role
    sites: int


def phrase_key(line: str) -> str:
    """Return what two printings of a phrase share: case folded, without signs around it."""
    return _alike(line.strip(_EDGES).casefold())


def phrase_keys(lines: list[str]) -> list[str]:
    """Return the key that a page's lines are looked up by, empty for lines longer than `LONGEST`.

    It is `phrase_key` with one letter for i and ı: upper-case menus have "I" for both.
    """
    keys = [line.strip(_EDGES).casefold() if len(line) <= LONGEST else "" for line in lines]
    return [key if key.isascii() else one_i(_alike(key)) for key in keys]


def _alike(key: str) -> str:
    """Return a case-folded key with a straight apostrophe, and without the second dot that folding gives "İ"."""
    return key.replace("’", "'").replace("i\u0307", "i")


@cache
def chrome_rows() -> dict[str, str]:
    """Return each phrase, with i for ı, and the rest of its row, read once. Rows are taken apart when hit."""
    files = [one_i(file.read_text("utf-8")) for file in sorted(_FOLDER.glob("*.tsv"))]
    return dict(row.split("\t", 1) for file in files for row in file.split("\n")[1:] if row)


def chrome_line(line: str) -> ChromeLine | None:
    """Return what is known of a line that is chrome on any site, None for all other lines.

    Only whole lines count, whatever their case and the signs around them. An empty line is none.
    The phrases are read from their files on first use.
    """
    return chrome_phrase(phrase_keys([line])[0])


@lru_cache(maxsize=1024)
def chrome_phrase(key: str) -> ChromeLine | None:
    """Return what is known of a phrase, None for one that is not known; key: see `phrase_keys`."""
    row = chrome_rows().get(key)
    if row is None:
        return None
    role, sites, _ = row.split("\t")
    return ChromeLine(Role(role), int(sites))


def phrase_role(line: str) -> Role | None:
    """Return the role of a line that is chrome on any site, None for all other lines: see `chrome_line`."""
    found = chrome_line(line)
    return found.role if found else None
