"""Comments: dropped under their heading, and nowhere else."""

import pytest

from extractor.labelling.comments import drop_comments
from extractor.model import Role
from tests.unit.labelling.drafts import SECOND, scored, story

COMMENT = (
    "I have fished there for forty years, and nobody ever asked us what we think of their breakwater, not one time!"
)


@pytest.mark.parametrize(
    "heading",
    ["1 Comment", "12 comments", "Comments (3)", "Kommentare", "3 commentaires", "2 Kommentare", "Комментарии (5)",
     "コメント", "评论", "تعليقات", "0 comentarios", "Leave a comment"],
)  # fmt: skip
def test_prose_under_a_comments_heading_with_a_name_is_comment(heading):
    draft = scored(story(heading, "Bo Karlsen says:", COMMENT))

    drop_comments(draft)

    assert draft.roles[3:] == [Role.COMMENT] * 3
    assert all(draft.reasons[3:])


def _thread(count):
    """Return so many comments, each as long as the story and signed with name and time."""
    return [line for hour in range(10, 10 + count) for line in (f"Bo Karlsen on 3 May at {hour}:12", COMMENT * 4)]


def test_comments_may_be_many_times_as_long_as_a_story_where_names_and_times_stand_over_them():
    draft = scored(story("6 comments", *_thread(6)))

    drop_comments(draft)

    assert draft.roles[:3].count(Role.BODY) >= 2
    assert set(draft.roles[3:]) == {Role.COMMENT}


def test_two_of_them_do_not_outweigh_the_little_that_stands_above():
    draft = scored(story("2 comments", *_thread(2)))
    draft.relabel(1, Role.BOILERPLATE, "test", "test")

    drop_comments(draft)

    assert Role.COMMENT not in draft.roles


def test_a_comments_link_above_the_story_does_nothing():
    draft = scored(story(before=("12 comments", "3 hours ago")))

    drop_comments(draft)

    assert Role.COMMENT not in draft.roles


def test_a_subhead_named_discussion_does_not_end_a_paper():
    draft = scored(story("Discussion", SECOND.replace("1998", "1987"), COMMENT))

    drop_comments(draft)

    assert Role.COMMENT not in draft.roles


def test_answers_of_a_forum_are_its_content():
    draft = scored(story("2 comments", "Bo Karlsen says:", COMMENT))
    draft.page_type = "forum"

    drop_comments(draft)

    assert Role.COMMENT not in draft.roles


def test_a_story_that_looks_like_a_thread_keeps_no_comments():
    draft = scored(story("4 comments", *_thread(4)))
    draft.page_type = "forum"

    drop_comments(draft)

    assert draft.body() == [0, 1, 2]


def test_a_thread_whose_first_post_is_signed_keeps_its_replies():
    draft = scored(story("4 comments", *_thread(4), before=("Bo Karlsen says:",)))
    draft.page_type = "forum"

    drop_comments(draft)

    assert Role.COMMENT not in draft.roles


def test_a_button_under_every_post_begins_no_comments():
    posts = [line for number in range(4) for line in (SECOND.replace("1998", f"19{number}8"), "Reply")]
    draft = scored(story(*posts))

    drop_comments(draft)

    assert Role.COMMENT not in draft.roles
