"""Names of inputs to their pages, one by one, each with its place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.archives import is_simple
from extractor.batch.outcome import ArchiveEnd, Place, Skipped
from extractor.batch.work import Task
from extractor.errors import ExtractorError, InputError

if TYPE_CHECKING:
    from extractor.archives import Archive

_PEEK_BYTES = 16

Found = Task | Skipped | ArchiveEnd | Exception
"""A page to work on, or what there is no work for; an error that ended the reading is to be raised in its turn."""


def pages(
    names: Iterable[str], url: str | None, max_bytes: int, known: Callable[[Place], bool] | None = None
) -> Iterator[Found]:
    """Yield every page of the inputs, in order, and the end of each archive; an error that ends it comes as the last.

    Args:
        names: names of files, "-" for standard input.
        url: the address of the one page.
        max_bytes: the limit of a page.
        known: says of every page, in order, whether it is to be passed over.
    """
    try:
        yield from _pages(names, url, max_bytes, known)
    except Exception as error:  # noqa: BLE001  # pages are read ahead, and those before it come first
        yield error


def _pages(
    names: Iterable[str], url: str | None, max_bytes: int, known: Callable[[Place], bool] | None
) -> Iterator[Found]:
    for index, name in enumerate(names):
        source = "standard input" if name == "-" else name
        try:
            content = _content(name, source, max_bytes)
        except ExtractorError as error:
            content = error
        if isinstance(content, bytes | Path | ExtractorError):
            yield _found(Task(Place(source, index, 0, url or ""), content), known)
        elif url:
            raise InputError(f"--url is the address of one page; {source} is an archive of several.")
        else:
            for page in content:
                yield _found(Task(Place(f"{source}#{page.number}", index, page.number, page.url), page), known)
            yield ArchiveEnd(source, content)


def _found(task: Task, known: Callable[[Place], bool] | None) -> Found:
    return Skipped(task.place) if known and known(task.place) else task


def _content(name: str, source: str, max_bytes: int) -> bytes | Path | Archive | ExtractorError:
    """Return what a name stands for; the path itself where `extract` can read it, or say why not."""
    path = Path(name)
    if name != "-" and not path.is_fifo():
        try:
            with path.open("rb") as stream:
                if is_simple(stream.read(_PEEK_BYTES)):
                    return path
        except (OSError, ValueError):
            return path
    from extractor.archives import open_input

    return open_input(sys.stdin.buffer if name == "-" else path, source, max_bytes)
