"""Headings of lists that are not there."""

import pytest

from extractor.labelling.contents import drop_contents_headings
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from extractor.readers.lines import read_lines
from tests.unit.labelling.drafts import LEDE, SECOND


def role_of(heading: str, below: str, *dropped: str) -> Role:
    """Return the role of a heading over some markup, of which these texts were dropped."""
    page = f"<body><p>{LEDE}</p><h2>{heading}</h2>{below}<p>{SECOND}</p></body>"
    draft = Draft(read_html(page, "", "utf-8", "str", ()).document)
    for index, text in enumerate(draft.document.texts):
        draft.relabel(index, Role.BOILERPLATE if text in dropped else Role.BODY, "the scorer says so", "scorer")
    drop_contents_headings(draft)
    return draft.roles[1]


@pytest.mark.parametrize("heading", ["Table of contents", "In this article:", "Inhaltsverzeichnis", "Sommaire", "目次"])
def test_a_table_of_contents_without_entries_is_none(heading):
    assert role_of(heading, "<li>Nets</li><li>Fog</li>", "Nets", "Fog") is Role.NAVIGATION
    assert role_of(heading, "") is Role.NAVIGATION


def test_one_with_entries_stays_and_so_does_a_subhead():
    assert role_of("Table of contents", "<li>Nets</li><li>Fog</li>") is Role.BODY
    assert role_of("What a net takes", "<li>Nets</li>", "Nets") is Role.BODY


def test_a_word_of_menus_heads_a_paragraph_but_not_what_was_dropped():
    assert role_of("Language", "") is Role.BODY
    assert role_of("Home", "<p>Nets</p>", "Nets") is Role.NAVIGATION


def test_text_without_markup_is_left_alone():
    draft = Draft(read_lines(f"Table of contents\n\n{LEDE}", "", "str", "str", ()).document)
    draft.relabel_all([Role.BODY] * 2, ["the scorer says so"] * 2, "scorer")
    drop_contents_headings(draft)
    assert draft.roles == [Role.BODY] * 2
