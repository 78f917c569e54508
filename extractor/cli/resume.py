"""Going on where a run was broken off: pages whose outcome is there already are passed over.

A page is known by its place: its input's name as typed and, in an archive, its number. Outcomes are written in the
order of the inputs, so a run that was broken off has left the first of them, and at most one half-written line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.cli.folder import Folder
from extractor.errors import InputError
from extractor.text import pattern

if TYPE_CHECKING:
    from extractor.batch import Place

_SOURCE_FIRST = pattern(rb'\{(?:"schema_version": "[^"]*", )?"source": ("(?:[^"\\]|\\.)*")', re.ASCII)
"""A line whose first member, or second behind the version, is the source; others are read whole."""

Known = Callable[["Place"], bool]


@contextmanager
def known_pages(output: str, inputs: Sequence[str], form: str, *, in_folder: bool) -> Iterator[Known | None]:
    """Give the function that says of each page, in order, whether its outcome is there; None where none is.

    Raises:
        InputError: the file holds lines of other pages.
    """
    file = Path(output)
    if in_folder:
        yield Folder(file, inputs, form).has
    elif not file.exists():
        yield None
    else:
        with file.open("r+b") as stream:
            lines = _Lines(stream, output)
            yield lines.know
            lines.all_known()


class _Lines:
    """The lines of a file of records, read beside the pages that they should be of."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._number = 0
        self._ended = False

    def know(self, place: Place) -> bool:
        """Whether the next line is the page's; behind the last one the file is mended, and no page is known."""
        source = self._next()
        if source is None:
            return False
        if source != place.source:
            raise InputError(
                f"{self._name}:{self._number}: this line is of {source!r}, the page in its place is {place.source!r}; "
                "--resume needs the inputs of the run that was broken off, in their order"
            )
        return True

    def all_known(self) -> None:
        """Raise where lines are left when the pages are at an end."""
        if (source := self._next()) is not None:
            raise InputError(f"{self._name}:{self._number}: this line is of {source!r}, which is none of the inputs")

    def _next(self) -> str | None:
        """Return the source of the next line; None behind the last whole one: half a line is cut off there."""
        if self._ended:
            return None
        start = self._stream.tell()
        line = self._stream.readline()
        self._number += 1
        if line.endswith(b"\n"):
            return self._source_of(line)
        if not b'{"'.startswith(line[:2]) or _is_of_something_else(line):
            raise self._no_record()
        self._ended = True
        self._stream.truncate(start)
        return None

    def _source_of(self, line: bytes) -> str:
        found = _SOURCE_FIRST.match(line)
        try:
            source = json.loads(found[1]) if found else json.loads(line)["source"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise self._no_record() from None
        return str(source)

    def _no_record(self) -> InputError:
        return InputError(f"{self._name}:{self._number}: this line is no record with a source; nothing was changed")


def _is_of_something_else(line: bytes) -> bool:
    """Whether a line that only lacks its end is a whole object, and no record."""
    try:
        return "source" not in json.loads(line)
    except (ValueError, RecursionError):
        return False
