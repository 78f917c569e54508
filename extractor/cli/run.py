"""`extract FILE...`: inputs to outcomes, outcomes to the output and to an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from extractor.cli.options import library_options, parser
from extractor.cli.outcomes import outcomes
from extractor.cli.output import ONE_PAGE_FORMATS, is_folder, open_output, output_file, output_format
from extractor.cli.report import Report
from extractor.errors import ExtractorError
from extractor.writers import RECORD_FORMATS


def main(arguments: list[str]) -> int:
    """Run `extract` and return its exit status."""
    command = parser()
    asked = command.parse_args(arguments)
    inputs = asked.inputs or ([] if sys.stdin is None or sys.stdin.isatty() else ["-"])
    if not inputs:
        command.print_help(sys.stderr)
        return 2
    _check(command, asked, inputs)
    try:
        return _run(asked, inputs)
    except BrokenPipeError:
        raise
    except ExtractorError as error:
        told = str(error)
    except OSError as error:
        told = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    print(f"extract: {told}", file=sys.stderr)
    return 2


def _check(command: argparse.ArgumentParser, asked: argparse.Namespace, inputs: Sequence[str]) -> None:
    """Leave with status 2 and a sentence where the call makes no sense."""
    for folder in asked.rules:
        if not folder.is_dir():
            command.error(f"--rules {folder}: no such folder")
    for name in inputs:
        if name.startswith(("http://", "https://")) and not Path(name).exists():
            command.error(f"{name}: extract reads saved pages and fetches nothing; save the page first")
    if asked.encoding:
        try:
            "".encode(asked.encoding)
        except LookupError:
            command.error(f"--encoding {asked.encoding}: no such charset")
    if asked.url and len(inputs) > 1:
        command.error(f"--url is the address of one page, not of {len(inputs)}")
    _check_output(command, asked, inputs)


def _check_output(command: argparse.ArgumentParser, asked: argparse.Namespace, inputs: Sequence[str]) -> None:
    """Leave likewise where the output would overwrite an input, or has another form than its options ask for."""
    form = output_format(asked)
    for name in inputs:
        target = output_file(asked, name, form)
        if target is not None and target.exists() and Path(name).exists() and target.samefile(name):
            command.error(f"{name} would be overwritten by its own article; choose another output")
    if asked.front_matter and form != "markdown":
        command.error(f"--front-matter goes with markdown, not with {form}")
    if asked.fields and form not in RECORD_FORMATS:
        command.error(f"--fields goes with {', '.join(RECORD_FORMATS)}, not with {form}; see --print")
    if len(inputs) > 1 and form in ONE_PAGE_FORMATS and not is_folder(asked.output):
        command.error(f"{len(inputs)} pages do not fit into one {form} file; use -o DIR/")


def _run(asked: argparse.Namespace, inputs: Sequence[str]) -> int:
    report = Report(quiet=asked.quiet)
    with open_output(asked, len(inputs)) as put:
        for outcome in outcomes(inputs, asked.url, library_options(asked), report):
            put(outcome)
            report.add(outcome)
    return report.exit_status()
