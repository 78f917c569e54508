"""What is told on standard error, and the exit status that all of it comes to."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from extractor.model import Status

if TYPE_CHECKING:
    from extractor.archives import Archive
    from extractor.batch import Outcome, Place

_FAILED = (Status.FAILED, Status.UNSUPPORTED, Status.TOO_LARGE, Status.TIMEOUT)
_MOST_KINDS = 5
"""Media types that are named; the rest is summed up."""
_MOST_TOLD = 10
"""Failures of an archive's pages that are told one by one; all are counted."""


class Report:
    """Counts how pages ended and tells what went wrong; what many pages of an archive have in common is told once."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._ended: Counter[Status] = Counter()
        self._of_archive: Counter[Status] = Counter()
        self._told: set[str] = set()
        self._skipped = self._skipped_of_archive = 0
        self._missing = self._damaged = False

    def add(self, outcome: Outcome) -> None:
        """Count a page's outcome and tell its messages."""
        self._ended[outcome.status] += 1
        self._missing |= outcome.missing
        if outcome.number:
            self._of_archive[outcome.status] += 1
        for notice in outcome.notices:
            if not outcome.number or notice not in self._told:
                self._tell(f"{outcome.source}: {notice}")
        if outcome.number:
            self._told.update(outcome.notices)
            without = self._of_archive.total() - self._of_archive[Status.OK]
            if without > _MOST_TOLD:
                return
        if outcome.message:
            self._tell(outcome.message)

    def skip(self, place: Place) -> None:
        """Count a page whose outcome is known from another run."""
        self._skipped += 1
        self._skipped_of_archive += place.number > 0

    def archive_ended(self, source: str, archive: Archive) -> None:
        """Tell how the pages of an archive ended, what was left out, and where it is damaged."""
        ended, skipped = self._of_archive, self._skipped_of_archive
        self._of_archive, self._skipped_of_archive = Counter(), 0
        self._told.clear()
        self._damaged |= archive.damaged > 0
        if ended[Status.OK] < ended.total() or not (ended or skipped):
            self._tell(f"{source}: {_counted(ended)}")
        if archive.left_out:
            self._tell(f"{source}: {_left_out(archive.left_out)}")
        if archive.damaged:
            places = "1 place" if archive.damaged == 1 else f"{archive.damaged:,} places"
            self._tell(f"{source}: damaged or cut off in {places}, or not as long as said; read on at the next record")

    def ended(self) -> None:
        """Tell what was passed over."""
        if self._skipped:
            pages = "1 page was" if self._skipped == 1 else f"{self._skipped:,} pages were"
            self._tell(f"{pages} there already")

    def exit_status(self) -> int:
        """Return 0 to 4 as `extractor.cli.main` says; an archive without a page has no article."""
        if self._missing:
            return 2
        failed = sum(self._ended[status] for status in _FAILED)
        if failed or self._damaged:
            return 4 if failed == self._ended.total() and not self._skipped else 3
        return int(self._ended[Status.OK] < self._ended.total() or not (self._ended or self._skipped))

    def _tell(self, message: str) -> None:
        if message and not self._quiet:
            print(f"extract: {message}", file=sys.stderr)


def _counted(ended: Counter[Status]) -> str:
    failed = sum(ended[status] for status in _FAILED)
    without = ended.total() - ended[Status.OK] - failed
    parts = [f"{ended[Status.OK]:,} with an article", f"{without:,} without", f"{failed:,} failed"]
    pages = "1 page" if ended.total() == 1 else f"{ended.total():,} pages"
    return f"{pages}: {', '.join(parts)}" if ended else "no record holds a page"


def _left_out(kinds: Counter[str]) -> str:
    named = [f"{count:,} {kind}" for kind, count in kinds.most_common(_MOST_KINDS)]
    more = kinds.total() - sum(count for _, count in kinds.most_common(_MOST_KINDS))
    records = "1 record holds" if kinds.total() == 1 else f"{kinds.total():,} records hold"
    return f"{records} no HTML and no text: {', '.join([*named, *([f'{more:,} other'] if more else [])])}"
