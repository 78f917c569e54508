"""A paragraph dropped between two of the text comes back; captions, calls and what ends the text do not."""

import pytest

from extractor.labelling.holes import fill_holes
from extractor.model import Draft, Role
from tests.unit.labelling.drafts import LEDE, SECOND, scored

HOLE = (
    "Nobody in the village had believed that the money would come, the baker says, and when it came in the spring, "
    "half of the boats had been sold to people from the other side of the bay."
)
SURE = {0: 0.95, 3: 0.95}


def dropped(text: str, scores: dict[int, float]) -> Draft:
    """Return a draft of which the scorer has decided every block."""
    draft = scored(text, scores)
    draft.deciders = ["scorer"] * len(draft.roles)
    return draft


def page(line: str) -> str:
    return f"{LEDE}\n\n{line}\n\nAdvertisement\n\n{SECOND}"


def test_a_long_paragraph_between_two_of_the_text_comes_back():
    draft = dropped(page(HOLE), SURE | {1: 0.3})

    fill_holes(draft)

    assert draft.roles[1] is Role.BODY
    assert draft.deciders[1] == "holes"
    assert draft.roles[2] is Role.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Boats in the harbour on a quiet morning, seen from the old lighthouse.",  # short: a caption as a rule
        HOLE.rstrip("."),  # no sentence
        "Sign up for our newsletter. " + HOLE,
    ],
)
def test_other_lines_stay_out(line):
    draft = dropped(page(line), SURE | {1: 0.3})

    fill_holes(draft)

    assert not draft.in_body(1)


@pytest.mark.parametrize("scores", [SURE | {1: 0.1}, {0: 0.95, 1: 0.3, 3: 0.7}])
def test_the_scorer_must_find_it_likely_and_its_neighbours_sure(scores):
    draft = dropped(page(HOLE), scores)

    fill_holes(draft)

    assert not draft.in_body(1)


def test_below_the_last_paragraph_nothing_comes_back():
    draft = dropped(f"{LEDE}\n\n{SECOND}\n\nAdvertisement\n\n{HOLE}", {0: 0.95, 1: 0.95, 3: 0.5})

    fill_holes(draft)

    assert not draft.in_body(3)
