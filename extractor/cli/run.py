"""`extract FILE...`: inputs to records, records to the output, statuses to an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.cli.options import library_options, parser
from extractor.errors import ExtractorError, InputTooLarge, UnsupportedInput
from extractor.model import Article, Options, Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input's end: an article, or the status and sentence of a failure.

    Attributes:
        source: the input's name as typed.
        article: what was extracted, None after a failure.
        status: how it ended.
        message: what to tell on standard error, empty where all is well.
        missing: the input does not exist or is a directory: a mistake in the call rather than in the page.
    """

    source: str
    article: Article | None
    status: Status
    message: str = ""
    missing: bool = False


def main(arguments: list[str]) -> int:
    """Run `extract` and return its exit status."""
    command = parser()
    asked = command.parse_args(arguments)
    inputs = asked.inputs or ([] if sys.stdin is None or sys.stdin.isatty() else ["-"])
    if not inputs:
        command.print_help(sys.stderr)
        return 2
    options = library_options(asked)
    for folder in options.rule_dirs:
        if not folder.is_dir():
            command.error(f"--rules {folder}: no such folder")
    outcomes = []
    try:
        with _Output(asked, len(inputs)) as output:
            for outcome in _outcomes(inputs, asked.url, options):
                output.put(outcome)
                outcomes.append(replace(outcome, article=None))
                if outcome.message and not asked.quiet:
                    print(f"extract: {outcome.message}", file=sys.stderr)
    except ExtractorError as error:
        print(f"extract: {error}", file=sys.stderr)
        return 2
    return _exit_status(outcomes)
