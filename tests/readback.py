"""Reading our own output again: what a format's reader finds in it, and what it should find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from extractor.model import Article, LabelledBlock, Printing, Role, body_text
from extractor.writers.kept import Kept, kept
from extractor.writers.markup import picture_words
from extractor.writers.visible import visible

ROOT = Path(__file__).parents[1]
_TAG = re.compile(r"</?(?:em|strong|code|sub|sup|del)>")


@cache
def markdown_reader() -> MarkdownIt:
    """Return a CommonMark parser with tables."""
    return MarkdownIt("commonmark").enable("table")


@cache
def tei_schema() -> etree.RelaxNG:
    """Return the published subset of TEI."""
    return etree.RelaxNG(etree.parse(ROOT / "docs" / "tei-subset.rng"))


def markdown_text(source: str) -> str:
    """Return the text that a reader of Markdown shows; any markup that is not ours fails."""
    return "\n".join(_token_texts(markdown_reader().parse(source)))


def _token_texts(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        assert token.type != "html_block", token.content
        if token.type == "inline":
            yield "".join(map(_inline_text, token.children or []))
        elif token.type == "fence":
            yield token.content


def _inline_text(token: Token) -> str:
    if token.type == "html_inline":
        assert token.content == "<br>" or _TAG.fullmatch(token.content), token.content
        return "\n" if token.content == "<br>" else ""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "image":
        return "".join(map(_inline_text, token.children or []))
    return token.content


def own_words(article: Article, keep: frozenset[Role]) -> list[str]:
    """Return the words that every format with structure should tell, in order."""
    return _words(article, keep, _block_words)


def printed_words(article: Article, keep: frozenset[Role]) -> list[str]:
    """Return the words of the plain text: those and the markers of lists."""
    return _words(article, keep, body_text)


def _words(article: Article, keep: frozenset[Role], text_of) -> list[str]:
    shown: Kept = kept(article, Printing(keep=keep))
    above = [part for part in (shown.title, shown.dek) if part]
    return visible("\n".join([*above, *map(text_of, shown.blocks)])).split()


def _block_words(block: LabelledBlock) -> str:
    return picture_words(block)
