"""Sentences above credits are captions where the page prints its pictures so; else they are the story."""

import pytest

from extractor.labelling.captions_above_credits import drop_captions_above_credits
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored

STORY = tuple(f"{LEDE} {SECOND} {number} {THIRD}" for number in range(4))
CAPTION = "Bo Karlsen and his brothers look at what the storm of the second night has left of their new boat."
OTHER = "The mayor speaks to the fishermen on the stairs of the town hall, an hour before the council votes on it."


def page(first: str, second: str, *after: str) -> str:
    lines = (STORY[0], first, "Photo: Ann Lee", STORY[1], second, "© Ann Lee/Harbour Times", *STORY[2:], *after)
    return "\n\n".join(lines)


def test_sentences_right_above_credits_are_captions():
    draft = scored(page(CAPTION, OTHER), {2: 0.1, 5: 0.1})

    drop_captions_above_credits(draft)

    assert [draft.roles[1], draft.roles[4]] == [Role.CAPTION] * 2
    assert "Photo: Ann Lee" in draft.reasons[1]
    assert draft.body() == [0, 3, 6, 7]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CAPTION, "Advertisement"),  # one alone
        (CAPTION.rstrip("."), OTHER),  # a title above its picture
        (CAPTION, STORY[3]),  # a paragraph above a picture without words
    ],
)
def test_a_page_that_does_not_print_them_so_keeps_what_stands_above_credits(first, second):
    draft = scored(page(first, second), {1: 0.9, 2: 0.1, 5: 0.1})

    drop_captions_above_credits(draft)

    assert Role.CAPTION not in draft.roles


def test_where_many_pictures_have_no_caption_nothing_is_one():
    bare = ("Advertisement", "Photo: Bo Karlsen", STORY[0]) * 3
    draft = scored(page(CAPTION, OTHER, *bare), {2: 0.1, 5: 0.1})

    drop_captions_above_credits(draft)

    assert Role.CAPTION not in draft.roles
