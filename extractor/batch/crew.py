"""A crew of processes, each with one page in hand; whoever dies or takes too long is replaced."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple, Protocol, Self

from extractor.errors import ExtractorError


class Job(Protocol):
    """What a crew does with every task; it can be pickled."""

    def __call__(self, task: Any) -> Any:
        """Return the result of a task."""

    def warm(self) -> None:
        """Load what all tasks need."""


class Lost(NamedTuple):
    """A task without a result.

    Attributes:
        late: it took too long; else its process died.
        cause: the name of the signal, or the exit status, that its process died with.
    """

    late: bool
    cause: str = ""


class Seat:
    """A task's place in the row.

    Attributes:
        key: what its owner knows it by.
        data: the task, pickled; empty where it has been handed out, and where there is none.
        answer: the pickled result, or why there is none; None while there is a task without either.
        refused: whether a process died before it had the whole task; the next one that does is the task's own fault.
    """

    __slots__ = ("answer", "data", "key", "refused")

    def __init__(self, key: Any, data: bytes = b"", answer: bytes | Lost | Exception | None = None) -> None:
        self.key, self.data, self.answer = key, data, answer
        self.refused = False

    @property
    def size(self) -> int:
        """Bytes that are held for it."""
        return len(self.data) + (len(self.answer) if isinstance(self.answer, bytes) else 0)


class _Worker:
    """A process, the line to it, and what it works on since when."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self.process, self.line = process, line
        self.began, self.seat = False, None
        self.since = 0.0

    began: bool
    seat: Seat | None

    @property
    def idle(self) -> bool:
        return self.began and self.seat is None

    def end(self) -> str:
        """End the process, if it has not ended, and return what it ended with."""
        self.process.kill()
        self.process.join()
        self.line.close()
        code = self.process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"status {code}"


class Crew:
    """Up to so many processes, started when there is work for them. None outlives the `with` block."""

    def __init__(self, job: Job, size: int, timeout: float | None) -> None:
        self._job, self._size, self._timeout = job, size, timeout
        self._workers: list[_Worker] = []
        self._waiting: deque[Seat] = deque()
        self._warm = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()

    @property
    def has_room(self) -> bool:
        """Whether another task should be at hand: one for each process."""
        return len(self._waiting) < self._size

    def add(self, seat: Seat) -> None:
        """Take on a task."""
        self._waiting.append(seat)

    def step(self, wanted: Seat) -> None:
        """Hand out tasks and fill the seats of those that are done; wait for one where the one `wanted` is not."""
        self._hand_out()
        lines = {worker.line: worker for worker in self._workers if not worker.idle}
        for line in wait(lines, 0 if wanted.answer is not None or not lines else self._patience()):
            self._hear(lines[line])  # type: ignore[index]
        self._give_up_late()
        self._hand_out()

    def _hand_out(self) -> None:
        idle = [worker for worker in self._workers if worker.idle]
        while self._waiting and idle:
            worker, seat = idle.pop(), self._waiting.popleft()
            try:
                worker.line.send_bytes(seat.data)
            except OSError:
                self._take_back(seat, self._dismiss(worker))
                continue
            worker.seat, worker.since, seat.data = seat, monotonic(), b""
        starting = sum(not worker.began for worker in self._workers)
        for _ in range(min(len(self._waiting) - starting, self._size - len(self._workers))):
            self._workers.append(self._started())

    def _take_back(self, seat: Seat, cause: str) -> None:
        """Keep a task whose process was dead, or died of it: once."""
        if seat.refused:
            seat.data, seat.answer = b"", Lost(late=False, cause=cause)
            return
        seat.refused = True
        self._waiting.appendleft(seat)

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = worker.line.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.seat is None:
            worker.began = True
        else:
            worker.seat.answer, worker.seat = answer, None

    def _bury(self, worker: _Worker) -> None:
        cause, seat = self._dismiss(worker), worker.seat
        if seat is not None:
            seat.answer = Lost(late=False, cause=cause)
        elif not worker.began:
            raise ExtractorError(
                f"a process to work on pages could not begin ({cause}); a program that asks for several begins "
                'below if __name__ == "__main__"'
            )

    def _dismiss(self, worker: _Worker) -> str:
        self._workers.remove(worker)
        return worker.end()

    def _patience(self) -> float | None:
        """Return the seconds until a task may be late."""
        since = [worker.since for worker in self._workers if worker.seat]
        return max(0.0, min(since) + self._timeout - monotonic()) if since and self._timeout is not None else None

    def _give_up_late(self) -> None:
        if self._timeout is None:
            return
        now = monotonic()
        for worker in [each for each in self._workers if each.seat and now - each.since >= self._timeout]:
            if worker.seat and not worker.line.poll():
                self._dismiss(worker)
                worker.seat.answer = Lost(late=True)

    def _started(self) -> _Worker:
        method = _method()
        if method == "fork" and not self._warm:
            self._job.warm()
            self._warm = True
        context = get_context(method)
        ours, theirs = context.Pipe()
        inherited = [ours, *(worker.line for worker in self._workers)] if method == "fork" else []
        process = context.Process(target=_serve, args=(theirs, self._job, inherited), daemon=True)  # type: ignore[attr-defined]
        with _uninterrupted():
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _method() -> str:
    """Return how to start a process: a copy of this one is quick and shares its memory, but must copy no threads."""
    with contextlib.suppress(OSError):
        if sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1:
            return "fork"
    return "spawn"


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C away until a new process can leave it to its parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, job: Job, inherited: list[Connection]) -> None:
    """Work on tasks until the other end of the line is closed: the life of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in inherited:  # or the lines of its sisters would stay open when the parent dies
        other.close()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not inherited:  # started afresh
        job.warm()
    gc.freeze()
    try:
        line.send_bytes(b"")
        while True:
            line.send_bytes(_answer(job, line.recv_bytes()))
    except (EOFError, OSError):  # the parent is gone
        return
    except MemoryError:  # no tale can be told of it
        os._exit(1)


def _answer(job: Job, data: bytes) -> bytes:
    try:
        return pickle.dumps((job(pickle.loads(data)), None), pickle.HIGHEST_PROTOCOL)  # noqa: S301  # our parent's
    except ExtractorError as error:  # raised where its turn comes
        return pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
