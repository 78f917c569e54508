"""Notes and steps between a plain page's paragraphs are text; on a page with other chrome the scorer is believed."""

import pytest

from extractor.labelling.between import keep_between
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND

NOTE, STEP = "Only on boats of wood.", "Choose Lamp and then Trim"
MANUAL = (
    f"<main><p>{LEDE}</p><div><h3>Note</h3><p>{NOTE}</p></div><ul><li>{STEP}</li></ul><p>{SECOND}</p>"
    "<p>3.2 Oil</p></main>"
)


def kept_of(body: str, head: str = "", last: float = 0.0) -> list[str]:
    """Return the text of a page of which the scorer keeps two paragraphs, and gives the last block a score."""
    source = f"<html><head>{head}</head><body><nav><a href=/>Contents</a></nav>{body}</body></html>"
    draft = Draft(read_html(source, "", "utf-8", "str", ()).document)
    for index, text in enumerate(draft.document.texts):
        draft.relabel(index, Role.BODY if text in (LEDE, SECOND) else Role.BOILERPLATE, "the scorer says so", "scorer")
    draft.scores[-1] = last
    keep_between(draft)
    return [draft.document.texts[index] for index in draft.body()]


def test_what_stands_between_the_paragraphs_of_a_plain_page_is_text_and_what_follows_them_is_not():
    assert kept_of(MANUAL) == [LEDE, "Note", NOTE, STEP, SECOND]


def test_a_likely_block_below_ends_the_text_of_a_plain_page():
    assert kept_of(MANUAL, last=0.4) == [LEDE, "Note", NOTE, STEP, SECOND, "3.2 Oil"]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (MANUAL + "<div class=related-stories><p>The oil of the north</p></div>", ""),
        (MANUAL, '<meta property="og:type" content="article">'),
        (MANUAL.replace("<ul>", "<ul hidden>").replace("<div>", "<nav>").replace("</div>", "</nav>"), ""),
        (MANUAL.replace("Note<", "By Ann Lee<").replace(NOTE, LEDE).replace(STEP, "<a href=/next>Trim</a>"), ""),
    ],
)
def test_a_page_with_other_chrome_or_that_says_it_is_an_article_is_left_to_the_scorer(body, head):
    assert {*kept_of(body, head)} == {LEDE, SECOND}
