"""Nothing visible is lost, doubled or moved when text is read."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model import Kind, ListItem
from extractor.readers.lines import read_lines

INVISIBLE = set("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u180e")
# "&" begins an entity, a form feed ends a printed page, whose running heads go, the other two are obeyed by a terminal:
# see their own tests.
LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="&\f\x08\x1b"), max_size=40),
        st.sampled_from(
            ["", "  1. One", "  2. Two", "- item", "# Head", "    nested", "the same line goes on and " * 3]
        ),
    ),
    max_size=12,
)


def visible(text: str) -> str:
    return "".join(
        character
        for character in text
        if not character.isspace() and character not in INVISIBLE and unicodedata.category(character) != "Cc"
    )


def printed(page) -> str:
    parts = []
    for block in page.document.blocks:
        if isinstance(block.detail, ListItem):
            parts.append(block.detail.marker)
        parts.append("#" * block.level if block.kind is Kind.HEADING else "")
        parts.append(block.text)
    return "".join(parts)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_every_visible_character_is_in_one_block_in_order(lines, end):
    text = end.join(lines)
    page = read_lines(text, "", "str", "str", ())

    # A hyphen at a hard break may go with the break.
    assert visible(printed(page)).replace("-", "") == visible(text).replace("-", "")


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_blocks_are_columns_of_one_length_and_lines_rise(lines):
    document = read_lines("\n".join(lines), "", "str", "str", ()).document
    numbers = [block.line for block in document.blocks]

    assert [block.index for block in document.blocks] == list(range(len(document.texts)))
    assert [block.text for block in document.blocks] == document.texts
    assert len(document.layout.indents) == len(document.layout.blanks_before) == len(document.texts)
    assert numbers == sorted(set(numbers))


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_line_ends_change_nothing(lines):
    lines = [line.rstrip("\r") for line in lines]  # at a line's end it is half of the next line end
    unix, windows = (read_lines(end.join(lines), "", "str", "str", ()).document for end in ("\n", "\r\n"))

    assert unix.texts == windows.texts
