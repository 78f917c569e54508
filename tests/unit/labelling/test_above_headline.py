"""Entries of a menu above the headline are no text; a sentence there is."""

from extractor.labelling.above_headline import drop_above_headline, drop_menu_words
from extractor.model import Draft, Role
from tests.unit.labelling.drafts import LEDE, scored, story

HEADLINE = "Harbour closes for the winter"


def page(*above: str, page_type: str = "article", headline: str = HEADLINE) -> Draft:
    draft = scored(story(before=(*above, headline)))
    for index in range(len(above)):
        draft.relabel(index, Role.BODY, "the scorer says so", "scorer")
    draft.page_type = page_type
    return draft


def texts(draft: Draft) -> list[str]:
    return [draft.document.texts[index] for index in draft.body() if draft.document.texts[index] < "~"]


def test_lines_above_the_headline_that_are_no_sentences_go():
    draft = page("112", "Weather", "The six things that we know about the new bridge", "All boats are safe.")
    draft.relabel(4, Role.TITLE, "it is the headline", "headline")
    drop_above_headline(draft)

    assert texts(draft)[:2] == ["All boats are safe.", LEDE]


def test_a_longer_line_stays_on_a_page_that_is_no_article_and_all_stay_without_a_headline():
    above = ("112", "The six things that we know about the new bridge")
    draft, untitled = page(*above, page_type="forum"), page(*above)
    draft.relabel(2, Role.TITLE, "it is the headline", "headline")
    drop_above_headline(draft)
    drop_above_headline(untitled)

    assert texts(draft)[:2] == [above[1], LEDE]
    assert texts(untitled)[:2] == list(above)


def test_words_of_menus_above_the_first_paragraph_go_and_others_stay():
    draft = page("About us", "Oil", "Contact")
    drop_menu_words(draft)

    assert texts(draft)[:2] == ["Oil", LEDE]
