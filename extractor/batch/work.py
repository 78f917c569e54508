"""The work on one page: extract it and write it, whatever happens."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.batch.outcome import Outcome, Place
from extractor.errors import ExtractorError, FormatError, InputTooLarge, UnsupportedInput
from extractor.model import Article, Options, Status, Wanted
from extractor.writers import RECORD_FORMATS, failed_record, print_field, write

if TYPE_CHECKING:
    from extractor.archives import ArchivedPage

_TOLD = ("rule_broken", "rule_miss", "rule_rejected")
"""Warnings that are told to people, too: falling back from a rule is never silent."""


class Task(NamedTuple):
    """A page to work on.

    Attributes:
        place: where it stands.
        content: the page, the path of its file, or why there is neither.
    """

    place: Place
    content: bytes | Path | ArchivedPage | ExtractorError


class Work(NamedTuple):
    """What is done with every page. It can be sent to another process.

    Attributes:
        options: how to extract.
        form: the format.
        field: the name of the one field that is printed instead, if any.
        wanted: the keywords of `extractor.write`, but the source.
    """

    options: Options = Options()
    form: str = "text"
    field: str = ""
    wanted: Wanted = Wanted()

    def __call__(self, task: Task) -> Outcome:
        """Return how a page ended.

        Raises:
            FormatError: the format, or a field that was asked for, does not exist.
        """
        place, content = task
        try:
            article = self._extracted(content, place)
            return self._written(article, place)
        except FormatError:
            raise
        except ExtractorError as error:
            missing = isinstance(content, Path) and not content.is_file()
            return self.failed(place, _status_of(error), str(error).removeprefix("The input: "), missing=missing)
        except Exception as error:  # noqa: BLE001  # in a crawl a fault of ours costs one page as well
            return self.failed(place, Status.FAILED, _fault(error))

    def failed(self, place: Place, status: Status, sentence: str, *, missing: bool = False) -> Outcome:
        """Return the outcome of a page that failed."""
        if place.number:
            message = f"{place.source} {place.url}: {sentence}"
        else:
            message = sentence if place.source in sentence else f"{place.source}: {sentence}"
        text = "" if self.field or self.form not in RECORD_FORMATS else self._failed_record(place, status, message)
        return Outcome(place.source, status, text, message, (), place.url, place.number, place.nth, missing)

    def warm(self) -> None:
        """Load what pages need before the first of them comes, and before the process is copied."""
        for page in ("Menu\n\nA line of text.\n", "<html><body><p>A line of text.</p></body></html>"):
            self(Task(Place("warm"), page.encode()))

    def _extracted(self, content: bytes | Path | ArchivedPage | ExtractorError, place: Place) -> Article:
        from extractor.pipeline import extract, extract_page

        if isinstance(content, ExtractorError):
            raise content
        if isinstance(content, bytes | Path):
            return extract(content, place.url or None, self.options)
        return extract_page(content, self.options)

    def _written(self, article: Article, place: Place) -> Outcome:
        if self.field:
            text = print_field(article, self.field)
        else:
            wanted: Wanted = {**self.wanted, "source": place.source}
            text = write(article, self.form, **wanted)
        notices = tuple(notice.message for notice in article.warnings if notice.code in _TOLD)
        why = "" if place.number else _why_empty(place.source, article)
        return Outcome(place.source, article.status, text, why, notices, place.url, place.number, place.nth)

    def _failed_record(self, place: Place, status: Status, message: str) -> str:
        from extractor.writers.record import Failure

        failure = Failure(place.source, status, message, place.url if place.number else "")
        return failed_record(failure, self.form, self.wanted.get("fields", ()))


def _status_of(error: ExtractorError) -> Status:
    if isinstance(error, UnsupportedInput):
        return Status.UNSUPPORTED
    return Status.TOO_LARGE if isinstance(error, InputTooLarge) else Status.FAILED


def _fault(error: Exception) -> str:
    """Return the sentence of an error that should not have come out, with its place for whoever mends it."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for this page."
    last = traceback.extract_tb(error.__traceback__)[-1]
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"extractor has a fault on this page, please report it ({told}, {Path(last.filename).name}:{last.lineno})."


def _why_empty(source: str, article: Article) -> str:
    if article.status is Status.OK:
        return ""
    if article.status is Status.EMPTY:
        return f"{source}: the input has no text"
    longest = max(map(len, article.document.texts), default=0)
    where = "" if source == "standard input" else f" {source}"
    return f"{source}: no article (longest block {longest} characters); extract -f trace{where} shows why"
