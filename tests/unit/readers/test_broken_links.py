"""Links of Markdown that a filled line breaks are whole again; other brackets keep their lines."""

import pytest

from extractor.model import InlineKind
from extractor.readers.lines import read_lines


def document_of(text):
    return read_lines(text, "", "str", "str", ()).document


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ("See the [old\nlighthouse](https://harbour.example/a) today", "old lighthouse", "https://harbour.example/a"),
        ("[Log](https://harbour.example/the-\nlong-\nlog)", "Log", "https://harbour.example/the-long-log"),
        ('[Log](/log "The\nlog")', "Log", "/log"),
        ("[The old\nlog of the\nkeeper](/log)", "The old log of the keeper", "/log"),
        ("[灯台の\n守り手](/log)", "灯台の守り手", "/log"),
        ("A [log\nbook](/1) and a [tide\ntable](/2)", "log book", "/1"),
    ],
)
def test_a_broken_link_is_one_row_and_one_span(text, words, address):
    document = document_of(text)
    (block,) = document.blocks
    link = next(inline for inline in block.inlines if inline.kind is InlineKind.LINK)

    assert block.text[link.start : link.stop] == words
    assert link.target == address
    assert (block.line, block.last_line) == (1, 1 + text.count("\n"))


def test_a_broken_picture_is_one_picture():
    (block,) = document_of("![The keeper\nwith his lamp](https://harbour.example/keeper-\nlamp.jpg)").blocks

    assert block.detail.url == "https://harbour.example/keeper-lamp.jpg"


@pytest.mark.parametrize(
    "text",
    [
        "He noted [in the margin\nof the page] that it rained ](\nand went on",
        "[Home](/)\n[News](/news)\n[Sport](/sport)",
        "a list [of\n\nwords](/log)",
        "rows[0\nof](the table)",
        "see [1\nand [2](/two)",
    ],
)
def test_lines_that_no_link_holds_together_stay_apart(text):
    assert len(document_of(text).texts) == len(list(filter(None, text.split("\n"))))


def test_a_page_of_opening_brackets_takes_no_long():
    text = "\n".join(["[a ](b "] * 20_000)

    assert len(document_of(text).texts) == 20_000
