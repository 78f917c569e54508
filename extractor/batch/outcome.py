"""Where a page stands, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.model import Status

if TYPE_CHECKING:
    from extractor.archives import Archive


class Place(NamedTuple):
    """Where a page stands: what it is known by.

    Attributes:
        source: the input's name as typed; of a page of an archive with "#" and its number behind.
        nth: which of the inputs it stands in, from 0.
        number: its number in its archive, from 1; 0 where the input is no archive.
        url: its address, empty where none is told.
    """

    source: str
    nth: int = 0
    number: int = 0
    url: str = ""


class Outcome(NamedTuple):
    """One page's end: a written article, or the status and sentence of a failure.

    Attributes:
        source: the input's name as given; of a page of an archive with "#" and its number behind.
        status: how it ended.
        text: the article in the format that was asked for; of a page that failed its record where the format has
            records, else empty.
        message: why there is no article, empty where there is one.
        notices: what a site rule did wrong, to be told to people.
        url: the page's address, empty where none is told.
        number: its number in its archive, from 1; 0 where the input is no archive.
        nth: which of the inputs it stands in, from 0.
        missing: the input does not exist or is a folder: a mistake in the call rather than in the page.
    """

    source: str
    status: Status
    text: str = ""
    message: str = ""
    notices: tuple[str, ...] = ()
    url: str = ""
    number: int = 0
    nth: int = 0
    missing: bool = False

    @property
    def input(self) -> str:
        """The name of the input as given."""
        return self.source.removesuffix(f"#{self.number}") if self.number else self.source


class Skipped(NamedTuple):
    """A page that was passed over because its outcome is known."""

    place: Place


class ArchiveEnd(NamedTuple):
    """An archive that was read to its end; what it counted is final."""

    source: str
    archive: Archive
