"""Markdown: each kind of structure, and what must not become one."""

from __future__ import annotations

import pytest

from extractor.model import CodeBlock, Field, InlineKind, Kind, Role
from tests.readback import markdown_reader, markdown_text
from tests.strategies import Labelled, cell, in_role, item, make_article, paragraph, span


def markdown(*labelled: Labelled, url: str = "") -> str:
    return make_article(list(labelled), url=url).to_markdown()


def test_numbered_lists_keep_their_start_and_nest() -> None:
    got = markdown(
        item("three", ordered=True, number=3),
        item("inside", depth=1),
        item("four", ordered=True, number=4),
        item("more of four", ordered=True, continues=True),
        item("nine", ordered=True, number=9),
    )

    assert got == "3. three\n   - inside\n\n4. four\n\n   more of four\n\n9) nine\n"


def test_a_list_whose_first_item_is_empty_is_none_of_the_paragraph_above() -> None:
    got = markdown(
        item("one"), item("", depth=1, ordered=True, number=1), item("inside", depth=1, ordered=True, number=2)
    )

    assert got == "- one\n\n  2. inside\n"


def test_two_lists_side_by_side_stay_two() -> None:
    tokens = markdown_reader().parse(markdown(item("a", group=1), item("b", group=2)))

    assert [token.type for token in tokens].count("bullet_list_open") == 2


def test_a_table_is_padded_and_its_spans_unrolled() -> None:
    got = markdown(
        cell("Name", 0, 0, header=True),
        cell("Size", 0, 1, header=True, column_span=2),
        cell("a|b", 1, 0, row_span=2),
        cell("1\n2", 1, 1),
        cell("3", 2, 2),
    )

    assert got == "| Name | Size |  |\n| --- | --- | --- |\n| a\\|b | 1<br>2 |  |\n|  |  | 3 |\n"


def test_a_table_without_headers_gets_an_empty_row_of_them() -> None:
    assert markdown(cell("a", 0, 0), cell("b", 0, 1)).startswith("|  |  |\n| --- | --- |\n| a | b |")


def test_a_huge_span_costs_nothing() -> None:
    got = markdown(cell("a", 0, 0, column_span=1000, row_span=1000), cell("b", 0, 999), cell("c", 999, 0))

    assert got.count("|") < 20


def test_a_fence_is_longer_than_the_backticks_inside() -> None:
    got = markdown(in_role(Role.CODE, "x = 1\n````\n  y\n", Kind.CODE, detail=CodeBlock("c++ `evil`")))

    assert got == "`````c++evil\nx = 1\n````\n  y\n`````\n"


def test_lines_of_a_text_files_listing_share_a_fence() -> None:
    got = markdown(in_role(Role.CODE, "a", line=4), in_role(Role.CODE, "  b", line=5), in_role(Role.CODE, "c", line=9))

    assert got == "```\na\n  b\n```\n\n```\nc\n```\n"


def test_quotes_nest_and_hard_breaks_stay() -> None:
    got = markdown(paragraph("one\ntwo", quote_depth=1), paragraph("deeper", quote_depth=2))

    assert got == "> one\\\n> two\n>\n> > deeper\n"


def test_a_footnote_is_linked_to_its_mark() -> None:
    text = "It was sold.1 Later"
    got = markdown(
        paragraph(text, span(text, "1", InlineKind.FOOTNOTE_MARK, "#fn1")),
        in_role(Role.BODY, "City ordinance, paragraph 12.", Kind.FOOTNOTE),
    )

    assert got == "It was sold.[^1] Later\n\n[^1]: City ordinance, paragraph 12.\n"


def test_a_mark_without_its_note_stays_a_raised_number() -> None:
    text = "It was sold.1"

    assert markdown(paragraph(text, span(text, "1", InlineKind.FOOTNOTE_MARK, "#fn1"))) == "It was sold.<sup>1</sup>\n"


def test_a_note_of_one_word_is_no_link_reference() -> None:
    text = "Sold.1"
    source = markdown(
        paragraph(text, span(text, "1", InlineKind.FOOTNOTE_MARK, "fn1")), in_role(Role.BODY, "Ibid.", Kind.FOOTNOTE)
    )

    assert "Ibid." in markdown_text(source)


def test_formulas_keep_their_tex() -> None:
    text = r"so \(a_1 < b\) holds"
    got = markdown(
        paragraph(text, span(text, r"\(a_1 < b\)", InlineKind.MATH)), in_role(Role.BODY, "$$\\sum_i i$$", Kind.MATH)
    )

    assert got == "so $`a_1 < b`$ holds\n\n```math\n\\sum_i i\n```\n"


def test_terms_stand_bold_above_their_definitions() -> None:
    got = markdown(in_role(Role.BODY, "Series", Kind.TERM), in_role(Role.BODY, "A sequence.", Kind.DEFINITION))

    assert got == "**Series**\n\nA sequence.\n"


def test_links_and_pictures_are_resolved() -> None:
    text = "see here"
    link = span(text, "here", InlineKind.LINK, "/a_(b")
    got = markdown(paragraph(text, link), url="https://example.com/n/s.html")

    assert got == "see [here](https://example.com/a_%28b)\n"


@pytest.mark.parametrize(
    ("text", "part", "got"),
    [
        ("a bold word", "bold", "a **bold** word"),
        ("abolder", "bold", "a**bold**er"),
        ("a,bold.er", "bold.", "a,<strong>bold.</strong>er"),
        ("「強調」 文字", "「強調」", "**「強調」** 文字"),
        ("文字「強調」文字", "「強調」", "文字<strong>「強調」</strong>文字"),
        ("a bold word", " bold ", "a **bold** word"),
    ],
)
def test_bold_is_written_so_that_every_reader_sees_it(text: str, part: str, got: str) -> None:
    assert markdown(paragraph(text, span(text, part, InlineKind.STRONG))) == f"{got}\n"


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "1. no item", "1) no item", "- no item", "+ no item", "* no item", "> no quote", "---", "***",
        "===",        "a\n---", "a\n===", "a | b\n--- | ---", "```", "~~~", "[a](b)", "[a]: b", "![a](b)", "<b>x</b>",
        "<!-- x -->",
        "&copy; &#65;", "*a* **b** _c_ `d`", "a\\", "\\*", "snake_case_name", "_a_b_", "https://a.example/_x_",
        "2 * 3 * 4",        "a * b\n* c", "{{ x }}", "$5 and $10", "~~a~~", "    x", "|a|b|", "Wow!", "C#", "# #",
        "\\\\[a]", "[^1]: note",
    ],
)  # fmt: skip
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    source = markdown(paragraph(text.strip()))
    tokens = markdown_reader().parse(source)

    assert markdown_text(source).split() == text.split()
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or []} <= {"text", "text_special", "hardbreak"}


def test_an_exclamation_mark_before_a_link_makes_no_picture() -> None:
    text = "Read!this"

    assert markdown(paragraph(text, span(text, "this", InlineKind.LINK, "https://a.example/"))).startswith(
        "Read\\![this]"
    )


def test_front_matter_holds_the_facts_as_yaml() -> None:
    import yaml

    title = 'Say "no": #1 - yes\n---'
    facts = {
        "title": Field(title, "block"),
        "authors": Field(("Ann Lee",), "byline"),
        "published": Field("2024-06-24", "x"),
    }
    source = make_article([paragraph("Text.")], fields=facts).to_markdown(front_matter=True)
    _, front, _ = source.split("---\n", 2)

    assert yaml.safe_load(front) == {
        "title": 'Say "no": #1 - yes ---',
        "authors": ["Ann Lee"],
        "published": "2024-06-24",
    }
