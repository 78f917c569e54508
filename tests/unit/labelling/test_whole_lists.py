"""Lists and tables come whole where a part of them is text, and menus with a lucky entry stay out."""

import pytest

from extractor.labelling.subheads import keep_subheads
from extractor.labelling.whole_lists import complete_lists, complete_tables
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored

TABLE = (
    "<table><tr><th>Boat</th><th>Built</th><th>Lost</th></tr><tr><td>Marta</td><td>1954</td><td>in May</td></tr>"
    "<tr><td>Aurora</td><td>1961</td><td>in June</td></tr></table>"
)
LIST = "<ul><li>two spare anchors</li><li>a new lamp for the mole</li><li>ropes</li></ul>"


def draft_of(body: str, *kept: str) -> Draft:
    """Return a draft of a page in which the scorer kept the blocks of these texts and dropped the others."""
    draft = Draft(read_html(f"<body><p>{LEDE}</p>{body}<p>{SECOND}</p></body>", "", "utf-8", "str", ()).document)
    for index, text in enumerate(draft.document.texts):
        role = Role.BODY if text in kept or text in (LEDE, SECOND) else Role.BOILERPLATE
        draft.relabel(index, role, "the scorer says so", "scorer")
    return draft


def text_of(draft: Draft) -> list[str]:
    return [draft.document.texts[index] for index in draft.body()][1:-1]


def test_a_row_with_holes_is_filled() -> None:
    draft = draft_of(TABLE, "Built", "Lost", "Marta", "1954", "Aurora", "in June")
    complete_tables(draft)
    assert text_of(draft) == ["Boat", "Built", "Lost", "Marta", "1954", "in May", "Aurora", "1961", "in June"]
    assert draft.roles[1] is Role.TABLE
    assert draft.reasons[1] == "other parts of the same table are text"


def test_a_table_of_which_hardly_a_cell_is_text_stays_out() -> None:
    draft = draft_of(TABLE, "1954")
    complete_tables(draft)
    assert text_of(draft) == ["1954"]


def test_another_table_is_not_touched() -> None:
    other = "<table><tr><th>Member</th><th>Fee</th></tr><tr><td>Ilse</td><td>12</td></tr></table>"
    draft = draft_of(TABLE + other, "Marta", "1954", "in May", "Aurora")
    complete_tables(draft)
    assert text_of(draft) == ["Boat", "Built", "Lost", "Marta", "1954", "in May", "Aurora", "1961", "in June"]


def test_what_a_pass_has_dropped_stays_out() -> None:
    draft = draft_of(TABLE, "Boat", "Built", "Lost", "Marta", "1954", "in May")
    draft.relabel(8, Role.ADVERT, "a pass says so", "a pass")
    complete_tables(draft)
    assert "1961" not in text_of(draft)
    assert "in June" in text_of(draft)


@pytest.mark.parametrize("kept", ["two spare anchors", "a new lamp for the mole"])
def test_a_list_is_whole(kept: str) -> None:
    draft = draft_of(LIST, kept)
    complete_lists(draft)
    assert text_of(draft) == ["two spare anchors", "a new lamp for the mole", "ropes"]
    assert {draft.roles[1], draft.roles[3]} <= {Role.LIST, Role.BODY}


def test_an_item_that_is_a_link_is_no_part_of_the_list() -> None:
    draft = draft_of(LIST.replace("ropes", '<a href="/shop">ropes</a>'), "two spare anchors")
    complete_lists(draft)
    assert text_of(draft) == ["two spare anchors", "a new lamp for the mole"]


def test_bullets_of_flattened_text_may_be_a_menu() -> None:
    draft = scored(f"{LEDE}\n\n• two spare anchors\n• a new lamp\n\n{SECOND}", {1: 0.9, 2: 0.1})
    before = list(draft.roles)
    complete_lists(draft)
    assert draft.roles == before


def test_a_heading_over_a_list_is_kept_and_a_short_line_there_is_not() -> None:
    for tag, expected in (("h3", Role.SUBHEAD), ("p", Role.BOILERPLATE)):
        draft = draft_of(
            f"<p>{THIRD}</p><{tag}>What the harbour needs</{tag}>{LIST}", THIRD, "two spare anchors", "ropes"
        )
        draft.scores = [0.95, 0.95, 0.4, 0.8, 0.3, 0.8, 0.95]
        keep_subheads(draft)
        assert draft.roles[2] is expected
