"""YAML to plain data with the place of every key, read safely.

Scalars are those of YAML 1.2: `no`, `12:30` and `2026-11-20` are texts. Size, depth and the number of nodes
(each use of an alias counts its whole content) are limited while reading; tags are refused; a key may
stand once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractor.errors import RuleError

if TYPE_CHECKING:
    from yaml import Event

MAX_CHARACTERS = 1_000_000
"""Largest file. Set by hand: a long rule with its sample pages has 50,000."""

MAX_DEPTH = 24
"""Deepest nesting. Set by hand: the schema needs 7, `provenance` may need more."""

MAX_NODES = 50_000
"""Most scalars, lists and mappings, those behind aliases counted at every use. Set by hand."""

LONGEST_NUMBER = 18
"""Digits above which a number is read as text. Set by hand: no key takes such a number."""

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of a YAML file.

    Attributes:
        file: the file's name, for messages.
        data: dicts, lists, str, int, float, bool, None.
        places: 1-based (line, column) of each key or item.
    """

    file: str
    data: Any
    places: Mapping[Path, tuple[int, int]]

    def error(self, path: Path, problem: str) -> RuleError:
        """Return the error for what stands at a path, or for its nearest parent that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        return RuleError(self.file, line, column, problem)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    holder: list[Any] | dict[str, Any]
    path: Path
    anchor: str | None
    nodes_before: int
    key: str | None = None


@dataclass(slots=True)
class _Reader:
    """Turns events into data."""

    file: str
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    nodes: int = 0
    root: Any = None
    documents: int = 0

    def fail(self, mark: Any, problem: str) -> RuleError:
        return RuleError(self.file, mark.line + 1, mark.column + 1, problem)

    def read(self, events: Iterator[Event]) -> Any:
        steps: Mapping[str, Callable[[Any], None]] = {
            "DocumentStartEvent": self.document,
            "SequenceStartEvent": lambda event: self.open([], event),
            "MappingStartEvent": lambda event: self.open({}, event),
            "SequenceEndEvent": self.close,
            "MappingEndEvent": self.close,
            "ScalarEvent": self.scalar,
            "AliasEvent": self.alias,
        }
        for event in events:
            step = steps.get(type(event).__name__)
            if step:
                step(event)
        return self.root

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.fail(event.start_mark, "a second document (---); one file holds one rule")

    def count(self, event: Any, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise self.fail(event.start_mark, f"more than {MAX_NODES} values; split the rule or drop the aliases")

    def open(self, holder: list[Any] | dict[str, Any], event: Any) -> None:
        self.count(event, 1)
        self.refuse_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            raise self.fail(event.start_mark, f"nested deeper than {MAX_DEPTH} levels")
        if self.stack and isinstance(self.stack[-1].holder, dict) and self.stack[-1].key is None:
            raise self.fail(event.start_mark, "a key must be a text")
        path = self.put(holder, event)
        self.stack.append(_Open(holder, path, event.anchor, self.nodes))

    def close(self, _: Any) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.holder, self.nodes - done.nodes_before + 1)

    def scalar(self, event: Any) -> None:
        self.count(event, 1)
        self.refuse_tag(event)
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.holder, dict) and top.key is None:
            self.key(top, event)
            return
        value = _resolve(event.value) if event.implicit[0] else event.value
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self.put(value, event)

    def key(self, top: _Open, event: Any) -> None:
        if event.value in top.holder:
            line = self.places[(*top.path, event.value)][0]
            raise self.fail(event.start_mark, f"the key {event.value!r} stands twice; the first is in line {line}")
        top.key = event.value
        self.places[(*top.path, event.value)] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise self.fail(event.start_mark, f"the alias *{event.anchor} is used inside or before its anchor")
        value, nodes = self.anchors[event.anchor]
        if self.stack and isinstance(self.stack[-1].holder, dict) and self.stack[-1].key is None:
            raise self.fail(event.start_mark, "a key must be a text")
        self.count(event, nodes)
        self.put(value, event)

    def put(self, value: Any, event: Any) -> Path:
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if isinstance(top.holder, list):
            path: Path = (*top.path, len(top.holder))
            self.places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
            top.holder.append(value)
            return path
        key, top.key = top.key or "", None
        top.holder[key] = value
        return (*top.path, key)

    def refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            raise self.fail(event.start_mark, f"the tag {event.tag} is not allowed; write plain values")


def _resolve(text: str) -> Any:
    """Return the YAML 1.2 core value of a plain scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= LONGEST_NUMBER else text
    return float(text) if _FLOAT.fullmatch(text) else text


def read_tree(text: str, file: str) -> Tree:
    """Read YAML.

    Args:
        text: the file's text. Empty text gives None as data.
        file: its name, for messages.

    Raises:
        RuleError: it is not YAML, or goes beyond a limit.
    """
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise RuleError(file, 1, 1, f"larger than {MAX_CHARACTERS} characters")
    reader = _Reader(file)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return Tree(file, reader.read(yaml.parse(text, Loader=loader)), reader.places)
    except yaml.MarkedYAMLError as error:
        at_start = "alias" in (error.context or "")
        mark = error.context_mark if at_start else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = _plainly(error.problem or "not YAML", text.splitlines()[line : line + 1], column)
        raise RuleError(file, line + 1, column + 1, problem) from None
    except yaml.YAMLError as error:
        raise RuleError(file, 1, 1, f"not YAML: {' '.join(str(error).split())}") from None


_HINTS = (
    ("mapping values are not allowed", "a second colon; put the value in quotes"),
    ("could not find expected ':'", "a key without a colon"),
    ("unknown escape character", "a backslash in double quotes; use single quotes around patterns"),
    ("unexpected end of stream", "a quote that is not closed"),
    ("cannot start any token", "put the value in quotes"),
    ("undefined alias", "an alias (*) without its anchor (&), or a pattern that needs quotes"),
    ("exceeded maximum nesting depth", f"nested deeper than {MAX_DEPTH} levels"),  # libyaml's own limit comes first
    ("did not find expected alphabetic or numeric character", "a pattern that starts with * or & needs quotes"),
)


def _plainly(problem: str, rows: list[str], column: int) -> str:
    """Return the parser's words with what they usually mean, the line at hand."""
    hint = next((hint for sign, hint in _HINTS if sign in problem), "")
    if rows and rows[0][column : column + 1] == "\t":
        hint = "a tab; indent with spaces"
    return f"{problem} ({hint})" if hint else problem
