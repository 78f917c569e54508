"""Code between fences is one block and verbatim; signs that open no listing change nothing."""

import pytest

from extractor import extract
from extractor.model import CodeBlock, Kind
from extractor.readers.lines import read_lines
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD

CODE = """\
def keep(log):
    for line in log:
        print(line.wind,  line.name)

    # as many as there are
    return len(log)"""


def blocks(page: str):
    return read_lines(page, "", "str", "str", ()).document.blocks


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_listing_is_one_block_with_its_white_space(indent):
    listing = "\n".join(indent + line for line in f"```python\n{CODE}\n```".split("\n"))
    found = blocks(f"# Log\n\n{LEDE}\n{listing}\n{SECOND}")

    assert [block.text for block in found] == ["Log", LEDE, CODE, SECOND]
    assert (found[2].kind, found[2].detail) == (Kind.CODE, CodeBlock("python"))
    assert (found[2].line, found[2].last_line) == (4, 11)


def test_a_listing_keeps_its_white_space_in_the_text():
    article = extract(f"# Log\n\n{LEDE}\n\n```\n{CODE}\n```\n\n{SECOND}\n\n{THIRD}")

    assert f"\n\n{CODE}\n\n" in article.text


@pytest.mark.parametrize(
    "page",
    [
        f"{LEDE}\n\n```\nlamp on\n\n~~~\n\n{SECOND}",
        f"{LEDE}\n\n```lamp on```\n\n{SECOND}\n\n```lamp off```\n\n{SECOND}",
        f"{LEDE}\n\n```\n```\n\n{SECOND}",
    ],
)
def test_a_fence_that_nobody_closed_a_line_between_backticks_and_an_empty_listing_are_no_code(page):
    assert [block.text for block in blocks(page)] == [line for line in page.split("\n") if line]


def test_pictures_without_words_and_the_sign_of_an_object_beside_a_listing_do_no_harm():
    signs = "\ufffc0\n\n* \ufffc7\n\n```\nlamp on\n```"

    assert [block.text for block in blocks("![](/a.jpg)\n\n```\nlamp on\n```")] == ["", "lamp on"]
    assert [block.text for block in blocks(signs)] == ["\ufffc0", "\ufffc7", "```", "lamp on", "```"]


def test_two_listings_stand_in_their_places():
    page = f"{LEDE}\n\n~~~\nlamp on\n~~~\n\n{SECOND}\n\n```\nlamp off\n```"

    assert [block.text for block in blocks(page)] == [LEDE, "lamp on", SECOND, "lamp off"]
