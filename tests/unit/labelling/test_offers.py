"""Other products below a product: teasers up to the next heading of that level, and nowhere else."""

import pytest

from extractor.labelling.offers import drop_offers
from extractor.model import Draft, Options, Role
from extractor.readers import read

PRODUCT = "A net of the finest mesh, hung across the wind on a ridge, takes five litres a night out of the fog."
CARDS = "<h3>Rain barrel</h3><p>59.00</p><h3>Long rope</h3><p>9.00</p>"


def shop(heading: str, *, page_type: str = "product", above: str = f"<p>{PRODUCT}</p>", tag: str = "h2") -> list[Role]:
    """Return the roles of a page, all of which is text: product, heading, two other products, a heading, a line."""
    body = f"{above}<{tag}>{heading}</{tag}>{CARDS}<h2>Size</h2><p>One metre by two.</p>"
    page = read(f"<html><body>{body}</body></html>", "", Options())
    draft = Draft(page.document, page_type=page_type)
    for index in range(len(draft.roles)):
        draft.relabel(index, Role.BODY, "its score says so", "scorer")
    drop_offers(draft)
    return draft.roles


@pytest.mark.parametrize(
    "heading",
    ["Related products", "You may also like", "Customers who viewed this item also viewed", "Recently viewed items",
     "Frequently bought together", "Ähnliche Produkte", "Vous aimerez aussi", "Productos relacionados",
     "Prodotti correlati", "Podobne produkty", "Похожие товары", "関連商品"],
)  # fmt: skip
def test_other_products_are_teasers_up_to_the_next_heading(heading):
    assert shop(heading) == [Role.BODY] + [Role.TEASER] * 5 + [Role.BODY] * 2


@pytest.mark.parametrize("heading", ["Recommended:", "Products", "Related work", "What is in the box"])
def test_another_heading_drops_nothing(heading):
    assert Role.TEASER not in shop(heading)


def test_another_kind_of_page_a_line_that_is_no_heading_and_a_page_of_offers_drop_nothing():
    assert Role.TEASER not in shop("Related products", page_type="collection")
    assert Role.TEASER not in shop("Related products", tag="p")
    assert Role.TEASER not in shop("Related products", above="")
