"""A rule file to valid data, or to the errors in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractor.errors import RuleError
from extractor.rulebook.build import PICK_KINDS
from extractor.rulebook.folder import rules_dir
from extractor.rulebook.regex_syntax import faults
from extractor.rulebook.validate import problems
from extractor.rulebook.yaml_tree import Tree, read_tree

_PATTERN_KEYS = frozenset({"re", "line", "split", "text"})
_PATTERN_LISTS = (("identify", "lines"), ("lines", "drop"), ("lines", "keep"))


@lru_cache(maxsize=1)
def rule_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of rules."""
    schema: Mapping[str, Any] = json.loads((rules_dir() / "rule.schema.json").read_bytes())
    return schema


def read_rule_file(path: Path) -> Tree:
    """Read a rule file as data with places, not yet checked.

    Raises:
        RuleError: it cannot be read, is not UTF-8 or not YAML.
    """
    try:
        return read_tree(path.read_text("utf-8-sig"), str(path))
    except OSError as error:
        raise RuleError(str(path), 0, 0, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RuleError(str(path), 1, 1, "is not UTF-8; save it as UTF-8") from None


def rule_errors(tree: Tree, rule_id: str = "") -> list[RuleError]:
    """Return everything that is wrong with a rule's data, in the order of the file.

    Args:
        tree: the data.
        rule_id: the id that the file's name asks for, empty where it has no name.
    """
    found = [
        tree.error(problem.path, _at(problem.path, problem.message)) for problem in problems(tree.data, rule_schema())
    ]
    if not found:
        found = [tree.error(path, _at(path, message)) for path, message in _further(tree.data, rule_id)]
    return sorted(found, key=lambda error: (error.line, error.column))


def _at(path: tuple[str | int, ...], message: str) -> str:
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    return f"{where}: {message}" if where else message


def _further(data: Mapping[str, Any], rule_id: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what a schema cannot say."""
    if rule_id and data["id"] != rule_id:
        yield ("id",), f"is {data['id']!r}, but the file's name says {rule_id!r}"
    for path, value in _walk(data, ()):
        if path[0] in ("tests", "provenance"):
            continue
        if isinstance(value, str) and _holds_pattern(path):
            yield from ((path, fault) for fault in faults(value))
        elif (
            isinstance(value, dict)
            and path[-1] != "identify"
            and (sources := [kind for kind in PICK_KINDS if kind in value])[1:]
        ):
            yield path, f"has {' and '.join(sources)}; keep one and write the other as a further entry"


def _walk(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*path, key), value
        yield from _walk(value, (*path, key))


def _holds_pattern(path: tuple[str | int, ...]) -> bool:
    names = tuple(step for step in path if isinstance(step, str))
    return names[-1] in _PATTERN_KEYS or names[-2:] in _PATTERN_LISTS or names[-3:-1] == ("identify", "meta")


def checked_data(path: Path, rule_id: str = "") -> Mapping[str, Any]:
    """Return a rule file's data, valid.

    Raises:
        RuleError: the first thing that is wrong with it.
    """
    tree = read_rule_file(path)
    for error in rule_errors(tree, rule_id):
        raise error
    data: Mapping[str, Any] = tree.data
    return data
