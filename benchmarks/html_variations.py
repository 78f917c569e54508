"""Article pages as they are rarely labelled: very long ones, and ones whose paragraphs only line breaks split.

Labelled pages of many blocks are listings and threads, so that a net takes a book for one. A page is varied in its
source: paragraphs of other articles are put behind its longest one, and now and then all its paragraphs are unwrapped.

Measured: of a page of 300 paragraphs between line breaks .98 comes out instead of .69, of 3,000 .98 instead of nothing.
Held out, word F1 of WCXB articles falls by .0009, of news by .0002, that of all types rises by .0007, and segment F1 of
web-dev by .0028.
"""

from __future__ import annotations

import random
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks.data import GoldPage, fold_of
from benchmarks.flatten import decode

SHARE = 0.2
"""Share of the article pages of which a variation is made."""
UNWRAPPED = 0.6
"""Share of the variations whose paragraphs are split by line breaks alone."""
_FEWEST_WORDS = 15
_LONGEST, _SHORTEST = 800, 20
"""Paragraphs that are added; their number is drawn on a logarithmic scale."""
_BREAK = "<br><br>"


@dataclass(frozen=True, slots=True)
class VariedPage(GoldPage):
    """A page whose source was changed; `gold` holds the text of that."""

    source: bytes

    @property
    def html(self) -> bytes:
        """The changed source, in UTF-8 with its mark: the page's own declaration may name another charset."""
        return BOM_UTF8 + self.source


def varied(pages: Sequence[GoldPage], folds: int, seed: int = 0) -> list[VariedPage]:
    """Return variations of some article pages.

    What is added comes from pages of the same fold, so that nothing of a held-out page is trained on.
    """
    chance = random.Random(seed)  # noqa: S311 - a choice of pages, not a secret
    by_fold: dict[int, list[str]] = {}
    for page in pages:
        by_fold.setdefault(fold_of(page.group, folds), []).extend(_paragraphs(page.gold["text"]))
    made: list[VariedPage] = []
    for page in pages:
        if chance.random() < SHARE:
            others = by_fold[fold_of(page.group, folds)]
            count = round(_SHORTEST * (_LONGEST / _SHORTEST) ** chance.random())
            added = [chance.choice(others) for _ in range(count)]
            source = _changed(page, added, unwrap=chance.random() < UNWRAPPED)
            if source:
                gold = {**page.gold, "text": "\n\n".join([page.gold["text"], *added])}
                made.append(VariedPage(page.id, page.group, gold, page.file, source.encode("utf-8", "replace")))
    return made


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if len(part.split()) >= _FEWEST_WORDS]


def _changed(page: GoldPage, added: Iterable[str], *, unwrap: bool) -> str:
    """Return the page's source with paragraphs behind its longest one; empty where no paragraph is in the gold."""
    parser = LexborHTMLParser(decode(page.html))
    gold = " ".join(page.gold["text"].split())
    inside = [node for node in parser.css("p") if (text := " ".join(node.text().split())) and text in gold]
    longest = max(inside, key=lambda node: len(node.text()), default=None)
    if longest is None or longest.parent is None or not longest.html:
        return ""
    container, source = longest.parent.html or "", parser.html or ""
    opening = longest.html.split(">", 1)[0] + ">"
    more = "".join(f"{opening}{escape(text, quote=False)}</p>" for text in added)
    body = container.replace(longest.html, longest.html + more, 1)
    if unwrap:
        body = _unwrapped(body)
    return source.replace(container, body, 1)


def _unwrapped(container: str) -> str:
    """Return a container's source with its paragraphs split by line breaks."""
    parser = LexborHTMLParser(container)
    for node in parser.css("p"):
        if node.html:
            container = container.replace(node.html, _inner(node) + _BREAK, 1)
    return container


def _inner(node: LexborNode) -> str:
    return (node.html or "").split(">", 1)[1].removesuffix("</p>")
