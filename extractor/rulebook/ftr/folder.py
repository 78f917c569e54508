"""A folder of ftr-site-config files to a folder of rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.rulebook.ftr.convert import Converted, convert, joined
from extractor.rulebook.ftr.directives import Untranslated
from extractor.rulebook.write import write_rule

CONFIDENCE = 0.4
"""Of an imported rule. Source: studies of site rules, a third to nine tenths of them find nothing, by their age."""

MAX_BYTES = 1_000_000
"""Larger files are no site configs. Set by hand: the largest known one has 40,000 bytes."""

GLOBAL = "global.txt"
_NO_CONFIGS = frozenset({"license.txt", "readme.txt"})
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file.

    Attributes:
        file: its name.
        rule: the id of the rule it went into, empty where it went into none.
        why: why it went into none, else empty.
        untranslated: its lines that are not in the rule.
    """

    file: str
    rule: str
    why: str = ""
    untranslated: tuple[Untranslated, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a folder: its files in order, and the number of rules written."""

    files: tuple[FileReport, ...]
    rules: int

    @property
    def converted(self) -> int:
        """The number of files that went into a rule."""
        return sum(bool(each.rule) for each in self.files)


@dataclass(slots=True)
class _Group:
    """Files that say the same."""

    made: Converted
    files: list[Path] = field(default_factory=list)


def import_folder(folder: Path, out: Path) -> ImportReport:
    """Convert all `*.txt` files of a folder and write the rules.

    Files that say the same become one rule with many hosts. What `global.txt` says, which the format adds to
    every site, is added to every rule.

    Args:
        folder: a checkout of ftr-site-config.
        out: the folder for the rules; it is made where there is none.

    Raises:
        InputError: the folder is none, or has no such file; or the rules cannot be written.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; give a checkout of ftr-site-config.")
    files = [file for file in folder.glob("*.txt") if file.name.lower() not in _NO_CONFIGS]
    if not files:
        raise InputError(f"{folder} has no .txt file; give a checkout of ftr-site-config.")
    groups, reports = _read(sorted(files, key=_order))
    for rule_id, data, group in _rules(groups):
        _write(out / f"{rule_id}.yaml", write_rule(data))
        lost = tuple(group.made.untranslated)
        reports += [FileReport(file.name, rule_id, untranslated=lost) for file in group.files]
    return ImportReport(tuple(sorted(reports, key=lambda each: each.file.lstrip("."))), len(groups))


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be written ({error.strerror}); name another folder.") from None


def _order(file: Path) -> tuple[bool, bool, str]:
    """Order files: `global.txt`, hosts, wildcards."""
    return file.name.lower() != GLOBAL, file.name.startswith("."), file.name


def _read(files: list[Path]) -> tuple[list[_Group], list[FileReport]]:
    groups: dict[str, _Group] = {}
    reports, owners, shared = [], dict[str, str](), Converted()
    for file in files:
        text, why = _text_of(file)
        made = convert(text)
        why = why or _why_not(file, made, owners)
        if why:
            reports.append(FileReport(file.name, "", why, tuple(made.untranslated)))
        elif file.name.lower() == GLOBAL:
            shared = made
            reports.append(FileReport(file.name, "(all)", untranslated=tuple(made.untranslated)))
        else:
            owners[_pattern(file)] = file.name
            made = joined(made, shared)
            groups.setdefault(_likeness(made), _Group(made)).files.append(file)
    return list(groups.values()), reports


def _why_not(file: Path, made: Converted, owners: dict[str, str]) -> str:
    """Return why a file cannot become a rule, or an empty text."""
    if file.name.lower() != GLOBAL and not _HOST.fullmatch(_host(file)):
        return "its name is not that of a host"
    if _pattern(file) in owners:
        return f"{owners[_pattern(file)]} speaks of the same host"
    return "" if made.original else "it has no directive"


def _text_of(file: Path) -> tuple[str, str]:
    """Return a file's text, and why it cannot be read; one of them is empty."""
    try:
        content = file.read_bytes()[: MAX_BYTES + 1]
    except OSError as error:
        return "", f"cannot be read: {error.strerror}"
    if len(content) > MAX_BYTES:
        return "", "is too large for a site config"
    return content.decode("utf-8", "replace"), ""


def _likeness(made: Converted) -> str:
    """Return what two files have in common that become one rule."""
    return json.dumps([made.rule, made.record.get("fetching")], sort_keys=True)


def _host(file: Path) -> str:
    return file.name.removesuffix(".txt").lower().lstrip(".").removeprefix("www.")


def _pattern(file: Path) -> str:
    return f"*.{_host(file)}" if file.name.startswith(".") else _host(file)


def _rules(groups: list[_Group]) -> Iterator[tuple[str, dict[str, Any], _Group]]:
    """Yield each rule's id and data. A rule is named after its first host; an id is given once."""
    taken: set[str] = set()
    for group in groups:
        rule_id = _free(_host(group.files[0]), taken)
        head = {"schema": 1, "id": rule_id, "match": {"hosts": [_pattern(file) for file in group.files]}}
        tail = {"source": "imported", "confidence": CONFIDENCE}
        yield rule_id, {**head, **tail, **group.made.rule, "provenance": _provenance(group)}, group


def _free(host: str, taken: set[str]) -> str:
    rule_id = host if host not in taken else f"any.{host}"
    taken.add(rule_id)
    return rule_id


def _provenance(group: _Group) -> dict[str, Any]:
    made = group.made
    lost = [f"{each.line}: {each.source} ({each.why})" for each in made.untranslated]
    record: dict[str, Any] = {"format": "ftr-site-config", "files": [file.name for file in group.files]}
    return {**record, **made.record, "original": made.original, **({"untranslated": lost} if lost else {})}
