"""Our own pages through the formats: Markdown reads back, TEI follows its schema, our HTML gives its words again."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import etree

from extractor import Article, extract
from extractor.model import Role
from tests.quality.gold import Gold, golds
from tests.readback import markdown_text, own_words, tei_schema

EVERY_FIXTURE = pytest.mark.parametrize("gold", golds(), ids=lambda gold: gold.name)


@cache
def article_of(gold: Gold) -> Article:
    return extract(gold.page, url="https://example.com/news/story.html")


def bare(text: str) -> list[str]:
    """Return the words without the signs that plain CommonMark shows: of formulas, of notes and their marks."""
    text = re.sub(r"(?m)^\[\^\w+\]: ", "", text)
    return re.sub(r"\[\^(\w+)\]", r"\1", text).replace("$", "").split()


@EVERY_FIXTURE
@pytest.mark.parametrize("keep", [frozenset(), frozenset(Role)], ids=["article", "all"])
def test_markdown_reads_back_as_the_same_words(gold: Gold, keep: frozenset[Role]) -> None:
    article = article_of(gold)

    assert bare(markdown_text(article.to_markdown(keep=keep))) == bare("\n".join(own_words(article, keep)))


@EVERY_FIXTURE
def test_tei_follows_its_schema(gold: Gold) -> None:
    tei_schema().assertValid(etree.fromstring(article_of(gold).to_tei(keep=frozenset(Role)).encode()))


@EVERY_FIXTURE
def test_an_article_comes_back_from_json_equal(gold: Gold) -> None:
    assert Article.from_json(article_of(gold).to_json()) == article_of(gold)


@EVERY_FIXTURE
def test_our_own_html_holds_the_article_in_order(gold: Gold) -> None:
    article = article_of(gold)
    again = extract(article.to_html())

    assert " ".join("\n".join(again.document.texts).split()) == " ".join(own_words(article, frozenset()))
