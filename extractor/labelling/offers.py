"""What else a shop offers on a product's page: the cards under "Related products", to the next heading of its level."""

from __future__ import annotations

from itertools import islice

from extractor.labelling.candidates import heading_level
from extractor.labelling.extent import Extent
from extractor.labelling.product_headings import headings_of_product, says
from extractor.model import Draft, Role
from extractor.text import pattern

_BY = "offers"
_MOST = 20
"""Such headings that are followed up on one page."""
_LEAST_ABOVE = 0.15
"""Share of the body that must stand above: on a page that is no product's, such lists are all there is. Set by hand."""
_HEADING = pattern(
    r"(?:related|similar|recommended|suggested|featured|sponsored|complementary) (?:items|products|styles|accessories)"
    r"(?: .{1,30})?|(?:recommended|recommendations) for you|(?:your )?recently viewed(?: (?:items|products))?|"
    r"(?:you|we think you) (?:(?:may|might|will|ll|would|d) )?(?:also )?(?:like|love|enjoy|need)(?: .{1,20})?|"
    r"(?:customers|people|shoppers)(?: (?:who|that) .{1,40})? also (?:bought|viewed|liked|purchased|looked at)|"
    r"(?:frequently|often) (?:bought|purchased|viewed) (?:together|with .{1,30})|compare (?:with|to) similar .{1,20}|"
    r"complete (?:the|your) (?:look|set|outfit)|shop the look|pairs (?:well|perfectly|great) with|more like this|"
    r"(?:das )?könnte (?:dir|dich|ihnen|sie) (?:auch )?(?:gefallen|interessieren)|ähnliche (?:artikel|produkte)|"
    r"(?:wird oft|häufig) zusammen gekauft|kunden (?:kauften|kaufen) auch|zuletzt (?:angesehen|gesehen)|"
    r"(?:vous aimerez (?:aussi|peut être)|produits (?:similaires|associés|complémentaires))|"
    r"(?:productos|produtos) (?:relacionados|similares)|también te puede (?:gustar|interesar)|"
    r"prodotti (?:correlati|simili)|potrebbe(?:ro)? (?:anche )?(?:piacerti|interessarti)|"
    r"(?:gerelateerde|vergelijkbare) producten|(?:podobne produkty|produkty powiązane)|"
    r"(?:liknande|relaterade) produkter|relaterte produkter|relaterede produkter|похожие товары|"
    r"с этим товаром (?:также )?покупают|benzer ürünler|"
    r"関連商品|おすすめ商品|관련 상품|相关产品|相關產品|猜你喜欢"
)
"""Key of a heading over other products."""


def drop_offers(draft: Draft) -> None:
    """Label the text under such headings of a product's page as teasers, where the product stands above them."""
    headings = headings_of_product(draft)
    found = (place for place, index in enumerate(headings) if says(draft.document.texts[index], _HEADING))
    for place in islice(found, _MOST):
        index, extent = headings[place], Extent.of(draft)
        if extent.share_before(index) >= _LEAST_ABOVE:
            stop = _stop_of(draft, headings[place:])
            because = f"it follows the heading {draft.document.texts[index]!r}"
            for other in [each for each in extent.body if index <= each < stop]:
                draft.relabel(other, Role.TEASER, because, _BY)


def _stop_of(draft: Draft, headings: list[int]) -> int:
    """Return the next block after the first of some headings that is a heading of its level or above."""
    level = heading_level(draft, headings[0])
    return next((index for index in headings[1:] if heading_level(draft, index) <= level), len(draft.roles))
