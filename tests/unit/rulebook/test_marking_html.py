from datetime import date
from itertools import pairwise

import pytest

from extractor.model import Options, Role

URL = "https://harbor.example/2024/ferry"
HEAD = "match: {hosts: [harbor.example]}\n"


@pytest.fixture
def html(prose):
    """A page with a story, a box inside it and things around it."""
    return f"""<!doctype html><html><head><title>Ferry stays</title>
    <meta property="og:title" content="Ferry stays | Harbor"><meta name="author" content="Ada Lo">
    <script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "The ferry stays",
    "author": [{{"name": "Ada Lo"}}, {{"name": "Bo Li"}}], "datePublished": "2024-05-03T06:10:00Z"}}]}}</script></head>
    <body><nav><ul><li><a href="/">Harbours</a></li></ul></nav>
    <h1>Town keeps its ferry</h1><p class="by">By Ada Lo <time datetime="2024-05-03">3 May</time></p>
    <div class="story"><p>{prose("Alpha")}</p><div class="box"><p>{prose("Boxed")}</p></div>
    <p>{prose("Beta")} <a class="more" href="#">Read more here</a></p><h2>Subhead</h2><p>{prose("Gamma")}</p></div>
    <div class="tail"><p>{prose("Teaser")}</p></div></body></html>"""


def test_what_stands_outside_the_body_is_out_and_the_inside_is_left_to_the_scorer(rules, marked, html):
    options = rules("harbor.example", HEAD + "body: [.story]\n")

    done = marked(html, options, URL)

    assert done.out() == ["Harbours", "Town", "By", "Teaser"]
    assert set(done.pinned().values()) == {"boilerplate"}
    assert done.draft.decided_by == "rule harbor.example"
    assert done.report.status == "hit"


def test_a_verbatim_body_is_pinned_as_text(rules, marked, html):
    options = rules("harbor.example", HEAD + "body: [.story]\ninside: verbatim\nstrip: [.box]\n")

    pinned = marked(html, options, URL).pinned()

    assert [word for word, role in pinned.items() if role == "body"] == ["Alpha", "Beta", "Subhead", "Gamma"]
    assert pinned["Boxed"] == "boilerplate"


def test_the_first_way_that_finds_text_is_the_body(rules, marked, html):
    options = rules("harbor.example", HEAD + "body: [.gone, .story, .tail]\n")

    done = marked(html, options, URL)

    assert "Teaser" in done.out()
    assert done.report.misses == ("body[0]",)


def test_a_union_takes_blocks_and_all_of_it_may_be_needed(rules, marked, html):
    any_of = rules("harbor.example", HEAD + "body: [{any: ['.story > p', .gone]}]\ninside: verbatim\n")
    assert [w for w, role in marked(html, any_of, URL).pinned().items() if role == "body"] == ["Alpha", "Beta", "Gamma"]

    all_of = rules("harbor.example", HEAD + "body: [{all: ['.story > p', .gone]}]\n")
    assert marked(html, all_of, URL).report.status == "rule_miss"


def test_a_body_with_too_little_text_is_a_miss(rules, marked, html):
    options = rules("harbor.example", HEAD + "body: [h1]\n")

    done = marked(html, options, URL)

    assert (done.report.status, done.pinned()) == ("rule_miss", {})


def test_keep_spares_what_strip_takes(rules, marked, html):
    options = rules("harbor.example", HEAD + "strip: [div]\nkeep: [.story]\n")

    assert marked(html, options, URL).out() == ["Teaser"]


def test_an_inline_element_is_cut_from_its_paragraph(rules, marked, html):
    options = rules("harbor.example", HEAD + "strip: [a.more]\n")

    done = marked(html, options, URL)

    ((index, cuts),) = done.draft.cuts.items()
    text = done.page.document.texts[index]
    assert text[cuts[0].start : cuts[0].stop] == "Read more here"
    assert done.out() == []


def test_xpath_nth_and_text_choose_elements(rules, marked, html):
    xpath = rules("harbor.example", HEAD + "strip: [{xpath: '//div[contains(@class, \"tail\")]'}]\n")
    assert marked(html, xpath, URL).out() == ["Teaser"]

    nth = rules("harbor.example", HEAD + "strip: [{css: '.story p', nth: -1}, {css: '.story p', nth: 1}]\n")
    assert marked(html, nth, URL).out() == ["Alpha", "Gamma"]

    text = rules("harbor.example", HEAD + "strip: [{css: p, text: '^Tea'}]\n")
    assert marked(html, text, URL).out() == ["Teaser"]


def test_an_edge_may_be_an_element(rules, marked, html):
    options = rules("harbor.example", HEAD + "start_at: [{css: .story}]\nstop_at: [{css: h2}]\n")

    assert marked(html, options, URL).out() == ["Harbours", "Town", "By", "Subhead", "Gamma", "Teaser"]


def test_a_query_that_is_no_css_finds_nothing(rules, marked, html):
    options = rules("harbor.example", HEAD + "strip: ['p[', .tail]\n")

    assert marked(html, options, URL).report.misses == ("strip[0]",)


