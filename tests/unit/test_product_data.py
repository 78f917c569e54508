"""A product's page that shows little of it gives the description in its data, not the texts of its scripts."""

import json

import pytest

from extractor import Options, extract

DESCRIPTION = (
    "A net of the finest mesh, made to be hung across the wind on a ridge. "
    "One square metre takes five litres of water out of the fog in a night, and it lasts for ten years."
)
SHIPPING = "We send every parcel within two days, and we take it back for a month if it is not what you want. " * 12
PRODUCT = {"@type": "Product", "name": "Fog net", "description": DESCRIPTION}
ROOM = "<p>The net stands in the middle of a large white room.</p>"


def sold(data: object, body: str = "") -> str:
    state = json.dumps({"props": {"policy": {"body": SHIPPING}}})
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body><h1>Fog net</h1>{body}'
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    )
    return extract(page, None, Options(rules=False, fallback=False)).text


@pytest.mark.parametrize("body", ["", ROOM])
def test_a_description_in_the_data_stands_for_a_page_that_shows_little(body):
    assert sold(PRODUCT, body) == DESCRIPTION


def test_what_scripts_build_a_product_page_from_is_not_its_text():
    assert "parcel" not in sold(PRODUCT | {"description": ""})
    assert "parcel" in sold({"@type": "NewsArticle", "headline": "Fog net"})


def test_a_list_of_products_is_not_told_by_the_description_of_one():
    assert DESCRIPTION not in sold({"@type": "ItemList", "itemListElement": [PRODUCT]})


def test_a_page_that_shows_enough_is_left_alone():
    shown = (
        "<p>Net {0} has been hanging on the ridge since the spring, and it takes so many litres of water out of "
        "the fog that the school needs no other.</p>"
    )
    shown = "".join(shown.format(number) for number in range(4))
    assert DESCRIPTION not in sold(PRODUCT, shown)
