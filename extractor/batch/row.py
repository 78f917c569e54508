"""Pages in a row: read ahead, worked on by a crew in any order, and given out in the order of the input."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator

from extractor.batch.crew import Crew, Lost, Seat
from extractor.batch.inputs import Found
from extractor.batch.outcome import ArchiveEnd, Outcome, Skipped
from extractor.batch.work import Task, Work
from extractor.model import Status

_MOST_SEATS = 2_048
_MOST_BYTES = 64 << 20
"""Pages that may be read, or done, while an earlier one is still worked on, and what they may hold. Set by hand: of
16 processes the others go on for two seconds."""

Yielded = Outcome | Skipped | ArchiveEnd


def in_order(found: Iterable[Found], work: Work, jobs: int, timeout: float | None) -> Iterator[Yielded]:
    """Yield what becomes of pages, in order.

    Args:
        found: pages and what stands between them; an error among them is raised when all before it is given out.
        work: what to do with a page.
        jobs: processes.
        timeout: seconds that a page may take, None for any time.
    """
    row: deque[Seat] = deque()
    items = iter(found)
    with Crew(work, jobs, timeout) as crew:
        _fill(row, items, crew)
        while row:
            crew.step(row[0])
            if row[0].answer is not None:
                yield _result(row.popleft(), work, timeout)
            _fill(row, items, crew)


def _result(seat: Seat, work: Work, timeout: float | None) -> Yielded:
    """Return what became of a page, or of what stands between pages."""
    if isinstance(seat.answer, Exception):
        raise seat.answer
    if isinstance(seat.answer, Lost):
        return work.failed(seat.key, *_told(seat.answer, timeout))
    key: Yielded = seat.key
    if not seat.answer:
        return key
    outcome: Outcome
    outcome, error = pickle.loads(seat.answer)  # noqa: S301  # our own process's
    if error:
        raise error
    return outcome


def _told(lost: Lost, timeout: float | None) -> tuple[Status, str]:
    if lost.late:
        return Status.TIMEOUT, f"this page took longer than {timeout:g} s and was given up."
    hint = "; often there is not enough memory" if lost.cause == "SIGKILL" else ""
    return Status.FAILED, f"this page ended the process that worked on it ({lost.cause}{hint})."


def _fill(row: deque[Seat], items: Iterator[Found], crew: Crew) -> None:
    """Read on while the crew has room, the row has, and nothing can be given out."""
    while crew.has_room and _has_room(row):
        item = next(items, None)
        if item is None:
            return
        if isinstance(item, Exception):
            row.append(Seat(None, answer=item))
        elif isinstance(item, Task):
            row.append(Seat(item.place, pickle.dumps(item, pickle.HIGHEST_PROTOCOL)))
            crew.add(row[-1])
        else:
            row.append(Seat(item, answer=b""))


def _has_room(row: deque[Seat]) -> bool:
    if row and row[0].answer is not None:
        return False
    return len(row) < _MOST_SEATS and sum(seat.size for seat in row) < _MOST_BYTES
