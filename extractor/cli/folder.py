"""A folder as output: a file for each page that has a text, whole or not there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from extractor.cli.file_names import page_stem, stems_of, suffix_of

if TYPE_CHECKING:
    from extractor.batch import Outcome, Place


class Folder:
    """Files named after inputs, and after number and address of a page of an archive."""

    def __init__(self, path: Path, inputs: Sequence[str], form: str) -> None:
        self._path, self._stems, self._suffix = path, stems_of(inputs), suffix_of(form)

    @classmethod
    def of(cls, name: str, inputs: Sequence[str], form: str) -> Self:
        """Return a folder; it is made."""
        path = Path(name)
        path.mkdir(parents=True, exist_ok=True)
        return cls(path, inputs, form)

    def put(self, outcome: Outcome) -> None:
        """Write an outcome's file: under another name first, so that a run that is broken off leaves no half of one."""
        if not outcome.text:
            return
        part = self._path / f".extract-{os.getpid()}.part"
        part.write_text(outcome.text, encoding="utf-8", errors="backslashreplace", newline="\n")
        part.replace(self.file_of(outcome))

    def file_of(self, page: Outcome | Place) -> Path:
        """Return the file of a page."""
        name = self._stems[page.nth]
        if page.number:
            name = page_stem(name, page.number, page.url)
        return self._path / f"{name}{self._suffix}"

    def has(self, place: Place) -> bool:
        """Whether the file of a page is there."""
        return self.file_of(place).exists()
