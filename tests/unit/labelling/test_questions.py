"""Questions on buttons stay with their answers, and other buttons stay out."""

import pytest

from extractor.labelling.questions import keep_questions
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND

QUESTION = "Who pays for the lamp?"


def draft_of(button: str, page_type: str = "service") -> Draft:
    """Return a page of two paragraphs that the scorer keeps, the second below a button."""
    source = f"<body><p>{LEDE}</p><button>{button}</button><div><p>{SECOND}</p></div></body>"
    draft = Draft(read_html(source, "", "utf-8", "str", ()).document)
    draft.page_type = page_type
    for index, text in enumerate(draft.document.texts):
        draft.relabel(index, Role.BODY if text in (LEDE, SECOND) else Role.BOILERPLATE, "the scorer says so", "scorer")
    return draft


def test_a_question_above_its_answer_is_a_subhead():
    draft = draft_of(QUESTION)

    keep_questions(draft)

    assert draft.roles[1] is Role.SUBHEAD


@pytest.mark.parametrize(
    ("button", "page_type"), [("Show the next answer", "service"), ("Help?", "service"), (QUESTION, "article")]
)
def test_another_button_and_one_below_an_article_stay_out(button, page_type):
    draft = draft_of(button, page_type)

    keep_questions(draft)

    assert draft.roles[1] is Role.BOILERPLATE


def test_a_question_whose_answer_is_no_text_stays_out():
    draft = draft_of(QUESTION)
    draft.relabel(2, Role.BOILERPLATE, "the scorer says so", "scorer")

    keep_questions(draft)

    assert draft.roles[1] is Role.BOILERPLATE
