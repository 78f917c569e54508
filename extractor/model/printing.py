"""What a caller can ask of a writer, and what an article expects of the writers it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypedDict, Unpack

from extractor.model.label import Role

if TYPE_CHECKING:
    from extractor.model.article import Article


class Printing(NamedTuple):
    """How to print an article. None of it changes the words of `Article.text`.

    Attributes:
        keep: roles that come out besides the article, in page order; cut spans of these roles stay where they were.
        fields: names of the facts that a record shows, in this order; empty for all (json, jsonl, csv).
        front_matter: whether the facts stand above the text as YAML (markdown).
        source: the input's name, for records and the trace.
    """

    keep: frozenset[Role] = frozenset()
    fields: tuple[str, ...] = ()
    front_matter: bool = False
    source: str = ""


class Wanted(TypedDict, total=False):
    """The keywords of `extractor.write`; they are the attributes of `Printing`."""

    keep: frozenset[Role]
    fields: tuple[str, ...]
    front_matter: bool
    source: str


class Writers(Protocol):
    """What `Article.to_markdown` and its siblings call. The package binds `extractor.writers` when it is imported."""

    def write(self, article: Article, form: str, /, **wanted: Unpack[Wanted]) -> str:
        """Return the article in a format."""

    def read_json(self, text: str, /) -> Article:
        """Return the article of a JSON record."""
