"""`extract rules stats`: which rules hit and which miss, over saved pages or the records of a run."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.cli.rules_files import add_rules_option, folders_asked
from extractor.errors import ExtractorError, InputError
from extractor.model import Options

STATUSES = ("hit", "partial", "rule_miss", "rule_rejected")


def main(arguments: list[str]) -> int:
    """Print the counts and return the exit status: 0, or 2 where a file cannot be read."""
    command = argparse.ArgumentParser(
        prog="extract rules stats",
        description="Count what rules did, the ones to repair first: over saved pages, or over records (.jsonl) "
        "that `extract -f jsonl` has written.",
    )
    add_rules_option(command)
    command.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="saved pages, or .jsonl records; - is records on standard input",
    )
    asked = command.parse_args(arguments)
    folders_asked(asked)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    misses: dict[str, Counter[str]] = defaultdict(Counter)
    without = 0
    failed = list[str]()
    for report in _reports(asked.files, Options(rule_dirs=tuple(asked.rules), fallback=False), failed):
        if report is None:
            without += 1
            continue
        counts[report["id"]][report["status"]] += 1
        misses[report["id"]].update(report.get("misses", ()))
    noun = "page" if without == 1 else "pages"
    print(*_table(counts, misses), f"{without} {noun} without a rule", sep="\n")
    return 2 if failed else 0


def _reports(files: list[Path], options: Options, failed: list[str]) -> Iterator[Mapping[str, Any] | None]:
    """Yield the report of each page or record, None where no rule was chosen; tell and note what cannot be read."""
    for file in files:
        if str(file) == "-":
            yield from _rules_of(sys.stdin, "standard input")
            continue
        if file.suffix == ".jsonl":
            yield from _recorded(file)
            continue
        try:
            yield _of_page(file, options)
        except ExtractorError as error:
            print(f"extract rules stats: {error}", file=sys.stderr)
            failed.append(str(file))


def _of_page(file: Path, options: Options) -> Mapping[str, Any] | None:
    from extractor.pipeline import extract

    report = extract(file, None, options).rule
    return {"id": report.id, "status": report.status, "misses": report.misses} if report else None


def _recorded(file: Path) -> Iterator[Mapping[str, Any] | None]:
    try:
        with file.open(encoding="utf-8") as records:
            yield from _rules_of(records, str(file))
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}.") from None


def _rules_of(records: Iterable[str], name: str) -> Iterator[Mapping[str, Any] | None]:
    for number, record in enumerate(records, 1):
        yield _rule_of(record, f"{name}:{number}")


def _rule_of(record: str, place: str) -> Mapping[str, Any] | None:
    try:
        rule = json.loads(record).get("rule")
    except (ValueError, AttributeError):
        raise InputError(f"{place}: this line is no record; give what `extract -f jsonl` has written.") from None
    return rule if isinstance(rule, dict) and "id" in rule and "status" in rule else None


def _table(counts: Mapping[str, Counter[str]], misses: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield one line a rule, the one with most failures first."""
    row = "{:<34}" + " {:>13}" * len(STATUSES) + "  {}"
    yield row.format("rule", *STATUSES, "found nothing")
    bad = {name: count["rule_miss"] + count["rule_rejected"] for name, count in counts.items()}
    for name in sorted(counts, key=lambda each: (-bad[each], each)):
        lost = ", ".join(f"{place} ({times})" for place, times in misses[name].most_common(3))
        yield row.format(name, *(counts[name][status] for status in STATUSES), lost)
