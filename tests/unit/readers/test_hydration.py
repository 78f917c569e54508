import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.model import Head, Options
from extractor.readers import hydration, read
from extractor.readers.hydration import LEAST_WORDS, as_html, embedded_article

SENTENCE = "The van drives up to the ridge above the sound and empties four hundred nets. "
ARTICLE = "\n\n".join([SENTENCE * 3] * 3)


def test_the_article_body_of_json_ld_is_found_wherever_it_stands():
    data = {"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "articleBody": ARTICLE}]}

    found = embedded_article(Head(jsonld=(json.dumps(data),)))

    assert found.source == "json-ld"
    assert found.html.count("<p>") == 3


def test_json_ld_goes_before_the_state_of_scripts():
    head = Head(
        jsonld=(json.dumps({"articleBody": ARTICLE}),),
        hydration=(("__NEXT_DATA__", json.dumps({"body": ARTICLE * 3})),),
    )

    assert embedded_article(head).source == "json-ld"


def test_a_body_of_markup_in_next_data_is_found():
    state = {"props": {"pageProps": {"post": {"title": "Fog", "bodyHtml": f"<p>{SENTENCE}</p>" * 6}}}}

    found = embedded_article(Head(hydration=(("__NEXT_DATA__", json.dumps(state)),)))

    assert found.source == "hydration"
    assert found.html.count("<p>") == 6


def test_content_blocks_are_joined_paragraph_by_paragraph():
    blocks = [{"_type": "block", "children": [{"text": SENTENCE}, {"text": SENTENCE}]} for _ in range(4)]
    state = {"article": {"content": blocks, "related": [{"title": "Other", "url": "/x", "text": SENTENCE}] * 9}}

    found = embedded_article(Head(hydration=(("__APOLLO_STATE__", json.dumps(state)),)))

    assert found.html.count("<p>") == 4
    assert found.html.count("four hundred nets") == 8


def test_a_list_of_teasers_is_no_article():
    teasers = [{"headline": "Other", "href": f"/{i}", "text": SENTENCE * 2} for i in range(20)]

    assert embedded_article(Head(hydration=(("state", json.dumps({"items": teasers})),))) is None


def test_texts_in_the_rows_of_server_components_are_found():
    markup = f"<p>{SENTENCE}</p>" * 6
    rows = f'1:["$","div",null,{{}}]\n2:T{len(markup.encode()):x},{markup}3:{{"x":1}}\n'
    pushes = "".join(f"self.__next_f.push([1,{json.dumps(rows[i : i + 50])}])\n" for i in range(0, len(rows), 50))

    found = embedded_article(Head(hydration=(("__next_f", pushes),)))

    assert found.html == markup


def test_a_row_that_begins_where_a_text_ends_is_read_too():
    text = "A short note, nothing more."
    data = json.dumps({"post": {"body": f"<p>{SENTENCE}</p>" * 6}})
    rows = f'1:T{len(text):x},{text}2:{data}\n3:I[1,[],""]\n'

    found = embedded_article(Head(hydration=(("__next_f", f"self.__next_f.push([1,{json.dumps(rows)}])"),)))

    assert found.html.count("<p>") == 6


def test_a_row_that_is_pushed_by_several_scripts_is_read_from_the_page():
    markup = f"<p>{SENTENCE}</p>" * 6
    rows = f'1:["$","div",null,{{}}]\n2:T{len(markup.encode()):x},{markup}3:{{"x":1}}\n'
    pieces = [json.dumps(rows[i : i + 50]).replace("<", "\\u003c") for i in range(0, len(rows), 50)]
    scripts = "".join(f"<script>self.__next_f.push([1,{piece}])</script>" for piece in pieces)
    first = "<script>(self.__next_f=self.__next_f||[]).push([0])</script>"
    page = f"<html><body><p>Loading</p>{first}{scripts}</body></html>"

    head = read(page.encode(), None, Options()).document.head

    assert [name for name, _ in head.hydration] == ["__next_f"]
    assert embedded_article(head).html == markup


def test_escaped_markup_is_read_as_markup_and_plain_text_is_escaped():
    assert as_html("&lt;p&gt;One &amp;amp; two&lt;/p&gt;") == "<p>One &amp; two</p>"
    assert as_html("a < b\n\nc & d") == "<p>a &lt; b</p><p>c &amp; d</p>"
    assert as_html("") == ""


def test_lists_in_lists_are_looked_at_again_a_bounded_number_of_times(monkeypatch):
    nested: list = ["x"]
    for _ in range(300):
        nested = [{"children": nested}, *["x"] * 300]
    looked = []
    real = hydration._values
    monkeypatch.setattr(hydration, "_values", lambda data: (looked.append(1) or each for each in real(data)))

    embedded_article(Head(hydration=(("__NEXT_DATA__", json.dumps({"children": nested})),)))

    assert len(looked) < hydration.MAX_VALUES + 2 * hydration.MAX_AGAIN  # all of them again would be 13 million


def test_short_texts_are_no_article():
    assert embedded_article(Head(jsonld=(json.dumps({"articleBody": "Too short."}),))) is None
    assert LEAST_WORDS > 2


def test_broken_and_endlessly_deep_json_is_passed_over():
    deep = "[" * 100_000
    long_list = json.dumps([0] * 1_000_000)

    assert (
        embedded_article(Head(jsonld=("{", deep, long_list), hydration=(("state", deep), ("__next_f", deep)))) is None
    )


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["body", "content", "text", "articleBody", "title", "url"]), inner)
        ),
        max_leaves=20,
    )
)
def test_any_json_is_looked_through_without_an_error(data):
    raw = json.dumps(data)

    embedded_article(Head(jsonld=(raw,), hydration=(("state", raw), ("__next_f", raw))))
