"""What links broke on a page with a line for each text node is joined; other pages keep their lines."""

import pytest

from extractor.readers.lines import read_lines

PAGE = """Home
Weather
The council voted on Tuesday to close
the old harbour
, which had been open since 1902. It was said by
Ada Holm
, who keeps the lamp, that nobody had asked
for her view
of the matter.
Three boats had sunk in two weeks.
Share"""

WHOLE = (
    "The council voted on Tuesday to close the old harbour, which had been open since 1902. It was said by Ada Holm, "
    "who keeps the lamp, that nobody had asked for her view of the matter."
)


def texts_of(text):
    return read_lines(text, "", "str", "str", ()).document.texts


def test_a_sentence_that_links_broke_is_one_line():
    document = read_lines(PAGE, "", "str", "str", ()).document

    assert document.texts == [
        "Home",
        "Weather",
        WHOLE,
        "Three boats had sunk in two weeks.",
        "Share",
    ]
    assert (document.build(2).line, document.build(2).last_line) == (3, 9)


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("\n", "\n\n"),
        PAGE.replace(", wh", "wh"),
        "total = first\n, second = 2\n, third = 3\nreturn {total}",
    ],
    ids=["blank lines", "no rest", "code"],
)
def test_other_pages_keep_their_lines(text):
    assert len(texts_of(text)) == len([line for line in text.split("\n") if line])
