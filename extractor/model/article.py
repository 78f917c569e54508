"""What `extract` gives: the article, every block with its verdict, every field with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Unpack

from extractor.model.block import Block, Detail
from extractor.model.document import Document
from extractor.model.label import Draft, Label, Role
from extractor.model.plain_text import joined_texts, printed
from extractor.model.printing import Wanted, Writers
from extractor.model.report import Notice, RuleReport

_SHOWN = 60
"""Characters of a block that stand for it when it is shown to a programmer."""


class Status(StrEnum):
    """How an extraction ended."""

    OK = "ok"
    EMPTY = "empty"
    NO_ARTICLE = "no_article"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"


class Field(NamedTuple):
    """A fact about the article and where it came from.

    Attributes:
        value: the fact: str, tuple of str, or a type of `extractor.metadata`; plain, comparable data.
        source: who said it: "rule apnews", "json-ld headline", "meta og:title", "byline block 4".
        raw: the string it was read from.
        losers: the other candidates, best first, as (source, raw).
    """

    value: Any
    source: str
    raw: str = ""
    losers: tuple[tuple[str, str], ...] = ()


class LabelledBlock(NamedTuple):
    """A block and the verdict on it."""

    block: Block
    label: Label

    @property
    def text(self) -> str:
        """The block's text without what was cut from it, stripped."""
        if not self.label.cuts:
            return self.block.text
        parts, start = [], 0
        for cut in self.label.cuts:
            parts += [self.block.text[start : cut.start], cut.replacement]
            start = cut.stop
        return "".join([*parts, self.block.text[start:]]).strip()

    @property
    def role(self) -> Role:
        """What the block does."""
        return self.label.role

    @property
    def score(self) -> float:
        """How much it looks like the article, 0 to 1, before rules and passes."""
        return self.label.score

    @property
    def because(self) -> str:
        """Ends the sentence "this block is a teaser because ..."."""
        return self.label.because

    @property
    def by(self) -> str:
        """Who decided."""
        return self.label.by

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= _SHOWN else self.text[: _SHOWN - 1] + "…"
        return f"<{self.role} {self.score:.2f} {text!r}, {self.by}: {self.because}>"


def _nothing(_: Draft) -> None:
    """Name no chrome: the draft is complete."""


def _no_fields(_: Article) -> Mapping[str, Field]:
    """Describe nothing."""
    return {}


