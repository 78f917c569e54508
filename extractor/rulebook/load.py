"""A rule file to a `SiteRule`; what was read once is recalled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractor.errors import RuleError
from extractor.rulebook.build import build_rule
from extractor.rulebook.cache import digest_of, keep, recall, state_of
from extractor.rulebook.folder import file_of, id_of, rules_dir
from extractor.rulebook.rule import SiteRule

MAX_BASES = 16
"""Most rules that one rule may inherit from, directly or not. Set by hand."""


def kept_data(path: Path, rule_id: str) -> Mapping[str, Any]:
    """Return a rule file's data, valid; what was read before is recalled without parsing it.

    Raises:
        RuleError: the first thing that is wrong with it.
    """
    name = f"rule-{digest_of(map(state_of, (path, rules_dir() / 'rule.schema.json')), rule_id)}"
    kept: Any = recall(name)
    if isinstance(kept, dict):
        return kept
    from extractor.rulebook.check import checked_data

    data = checked_data(path, rule_id)
    keep(name, data)
    return data


def load_rule(path: Path, folders: tuple[Path, ...] = ()) -> SiteRule:
    """Load a rule.

    Args:
        path: the file.
        folders: where the rules it extends are looked up, first hit wins; the shipped ones where empty.

    Raises:
        RuleError: the file, or a rule it extends, is broken.
    """
    data = kept_data(path, id_of(path))
    return build_rule(data, str(path), _bases(data, path, folders or (rules_dir(),)))


def _bases(data: Mapping[str, Any], path: Path, folders: tuple[Path, ...]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return what a rule inherits, nearest first; each base once."""
    found: dict[str, Mapping[str, Any]] = {}
    waiting = list(data.get("extends", ()))
    while waiting:
        name = waiting.pop(0)
        if name in found or name == data["id"]:
            continue
        if len(found) == MAX_BASES:
            raise RuleError(str(path), 1, 1, f"extends more than {MAX_BASES} rules")
        file = next((file for folder in folders if (file := file_of(folder, name))), None)
        if file is None:
            raise RuleError(str(path), 1, 1, f"extends {name!r}, which is in none of {', '.join(map(str, folders))}")
        found[name] = kept_data(file, name)
        waiting += found[name].get("extends", ())
    return list(found.items())
