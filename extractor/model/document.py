"""A page as read: its row of blocks, what stands outside the body, and how it was decoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from extractor.model.block import Block, Detail
    from extractor.model.markup import Trait
    from extractor.model.report import Notice


class Span(NamedTuple):
    """A half-open run of blocks: start <= i < stop."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Head:
    """What an HTML page says outside its text. Empty for a text file.

    Attributes:
        title: text of the title element.
        metas: (name, content) of each meta element, in order; name is `property`, `name` or `itemprop`, lower case.
        links: (rel, href) of each link element, in order.
        jsonld: raw text of each application/ld+json script, in order.
        language: the html element's lang, or empty.
        times: (datetime attribute, visible text, block index or -1) of each time element, in order.
        microdata: (itemprop, value) pairs of the body, in order.
        hydration: (id, raw JSON) of scripts that hold the page's data (`__NEXT_DATA__` and the like).
        credits: (marks, visible text, block index or -1) of each element whose class, id, itemprop, rel or data-testid
            speaks of an author or a byline, in order; marks are those values joined by spaces, lower case.
    """

    title: str = ""
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    jsonld: tuple[str, ...] = ()
    language: str = ""
    times: tuple[tuple[str, str, int], ...] = ()
    microdata: tuple[tuple[str, str], ...] = ()
    hydration: tuple[tuple[str, str], ...] = ()
    credits: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LineLayout:
    """What a text file's layout says, one entry a block.

    Attributes:
        indents: columns of leading white space.
        blanks_before: empty lines above the block.
        markers: the list marker ("1.", "•") of each block that has one; it is not part of the text.
        listings: the blocks that are code between fences.
    """

    indents: list[int]
    blanks_before: list[int]
    markers: dict[int, str] = field(default_factory=dict)
    listings: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class MarkupLayout:
    """What an HTML page's markup says: columns over its m nodes, in page order, and over its n blocks.

    Bits are those of `extractor.model.markup`.

    Attributes:
        tags: Lexbor's tag number of each node, shape (m,).
        frame_parents: nearest block-level element above each node, the root its own, shape (m,).
        masks: what each node inherits from its containers: `Trait` bits, `Chrome` bits above, shape (m,).
        own_chrome: `Chrome` bits of each node's own attributes, shape (m,).
        signatures: equal for nodes of equal tag and class, shape (m,).
        containers: nearest block-level node of each block, shape (n,).
        nodes: first node of each block, shape (n,).
        link_characters: characters in links, shape (n,).
        strong_characters: characters in bold type, shape (n,).
        pieces: texts that each block was put together from, shape (n,).
        hidden: whether each block is not shown, shape (n,).
        claims: `Claim` bits of the page, shape (1,).
    """

    tags: npt.NDArray[np.int64]
    frame_parents: npt.NDArray[np.int64]
    masks: npt.NDArray[np.int64]
    own_chrome: npt.NDArray[np.int64]
    signatures: npt.NDArray[np.int64]
    containers: npt.NDArray[np.int64]
    nodes: npt.NDArray[np.int64]
    link_characters: npt.NDArray[np.float64]
    strong_characters: npt.NDArray[np.float64]
    pieces: npt.NDArray[np.int64]
    hidden: npt.NDArray[np.bool_]
    claims: npt.NDArray[np.int64]

    def inside(self, trait: Trait) -> npt.NDArray[np.bool_]:
        """Return which blocks stand in a container of some kind, shape (n,)."""
        found: npt.NDArray[np.bool_] = (self.masks[self.containers] & int(trait)) != 0
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MarkupLayout) and all(
            column.tolist() == other.__dict__[name].tolist() for name, column in self.__dict__.items()
        )

    __hash__ = None  # type: ignore[assignment]  # its columns are arrays


class Layout(Protocol):
    """Any reader's columns: what its scorer sees beside the texts. The scorer is chosen by the layout's type."""


@dataclass(frozen=True, repr=False)
class Document:
    """A page as read. Plain data apart from `build`, which makes the blocks when they are first asked for.

    Texts and layout are columns, because a scorer reads all blocks at once and most blocks of a page are
    never looked at again: making several hundred objects a page would cost more than scoring them.

    Attributes:
        texts: visible text of each block, in reading order.
        layout: the reader's columns.
        build: index to block.
        head: what stands outside the body.
        url: the page's address where known, else empty.
        charset: the charset used, "str" where text was given.
        charset_source: who decided: "bom", "header", "meta", "utf-8", "letters", "charset-normalizer", "given", "str".
        notices: what the reader had to cap or mend.
        find_detail: index to `Block.detail` where the reader can tell it without making the block, else None.
    """

    texts: list[str]
    layout: Layout
    build: Callable[[int], Block] = field(compare=False)
    head: Head = Head()
    url: str = ""
    charset: str = "str"
    charset_source: str = "str"
    notices: tuple[Notice, ...] = ()
    find_detail: Callable[[int], Detail | None] | None = field(default=None, compare=False)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the page, in reading order."""
        return tuple(self.build(index) for index in range(len(self.texts)))

    def detail(self, index: int) -> Detail | None:
        """What the kind of a block adds."""
        return self.find_detail(index) if self.find_detail else self.build(index).detail

    def __repr__(self) -> str:
        return f"<Document {self.url!r}: {len(self.texts)} blocks, {self.charset}>"

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "build": self.blocks.__getitem__, "blocks": self.blocks, "find_detail": None}


class Page(Protocol):
    """A document that can still be asked. Only site rules ask."""

    @property
    def document(self) -> Document:
        """The page as read."""

    def find(self, query: str, *, xpath: bool = False) -> Sequence[Span]:
        """Spans of the blocks inside each element that a CSS (or XPath) query selects, in page order.

        A text file has no elements: it gives an empty sequence. An element without text gives an empty span.

        Raises:
            ValueError: the query is not valid CSS (or XPath).
        """

    def values(self, query: str, attribute: str = "", *, xpath: bool = False) -> Sequence[str]:
        """Texts, or values of one attribute, of the elements that a query selects, in page order.

        Raises:
            ValueError: the query is not valid CSS (or XPath).
        """
