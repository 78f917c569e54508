"""What stands far below the text goes where the scorer doubts it; a text that goes on below its chrome stays."""

import pytest

from extractor.labelling import relabel
from extractor.labelling.far_below import drop_far_below
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored, story

LINKS = tuple(f"Boat number {number}" for number in range(10))
QUOTE = "“They repaired my boat in two days and never once raised their voice, so I would go there again.”"


def test_a_doubtful_quote_below_a_run_of_links_is_dropped():
    draft = scored(story("Share on Facebook", *LINKS, QUOTE), {14: 0.7})

    drop_far_below(draft)

    assert not draft.in_body(14)
    assert "11 blocks of chrome" in draft.reasons[14]
    assert draft.body() == [0, 1, 2]


@pytest.mark.parametrize(
    ("below", "score"),
    [
        (("Share on Facebook", *LINKS, QUOTE), 0.95),  # the scorer is sure
        (("Share on Facebook", *LINKS[:6], QUOTE), 0.7),  # a short run
        ((*LINKS, "A boat that has no number", QUOTE), 0.7),  # no line of it leads away
    ],
)
def test_what_is_sure_near_or_below_plain_lines_stays(below, score):
    draft = scored(story(*below), {2 + len(below): score})

    drop_far_below(draft)

    assert draft.in_body(2 + len(below))


def test_the_main_part_below_a_run_of_links_stays():
    head = ("The harbour board met on Monday and again on Thursday, and it will meet once more before Christmas.",)
    draft = scored(story(before=(*head, "Share on Facebook", *LINKS)), {14: 0.8})

    drop_far_below(draft)

    assert draft.body() == [0, 12, 13, 14]


@pytest.mark.parametrize(("page_type", "stays"), [("forum", True), ("collection", True), ("product", False)])
def test_a_thread_goes_on_below_its_chrome(page_type, stays):
    draft = scored(story("Share on Facebook", *LINKS, QUOTE), {14: 0.7})
    draft.page_type = page_type

    relabel(draft)

    assert (draft.roles[14] is Role.BODY) is stays


ENDED = (
    *(f"{LEDE} {SECOND} {THIRD}" for _ in range(3)),
    "Share on Facebook",
    "More boats",
    "Two boats were sold on Monday.",
)


@pytest.mark.parametrize(
    ("page_type", "score", "stays"), [("article", 0.8, False), ("article", 0.9, True), ("service", 0.8, True)]
)
def test_a_doubtful_line_below_a_short_run_at_the_end_of_an_article_is_dropped(page_type, score, stays):
    draft = scored("\n\n".join(ENDED), {5: score})
    draft.page_type = page_type

    drop_far_below(draft)

    assert draft.in_body(5) is stays
    assert draft.body()[:3] == [0, 1, 2]
