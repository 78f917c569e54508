"""A file of WARC records, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

from extractor.archives.digests import checked
from extractor.archives.pages import ArchivedPage, page_of
from extractor.archives.records import Record

MAX_BYTES = 100_000_000
"""The limit of a page, as that of `Options.max_bytes`."""


class Archive:
    """The pages of a WARC or WET file, packed or not, in order. The file is read once, while the pages are taken.

    Attributes:
        left_out: what stands in place of a page in records that hold none ("image/png", "WARC revisit"), counted.
            Requests, metadata and descriptions of the file are not.
        damaged: records, and stretches between them, that are damaged, cut off, or of another length or digest than
            they say; reading went on at the next record.
    """

    def __init__(self, records: Iterable[Record], max_bytes: int = MAX_BYTES) -> None:
        self._records, self._max_bytes = records, max_bytes
        self.left_out: Counter[str] = Counter()
        self.damaged = 0

    @classmethod
    def open(cls, source: Path | bytes | BinaryIO, max_bytes: int = MAX_BYTES) -> Self:
        """Return an archive.

        Args:
            source: the path of a file, its bytes, or the file opened as binary.
            max_bytes: a page that is larger is a failure.

        Raises:
            InputError: it cannot be opened, or does not begin with a WARC record.
        """
        from extractor.archives.opening import records_of

        return cls(records_of(source, max_bytes), max_bytes)

    def __iter__(self) -> Iterator[ArchivedPage]:
        number = 0
        for record in map(checked, self._records):
            self.damaged += record.fault not in ("", "too large")
            found = page_of(record, number + 1, self._max_bytes) if record.header else ""
            if isinstance(found, ArchivedPage):
                number += 1
                yield found
            elif found:
                self.left_out[found] += 1
