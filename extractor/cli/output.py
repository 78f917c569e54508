"""Where outcomes go: one stream, or a folder with a file for each input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from extractor.cli.file_names import page_stem, stem_of
from extractor.errors import FormatError
from extractor.writers import RECORD_FORMATS, SUFFIXES, failed_record, print_field, write
from extractor.writers.visible import visible

if TYPE_CHECKING:
    from extractor.cli.outcomes import Outcome

ONE_PAGE_FORMATS = ("html", "xml", "tei")
"""Formats of which a file holds one page."""

Put = Callable[["Outcome"], None]


def output_format(asked: argparse.Namespace) -> str:
    """Return the format: as asked, else by the suffix of `-o`, else text."""
    suffix = Path(asked.output).suffix.lower() if asked.output and not asked.output.endswith("/") else ""
    return str(asked.format or SUFFIXES.get(suffix, "text"))


def output_file(asked: argparse.Namespace, source: str, form: str) -> Path | None:
    """Return the file that an input's outcome is written to, the first of its name in a folder; None for a stream."""
    if not asked.output:
        return None
    if not is_folder(asked.output):
        return Path(asked.output)
    return Path(asked.output) / f"{stem_of(source)}{_suffix(form)}"


def is_folder(output: str | None) -> bool:
    """Whether `-o` names a folder, one that is there or, with "/" behind it, one to be made."""
    return output is not None and (output.endswith("/") or Path(output).is_dir())


def _suffix(form: str) -> str:
    return next(ending for ending, name in SUFFIXES.items() if name == form)


@contextmanager
def open_output(asked: argparse.Namespace, inputs: int) -> Iterator[Put]:
    """Open the output and give the function that takes each outcome."""
    form = output_format(asked)
    if is_folder(asked.output):
        folder = Path(asked.output)
        folder.mkdir(parents=True, exist_ok=True)
        yield _into_folder(folder, form, asked)
    elif asked.output:
        with ExitStack() as stack:  # emptied with the first outcome: a call that is refused destroys nothing
            file = cache(lambda: stack.enter_context(Path(asked.output).open("w", encoding="utf-8", newline="\n")))
            yield from _into_stream(file, form, asked, inputs)
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield from _into_stream(lambda: sys.stdout, form, asked, inputs)


def rendered(outcome: Outcome, form: str, asked: argparse.Namespace) -> str:
    """Return an outcome in a format; a failure is a record in `RECORD_FORMATS` and nothing elsewhere."""
    if outcome.article is None:
        if form not in RECORD_FORMATS or asked.field:
            return ""
        from extractor.writers.record import Failure

        failure = Failure(outcome.source, outcome.status, outcome.message, outcome.url)
        return failed_record(failure, form, asked.fields)
    if asked.field:
        return print_field(outcome.article, asked.field)
    wanted = {"keep": asked.keep, "fields": asked.fields, "front_matter": asked.front_matter}
    return write(outcome.article, form, source=outcome.source, **wanted)


def _into_stream(stream: Callable[[], TextIO], form: str, asked: argparse.Namespace, inputs: int) -> Iterator[Put]:
    """Put outcomes one below the other: JSON as an array where there are several, CSV with one head."""
    count, several = 0, inputs > 1
    may_be_array = form == "json" and not asked.field

    def put(outcome: Outcome) -> None:
        nonlocal count, several
        several = several or outcome.number > 0
        text = rendered(outcome, form, asked)
        if outcome.number and form in ONE_PAGE_FORMATS and not asked.field:
            raise FormatError(f"{outcome.input} holds several pages, one {form} file holds one; use -o DIR/")
        if several and may_be_array:
            text = ("[\n" if not count else ",\n") + text.rstrip("\n")
        elif form == "csv" and count and not asked.field:
            text = text.split("\n", 1)[1]
        elif several and form in ("text", "markdown", "trace") and not asked.field:
            text = ("\n" if count else "") + f"==> {_head(outcome)} <==\n{text}"
        stream().write(text)
        stream().flush()
        count += 1

    yield put
    end = "" if not may_be_array or (count and not several) else "\n]\n" if count else "[]\n"
    stream().write(end)


def _head(outcome: Outcome) -> str:
    """Return what stands above a page among several: its source, and its address where an archive tells one."""
    return visible(f"{outcome.source} {outcome.url}") if outcome.url else outcome.source


def _into_folder(folder: Path, form: str, asked: argparse.Namespace) -> Put:
    """Put each outcome into a file of its own, named after the input; a second input of that name gets "-2"."""
    suffix = _suffix(form)
    taken: dict[str, int] = {}

    def put(outcome: Outcome) -> None:
        stem = stem_of(outcome.input)
        if outcome.number <= 1:
            taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        if outcome.number:
            name = page_stem(name, outcome.number, outcome.url)
        text = rendered(outcome, form, asked)
        if text:
            (folder / f"{name}{suffix}").write_text(text, encoding="utf-8", newline="\n")

    return put
