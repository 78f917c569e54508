"""What is wrong with rule files, and what will be wrong with them soon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from extractor.errors import RuleError
from extractor.rulebook.check import read_rule_file, rule_errors
from extractor.rulebook.folder import file_of, id_of, rules_dir
from extractor.rulebook.literals import longest_literal
from extractor.rulebook.yaml_tree import Path, Tree

QueryCheck = Callable[[str, bool], str]
"""Takes a query and whether it is XPath; returns why it is not valid, or an empty text."""

_GENERATED = re.compile(
    r"\.(?:css|sc|jss|emotion|styled|svelte)-(?=[\w-]*\d)[\w-]{4,}|\.[\w-]*__(?=[\w-]*[A-Z\d])[\w-]{5,}(?![\w-])"
)
_NTH = re.compile(r":nth-(?:child|of-type|last-child)\(")
_CAPITAL_ATTRIBUTE = re.compile(r"@[a-z]*[A-Z]")
_SHARED_SUFFIX = re.compile(
    r"\*\.(?:ac|co|com|edu|gob|gov|gouv|go|govt|id|in|info|ltd|me|mil|ne|net|nom|or|org|plc|sch|web)\.[a-z]{2}"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake, or a warning where the rule works but is fragile."""

    error: RuleError
    warning: bool = False

    def __str__(self) -> str:
        if not self.warning:
            return str(self.error)
        return f"{self.error.file}:{self.error.line}:{self.error.column}: warning: {self.error.problem}"


def lint_file(file: File, check_query: QueryCheck, folders: Sequence[File] = ()) -> list[Finding]:
    """Return all findings in a rule file, in the order of the file; empty where it is clean."""
    try:
        tree = read_rule_file(file)
    except RuleError as error:
        return [Finding(error)]
    errors = rule_errors(tree, id_of(file))
    if errors:
        return [Finding(error) for error in errors]
    mistakes = [Finding(tree.error(path, problem)) for path, problem in _mistakes(tree, check_query, folders)]
    doubts = [Finding(tree.error(path, problem), warning=True) for path, problem in _doubts(tree)]
    return sorted([*mistakes, *doubts], key=lambda finding: (finding.error.line, finding.error.column))


def host_ties(files: Sequence[File]) -> Iterator[Finding]:
    """Yield an error for each host that two files of one folder name."""
    owners: dict[tuple[File, str], str] = {}
    for file in files:
        try:
            tree = read_rule_file(file)
        except RuleError:
            continue
        data = tree.data if isinstance(tree.data, dict) else {}
        match = data.get("match")
        hosts = match.get("hosts") if isinstance(match, dict) else None
        for index, host in enumerate(hosts if isinstance(hosts, list) else []):
            key = (file.parent, str(host).removeprefix("www."))
            if not str(host).startswith("!") and owners.setdefault(key, file.name) != file.name:
                yield Finding(
                    tree.error(("match", "hosts", index), f"{host} is also a host of {owners[key]}; keep one")
                )


def _mistakes(tree: Tree, check_query: QueryCheck, folders: Sequence[File]) -> Iterator[tuple[Path, str]]:
    for path, query, xpath in queries(tree.data):
        why = check_query(query, xpath)
        if why:
            yield path, why
    for index, host in enumerate(tree.data.get("match", {}).get("hosts", ())):
        if _SHARED_SUFFIX.fullmatch(host):
            yield ("match", "hosts", index), f"{host} takes in unrelated sites; name their hosts"
    for index, name in enumerate(tree.data.get("extends", ())):
        if not any(file_of(folder, name) for folder in folders or (rules_dir(),)):
            yield ("extends", index), f"there is no rule {name!r}"


def queries(data: Any, path: Path = ()) -> Iterator[tuple[Path, str, bool]]:
    """Yield each CSS or XPath query of a rule with its path and whether it is XPath."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        here = (*path, key)
        if isinstance(value, str) and _is_query(here):
            yield here, value, key == "xpath"
        elif here[0] not in ("tests", "provenance"):
            yield from queries(value, here)


def _is_query(path: Path) -> bool:
    names = [step for step in path if isinstance(step, str)]
    if names[-1] in ("css", "xpath"):
        return True
    listed = names[-1] in ("body", "keep", "strip", "all", "any") or names[-2:-1] == ["fields"]
    return listed and isinstance(path[-1], int) and "lines" not in names


def _doubts(tree: Tree) -> Iterator[tuple[Path, str]]:
    data = tree.data
    if not data.get("base") and data.get("source") != "imported":
        if not data.get("tests"):
            yield ("id",), "the rule has no tests; nobody will see when it dies"
        if not data.get("checked"):
            yield ("id",), "the rule has no `checked` date; its confidence cannot age"
    hosts = data.get("match", {}).get("hosts", ())
    if hosts and data["id"].removeprefix("any.") not in [
        host.removeprefix("*.").removeprefix("www.") for host in hosts
    ]:
        yield ("id",), f"the file is named after none of its hosts; call it {hosts[0].lstrip('*.')}.yaml"
    yield from _doubts_of_clues(data)
    yield from _doubts_of_versions(data.get("versions", ()))
    for path, query, xpath in queries(data):
        yield from ((path, doubt) for doubt in _doubts_of_query(query, xpath=xpath))


def _doubts_of_clues(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    path: Path = ("match", "identify")
    identify = data.get("match", {}).get("identify")
    if identify is None:
        return
    clues = sum(len(identify.get(kind, ())) for kind in ("lines", "css", "meta"))
    least = identify.get("min", min(2, clues))
    if least < 2 and "confidence" not in data:
        yield path, "one clue is enough for this rule; pages of other sites may show it, so ask for two"
    if least > clues:
        yield path, f"asks for {least} clues and names {clues}; it is never known by them"
    for index, line in enumerate(identify.get("lines", ())):
        if not longest_literal(line if isinstance(line, str) else line["re"]):
            yield (
                (*path, "lines", index),
                "the pattern has no fixed text that every match holds; it costs time on each page",
            )


def _doubts_of_versions(versions: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Path, str]]:
    newer = "9"
    for index, version in enumerate(versions):
        if "id" not in version:
            yield ("versions", index), "the version has no id; reports cannot name it"
        start = version.get("valid_from", "")
        if start > newer:
            yield ("versions", index, "valid_from"), "is newer than the version above; put the newest first"
        newer = start or newer


def _doubts_of_query(query: str, *, xpath: bool) -> Iterator[str]:
    if len(_NTH.findall(query)) > 1:
        yield "counts elements more than once (:nth-…); a small change of the page breaks it"
    if _GENERATED.search(query):
        yield "has a class name that looks generated; it changes with each release of the site"
    if xpath and _CAPITAL_ATTRIBUTE.search(query):
        yield "asks for an attribute with capitals; HTML pages have them in lower case"
