"""Records: JSON, JSON Lines, CSV, failures, single fields."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

import extractor
from extractor import Article, Status
from extractor.errors import FormatError, InputError
from extractor.model import Cut, Field, Moment, Role
from extractor.writers import SUFFIXES, WRITERS, failed_record, print_field
from extractor.writers.record import Failure
from tests.strategies import in_role, make_article, paragraph

FACTS = {
    "title": Field("A title", "title block 0", losers=(("meta og:title", "A Title | Site"),)),
    "authors": Field(("Ann Lee", "Bo Li"), "byline block 1"),
    "published": Field(Moment("2024-06-24", "day"), "json-ld datePublished"),
    "tags": Field(("iraq", "politics"), "meta keywords"),
}


@pytest.fixture
def article() -> Article:
    cut = Cut(5, 14, Role.CREDIT, "it names an agency", "credits")
    return make_article([paragraph("Text.Agencies"), in_role(Role.TEASER, "Other")], fields=FACTS, cuts={0: [cut]})


def schema() -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(resources.files("extractor.writers").joinpath("article.schema.json").read_text())
    )


def test_the_published_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema().schema)


def test_a_record_shows_the_text_with_and_without_what_was_cut(article: Article) -> None:
    block = json.loads(article.to_json())["blocks"][0]

    assert (block["text"], block["text_after_cuts"]) == ("Text.Agencies", "Text.")


def test_a_record_names_its_source(article: Article) -> None:
    assert json.loads(article.to_jsonl(source="page.html"))["source"] == "page.html"


def test_fields_select_members_and_facts_in_order(article: Article) -> None:
    got = json.loads(article.to_json(fields=("tags", "title", "licence")))

    assert list(got.items()) == [("tags", ["iraq", "politics"]), ("title", "A title"), ("licence", None)]


def test_an_unknown_field_is_named_with_a_guess(article: Article) -> None:
    with pytest.raises(FormatError, match="no field 'titel'; did you mean 'title'"):
        article.to_json(fields=("titel",))


def test_an_unknown_format_is_named_with_a_guess(article: Article) -> None:
    with pytest.raises(FormatError, match="no format 'md'; did you mean 'markdown'"):
        extractor.write(article, "md")


def test_one_field_prints_as_people_read_it(article: Article) -> None:
    assert print_field(article, "title") == "A title\n"
    assert print_field(article, "authors") == "Ann Lee\nBo Li\n"
    assert print_field(article, "published") == "2024-06-24\n"
    assert print_field(article, "licence") == ""


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_failed_input_has_a_record_that_follows_the_schema(form: str) -> None:
    record = json.loads(failed_record(Failure("a.pdf", Status.UNSUPPORTED, "a.pdf: a PDF, not text or HTML"), form))

    schema().validate(record)
    assert record["status"] == record["warnings"][0]["code"] == "unsupported"


def test_a_failed_input_has_a_row_under_the_same_head(article: Article) -> None:
    failed = failed_record(Failure("a.pdf", Status.UNSUPPORTED, "no"), "csv")

    assert failed.splitlines()[0] == article.to_csv().splitlines()[0]


def test_formats_without_records_have_none_for_failures() -> None:
    with pytest.raises(FormatError, match="json, jsonl, csv"):
        failed_record(Failure("a", Status.FAILED, "no"), "text")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a JSON record"),
        ("[1]", "no schema_version"),
        ("[" * 100_000, "not a JSON record"),
        ('{"schema_version": "99"}', "schema version '99'"),
        ('{"schema_version": "1", "charset": {}}', "does not follow article.schema.json"),
        (failed_record(Failure("a", Status.FAILED, "no")), "failed input"),
    ],
)
def test_what_is_no_record_is_refused_with_a_sentence(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Article.from_json(text)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "\x00=1", "\n-1"])
def test_no_cell_begins_a_formula(text: str) -> None:
    article = make_article([paragraph("x")], fields={"title": Field(text, "block")})
    _, row = csv.reader(io.StringIO(article.to_csv(fields=("title",))))

    assert row[0].startswith("'")


def test_every_suffix_names_a_format() -> None:
    assert set(SUFFIXES.values()) == set(WRITERS)


def test_a_page_without_an_article_prints_nothing_as_text() -> None:
    article = make_article([in_role(Role.TEASER, "Other")], fields=FACTS)

    assert (article.to_text(), article.to_markdown(front_matter=True)) == ("", "")
    assert article.to_text(keep=frozenset({Role.TEASER})) == "A title\n\nOther\n"


def test_roles_may_be_named_by_their_values_and_unknown_ones_are_refused() -> None:
    article = make_article([in_role(Role.CAPTION, "Other")], fields=FACTS)

    assert article.to_json(keep={"caption"}) == article.to_json(keep=frozenset({Role.CAPTION}))  # type: ignore[typeddict-item]
    with pytest.raises(FormatError, match="no role 'captions'; roles are title"):
        article.to_text(keep={"captions"})  # type: ignore[typeddict-item]
