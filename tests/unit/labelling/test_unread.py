"""Data and tags that a script or a browser should have read, and examples of them."""

import json

import pytest

from extractor.labelling.unread import drop_unread
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND, scored


@pytest.mark.parametrize(("tag", "role"), [("noscript", Role.RESIDUE), ("p", Role.BODY)])
def test_markup_that_a_saved_page_holds_as_hidden_text_is_residue(tag, role):
    markup = '&lt;p style="top: -999em"&gt;&lt;img src="/count" alt=""&gt;&lt;/p&gt;'
    draft = Draft(read_html(f"<body><{tag}>{markup}</{tag}><p>{LEDE}</p></body>", "", "utf-8", "str", ()).document)
    for index in range(2):
        draft.relabel(index, Role.BODY, "the scorer says so", "scorer")

    drop_unread(draft)

    assert draft.roles == [role, Role.BODY]


@pytest.mark.parametrize("opening", ["", '","below":'])
def test_a_long_line_of_a_scripts_data_is_residue(opening):
    record = json.dumps({f"box{number}": "<!-- part --> A few words" for number in range(40)})
    draft = scored(f"{LEDE}\n\n{opening}{record}\n\n{SECOND}")

    drop_unread(draft)

    assert draft.roles == [Role.BODY, Role.RESIDUE, Role.BODY]


def test_an_example_of_data_stays_and_so_does_a_long_paragraph_with_quotes():
    example = json.dumps({f"box{number}": "A few words" for number in range(20)})
    spoken = " ".join(f'She said "yes": "{number} boats" were all they had.' for number in range(40))
    draft = scored(f"{LEDE}\n\n{example}\n\n{spoken}")

    drop_unread(draft)

    assert draft.roles == [Role.BODY] * 3
