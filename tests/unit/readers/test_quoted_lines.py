"""Quoted lines of a letter are joined among themselves; breadcrumbs, prompts and a lone quotation stay as they are."""

import pytest

from extractor.readers.lines import read_lines

LETTER = """\
The council wrote:
> The council has heard that the lamp was out on two evenings of the
> last week, and asks the keeper to say why that was so and whether it
> will happen again, since two boats have been seen on the rocks below
> the old slip.
>
> > The lamp was lit at six, as it is every evening of the year, and all
> > the oil was good, as far as any of us could tell by the smell of it
> > and by the colour.
>
> And who has seen the boat?

The lamp was never out. On both evenings the fog was so thick that all
of the town could not see it, nor could I see the town, and I have set
that down in the log.
"""


def texts(page: str) -> list[str]:
    return read_lines(page, "", "str", "str", ()).document.texts


def test_quoted_paragraphs_are_joined_and_keep_one_sign():
    lines = [line.lstrip("> ") for line in LETTER.split("\n")]

    assert texts(LETTER) == [
        "The council wrote:",
        f"> {' '.join(lines[1:5])}",
        f"> > {' '.join(lines[6:9])}",
        "> And who has seen the boat?",
        " ".join(lines[12:15]),
    ]


def test_blocks_know_their_lines():
    blocks = read_lines(LETTER, "", "str", "str", ()).document.blocks

    assert [(block.line, block.last_line) for block in blocks] == [(1, 1), (2, 5), (7, 9), (11, 11), (13, 15)]


@pytest.mark.parametrize(
    "page",
    [
        "Home\n>\nNews\n>\nHarbour\n>\nThe lamp\n>\nOil",
        "> Home\n\n> News\n\n> Harbour",
        ">>> import lamp\n>>> lamp.on()\n>>> lamp.off()\n>>> lamp.on()",
        "The keeper wrote:\n> The lamp was out.\n\nNobody had asked.",
    ],
)
def test_other_signs_of_that_form_stay_as_they_are(page):
    assert texts(page) == [line for line in page.split("\n") if line]
