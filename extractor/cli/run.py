"""`extract FILE...`: inputs to outcomes, outcomes to the output and to an exit status."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from pathlib import Path

from extractor.batch import Outcome, Skipped, outcomes
from extractor.cli.options import parser, work_of
from extractor.cli.output import ONE_PAGE_FORMATS, is_folder, open_output, output_file, output_format
from extractor.cli.report import Report
from extractor.cli.resume import Known, known_pages
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
    except MemoryError:
        told = "there is not enough memory to read on"
    except OSError as error:
        told = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
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
    if asked.resume:
        _check_resume(command, asked, form)
    if len(inputs) > 1 and form in ONE_PAGE_FORMATS and not is_folder(asked.output):
        command.error(f"{len(inputs)} pages do not fit into one {form} file; use -o DIR/")


def _check_resume(command: argparse.ArgumentParser, asked: argparse.Namespace, form: str) -> None:
    """Leave likewise where the output does not tell which pages are in it."""
    if is_folder(asked.output):
        return
    if not asked.output or form != "jsonl" or asked.field:
        command.error("--resume goes with -o FILE.jsonl or -o DIR/")
    if asked.fields and "source" not in asked.fields:
        command.error("--resume knows pages by their source; ask for it: --fields source,...")


def _run(asked: argparse.Namespace, inputs: Sequence[str]) -> int:
    report = Report(quiet=asked.quiet)
    form = output_format(asked)
    work = work_of(asked, form)
    with ExitStack() as stack:
        stack.enter_context(_ending_when_told())
        known = stack.enter_context(_known(asked, inputs, form))
        put = stack.enter_context(open_output(asked, inputs))
        found = outcomes(inputs, asked.url, work, jobs=asked.jobs, timeout=asked.timeout, known=known)
        for each in stack.enter_context(closing(found)):
            if isinstance(each, Outcome):
                put(each)
                report.add(each)
            elif isinstance(each, Skipped):
                report.skip(each.place)
            else:
                report.archive_ended(each.source, each.archive)
    report.ended()
    return report.exit_status()


@contextmanager
def _ending_when_told() -> Iterator[None]:
    """Leave in good order on SIGTERM: processes that work on pages end with this one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _known(asked: argparse.Namespace, inputs: Sequence[str], form: str) -> AbstractContextManager[Known | None]:
    if not asked.resume:
        return nullcontext()
    return known_pages(asked.output, inputs, form, in_folder=is_folder(asked.output))
