"""`extract FILE...`: inputs to outcomes, outcomes to the output and to an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.cli.options import library_options, parser
from extractor.cli.output import is_folder, open_output, output_file, output_format
from extractor.errors import ExtractorError, InputTooLarge, UnsupportedInput
from extractor.model import Article, Options, Status
from extractor.writers import RECORD_FORMATS


class Outcome(NamedTuple):
    """One input's end: an article, or the status and sentence of a failure.

    Attributes:
        source: the input's name as typed.
        article: what was extracted, None after a failure.
        status: how it ended.
        message: what to tell on standard error, empty where all is well.
        missing: the input does not exist or is a folder: a mistake in the call rather than in the page.
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
    if len(inputs) > 1 and form in ("html", "xml", "tei") and not is_folder(asked.output):
        command.error(f"{len(inputs)} pages do not fit into one {form} file; use -o DIR/")


def _run(asked: argparse.Namespace, inputs: Sequence[str]) -> int:
    ended: list[Status] = []
    missing = False
    with open_output(asked, len(inputs)) as put:
        for outcome in _outcomes(inputs, asked.url, library_options(asked)):
            put(outcome)
            ended.append(outcome.status)
            missing |= outcome.missing
            if outcome.message and not asked.quiet:
                print(f"extract: {outcome.message}", file=sys.stderr)
    return 2 if missing else _exit_status(ended)


def _outcomes(inputs: Sequence[str], url: str | None, options: Options) -> Iterator[Outcome]:
    """Yield one outcome for every input, in order, whatever happens to it."""
    from extractor.pipeline import extract

    for name in inputs:
        source = "standard input" if name == "-" else name
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name)
            article = extract(data, url, options)
        except UnsupportedInput as error:
            yield Outcome(source, None, Status.UNSUPPORTED, _sentence(source, error))
        except InputTooLarge as error:
            yield Outcome(source, None, Status.TOO_LARGE, _sentence(source, error))
        except ExtractorError as error:
            missing = name != "-" and not Path(name).is_file()
            yield Outcome(source, None, Status.FAILED, _sentence(source, error), missing)
        else:
            yield Outcome(source, article, article.status, _told(source, article))


def _sentence(source: str, error: Exception) -> str:
    text = str(error)
    return text if source in text else f"{source}: {text}"


_TOLD = ("rule_broken", "rule_miss", "rule_rejected")
"""Warnings that are told on standard error too: falling back from a rule is never silent."""


def _told(source: str, article: Article) -> str:
    notices = [f"{source}: {notice.message}" for notice in article.warnings if notice.code in _TOLD]
    return "\nextract: ".join(filter(None, [*notices, _why_empty(source, article)]))


def _why_empty(source: str, article: Article) -> str:
    if article.status is Status.OK:
        return ""
    if article.status is Status.EMPTY:
        return f"{source}: the input has no text"
    longest = max(map(len, article.document.texts), default=0)
    where = "" if source == "standard input" else f" {source}"
    return f"{source}: no article (longest block {longest} characters); extract -f trace{where} shows why"


def _exit_status(ended: Sequence[Status]) -> int:
    failed = sum(status in (Status.FAILED, Status.UNSUPPORTED, Status.TOO_LARGE) for status in ended)
    if failed:
        return 4 if failed == len(ended) else 3
    return int(any(status is not Status.OK for status in ended))
