"""Elements in the rows of server components."""

import json

from extractor import extract
from extractor.readers.react_elements import paragraphs_of

SENTENCE = "The van drives up to the ridge above the sound and empties four hundred nets. "
LINK = ["$", "a", None, {"href": "/fog", "children": "the sound"}]
MENU = ["$", "nav", None, {"children": ["$", "p", None, {"children": "Home and abroad, and all the rest of it."}]}]


def paragraph(*children: object) -> list[object]:
    return ["$", "p", None, {"className": "text", "children": list(children)}]


def test_paragraphs_come_in_order_without_menus_and_names_of_rows():
    page = [
        "$",
        "$L3",
        None,
        {"children": [MENU, paragraph("Above ", LINK, " & below", "$L7"), paragraph("$$5 a net")]},
    ]

    assert paragraphs_of(page, 1000) == "<p>Above the sound &amp; below</p><p>$5 a net</p>"


def test_so_many_values_are_looked_at():
    assert paragraphs_of([paragraph(SENTENCE)] * 50, 10).count("<p>") < 10


def test_what_is_no_element_has_no_paragraphs():
    assert (
        paragraphs_of(["$", "p", None], 10) == paragraphs_of({"p": ["$", 1, 2, {}]}, 10) == paragraphs_of(7, 10) == ""
    )


def test_an_article_of_elements_is_found_where_the_page_is_empty():
    nights = [paragraph(f"Night {night}. ", SENTENCE, SENTENCE) for night in range(4)]
    row = "3:" + json.dumps(["$", "article", None, {"children": [MENU, *nights]}]) + "\n"
    script = f"<script>self.__next_f.push([1,{json.dumps(row)}])</script>"
    article = extract(f"<html><head><title>Nets</title></head><body><div>Loading</div>{script}</body></html>")

    assert article.text.count("four hundred nets") == 8
    assert "Home and abroad" not in article.text
