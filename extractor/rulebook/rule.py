"""A site rule: what a file in `rules/` says, as values.

A rule has one or more layouts; each is complete, with what it inherits already in it. `place` tells which key of
the file a part came from ("body[0]", "versions[1].strip[2]", "base/blog: strip[0]").
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from extractor.model import Role
from extractor.rulebook.patterns import Pattern


class Selector(NamedTuple):
    """Elements of an HTML page.

    Attributes:
        place: where the rule says it.
        query: CSS, or XPath.
        xpath: whether the query is XPath.
        text: only elements whose text has this.
        nth: only the nth of them: 1 is the first, -1 the last, None all.
        role: what their blocks are, where that differs from the usual.
    """

    place: str
    query: str
    xpath: bool = False
    text: Pattern | None = None
    nth: int | None = None
    role: Role | None = None


class Body(NamedTuple):
    """One way to find the article's body: the union of what its selectors find.

    Attributes:
        place: where the rule says it.
        selectors: one, or the parts of the union.
        all_needed: whether it is a miss when one of them finds nothing.
    """

    place: str
    selectors: tuple[Selector, ...]
    all_needed: bool = True


class Line(NamedTuple):
    """Blocks whose text has a pattern.

    Attributes:
        place: where the rule says it.
        pattern: what their text has.
        zone: "any", "head" (before the first block of 60 characters) or "tail" (second half of the blocks).
        most: only the first so many, None for all.
        role: what they are, where that differs from the usual.
    """

    place: str
    pattern: Pattern
    zone: str = "any"
    most: int | None = None
    role: Role | None = None


class Edge(NamedTuple):
    """Where the article starts or stops: at a line or an element.

    Attributes:
        finder: what marks the edge.
        keep_match: whether the edge itself belongs to the article.
    """

    finder: Line | Selector
    keep_match: bool

    @property
    def place(self) -> str:
        """Where the rule says it."""
        return self.finder.place


class Replacement(NamedTuple):
    """Characters inside blocks that give way to others: group 1 of the match, or all of it."""

    line: Line
    replacement: str = ""


class Pick(NamedTuple):
    """One place where a field stands.

    Attributes:
        place: where the rule says it.
        kind: "css", "xpath", "meta", "jsonld", "line" or "value".
        query: the selector, name, key, pattern or text.
        attribute: read this attribute instead of the text.
        every: take all hits, not the first.
        pattern: keep only group 1 of this (or its match); a hit without it is none.
        split: cut the text in several values here.
        date_format: strptime format of a date.
        zone: of a line.
    """

    place: str
    kind: str
    query: str
    attribute: str = ""
    every: bool = False
    pattern: Pattern | None = None
    split: Pattern | None = None
    date_format: str = ""
    zone: str = "any"


class Identify(NamedTuple):
    """What a page shows by which its site is known without an address."""

    lines: tuple[Line, ...] = ()
    css: tuple[str, ...] = ()
    meta: Mapping[str, Pattern] = MappingProxyType({})
    least: int = 2


MIN_CHARACTERS = 250
"""Characters under which a body counts as not found. Source: studies of site rules; set by hand."""


class Guard(NamedTuple):
    """When a rule must not be believed.

    Attributes:
        min_characters: a body with fewer is a miss.
        max_strip: largest share, 0 to 1, of the likely text that may be removed; None where the rule does not say.
        min_agree: least agreement, 0 to 1, with the generic scorer; None where the rule does not say.
    """

    min_characters: int = MIN_CHARACTERS
    max_strip: float | None = None
    min_agree: float | None = None


class Layout(NamedTuple):
    """How one kind of page of a site is built; the attributes are the keys of the file."""

    id: str = ""
    valid_from: str = ""
    valid_until: str = ""
    paths: tuple[str, ...] = ()
    identify: Identify | None = None
    mode: str = "auto"
    fields: Mapping[str, tuple[Pick, ...]] = MappingProxyType({})
    body: tuple[Body, ...] = ()
    verbatim: bool = False
    keep: tuple[Selector, ...] = ()
    strip: tuple[Selector, ...] = ()
    start_at: tuple[Edge, ...] = ()
    stop_at: tuple[Edge, ...] = ()
    drop_lines: tuple[Line, ...] = ()
    keep_lines: tuple[Line, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    empty_on_miss: bool = False
    guard: Guard = Guard()


CONFIDENCE = {"human": 0.9, "learned": 0.6, "imported": 0.4}
"""A rule's confidence by who wrote it, where it does not say. Source: studies of site rules; set by hand."""


class SiteRule(NamedTuple):
    """A site rule.

    Attributes:
        id: the file's name without its suffix.
        file: the file.
        hosts: patterns of hosts; empty for a rule that is chosen by `identify` alone.
        paths: patterns of paths; empty for all.
        identify: how a page without an address is known.
        source: "human", "imported" or "learned".
        confidence: 0 to 1, before age.
        checked: the day somebody last saw that it works, ISO 8601, or empty.
        notes: for people.
        layouts: newest first; never empty.
        tests: the tests in the file, as data.
    """

    id: str
    file: str
    layouts: tuple[Layout, ...]
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    identify: Identify | None = None
    source: str = "human"
    confidence: float = CONFIDENCE["human"]
    checked: str = ""
    notes: str = ""
    tests: tuple[Mapping[str, Any], ...] = ()

    @property
    def trusted(self) -> bool:
        """Whether its word stands against the generic scorer's: a person wrote it and is sure."""
        return self.source == "human" and self.confidence >= CONFIDENCE["human"]


class Choice(NamedTuple):
    """The rule for a page, and what chose it: "host", "path" or "identify"."""

    rule: SiteRule
    by: str