@dataclass(frozen=True, eq=False, repr=False)
class Article:
    """An article, or the reasons why there is none.

    What is decided is decided when the article is made; roles of dropped blocks and metadata are worked out
    when first asked for, since a crawl that wants the text alone should not pay for them. Two articles are
    equal when their blocks, labels, fields and verdicts are.

    Attributes:
        document: the page as read.
        draft: the decision on each block. Not part of the public surface.
        status: how the extraction ended; `OK` where there is a text.
        confidence: expected share of right words in `text`, 0 to 1.
        decided_by: "scorer", "rule <id>", "trafilatura" or "json-ld".
        page_type: "article" or another type of page.
        page_type_probability: 0 to 1.
        warnings: what the user should know.
        rule: what the site rule did, or None.
        name_chrome: gives the dropped blocks of a draft their roles; called once, before labels are shown.
        describe: makes `fields` when they are first asked for.
    """

    writers: ClassVar[Writers]

    document: Document
    draft: Draft
    status: Status
    confidence: float
    decided_by: str = "scorer"
    page_type: str = "article"
    page_type_probability: float = 1.0
    warnings: tuple[Notice, ...] = ()
    rule: RuleReport | None = None
    name_chrome: Callable[[Draft], None] = _nothing
    describe: Callable[[Article], Mapping[str, Field]] = _no_fields

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The verdict on each block."""
        self.name_chrome(self.draft)
        return tuple(map(self.draft.label, range(len(self.document.texts))))

    @cached_property
    def blocks(self) -> tuple[LabelledBlock, ...]:
        """Every block of the page with its verdict, in reading order."""
        return tuple(map(LabelledBlock, self.document.blocks, self.labels))

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Every fact that was found, by name, each with its source."""
        return self.describe(self)

    @cached_property
    def body(self) -> tuple[LabelledBlock, ...]:
        """The blocks of the article's text, in reading order."""
        build, label = self.document.build, self.draft.label
        return tuple(LabelledBlock(build(index), label(index)) for index in self.draft.body())

    @cached_property
    def text(self) -> str:
        """Body, subheads, lists, quotes, tables and code, split by blank lines; empty where there is no article.

        Items of a list and rows of a table stand on lines of their own, cells of a row are split by tabs.
        """
        body = self.draft.body()
        details = list(map(self.document.detail, body))
        if self.draft.cuts or any(details):
            return joined_texts(zip(map(self._printed, body, details), details, strict=True))
        return "\n\n".join(filter(None, map(self.document.texts.__getitem__, body)))  # most pages

    def _printed(self, index: int, detail: Detail | None) -> str:
        """Return a block's text; the block is made only where something is cut out of it."""
        text = self.document.texts[index]
        if index in self.draft.cuts:
            text = LabelledBlock(self.document.build(index), self.draft.label(index)).text
        return printed(text, detail) if detail else text

    @property
    def title(self) -> str | None:
        """The headline."""
        title: str | None = self._value("title")
        return title

    @property
    def dek(self) -> str | None:
        """The standfirst under the headline."""
        dek: str | None = self._value("dek")
        return dek

    @property
    def authors(self) -> tuple[str, ...]:
        """The persons who wrote it, in order."""
        return self._value("authors") or ()

    @property
    def published(self) -> str | None:
        """When it was first published, ISO 8601, as precise as known."""
        published = self._value("published")
        return None if published is None else str(published)

    @property
    def comments(self) -> tuple[str, ...]:
        """Readers' comments, in order."""
        return self.texts_of(Role.COMMENT)

    @property
    def captions(self) -> tuple[str, ...]:
        """Captions, in order."""
        return self.texts_of(Role.CAPTION)

    @property
    def credits(self) -> tuple[str, ...]:
        """Credits of pictures and agencies, in order, also those cut from the end of a paragraph."""
        found: list[str] = []
        for block in self.blocks:
            if block.role is Role.CREDIT:
                found.append(block.text)
            found += [block.block.text[c.start : c.stop].strip() for c in block.label.cuts if c.role is Role.CREDIT]
        return tuple(found)

    def texts_of(self, role: Role) -> tuple[str, ...]:
        """Texts of the blocks of one role, in order."""
        return tuple(block.text for block in self.blocks if block.role is role)

    def to_text(self, **wanted: Unpack[Wanted]) -> str:
        """Return title, dek and text. Keywords: see `extractor.write`; so for the methods below."""
        return self.writers.write(self, "text", **wanted)

    def to_markdown(self, **wanted: Unpack[Wanted]) -> str:
        """Return the article as Markdown (CommonMark with tables)."""
        return self.writers.write(self, "markdown", **wanted)

    def to_json(self, **wanted: Unpack[Wanted]) -> str:
        """Return the whole extraction as a JSON record; `from_json` gives it back."""
        return self.writers.write(self, "json", **wanted)

    def to_jsonl(self, **wanted: Unpack[Wanted]) -> str:
        """Return the record of `to_json` on one line."""
        return self.writers.write(self, "jsonl", **wanted)

    def to_html(self, **wanted: Unpack[Wanted]) -> str:
        """Return the article as a clean HTML page, safe to show."""
        return self.writers.write(self, "html", **wanted)

    def to_xml(self, **wanted: Unpack[Wanted]) -> str:
        """Return the article as XML."""
        return self.writers.write(self, "xml", **wanted)

    def to_tei(self, **wanted: Unpack[Wanted]) -> str:
        """Return the article as TEI P5."""
        return self.writers.write(self, "tei", **wanted)

    def to_csv(self, **wanted: Unpack[Wanted]) -> str:
        """Return a CSV table of one row."""
        return self.writers.write(self, "csv", **wanted)

    def to_trace(self, **wanted: Unpack[Wanted]) -> str:
        """Return every block with its verdict, for people who wonder."""
        return self.writers.write(self, "trace", **wanted)

    @classmethod
    def from_json(cls, text: str) -> Article:
        """Return the article that `to_json` or `to_jsonl` wrote; it is equal to the one written.

        Raises:
            InputError: the text is no such record.
        """
        return cls.writers.read_json(text)

    def _value(self, name: str) -> Any:
        found = self.fields.get(name)
        return None if found is None else found.value

    def _identity(self) -> tuple[object, ...]:
        verdict = (self.status, self.confidence, self.decided_by, self.page_type, self.page_type_probability)
        return (*verdict, self.warnings, self.rule, self.blocks, dict(self.fields), self.document.url)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and self._identity() == other._identity()

    def __repr__(self) -> str:
        kept, blocks = len(self.draft.body()), len(self.document.texts)
        return (
            f"<Article {self.status} {self.title!r}: {kept} of {blocks} blocks, {len(self.text):,} characters, "
            f"confidence {self.confidence:.2f}, decided by {self.decided_by}>"
        )

    __hash__ = None  # type: ignore[assignment]  # fields are a mapping

    def __getstate__(self) -> dict[str, object]:
        labels, fields = self.labels, dict(self.fields)
        plain = {"name_chrome": _nothing, "describe": _no_fields}
        return {**self.__dict__, **plain, "labels": labels, "fields": fields}