def test_fields_come_from_elements_metas_and_json_ld(rules, marked, html):
    options = rules(
        "harbor.example",
        HEAD
        + """\
body: [.story]
fields:
  title: [h1]
  authors: [{jsonld: author.name, all: true}]
  published: [{css: time, attr: datetime}, {jsonld: datePublished}]
  site_name: [{meta: og:title, re: '\\|\\s(.+)$'}]
""",
    )

    done = marked(html, options, URL)

    assert {name: field.value for name, field in done.fields.items()} == {
        "title": "Town keeps its ferry",
        "authors": ("Ada Lo", "Bo Li"),
        "published": "2024-05-03",
        "site_name": "Harbor",
    }
    assert done.pinned()["Town"] == "title"


def test_a_byline_inside_a_paragraph_does_not_name_it(rules, marked, html):
    options = rules("harbor.example", HEAD + "fields: {authors: [{css: a.more}]}\n")

    assert marked(html, options, URL).pinned() == {}


def test_versions_are_tried_newest_first_until_one_finds_its_body(rules, marked, html):
    options = rules(
        "harbor.example",
        HEAD
        + "strip: [.box]\nversions:\n"
        + "  - {id: v3, body: [.new-story]}\n  - {id: v2, body: [.story]}\n  - {id: v1, body: [body]}\n",
    )

    done = marked(html, options, URL)

    assert (done.report.version, done.report.status) == ("v2", "hit")
    assert "Boxed" in done.out()


def test_the_version_of_the_day_goes_first(rules, marked, html):
    text = HEAD + (
        "versions:\n"
        "  - {id: new, valid_from: 2024-01-01, body: [.story]}\n"
        "  - {id: old, valid_until: 2023-12-31, body: [body]}\n"
    )

    assert marked(html, rules("harbor.example", text), URL).report.version == "new"
    old = rules("harbor.example", text, captured=date(2022, 5, 1))
    assert marked(html, old, URL).report.version == "old"


def test_a_version_may_have_to_show_its_clues(rules, marked, html):
    options = rules(
        "harbor.example",
        HEAD
        + "versions:\n  - {id: app, identify: {css: ['#app']}, body: [.story]}\n"
        + "  - {id: web, identify: {css: [.story], meta: {author: Ada}}, body: [.story]}\n",
    )

    done = marked(html, options, URL)
    assert done.report.version == "web"


def test_confidence_fades_from_the_day_it_was_checked(rules, marked, html):
    text = HEAD + "body: [.story]\nconfidence: 0.8\nchecked: 2015-06-01\n"

    assert marked(html, rules("harbor.example", text), URL).report.confidence == 0.8
    later = rules("harbor.example", text, captured=date(2020, 6, 1))
    assert marked(html, later, URL).report.confidence == pytest.approx(0.4, abs=0.001)
    before = rules("harbor.example", text, captured=date(2010, 6, 1))
    assert marked(html, before, URL).report.confidence == 0.8


def test_a_rule_inherits_only_what_it_extends(rules, marked, html):
    rules("base/boxes", "base: true\nstrip: [.box]\nlines: {drop: ['^Subhead$']}\n")
    options = rules("harbor.example", HEAD + "extends: [base/boxes]\nstrip: [.tail]\n")
    assert marked(html, options, URL).out() == ["Boxed", "Subhead", "Teaser"]

    without = rules("harbor.example", HEAD + "extends: [base/boxes]\nunset: [strip]\nstrip: [.tail]\n")
    assert marked(html, without, URL).out() == ["Subhead", "Teaser"]


def test_a_field_named_by_a_rule_may_lie_outside_the_body(rules, marked, html):
    options = rules("harbor.example", HEAD + "body: [.story]\nfields: {title: [h1]}\n")

    done = marked(html, options, URL)

    title = next(i for i, text in enumerate(done.page.document.texts) if text.startswith("Town"))
    assert done.draft.roles[title] is Role.TITLE
    assert done.draft.label(title).because == "the rule reads the title here"


def test_a_page_that_names_its_own_address_needs_none(rules, marked, html):
    options = rules("harbor.example", HEAD + "body: [.story]\n")
    page = html.replace("</head>", '<link rel="canonical" href="https://www.harbor.example/x"></head>')

    assert marked(page, options).report.status == "hit"
    assert marked(html, options).report is None


def test_options_without_rules_read_no_fields(html, marked):
    assert marked(html, Options(rules=False), URL).fields == {}


def test_elements_nested_a_thousand_times_cost_what_one_does(rules, marked, prose):
    options = rules("harbor.example", HEAD + "strip: [.ad]\nfields: {dek: [.ad], section: [{css: .ad, all: true}]}\n")
    page = "<html><body>" + "<div class='ad'>" * 1500 + f"<p>{prose('Ad')}</p>" * 300 + "</div>" * 1500

    done = marked(page + f"<p>{prose('Alpha')}</p></body></html>", options, URL)

    assert set(done.out()) <= {"Ad", "Alpha"}
    assert done.fields == {}


def test_many_inline_elements_of_one_paragraph_are_cut_in_order(rules, marked):
    options = rules("harbor.example", HEAD + "strip: [a.ad]\n")
    links = " ".join("word words <a class='ad'>ad</a>" for _ in range(500))

    done = marked(f"<html><body><p>{links}</p></body></html>", options, URL)

    (cuts,) = done.draft.cuts.values()
    assert len(cuts) == 500
    assert all(first.stop <= second.start for first, second in pairwise(cuts))
