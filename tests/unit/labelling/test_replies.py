"""Replies that the scorer dropped come back where they are the thread, and nowhere else."""

from extractor.labelling.replies import keep_replies
from extractor.model import Draft, Options, Role
from extractor.readers import read

QUESTION = "Has anybody hung a net across the wind on the ridge above the sound, and how much water does it take?"
REPLY = "We have had four of them since the spring, and the school needs no other water from May to the end of August."


def thread(*, page_type: str = "forum", kept: int = 0, name: str = "comment", question: str = QUESTION) -> Draft:
    """Return a thread of six replies of which some are text, and a link below the last."""
    replies = "".join(f'<div class="{name}"><p>{REPLY} {number}</p></div>' for number in range(6))
    more = f'<div class="{name}"><a href="/1">{REPLY}</a><p>Reply</p></div>'
    page = read(f"<html><body><p>{question}</p>{replies}{more}</body></html>", "", Options())
    draft = Draft(page.document, page_type=page_type)
    for index in range(len(draft.roles)):
        draft.relabel(index, Role.BODY if index <= kept else Role.BOILERPLATE, "its score says so", "scorer")
    return draft


def test_replies_come_back_and_links_and_buttons_do_not():
    draft = thread()

    keep_replies(draft)

    assert draft.roles == [Role.BODY] * 7 + [Role.BOILERPLATE] * 2


def test_an_article_s_comments_stay_out_and_so_do_few_under_a_long_post():
    for draft in (thread(page_type="article"), thread(question=f"{QUESTION} " * 9)):
        keep_replies(draft)

        assert draft.roles.count(Role.BODY) == 1


def test_a_thread_whose_replies_the_scorer_knows_is_left_alone():
    draft = thread(kept=3)

    keep_replies(draft)

    assert draft.roles.count(Role.BODY) == 4
