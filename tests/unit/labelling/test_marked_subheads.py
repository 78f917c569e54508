"""Headings that the scorer dropped right above a paragraph, whatever stands above them."""

import pytest

from extractor.labelling.subheads import keep_subheads
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND

MENU = "".join(f'<ul><li><a href="/{name}">{name}</a></li></ul>' for name in ("Nets", "Fog", "Boats", "Ice", "Salt"))


def scored(markup: str, page_type: str, heading: float = 0.2) -> Draft:
    draft = Draft(read_html(f"<body>{markup}</body>", "", "utf-8", "str", ()).document, page_type=page_type)
    for index, text in enumerate(draft.document.texts):
        is_body = text in (LEDE, SECOND)
        draft.scores[index] = 0.95 if is_body else heading
        draft.relabel(index, Role.BODY if is_body else Role.BOILERPLATE, "the scorer says so", "scorer")
    return draft


def heading_of(draft: Draft) -> Role:
    keep_subheads(draft)
    return draft.roles[draft.document.texts.index("Opening hours")]


@pytest.mark.parametrize("page_type", ["service", "documentation", "collection", "listing", "product"])
def test_a_heading_right_above_a_paragraph_comes_back_below_a_menu(page_type):
    assert heading_of(scored(f"<p>{LEDE}</p>{MENU}<h2>Opening hours</h2><p>{SECOND}</p>", page_type)) is Role.SUBHEAD


@pytest.mark.parametrize("page_type", ["article", "forum"])
def test_on_articles_and_in_threads_it_stays_out(page_type):
    draft = scored(f"<p>{LEDE}</p>{MENU}<h2>Opening hours</h2><p>{SECOND}</p>", page_type)

    assert heading_of(draft) is Role.BOILERPLATE


@pytest.mark.parametrize(
    ("markup", "score"),
    [
        (f"<p>{LEDE}</p>{MENU}<h2>Opening hours</h2><p>{SECOND}</p>", 0.05),
        (f"<p>{LEDE}</p>{MENU}<div>Opening hours</div><p>{SECOND}</p>", 0.2),
        (f"<p>{LEDE}</p><p>{SECOND}</p>{MENU}<h2>Opening hours</h2>", 0.2),
        (f"<h2>Opening hours</h2><p>{LEDE}</p><p>{SECOND}</p>", 0.2),
        (f"<p>{LEDE}</p>{MENU}{'<h2>Opening hours</h2>' * 3}<p>{SECOND}</p>", 0.2),
    ],
)
def test_a_poor_score_no_mark_no_paragraph_below_no_body_above_or_many_printings_keep_it_out(markup, score):
    assert heading_of(scored(markup, "service", score)) is Role.BOILERPLATE
