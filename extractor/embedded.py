"""The article in a page's data, where the page shows little of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from extractor.alignment import blocks_of
from extractor.model import BODY_ROLES, Document, Draft, Head, Kind, Notice, Page, Role, Span
from extractor.product_data import description, sells
from extractor.text import count_words

if TYPE_CHECKING:
    from extractor.readers.hydration import EmbeddedArticle

THIN_CHARACTERS = 1000
"""A body of fewer characters is thin: only then is the page's data looked into. Set by hand: about 150 words."""

TIMES_LONGER = 2.0
"""The data must hold so many times the words that the page shows in its body; set by hand."""

VISIBLE_SHARE = 0.5
"""From this share of its words on, the article in the data is on the page, and its blocks are named; set by hand."""

_ROLES = {Kind.HEADING: Role.SUBHEAD, Kind.ITEM: Role.LIST, Kind.CELL: Role.TABLE, Kind.CODE: Role.CODE}
_UNSEEN = {Kind.PICTURE: Role.PICTURE, Kind.CAPTION: Role.CAPTION}
CONFIDENCE = 0.9
"""Expected share of right words in an article that the publisher's own data holds; set by hand."""

LEAST_DESCRIPTION = 20.0
"""Words that a product's description must have to stand for its page; set by hand."""

FEW_WORDS = 60.0
"""The description in the data of a product's page is used where the page shows no more words; set by hand."""

DESCRIBED = 0.5
"""Expected word F1 of a product's description alone, for such pages say more; set by hand."""


@dataclass(frozen=True, slots=True)
class EmbeddedPage:
    """A page whose document was made of its data; no rule has anything to ask it."""

    document: Document

    def find(self, query: str, *, xpath: bool = False) -> Sequence[Span]:  # noqa: ARG002 - the protocol's signature
        """Find nothing."""
        return ()

    def values(self, query: str, attribute: str = "", *, xpath: bool = False) -> Sequence[str]:  # noqa: ARG002 - as above
        """Find nothing."""
        return ()


def is_thin(draft: Draft) -> bool:
    """Whether the body found so far is too short for an article."""
    lengths = (len(text) for text, role in zip(draft.document.texts, draft.roles, strict=True) if role in BODY_ROLES)
    return not any(total >= THIN_CHARACTERS for total in accumulate(lengths))


def from_data(page: Page, draft: Draft) -> tuple[Page, Draft] | None:
    """Return the page and draft of the article in the page's data, None where the page shows as much.

    On a page that sells something the article is the description of it.
    Where the article's blocks stand on the page they are called body there; else a new document is made of it, with
    the page's head, address and charset.
    """
    is_product = sells(page.document)
    found = _described(page.document) if is_product else _article(page.document.head)
    shown = sum(count_words(text) for i, text in enumerate(page.document.texts) if draft.in_body(i))
    if found is None:
        return None
    most, expected = (FEW_WORDS, DESCRIBED) if is_product else (found.words / TIMES_LONGER, CONFIDENCE)
    if shown > min(most, found.words):
        return None
    document = _read(found.html, page.document)
    own_text = "\n".join(document.texts)
    visible = blocks_of(own_text, page.document.texts)
    words = sum(count_words(text) for text, is_in in zip(page.document.texts, visible, strict=True) if is_in)
    if words >= VISIBLE_SHARE * found.words:
        return page, _name_blocks(draft, visible, found.source, expected)
    notice = Notice("article_in_data", "The page shows little of the article; the text is taken from its data.")
    document = replace(document, notices=(*page.document.notices, notice))
    made = _draft_of(document, draft, found.source, expected)
    made.page_type = "product" if is_product else "article"
    return EmbeddedPage(document), made


def _article(head: Head) -> EmbeddedArticle | None:
    from extractor.readers.hydration import embedded_article

    return embedded_article(head)


def _described(document: Document) -> EmbeddedArticle | None:
    """Return the description of a page's product. What scripts build such a page from is mostly other texts."""
    from extractor.readers.hydration import EmbeddedArticle, as_html

    text = description(document)
    words = count_words(text)
    return EmbeddedArticle(as_html(text), "json-ld", words) if words >= LEAST_DESCRIPTION else None


def _read(html: str, original: Document) -> Document:
    from extractor.readers.html import read_html

    document = read_html(html, original.url, original.charset, original.charset_source, ()).document
    known = {field.name: getattr(original.head, field.name) for field in fields(Head)}
    # Places in the old row of blocks mean nothing in the new one.
    known["times"] = tuple((*each[:2], -1) for each in original.head.times)
    known["credits"] = tuple((*each[:2], -1) for each in original.head.credits)
    return replace(document, head=Head(**known))


def _draft_of(document: Document, old: Draft, source: str, expected: float) -> Draft:
    draft = Draft(document, page_type_probability=old.page_type_probability)
    draft.confidence, draft.decided_by, draft.rule, draft.notices = expected, source, old.rule, old.notices
    for block in document.blocks:
        role = _UNSEEN.get(block.kind) or (Role.QUOTE if block.quote_depth else _ROLES.get(block.kind, Role.BODY))
        draft.scores[block.index] = expected
        draft.relabel(block.index, role, "it stands in the article that the page's data holds", source)
    return draft


def _name_blocks(draft: Draft, visible: list[bool], source: str, expected: float) -> Draft:
    blocks = draft.document.blocks
    for index, is_in in enumerate(visible):
        if is_in and not draft.in_body(index):
            role = _ROLES.get(blocks[index].kind, Role.BODY)
            draft.relabel(index, role, "the article in the page's data has it", source)
    draft.decided_by, draft.confidence = source, max(draft.confidence, expected)
    return draft
