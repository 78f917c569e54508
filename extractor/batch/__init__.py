"""Many pages: inputs to written outcomes, in the order of the inputs, by one process or by several.

    names ──inputs──▶ pages and their places ──row, crew──▶ work, a page at a time ──▶ Outcome

Reading archives and putting the order right is one process's; extracting and writing are everybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from extractor.batch.inputs import Found, pages
from extractor.batch.outcome import ArchiveEnd, Outcome, Place, Skipped
from extractor.batch.work import Task, Work
from extractor.model import Options, Wanted

if TYPE_CHECKING:
    from extractor.archives import Archive

__all__ = ["ArchiveEnd", "Outcome", "Place", "Skipped", "Work", "extract_many", "outcomes"]

_DEFAULTS = Options()
_FEW = 2
"""Pages for which no process is started. Set by hand: to load what starts processes takes as long as one page."""


def extract_many(  # noqa: PLR0913  # as many as there are things to say
    paths: Iterable[Path],
    form: str = "text",
    options: Options = _DEFAULTS,
    *,
    jobs: int = 1,
    timeout: float | None = None,
    archive_ended: Callable[[str, Archive], None] | None = None,
    **wanted: Unpack[Wanted],
) -> Iterator[Outcome]:
    """Extract the articles of many files, also packed ones and archives, and yield an outcome a page, in order.

    Args:
        paths: the files; they are taken as they are needed.
        form: the format that each article is written in; with "json" `Article.from_json(outcome.text)` gives it back.
        options: how to extract.
        jobs: processes that work on pages; with 1 and no `timeout` it is the calling one.
        timeout: seconds that a page may take; one that takes longer has the status `TIMEOUT`.
        archive_ended: is given the name and the `Archive` (`damaged`, `left_out`) of each that was read to its end.
        **wanted: see `extractor.write`.

    Yields:
        Outcomes. A page that fails, kills its process or takes too long is one, too, and costs no other page.

    Raises:
        FormatError: no such format or no such field.
        ValueError: no process, or no time, to work in.

    A program that asks for processes must begin its work below `if __name__ == "__main__":`, as with all
    of `multiprocessing`: where it has threads, and outside Linux, processes are started afresh and import it.
    """
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes from 1 on, not {jobs}")
    if timeout is not None and not 0 < timeout < float("inf"):
        raise ValueError(f"timeout is a number of seconds above 0, not {timeout}")
    for each in outcomes(map(str, paths), None, Work(options, form, wanted=wanted), jobs=jobs, timeout=timeout):
        if isinstance(each, Outcome):
            yield each
        elif isinstance(each, ArchiveEnd) and archive_ended:
            archive_ended(each.source, each.archive)


def outcomes(  # noqa: PLR0913  # see above
    names: Iterable[str],
    url: str | None,
    work: Work,
    *,
    jobs: int = 1,
    timeout: float | None = None,
    known: Callable[[Place], bool] | None = None,
) -> Generator[Outcome | Skipped | ArchiveEnd]:
    """Yield an outcome for every page of the inputs, in order, and what an archive held at its end.

    Args:
        names: names of files, "-" for standard input.
        url: the address of the one page.
        work: what to do with a page.
        jobs: processes.
        timeout: seconds a page.
        known: says of every page, in order, whether it is to be passed over.

    Raises:
        InputError: an address was given for an archive.
    """
    found = pages(names, url, work.options.max_bytes, known)
    first = [] if jobs == 1 else list(islice(found, _FEW + 1))
    if timeout is None and (jobs == 1 or len(first) <= _FEW):
        yield from (_done(each, work) for each in chain(first, found))
        return
    from extractor.batch.row import in_order

    yield from in_order(chain(first, found), work, jobs, timeout)


def _done(found: Found, work: Work) -> Outcome | Skipped | ArchiveEnd:
    if isinstance(found, Exception):
        raise found
    return work(found) if isinstance(found, Task) else found
