"""Which rules a page may belong to: a quick look that lets none through unseen.

A page's lines are looked up among the clues, not the clues in the page, so that ten thousand rules cost what ten
do. Rules that no whole line is needed for are looked for by their texts, and by their words first where they are many.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from extractor.rulebook.finders import zone_of

if TYPE_CHECKING:
    from extractor.rulebook.rule import Identify

FEW = 50
"""Most rules whose literals are looked for one by one; with more, the page's words are gathered first. Measured: words
of a page of 15,000 characters take as long as 35 literals."""


class LineClue(NamedTuple):
    """A line by which a site is known.

    Attributes:
        source: its pattern.
        zone: see `Line.zone`.
        exact: the whole line, empty where the pattern allows more than one.
        literal: a text that it cannot do without; may be empty.
        word: the whole word of it that fewest clues of the folder share, or empty.
    """

    source: str
    zone: str
    exact: str
    literal: str
    word: str


class Entry(NamedTuple):
    """A rule that knows its site by clues.

    Attributes:
        file: the rule's file, relative to the folder.
        hosted: whether the rule also names hosts.
        least: how many clues a page must show.
        lines: the clues that any page can show.
        css: the selectors, and
        meta: the names and patterns of meta values, that an HTML page alone can show.
    """

    file: str
    hosted: bool
    least: int
    lines: tuple[LineClue, ...] = ()
    css: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def identify(self) -> Identify:
        """The clues, ready to be looked for."""
        from extractor.rulebook.patterns import Pattern
        from extractor.rulebook.rule import Identify, Line

        lines = tuple(Line("", Pattern(clue.source), clue.zone) for clue in self.lines)
        return Identify(lines, self.css, {name: Pattern(source) for name, source in self.meta}, self.least)

    def granted(self, *, markup: bool) -> int:
        """Return how many clues are taken for granted: those of elements, where a page has any."""
        return len(self.css) + len(self.meta) if markup else 0

    def may_have(self, words: set[str], *, markup: bool) -> bool:
        """Whether enough clues have their word among a page's."""
        found = sum(not clue.word or clue.word in words for clue in self.lines)
        return found + self.granted(markup=markup) >= self.least

    def may_stand_in(self, text_of: Callable[[str], str], *, markup: bool) -> bool:
        """Whether enough clues have their literal in the text of their zone of a page."""
        spare = len(self.lines) + self.granted(markup=markup) - self.least
        for clue in self.lines:
            spare -= clue.literal not in text_of(clue.zone)
            if spare < 0:
                return False
        return spare >= 0


class Gate:
    """Entries, arranged for one kind of page.

    Attributes:
        entries: all of them.
        markup: whether the pages have elements.
        by_line: whole line to the entries that have it as a clue.
        needed: per entry, how many whole lines it cannot do without.
        free: the entries that can do without any.
    """

    def __init__(self, entries: tuple[Entry, ...], *, markup: bool) -> None:
        self.entries, self.markup = entries, markup
        self.by_line: dict[str, list[int]] = {}
        self.needed: list[int] = []
        self.free: list[int] = []
        for number, entry in enumerate(self.entries):
            exact = [clue.exact for clue in entry.lines if clue.exact]
            others = len(entry.lines) - len(exact) + entry.granted(markup=self.markup)
            self.needed.append(entry.least - others)
            for line in exact:
                self.by_line.setdefault(line, []).append(number)
            if entry.least <= others:
                self.free.append(number)

    def candidates(self, texts: Sequence[str]) -> list[Entry]:
        """Return the entries that a page may show enough clues of, in their order; empty for a page without text."""
        if not self.entries or not texts:
            return []
        passing = {number for number, count in self._whole_lines(texts).items() if count >= self.needed[number]}
        found = [self.entries[number] for number in sorted(passing.union(self.free))]
        if len(found) > FEW:
            words = _words(texts)
            found = [entry for entry in found if entry.may_have(words, markup=self.markup)]
        text_of = cache(partial(_text_of, texts))
        return [entry for entry in found if entry.may_stand_in(text_of, markup=self.markup)]

    def _whole_lines(self, texts: Sequence[str]) -> dict[int, int]:
        counts: dict[int, int] = {}
        for line in self.by_line.keys() & set(texts):
            for number in self.by_line[line]:
                counts[number] = counts.get(number, 0) + 1
        return counts


def _text_of(texts: Sequence[str], zone: str) -> str:
    """Return a zone's lines as one text."""
    places = zone_of(texts, zone)
    return "\n".join(texts[places.start : places.stop])


def _words(texts: Sequence[str]) -> set[str]:
    """Return the words of a page, split by white space."""
    words: set[str] = set()
    for text in texts:
        words.update(text.split())
    return words
