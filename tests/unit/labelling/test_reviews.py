"""Reviews below a product: dropped under their heading, and nowhere else."""

import pytest

from extractor.labelling.reviews import drop_reviews
from extractor.model import Draft, Options, Role
from extractor.readers import read

PRODUCT = "A net of the finest mesh, hung across the wind on a ridge, takes five litres a night out of the fog."
REVIEW = "We have had four of them since the spring, and the school needs no other water from May to the end of August."


def shop(heading: str, *, page_type: str = "product", above: int = 1, tag: str = "h2") -> Draft:
    """Return a product's page, all of which is text: so many paragraphs, the heading, four reviews."""
    body = f"<p>{PRODUCT}</p>" * above + f"<{tag}>{heading}</{tag}>" + f"<p>{REVIEW}</p>" * 4
    page = read(f"<html><body>{body}</body></html>", "", Options())
    draft = Draft(page.document, page_type=page_type)
    for index in range(len(draft.roles)):
        draft.relabel(index, Role.BODY, "its score says so", "scorer")
    drop_reviews(draft)
    return draft


@pytest.mark.parametrize(
    "heading",
    ["Reviews", "Customer Reviews (2,345)", "98 customer ratings", "Ratings & Reviews", "Reviews for this item",
     "What others are saying", "Kundenbewertungen", "Avis clients", "Opiniones de clientes", "Recensioni dei clienti",
     "Beoordelingen", "Opinie klientów", "Отзывы", "カスタマーレビュー", "상품 리뷰", "用户评价"],
)  # fmt: skip
def test_all_that_follows_the_heading_of_reviews_is_comment(heading):
    draft = shop(heading)

    assert draft.roles == [Role.BODY] + [Role.COMMENT] * 5
    assert all(draft.reasons[1:])


@pytest.mark.parametrize("heading", ["Review of the year", "Rated for ten years", "Product details", "Reviewed parts"])
def test_another_heading_drops_nothing(heading):
    assert Role.COMMENT not in shop(heading).roles


def test_an_article_a_line_that_is_no_heading_and_reviews_above_the_product_drop_nothing():
    assert Role.COMMENT not in shop("Reviews", page_type="article").roles
    assert Role.COMMENT not in shop("Reviews", tag="p").roles
    assert Role.COMMENT not in shop("Reviews", above=0).roles
