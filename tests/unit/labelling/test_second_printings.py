"""A paragraph is printed once."""

import pytest

from extractor import extract
from extractor.labelling.second_printings import drop_second_printings
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored


def test_a_paragraph_printed_again_goes_and_says_which_it_repeats():
    draft = scored(f"{LEDE}\n\n{SECOND}\n\n{LEDE}\n\n{THIRD}")

    drop_second_printings(draft)

    assert draft.roles == [Role.BODY, Role.BODY, Role.BOILERPLATE, Role.BODY]
    assert draft.reasons[2] == "block 0 says the same, word for word"


def test_a_refrain_stays():
    draft = scored(f"{LEDE}\n\nThe sea, the sea\n\n{SECOND}\n\nThe sea, the sea", {1: 0.9, 3: 0.9})

    drop_second_printings(draft)

    assert draft.in_body(1)
    assert draft.in_body(3)


def test_a_paragraph_stays_where_its_first_printing_is_a_teaser():
    draft = scored(f"{LEDE}\n\n{SECOND}\n\n{LEDE}")
    draft.relabel(0, Role.TEASER, "it stands in a box", "test")

    drop_second_printings(draft)

    assert draft.in_body(2)


VERSES = "<br>".join(f"and the {sea} sea came over the pier that night" for sea in ("first", "second", "third"))


@pytest.mark.parametrize(("tag", "printings"), [("p", 2), ("pre", 1)])
def test_a_stanza_may_come_again_and_code_may_not(tag, printings):
    stanza = f"<{tag}>{VERSES}</{tag}>"
    page = f"<article><h1>The pier</h1>{stanza}<p>{LEDE}</p>{stanza}<p>{SECOND}</p><p>{THIRD}</p></article>"

    assert extract(page).text.count("and the third sea") == printings
