import sys

import pytest

from extractor import Options, extract
from extractor.alignment import blocks_of
from extractor.embedded import EmbeddedPage
from extractor.fallback import ASK_BELOW, adopt, second_opinion
from extractor.model import Draft, Page, Role
from extractor.readers import read

PARAGRAPHS = [
    "Every morning a van drives up to the ridge and empties four hundred nets of fog.",
    "By eight it holds two tonnes of water, and some of it goes to the school.",
    "Subscribe to our newsletter and never miss a story from the ridge again.",
]
HTML = "<html><body><h2>Fog for sale</h2>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS) + "</body></html>"


def doubtful(html: str = HTML, confidence: float = 0.0) -> tuple[Page, Draft]:
    page = read(html, "", Options())
    draft = Draft(page.document, page_type="article", confidence=confidence, scores=[0.5] * 4)
    draft.relabel(draft.document.texts.index(PARAGRAPHS[2]), Role.BODY, "it is long", "scorer")
    return page, draft


@pytest.fixture
def trafilatura(monkeypatch):
    """A trafilatura that answers what a test wants."""

    class Stub:
        answer: object = ""
        asked = 0

        def extract(self, _html: str, **_options: object) -> str:
            self.asked += 1
            if isinstance(self.answer, Exception):
                raise self.answer
            return str(self.answer)

    stub = Stub()
    monkeypatch.setitem(sys.modules, "trafilatura", stub)
    return stub


def test_the_answer_is_found_again_in_our_blocks(trafilatura):
    trafilatura.answer = "\n".join(["Fog for sale", *PARAGRAPHS[:2], "A sentence that the page does not have at all."])
    page, draft = doubtful()

    second_opinion(page, draft, Options())

    assert [draft.in_body(i) for i in range(4)] == [True, True, True, True]
    assert [draft.roles[0], draft.deciders[0]] == [Role.SUBHEAD, "trafilatura"]
    assert draft.decided_by == "trafilatura"
    assert all(draft.reasons)


def test_a_sure_draft_another_kind_of_page_and_no_fallback_ask_nobody(trafilatura):
    second_opinion(*doubtful(confidence=ASK_BELOW), Options())
    second_opinion(*doubtful(), Options(fallback=False))
    page, draft = doubtful()
    draft.page_type = "forum"
    second_opinion(page, draft, Options())

    assert trafilatura.asked == 0


def test_flattened_text_and_pages_that_a_rule_decided_ask_nobody(trafilatura):
    page = read("\n\n".join(PARAGRAPHS), "", Options())
    second_opinion(page, Draft(page.document, page_type="article"), Options())
    page, draft = doubtful()
    draft.decided_by = "rule example"
    second_opinion(page, draft, Options())

    assert trafilatura.asked == 0


def test_pages_that_were_capped_or_are_too_long_are_not_given_away(trafilatura, monkeypatch):
    deep = HTML.replace("<body>", "<body>" + "<div>" * 1500)
    second_opinion(*doubtful(html=deep), Options())
    monkeypatch.setattr("extractor.fallback.MAX_SOURCE", 10)
    second_opinion(*doubtful(), Options())

    assert trafilatura.asked == 0


def test_an_error_leaves_our_own_result_and_a_notice(trafilatura):
    trafilatura.answer = RecursionError("too deep")
    page, draft = doubtful()
    before = list(draft.roles)

    second_opinion(page, draft, Options())

    assert draft.roles == before
    assert [notice.code for notice in draft.notices] == ["fallback_failed"]


@pytest.mark.parametrize("answer", ["", "Something entirely different that stands nowhere on this page, in any block."])
def test_an_answer_that_our_blocks_do_not_hold_changes_nothing(answer):
    _, draft = doubtful()
    before = list(draft.roles)

    adopt(draft, answer)

    assert (draft.roles, draft.decided_by) == (before, "scorer")


def test_a_second_printing_of_a_paragraph_stays_out():
    page = read(HTML.replace("</body>", f"<p>{PARAGRAPHS[0]}</p></body>"), "", Options())
    draft = Draft(page.document, page_type="article", scores=[0.5] * 5)

    adopt(draft, "\n".join([*PARAGRAPHS[:2], PARAGRAPHS[0]]))

    assert [draft.in_body(i) for i in range(5)] == [False, True, True, False, False]


