"""A table in the text's own container is text although all its cells are short; a table elsewhere is not."""

import pytest

from extractor.labelling.tables_beside import keep_tables
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND
from tests.unit.labelling.test_whole_lists import TABLE, draft_of, text_of

CELLS = ["Boat", "Built", "Lost", "Marta", "1954", "in May", "Aurora", "1961", "in June"]


@pytest.mark.parametrize("between", ["", "<p><b>Table 2</b></p>"])
def test_a_table_between_two_paragraphs_is_text(between):
    draft = draft_of(between + TABLE)

    keep_tables(draft)

    assert text_of(draft) == CELLS
    assert draft.roles[draft.body()[1]] is Role.TABLE


@pytest.mark.parametrize(
    "table",
    [
        f"<div><p>Other boats</p><p>of the port</p><p>this year</p>{TABLE}<p>a</p><p>b</p><p>c</p></div>",
        TABLE.replace("<td>", "<td><a href=/boats>").replace("<th>", "<th><a href=/boats>"),
        "<table><tr><td>Share</td><td>Print</td></tr></table>",
    ],
)
def test_a_table_far_from_the_text_of_links_or_of_two_buttons_is_none(table):
    draft = draft_of(table)

    keep_tables(draft)

    assert text_of(draft) == []


def test_a_table_in_another_container_stays_out():
    source = f"<body><div><p>{LEDE}</p><p>{SECOND}</p></div><div>{TABLE}</div></body>"
    draft = Draft(read_html(source, "", "utf-8", "str", ()).document)
    for index, text in enumerate(draft.document.texts):
        draft.relabel(index, Role.BODY if text in (LEDE, SECOND) else Role.BOILERPLATE, "the scorer says so", "scorer")

    keep_tables(draft)

    assert draft.body() == [0, 1]
