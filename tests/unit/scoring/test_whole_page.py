from __future__ import annotations

import numpy as np
import pytest

from extractor import Options, extract
from extractor.model import Draft, Status
from extractor.readers.html import read_html
from extractor.scoring.markup import score_markup
from extractor.scoring.whole_page import most_of_the_lines

MENU = "<nav>" + "".join(f"<a href=/{name}>{name}</a> " for name in ("Home", "Poems", "Prose", "Shop")) + "</nav>"
VERSES = [
    f"the {count} gulls that sleep upon the pier" for count in ("seven", "eight", "nine", "ten", "twelve", "twenty")
]
CONSENT = (
    "We value your privacy. We and our 845 partners store information on your device, such as cookies, and process "
    "personal data for personalised advertising, measurement and audience research. With your permission we may use "
    "precise geolocation data. You may click to consent, or refuse to consent. Your preferences will apply to this "
    "website only, and you can change them at any time by returning to this site.<br><button>Accept all</button>"
)


@pytest.mark.parametrize(
    ("lines", "is_kept"),
    [
        ("<br>".join(VERSES * 3), True),
        ("<br>".join(VERSES), True),
        ("<br>".join(VERSES[:2]), False),
        (CONSENT, False),
        ("<br>".join(f"<a href=/x>{verse}</a>" for verse in VERSES * 3), False),
    ],
)
def test_one_block_with_most_of_a_page_s_words_is_its_article_unless_it_is_short_or_links(lines, is_kept):
    source = f"<html><body>{MENU}<div>{lines}</div><footer>Imprint</footer></body></html>"
    draft = Draft(read_html(source, "", "str", "str", ()).document)
    score_markup(draft)

    assert any(map(draft.in_body, range(len(draft.roles)))) is is_kept
    assert ("it holds most of the page's words" in draft.reasons) is is_kept


TOLD = [
    "The seven gulls that sleep upon the pier were counted every night of the winter by a clerk of the harbour.",
    "He wrote their number into a book that nobody asked for, beside the depth of the water and the wind.",
    "When the council closed the harbour in spring, the book was all that it could find of twenty years of his work.",
    "It was printed at the cost of the town, and the gulls of the last page are the ones that one sees there today.",
]
NO_OPINION = Options(fallback=False)


@pytest.mark.parametrize("tag", ["p", "div", "center"])
def test_a_story_that_is_one_paragraph_alone_is_text(tag):
    told = " ".join(TOLD * 2)
    article = extract(f"<html><body><{tag}>{told}</{tag}></body></html>", options=NO_OPINION)

    assert article.text.split() == told.split()


@pytest.mark.parametrize("name", ["comments-wrapper", "cookie-free", "sidebar widget"])
def test_a_story_is_text_although_its_container_has_a_name_of_chrome(name):
    paragraphs = "".join(f"<p>{each}</p>" for each in TOLD)
    page = f'<html><body>{MENU}<article><div class="{name}">{paragraphs}</div></article></body></html>'

    assert extract(page, options=NO_OPINION).text.split() == " ".join(TOLD).split()


def test_a_page_of_buttons_and_short_notes_stays_without_text():
    notes = "".join(f"<div><span>{each[:45]}</span><button>Open it</button></div>" for each in TOLD)
    page = f'<html><body>{MENU}<div class="comments">{notes}</div></body></html>'

    assert extract(page, options=NO_OPINION).status is Status.NO_ARTICLE


def test_a_poem_of_two_stanzas_is_text_and_an_address_is_none():
    poem = "<br><br>".join("<br>".join(stanza) for stanza in (VERSES[:3], VERSES[3:]))
    address = "Harbour Office<br>Pier 2<br>Sundby"
    told = extract(f"<html><body>{MENU}<div>{poem}</div></body></html>", options=NO_OPINION)

    assert told.text.split() == " ".join(VERSES).split()
    assert extract(f"<html><body>{MENU}<p>{address}</p></body></html>", options=NO_OPINION).text == ""


@pytest.mark.parametrize(
    ("words", "scores", "kept"),
    [
        ([3, 200, 4], [0.0, 0.0, 0.0], [1]),
        ([3, 80, 4, 90, 40], [0.05, 0.3, 0.1, 0.2, 0.02], [1, 3]),
        ([3, 80, 4, 90, 40], [0.05, 0.3, 0.1, 0.02, 0.02], []),
        ([3, 40, 4, 45, 5], [0.05, 0.3, 0.1, 0.2, 0.1], []),
        ([25] * 8, [0.3] * 8, []),
        ([80, 90, *[6] * 40], [0.3, 0.3, *[0.05] * 40], []),
        ([], [], []),
    ],
    ids=["one line", "likely long lines", "unlikely ones", "few words", "short lines", "less than half", "no line"],
)
def test_lines_that_hold_most_of_the_words_are_text_where_a_flattened_page_would_be_empty(words, scores, kept):
    assert most_of_the_lines(np.array(words, np.float32), np.array(scores, np.float32)) == kept
