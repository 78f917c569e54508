"""Cues: lines that sites print around their articles, in many languages, and the role they speak for.

`cues/<language>.tsv` holds one cue a line, a tab, and a role. A cue is compared with the key of a whole line (see
`extractor.text.line_key`: case folded, digits as 0, no punctuation). `*` stands for the words that vary:

    related articles            the whole line
    share on *                  the line's beginning; at least one word follows
    * all rights reserved       the line's end
    * all rights reserved *     anywhere
    sign up for * newsletter    beginning and end
    *版权所有*                   glued: anywhere, without word boundaries, for scripts that put no spaces

Cues of the roles byline, date, caption and credit are weak ("by *", "photo *"): they speak only for a line that
stands where such a line stands. A cue alone decides nothing in the middle of an article.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from extractor.model import Role
from extractor.text import FIRST_WIDE, begins_unspaced, is_wide, line_key, one_i

_FOLDER = Path(__file__).with_name("cues")
_LONGEST_OPENING = 8
"""Words that an opening or a closing may have."""
_ALONE_FROM = 2
"""Spaces from which an opening is a cue without anything after it."""
_LEAST_GLUED = 6
"""Characters from which a Thai, Lao, Khmer or Burmese opening needs no space after it; set by hand: shorter words begin
longer ones, as "ภาพ" (picture) begins "ภาพยนตร์" (film)."""
_LONGEST_GLUED = 40
_LEAST_LETTERS = 4
"""Letters of a chrome word: shorter ones are in names, too. Measured on 662 names of two or three words in the labelled
pages: 3 in 100 have a chrome word, most of them names of a newsroom."""
_LONGEST_LINE = 400
"""Characters; a cue "anywhere" is not looked for in a longer line."""

_NON_JOINER, _JOINER = "\u200c", "\u200d"

_ROLES = {role.value: role for role in Role}

WEAK_ROLES = frozenset({Role.BYLINE, Role.DATE, Role.CREDIT, Role.CAPTION})
"""Roles whose cues need a fitting place."""


class _Cues:
    """All cues, by form.

    Attributes:
        lines: whole line to role.
        openings: beginning to role.
        closings: end to role.
        between: beginning to the ends that may follow it, with their role.
        anywhere: longest word of a word run, which few lines have, to the runs, with their number and role.
        glued: parts that must occur in order, with their role.
        first_words: first word of every beginning, to how many words such beginnings have, the most first.
        last_words: last word of every end.
        inside_words: the longest words in `anywhere`.
    """

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}
        self.openings: dict[str, str] = {}
        self.closings: dict[str, str] = {}
        self.between: dict[str, list[tuple[str, str]]] = {}
        self.anywhere: dict[str, list[tuple[str, int, str]]] = {}
        self.glued: list[tuple[list[str], str]] = []
        self.first_words: dict[str, tuple[int, ...]] = {}
        self.last_words: set[str] = set()
        self.inside_words: frozenset[str] = frozenset()


def _files() -> list[Path]:
    """Return the files; English goes first, since it stands on pages of every language."""
    return sorted(_FOLDER.glob("*.tsv"), key=lambda file: (file.stem != "en", file.stem))


def as_keyed(cues: str) -> str:
    """Return cues as `line_key` has them: the files are written as people write, with ı and with joiners."""
    return one_i(cues).replace(_NON_JOINER, "").replace(_JOINER, "")


@cache
def _read(file: Path) -> str:
    return as_keyed(file.read_text("utf-8"))


@cache
def _cues() -> _Cues:
    found = _Cues()
    for file in _files():
        for line in _read(file).splitlines():
            cue, _, role = line.partition("\t")
            if "*" not in cue:
                found.lines.setdefault(cue, role)
            elif cue.find("*") == len(cue) - 1 and cue[-2:-1] == " ":  # most patterns
                _add_opening(found, cue[:-2], role)
            else:
                _add_pattern(found, cue, role)
    lengths: dict[str, set[int]] = {}
    for opening in (*found.openings, *found.between):
        lengths.setdefault(opening.split(" ", 1)[0], set()).add(opening.count(" ") + 1)
    for word, counts in lengths.items():
        found.first_words[word] = tuple(sorted((count for count in counts if count <= _LONGEST_OPENING), reverse=True))
    found.last_words.update(closing.rsplit(" ", 1)[-1] for closing in found.closings)
    found.inside_words = frozenset(found.anywhere)
    return found


def _add_pattern(cues: _Cues, cue: str, role: str) -> None:
    parts = [part.strip() for part in cue.split("*")]
    if "* " not in cue and " *" not in cue:
        cues.glued.append(([part for part in parts if part], role))
    elif parts[0]:
        inside = next((part for part in reversed(parts[1:]) if part), "")
        if inside:
            cues.between.setdefault(parts[0], []).append((inside, role))
        else:
            _add_opening(cues, parts[0], role)
    elif parts[-1]:
        cues.closings.setdefault(parts[-1], role)
    else:
        runs = cues.anywhere.setdefault(max(parts[1].split(" "), key=len), [])
        runs.append((parts[1], sum(map(len, cues.anywhere.values())), role))


def _add_opening(cues: _Cues, opening: str, role: str) -> None:
    cues.openings.setdefault(opening, role)
    if opening.count(" ") >= _ALONE_FROM:
        cues.lines.setdefault(opening, role)


def is_chrome_word(word: str) -> bool:
    """Whether a word of four letters or more stands in a line that sites print around their articles."""
    return len(word) >= _LEAST_LETTERS and _is_in_two_cues(word)


@lru_cache(4096)
def _is_in_two_cues(word: str) -> bool:
    """Search for the word: to count all words of all cues takes ten times what the names of a page ask for."""
    spaced = f" {line_key(word)} "
    first = _spaced().find(spaced)
    return first >= 0 and _spaced().find(spaced, first + len(spaced) - 1) >= 0


@cache
def _spaced() -> str:
    """Return all cues with a space before and after each word, and none before the roles."""
    return " " + "".join(map(_read, _files())).replace("\t", " \t").replace("\n", "\n ")


def line_role(key: str) -> Role | None:
    """Return the role of a cue that is the whole line, with nothing that varies; None where there is none."""
    role = _cues().lines.get(key)
    return None if role is None else _ROLES[role]


def cue_roles(key: str) -> tuple[Role, ...]:
    """Return the roles that cues speak for, the surest first; empty where none fits, and for an empty key.

    Args:
        key: a line's key, as `extractor.text.line_key` makes it.
    """
    cues = _cues()
    whole = cues.lines.get(key)
    if whole is not None:
        return (_ROLES[whole],)
    words = key.split()
    if not words:
        return ()
    is_dense = is_wide(key)
    found = _by_beginning(cues, key, words) if is_dense or words[0] in cues.first_words else []
    if begins_unspaced(key):
        found += _by_glued_opening(cues, key)
    if words[-1] in cues.last_words:
        found += _by_end(cues, key)
    if len(key) <= _LONGEST_LINE and (is_dense or not cues.inside_words.isdisjoint(words)):
        found += _by_inside(cues, key, words, is_dense=is_dense)
    return tuple(dict.fromkeys(_ROLES[role] for role in found)) if found else ()


@lru_cache(maxsize=4096)
def cues_of(text: str) -> tuple[Role, ...]:
    """Return the roles that cues speak for, for a line as it is printed; see `cue_roles`."""
    return cue_roles(line_key(text))


def _by_beginning(cues: _Cues, key: str, words: list[str]) -> list[str]:
    found: list[str] = []
    openings: Iterable[str] = ()
    if key[0] >= FIRST_WIDE:
        openings = [key[:length] for length in range(min(len(key) - 1, 20), 0, -1)]
    elif words[0] in cues.first_words:
        openings = [" ".join(words[:count]) for count in cues.first_words[words[0]] if count < len(words)]
    for opening in openings:
        if opening in cues.openings:
            found.append(cues.openings[opening])
        if opening in cues.between:
            rest = f" {key[len(opening) :].strip()} "
            found += [role for closing, role in cues.between[opening] if f" {closing} " in rest]
    return found


def _by_glued_opening(cues: _Cues, key: str) -> list[str]:
    """Return the roles of openings with a letter right after them, in a script without spaces; a mark ends no word."""
    lengths = range(min(len(key) - 1, _LONGEST_GLUED), _LEAST_GLUED - 1, -1)
    openings = (key[:length] for length in lengths if key[length].isalnum())
    return [cues.openings[opening] for opening in openings if opening in cues.openings]


def _by_end(cues: _Cues, key: str) -> list[str]:
    words = key.rsplit(" ", _LONGEST_OPENING + 1)
    endings = (" ".join(words[-count:]) for count in range(min(len(words) - 1, _LONGEST_OPENING), 0, -1))
    return [cues.closings[ending] for ending in endings if ending in cues.closings]


def _by_inside(cues: _Cues, key: str, words: list[str], *, is_dense: bool) -> list[str]:
    found: list[str] = []
    if not cues.inside_words.isdisjoint(words):
        padded = f" {key} "
        runs = {each for word in words for each in cues.anywhere.get(word, ()) if f" {each[0]} " in padded}
        found += [role for *_, role in sorted(runs, key=lambda each: (words.index(each[0].split(" ", 1)[0]), each[1]))]
    if is_dense:
        found += [role for parts, role in cues.glued if _in_order(key, parts)]
    return found


def _in_order(key: str, parts: list[str]) -> bool:
    place = 0
    for part in parts:
        place = key.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True
