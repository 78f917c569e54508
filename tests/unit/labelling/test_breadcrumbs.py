"""The way from the home page to the story."""

import pytest

from extractor.labelling.breadcrumbs import drop_breadcrumbs
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, scored


@pytest.mark.parametrize("line", ["Anasayfa > Hizmetler > Sorular", "Αρχική » Νέα » Αγροτικά", "Home / News / Farming"])
def test_a_trail_above_the_first_paragraph_goes(line):
    draft = scored(f"{line}\n\n{LEDE}\n\n{SECOND}", {0: 0.8})

    drop_breadcrumbs(draft)

    assert draft.roles == [Role.NAVIGATION, Role.BODY, Role.BODY]


@pytest.mark.parametrize("line", ["Open Settings > Sound > Alerts.", "Either / or", "He/she/they", "5 > 3"])
def test_a_sentence_and_a_single_sign_stay(line):
    draft = scored(f"{line}\n\n{LEDE}\n\n{SECOND}", {0: 0.8})

    drop_breadcrumbs(draft)

    assert draft.in_body(0)


def test_steps_inside_the_story_stay():
    draft = scored(f"{LEDE}\n\nSettings > Sound > Alerts\n\n{SECOND}", {1: 0.8})

    drop_breadcrumbs(draft)

    assert draft.in_body(1)


def test_a_picture_that_stands_among_the_first_lines_is_passed_over():
    draft = scored(f"![](/bridge.jpg)\n\nHome > News > Farming\n\n{LEDE}\n\n{SECOND}", {0: 0.8, 1: 0.8})

    drop_breadcrumbs(draft)

    assert draft.roles[1] is Role.NAVIGATION
