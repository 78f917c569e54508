"""What a page's JSON-LD names word for word comes back into an article: ingredients, and answered questions."""

import json

import pytest

from extractor.fallback import second_opinion
from extractor.model import Draft, Options, Role
from extractor.readers import read

STORY = "There is a hedge behind the station where the blackberries ripen two weeks before all the others do."
ANSWER = "Yes, and do not thaw them: toss them in a spoonful of flour first, so that they do not sink."
RECIPE = {"@type": "Recipe", "recipeIngredient": ["400 g blackberries", "3 eggs"]}
FAQ = {"@graph": [{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Can I use frozen berries?"}]}]}


def opened(data: object, *lines: str, page_type: str = "article") -> dict[str, Role]:
    """Return the role of each line of a page whose story and answer alone were chosen, after its data was asked."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = read(f"<html><head>{script}</head><body><p>{STORY * 12}</p>{body}</body></html>", "", Options())
    draft = Draft(page.document, page_type=page_type, confidence=1.0)
    for index, text in enumerate(page.document.texts):
        is_body = text.startswith(STORY) or text == ANSWER
        draft.relabel(index, Role.BODY if is_body else Role.BOILERPLATE, "its score says so", "scorer")
    second_opinion(page, draft, Options(fallback=False))
    return dict(zip(page.document.texts, draft.roles, strict=True))


def test_ingredients_come_back_and_what_is_beside_them_does_not():
    roles = opened(RECIPE, "US Customary", "400 g blackberries", "3 Eggs")

    assert roles["400 g blackberries"] is Role.LIST
    assert roles["3 Eggs"] is Role.LIST
    assert roles["US Customary"] is Role.BOILERPLATE


def test_a_question_comes_back_above_its_answer_and_nowhere_else():
    assert opened(FAQ, "Can I use frozen berries?", ANSWER)["Can I use frozen berries?"] is Role.SUBHEAD
    assert opened(FAQ, "Can I use frozen berries?", "Share", ANSWER)["Can I use frozen berries?"] is Role.BOILERPLATE


def test_an_answer_that_was_dropped_comes_back_with_its_question():
    later = "They keep for a year in the coldest corner of the freezer."
    answer = {"@type": "Answer", "text": f"<p>{later}</p><p>Label them.</p>"}
    data = {"@type": "Question", "name": "How long do they keep?", "acceptedAnswer": answer}
    roles = opened(data, "How long do they keep?", later, "Label them.")

    assert roles["How long do they keep?"] is Role.SUBHEAD
    assert roles[later] is Role.BODY
    assert roles["Label them."] is Role.BOILERPLATE  # too short to be told by


@pytest.mark.parametrize(
    "data", [{"@type": "NewsArticle"}, {"@type": "Recipe"}, {"@type": "Recipe", "recipeIngredient": 3}]
)
def test_data_that_names_nothing_changes_nothing(data):
    assert opened(data, "3 eggs")["3 eggs"] is Role.BOILERPLATE


def test_a_shop_s_questions_stay_out():
    roles = opened(FAQ, "Can I use frozen berries?", ANSWER, page_type="product")

    assert roles["Can I use frozen berries?"] is Role.BOILERPLATE
