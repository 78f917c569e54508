"""Inputs to outcomes: one for a page, and one for every page of an archive, whatever happens to it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.archives import is_simple
from extractor.cli.report import Report
from extractor.errors import ExtractorError, InputError, InputTooLarge, UnsupportedInput
from extractor.model import Article, Options, Status

if TYPE_CHECKING:
    from extractor.archives import Archive, ArchivedPage

_PEEK_BYTES = 16
_MOST_TOLD = 10
"""Failures of an archive's pages that are told one by one; all are counted."""


class Outcome(NamedTuple):
    """One page's end: an article, or the status and sentence of a failure.

    Attributes:
        source: the input's name as typed; of a page of an archive with "#" and its number behind.
        article: what was extracted, None after a failure.
        status: how it ended.
        message: what to tell on standard error, empty where all is well.
        missing: the input does not exist or is a folder: a mistake in the call rather than in the page.
        number: a page's number in its archive, from 1; 0 where the input is no archive.
        url: a page's address in its archive, else empty.
    """

    source: str
    article: Article | None
    status: Status
    message: str = ""
    missing: bool = False
    number: int = 0
    url: str = ""

    @property
    def input(self) -> str:
        """The name of the input as typed."""
        return self.source.removesuffix(f"#{self.number}") if self.number else self.source


def outcomes(inputs: Sequence[str], url: str | None, options: Options, report: Report) -> Iterator[Outcome]:
    """Yield an outcome for every page of the inputs, in order.

    Args:
        inputs: names of files, "-" for standard input.
        url: the address of the one page.
        options: how to extract.
        report: is told what an archive held besides pages.

    Raises:
        InputError: an address was given for an archive.
    """
    for name in inputs:
        source = "standard input" if name == "-" else name
        try:
            data = _content(name, source, options.max_bytes)
        except ExtractorError as error:
            yield _failed(source, error)
            continue
        if isinstance(data, str | bytes | Path):
            yield _of_page(source, data, url, options)
        elif url:
            raise InputError(f"--url is the address of one page; {source} is an archive of several.")
        else:
            yield from _of_archive(source, data, options, report)


def _content(name: str, source: str, max_bytes: int) -> bytes | Path | Archive:
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


def _of_page(source: str, data: bytes | Path, url: str | None, options: Options) -> Outcome:
    from extractor.pipeline import extract

    try:
        article = extract(data, url, options)
    except ExtractorError as error:
        return _failed(source, error, missing=isinstance(data, Path) and not data.is_file())
    return Outcome(source, article, article.status, _told(source, article))


def _failed(source: str, error: ExtractorError, *, missing: bool = False) -> Outcome:
    text = str(error).removeprefix("The input: ")
    return Outcome(source, None, _status_of(error), text if source in text else f"{source}: {text}", missing)


def _status_of(error: ExtractorError) -> Status:
    if isinstance(error, UnsupportedInput):
        return Status.UNSUPPORTED
    return Status.TOO_LARGE if isinstance(error, InputTooLarge) else Status.FAILED


def _of_archive(source: str, archive: Archive, options: Options, report: Report) -> Iterator[Outcome]:
    """Yield an outcome for every page; what many pages have in common is told once, at the end."""
    ended: Counter[Status] = Counter()
    told: set[str] = set()
    for page in archive:
        outcome = _of_archived(source, page, options, told)
        ended[outcome.status] += 1
        if outcome.article is None and ended.total() - ended[Status.OK] > _MOST_TOLD:
            outcome = outcome._replace(message="")
        yield outcome
    report.archive_ended(source, archive, ended)


def _of_archived(source: str, page: ArchivedPage, options: Options, told: set[str]) -> Outcome:
    from extractor.pipeline import extract_page

    name = f"{source}#{page.number}"
    try:
        article = extract_page(page, options)
    except ExtractorError as error:
        text = str(error).removeprefix("The input: ")
        message = f"{name} {page.url}: {text}"
        return Outcome(name, None, _status_of(error), message, number=page.number, url=page.url)
    new = [notice.message for notice in article.warnings if notice.code in _TOLD and notice.message not in told]
    told.update(new)
    message = "\nextract: ".join(f"{name}: {each}" for each in new)
    return Outcome(name, article, article.status, message, number=page.number, url=page.url)


_TOLD = ("rule_broken", "rule_miss", "rule_rejected")
"""Warnings that are told on standard error too: falling back from a rule is never silent."""


def _told(source: str, article: Article) -> str:
    notices = [f"{source}: {notice.message}" for notice in article.warnings if notice.code in _TOLD]
    return "\nextract: ".join(filter(None, [*notices, _why_empty(source, article)]))


def _why_empty(source: str, article: Article) -> str:
    if article.status is Status.OK:
        return ""
    if article.status is Status.EMPTY:
        return f"{source}: the input has no text"
    longest = max(map(len, article.document.texts), default=0)
    where = "" if source == "standard input" else f" {source}"
    return f"{source}: no article (longest block {longest} characters); extract -f trace{where} shows why"
