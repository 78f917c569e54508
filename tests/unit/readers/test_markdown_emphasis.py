"""Emphasis on Markdown pages, and asterisks and underscores that are none."""

import pytest

from extractor import extract
from extractor.model import InlineKind
from extractor.readers.lines import read_lines

MARKDOWN = "# Rain\n\n[one](/a) word\n\n[two](/b) words\n\n"


def last(text):
    return read_lines(text, "", "str", "str", ()).document.blocks[-1]


@pytest.mark.parametrize(
    ("line", "text", "spans"),
    [
        ("a **bold** word", "a bold word", {(InlineKind.STRONG, "bold")}),
        ("__two words__ here", "two words here", {(InlineKind.STRONG, "two words")}),
        ("an _italic_ word", "an italic word", {(InlineKind.EMPHASIS, "italic")}),
        ("a ***very bold*** word", "a very bold word", {(InlineKind.STRONG, "very bold")}),
        ("**Rain:** much", "Rain: much", {(InlineKind.STRONG, "Rain:")}),
        ("这是**重点**内容", "这是重点内容", {(InlineKind.STRONG, "重点")}),
        ("**[a map](/u) here**", "a map here", {(InlineKind.STRONG, "a map here"), (InlineKind.LINK, "a map")}),
        ("[**a](/u) b**", "a b", {(InlineKind.LINK, "a")}),
        ("* an item with *one* word", "an item with one word", {(InlineKind.EMPHASIS, "one")}),
    ],
)  # fmt: skip
def test_pairs_of_signs_become_spans_on_a_markdown_page(line, text, spans):
    block = last(MARKDOWN + line)

    assert block.text == text
    assert {(each.kind, block.text[each.start : each.stop]) for each in block.inlines} == spans


@pytest.mark.parametrize(
    "line",
    [
        "2 * 3 * 4 is 24",
        "the file snake_case_name.py",
        "call __init__ first",
        "f(*args, **kwargs)",
        "save(self,**kwargs):save(**kwargs)",
        "`a **b** c`",
        "*Prices vary.",
        "**never closed",
        r"\*no emphasis\*",
        "foo*bar*baz",
        "*** ** ***",
    ],
)
def test_signs_that_are_no_emphasis_stay_on_a_markdown_page(line):
    assert last(MARKDOWN + line).text == line


def test_lines_between_fences_stay_as_they_are():
    texts = read_lines(f"{MARKDOWN}```\na **b** c\n```\n\nd **e** f", "", "str", "str", ()).document.texts

    assert texts[-2:] == ["a **b** c", "d e f"]


@pytest.mark.parametrize(
    "page", ["a **bold** word", "an _italic_ word\n\nand *one* more", "# One heading\n\nan _it_ word"]
)
def test_a_page_that_is_not_surely_markdown_keeps_its_signs(page):
    assert last(page).text == page.rsplit("\n", 1)[-1]


def test_three_lines_with_bold_words_are_markdown():
    assert last("a **b** c\n\nd **e** f\n\ng **h** i").text == "g h i"


def test_emphasis_is_not_printed_in_the_text_and_comes_back_in_markdown():
    days = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday")
    paragraphs = [
        f"The river **rose** again on {day}, and the town that lies along it was _not_ ready." for day in days
    ]
    article = extract("\n\n".join(["# Rain over the river town", *paragraphs]))

    assert "**" not in article.text
    assert article.to_markdown().count("**rose**") == 5


def test_a_long_line_of_pairs_and_links_comes_back_whole():
    line = "*a b* [c d](/e) " * 20_000  # a step for each pair over the whole line would take hours

    assert last(MARKDOWN + line).text == ("a b c d " * 20_000).strip()
