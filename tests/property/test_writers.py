"""Whatever the article, every format tells the same words, each block once, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree, html

import extractor
from extractor.model import BODY_ROLES, Article, Role
from extractor.writers import WRITERS
from tests.readback import markdown_text, own_words, printed_words, tei_schema
from tests.strategies import HOSTILE, articles

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MORE = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEEPS = st.frozensets(st.sampled_from([role for role in Role if role not in BODY_ROLES]))
SCHEMA = Draft202012Validator(
    json.loads(resources.files("extractor.writers").joinpath("article.schema.json").read_text("utf-8"))
)


@MORE
@given(articles(), KEEPS)
def test_markdown_reads_back_as_the_same_words(article: Article, keep: frozenset[Role]) -> None:
    assert markdown_text(article.to_markdown(keep=keep)).split() == own_words(article, keep)


@FEW
@given(articles(HOSTILE), KEEPS)
def test_plain_text_has_the_same_words(article: Article, keep: frozenset[Role]) -> None:
    assert article.to_text(keep=keep).split() == printed_words(article, keep)


@MORE
@given(articles(HOSTILE), KEEPS)
def test_html_has_the_same_words(article: Article, keep: frozenset[Role]) -> None:
    page = html.fromstring(article.to_html(keep=keep))
    for node in page.iter(
        "br", "p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "figcaption", "dt", "dd"
    ):
        node.tail, node.text = f"\n{node.tail or ''}", f"\n{node.text or ''}" if node.tag != "br" else None
    for node in page.iter("img"):
        if node.getparent().tag == "figure":
            node.tail = f"\n{node.get('alt', '')}\n{node.tail or ''}"
        else:
            node.tail = f"{node.get('alt', '')}{node.tail or ''}"

    assert page.find("body/article").text_content().split() == own_words(article, keep)


@FEW
@given(articles(HOSTILE), KEEPS)
def test_xml_has_the_same_words(article: Article, keep: frozenset[Role]) -> None:
    page = etree.fromstring(article.to_xml(keep=keep).encode())
    for node in page.iter("lb", "p", "cell", "code"):
        node.tail = ("\n" if node.tag != "code" or node.get("block") else "") + (node.tail or "")

    assert "".join(page.find("text").itertext()).split() == own_words(article, keep)


@FEW
@given(articles(HOSTILE), KEEPS)
def test_tei_has_the_same_words_and_follows_its_schema(article: Article, keep: frozenset[Role]) -> None:
    page = etree.fromstring(article.to_tei(keep=keep).encode())
    tei_schema().assertValid(page)
    for node in page.iter("{*}lb", "{*}p", "{*}cell", "{*}figDesc", "{*}head", "{*}item", "{*}label", "{*}ab"):
        node.tail = f"\n{node.tail or ''}"

    assert "".join(page.find("{*}text").itertext()).split() == own_words(article, keep)


@FEW
@given(article=articles(HOSTILE), keep=KEEPS, front_matter=st.booleans())
def test_no_option_changes_the_text(article: Article, keep: frozenset[Role], *, front_matter: bool) -> None:
    before = article.text
    for form in WRITERS:
        article.writers.write(article, form, keep=keep, front_matter=front_matter)

    assert json.loads(article.to_json(keep=keep))["text"] == article.text == before
    assert json.loads(article.to_jsonl(keep=keep)) == json.loads(article.to_json())


@MORE
@given(articles("\x00\x1b\x85\u2028\ud800"))
def test_an_article_comes_back_from_json_equal(article: Article) -> None:
    assert Article.from_json(article.to_json()) == article
    assert Article.from_json(article.to_jsonl()) == article
    assert Article.from_json(article.to_json()).text == article.text


@FEW
@given(articles(HOSTILE))
def test_a_record_follows_the_published_schema_on_one_safe_line(article: Article) -> None:
    line = article.to_jsonl()

    SCHEMA.validate(json.loads(line))
    assert len(line.splitlines()) == 1
    assert all(c.isprintable() or ord(c) >= 0xA0 for c in line.rstrip("\n"))


@FEW
@given(articles(HOSTILE))
def test_csv_survives_any_character_and_holds_no_formula(article: Article) -> None:
    head, row = csv.reader(io.StringIO(article.to_csv()))

    assert len(head) == len(row)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


@FEW
@given(articles(HOSTILE), KEEPS)
@pytest.mark.parametrize("form", WRITERS)
def test_every_format_is_encodable_and_without_control_characters(
    form: str, article: Article, keep: frozenset[Role]
) -> None:
    text = extractor.write(article, form, keep=keep, front_matter=True)

    text.encode("utf-8")
    assert not any(c in text for c in "\x00\x07\x0b\x1b\x7f\x85\x9b\ufffe\r")
