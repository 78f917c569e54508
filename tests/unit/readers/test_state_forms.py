"""State of scripts that is no plain JSON."""

import json

import pytest

from extractor import extract
from extractor.readers.state_forms import joined, members, unescaped

SENTENCE = "The van drives up to the ridge above the sound and empties four hundred nets. "
MARKUP = "".join(f"<p>{SENTENCE}</p>" for _ in range(6))
ANGULAR = json.dumps({"a": {"body": {"articleBody": MARKUP}}}).replace('"', "&q;").replace("<", "&l;")
NUXT_2_STATE = f'{{layout:"default",data:[{{post:{{slug:a,body:{json.dumps(MARKUP)}}}}}],s:b}}'
NUXT_2 = f'(function(a,b){{return {NUXT_2_STATE}}}("x",null));'
NUXT_3 = json.dumps([{"data": 1}, ["ShallowReactive", 2], {"post": 3}, {"title": 4, "content": 5}, "Nets", MARKUP])
APOLLO = json.dumps({"Post:1": {'content({"format":"html"})': MARKUP}, "Post:2": {"title": "Fog"}})


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="serverApp-state" type="application/json">{ANGULAR}</script>',
        f"<script>window.__NUXT__={NUXT_2}</script>",
        f'<script id="__NUXT_DATA__" type="application/json">{NUXT_3}</script>',
        f"<script>window.__APOLLO_STATE__ = {APOLLO};</script>",
    ],
)
def test_an_article_in_the_state_of_an_empty_page_is_found(script):
    article = extract(f'<html><head><title>Nets</title></head><body><div id="app"></div>{script}</body></html>')

    assert article.text.count("four hundred nets") == 6
    assert article.decided_by == "hydration"


def test_plain_json_is_no_state_of_angular():
    assert unescaped('{"a": "&q; stays"}') == '{"a": "&q; stays"}'


def test_places_are_followed_to_what_stands_behind_them():
    rows = [{"a": 1, "b": 2, "c": -1}, ["Set", 3, 3, True], {"d": 3, "up": 0}, "text"]

    assert joined(rows) == {"a": ["Set", "text", "text", True], "b": {"d": "text", "up": None}, "c": -1}


def test_a_list_that_names_its_parts_again_and_again_grows_no_larger():
    rows = [[place + 1, place + 1] for place in range(500)] + ["end"]

    assert len(repr(joined(rows))) < 20 * len(rows)


def test_an_empty_list_stands_for_nothing():
    assert joined([]) is None


def test_members_of_a_script_that_are_no_json_are_passed_over():
    assert list(members(r'{a:"one",b:two,c:"\x3cp",d:"\u003cp>"}')) == [{"a": "one"}, {"d": "<p>"}]