def test_what_trafilatura_leaves_out_stays():
    _, draft = doubtful()

    adopt(draft, "\n".join(PARAGRAPHS[:2]))

    assert [draft.in_body(i) for i in range(4)] == [False, True, True, True]
    assert draft.deciders[3] == "scorer"


def test_a_block_that_is_chrome_for_sure_is_not_brought_back():
    _, draft = doubtful()
    draft.scores = [0.5, 0.009, 0.01, 0.5]

    adopt(draft, "\n".join(PARAGRAPHS[:2]))

    assert [draft.in_body(i) for i in range(4)] == [False, False, True, True]


def test_pinned_blocks_stay():
    _, draft = doubtful()
    draft.pin(1, Role.TEASER, "the rule says so", "rule example")

    adopt(draft, "\n".join(PARAGRAPHS[:2]))

    assert draft.roles[1] is Role.TEASER
    assert draft.in_body(2)


def test_blocks_are_found_in_order_and_short_ones_only_where_the_text_goes_on_with_them():
    blocks = ["Menu", "Fog", PARAGRAPHS[0], "Fog", PARAGRAPHS[1], "Menu", ""]

    assert blocks_of(f"Fog {PARAGRAPHS[0]} {PARAGRAPHS[1]}", blocks) == [False, True, True, False, True, False, False]
    assert blocks_of("", blocks) == [False] * 7
    assert blocks_of("text", []) == []


def test_a_teaser_above_that_stands_far_down_in_the_text_costs_no_paragraph():
    story = [f"In {month} the van drove up {month} ridge and emptied its nets." for month in ("May", "June", "July")]
    blocks = ["Some of it goes to the school", *story, "By eight some of it goes to the school.", *story[:2]]

    assert blocks_of("\n".join(blocks[1:5]), blocks) == [False, True, True, True, True, False, False]


def test_a_paragraph_printed_with_other_marks_and_case_is_the_same():
    assert blocks_of("every MORNING a van—drives up to the ridge", ["Every morning a van drives up to the ridge."]) == [
        True
    ]


def test_an_article_that_stands_only_in_json_is_read_from_it():
    paragraphs = [
        f"On day {day} the van drove up to the ridge and emptied its nets, {day} of them." for day in range(9)
    ]
    body = "\\n\\n".join(paragraphs)
    html = f"""<html lang="en"><head><title>Fog for sale</title><script type="application/ld+json">
        {{"@type":"NewsArticle","headline":"Fog for sale","articleBody":"{body}"}}</script></head>
        <body><div id="root">Loading</div><footer><a href="/a">About</a></footer></body></html>"""

    article = extract(html, "https://example.com/fog")

    assert article.text.split("\n\n") == paragraphs
    assert (article.decided_by, article.document.url) == ("json-ld", "https://example.com/fog")
    assert article.document.head.title == "Fog for sale"
    assert "article_in_data" in [notice.code for notice in article.warnings]


def test_an_article_in_json_whose_blocks_the_page_shows_names_those_blocks():
    body = " ".join(PARAGRAPHS[:2] * 3)
    html = f"""<html><head><script type="application/ld+json">{{"articleBody":"{body}"}}</script></head>
        <body><p>{PARAGRAPHS[2]}</p>{"".join(f"<p>{each}</p>" for each in PARAGRAPHS[:2] * 3)}</body></html>"""
    page = read(html, "", Options())

    same, draft = second_opinion(page, Draft(page.document, page_type="article", confidence=1.0), Options())

    assert same is page
    assert [draft.in_body(i) for i in range(7)] == [False, *[True] * 6]
    assert draft.decided_by == "json-ld"


def test_a_long_visible_text_is_never_replaced():
    page = read(HTML.replace(PARAGRAPHS[0], PARAGRAPHS[0] * 20), "", Options())
    draft = Draft(page.document, page_type="article", confidence=1.0)
    draft.relabel(1, Role.BODY, "it is long", "scorer")

    assert second_opinion(page, draft, Options()) == (page, draft)


def test_an_embedded_page_answers_no_query():
    page = EmbeddedPage(read(HTML, "", Options()).document)

    assert (list(page.find("p")), list(page.values("p"))) == ([], [])
