"""Where outcomes go: one stream, or a folder with a file for each input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from extractor.writers import RECORD_FORMATS, SUFFIXES, failed_record, print_field, write

if TYPE_CHECKING:
    from extractor.cli.run import Outcome

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
    return Path(asked.output) / f"{_stem(source)}{_suffix(form)}"


def is_folder(output: str | None) -> bool:
    """Whether `-o` names a folder, one that is there or, with "/" behind it, one to be made."""
    return output is not None and (output.endswith("/") or Path(output).is_dir())


def _stem(source: str) -> str:
    return Path(source).stem if source != "standard input" else "stdin"


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
        with Path(asked.output).open("w", encoding="utf-8", newline="\n") as stream:
            yield from _into_stream(stream, form, asked, inputs)
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield from _into_stream(sys.stdout, form, asked, inputs)


def rendered(outcome: Outcome, form: str, asked: argparse.Namespace) -> str:
    """Return an outcome in a format; a failure is a record in `RECORD_FORMATS` and nothing elsewhere."""
    if outcome.article is None:
        if form not in RECORD_FORMATS or asked.field:
            return ""
        return failed_record(outcome.source, outcome.status, outcome.message, form, asked.fields)
    if asked.field:
        return print_field(outcome.article, asked.field)
    wanted = {"keep": asked.keep, "fields": asked.fields, "front_matter": asked.front_matter}
    return write(outcome.article, form, source=outcome.source, **wanted)


def _into_stream(stream: TextIO, form: str, asked: argparse.Namespace, inputs: int) -> Iterator[Put]:
    """Put outcomes one below the other: JSON as an array where there are several, CSV with one head."""
    count = 0
    array = form == "json" and inputs > 1 and not asked.field

    def put(outcome: Outcome) -> None:
        nonlocal count
        text = rendered(outcome, form, asked)
        if array:
            text = ("[\n" if not count else ",\n") + text.rstrip("\n")
        elif form == "csv" and count and not asked.field:
            text = text.split("\n", 1)[1]
        elif inputs > 1 and form in ("text", "markdown", "trace") and not asked.field:
            text = ("\n" if count else "") + f"==> {outcome.source} <==\n{text}"
        stream.write(text)
        stream.flush()
        count += 1

    yield put
    if array:
        stream.write("\n]\n")


def _into_folder(folder: Path, form: str, asked: argparse.Namespace) -> Put:
    """Put each outcome into a file of its own, named after the input; a second input of that name gets "-2"."""
    suffix = _suffix(form)
    taken: dict[str, int] = {}

    def put(outcome: Outcome) -> None:
        stem = _stem(outcome.source)
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        text = rendered(outcome, form, asked)
        if text:
            (folder / f"{name}{suffix}").write_text(text, encoding="utf-8", newline="\n")

    return put
