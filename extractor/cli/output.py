"""Where outcomes go: one stream, or a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from extractor.cli.file_names import stem_of, suffix_of
from extractor.cli.folder import Folder
from extractor.errors import FormatError
from extractor.writers import SUFFIXES
from extractor.writers.visible import visible

if TYPE_CHECKING:
    from extractor.batch import Outcome

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
    return Path(asked.output) / f"{stem_of(source)}{suffix_of(form)}"


def is_folder(output: str | None) -> bool:
    """Whether `-o` names a folder, one that is there or, with "/" behind it, one to be made."""
    return output is not None and (output.endswith("/") or Path(output).is_dir())


@contextmanager
def open_output(asked: argparse.Namespace, inputs: Sequence[str]) -> Iterator[Put]:
    """Open the output and give the function that takes each outcome."""
    form = output_format(asked)
    if is_folder(asked.output):
        yield Folder.of(asked.output, inputs, form).put
    elif asked.output:
        with ExitStack() as stack:  # emptied with the first outcome: a call that is refused destroys nothing
            file = cache(lambda: stack.enter_context(_opened(asked)))
            yield from _into_stream(file, form, asked, len(inputs))
    elif sys.stdout is None:
        raise OSError("standard output is closed; use -o FILE")
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield from _into_stream(lambda: sys.stdout, form, asked, len(inputs))


def _opened(asked: argparse.Namespace) -> TextIO:
    file = Path(asked.output)
    return file.open("a" if asked.resume else "w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _into_stream(stream: Callable[[], TextIO], form: str, asked: argparse.Namespace, inputs: int) -> Iterator[Put]:
    """Put outcomes one below the other: JSON as an array where there are several, CSV with one head."""
    count, several = 0, inputs > 1
    may_be_array = form == "json" and not asked.field

    def put(outcome: Outcome) -> None:
        nonlocal count, several
        several = several or outcome.number > 0
        text = outcome.text
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
