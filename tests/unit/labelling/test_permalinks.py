"""Signs that link to their own block or back from it."""

import pytest

from extractor.labelling import relabel
from extractor.labelling.permalinks import cut_permalinks
from extractor.model import Draft, LabelledBlock, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND, scored, story


@pytest.mark.parametrize("sign", ["¶", " ¶", "\u00a0↩", " ↩\ufe0e", " 🔗"])
def test_a_sign_at_the_end_is_cut(sign):
    draft = scored(LEDE + sign)

    cut_permalinks(draft)

    assert LabelledBlock(draft.document.build(0), draft.label(0)).text == LEDE
    assert draft.cuts[0][0].role is Role.RESIDUE


def test_a_block_that_is_nothing_else_goes():
    draft = scored(story("↩\ufe0e"), {3: 0.9})

    cut_permalinks(draft)

    assert draft.roles[3] is Role.RESIDUE


def test_a_sign_inside_a_sentence_stays():
    draft = scored(
        "Printers set the sign ¶ in front of every paragraph until the fourteenth century, and never after it."
    )

    cut_permalinks(draft)

    assert draft.cuts == {}


@pytest.mark.parametrize(
    ("heading", "printed"),
    [
        ('<a href="#nets">§</a>Nets', "Nets"),
        ('<a href="#nets">#</a> Nets', "Nets"),
        ('Nets <a href="#nets">#</a>', "Nets"),
        ('<a href="#nets">#1</a> Nets', "#1 Nets"),
        ('<a href="/law">§</a> 57a', "§ 57a"),
        ("#Nets and #fog", "#Nets and #fog"),
        ('Nets<span>[<a href="/w?action=edit&amp;section=1">edit</a>]</span>', "Nets"),
        ('Netze [<a href="/b">Bearbeiten</a> | <a href="/q">Quelltext bearbeiten</a>]', "Netze"),
        ('Nets [and <a href="/f">fog</a>]', "Nets [and fog]"),
        ('Nets<a href="#note-4">[4]</a>', "Nets[4]"),
        ("Nets [1974]", "Nets [1974]"),
    ],
)
def test_a_sign_or_a_bracket_is_cut_from_a_heading_where_it_is_a_link_of_its_own(heading, printed):
    draft = Draft(read_html(f"<body><h2>{heading}</h2><p>{LEDE}</p></body>", "", "utf-8", "str", ()).document)
    for index in range(2):
        draft.relabel(index, Role.BODY, "the scorer says so", "scorer")

    cut_permalinks(draft)

    assert LabelledBlock(draft.document.build(0), draft.label(0)).text == printed


def test_a_link_in_brackets_behind_a_paragraph_stays():
    paragraph = f'{LEDE} [<a href="/ledger">the ledger</a>]'
    draft = Draft(read_html(f"<body><p>{paragraph}</p></body>", "", "utf-8", "str", ()).document)
    draft.relabel(0, Role.BODY, "the scorer says so", "scorer")

    cut_permalinks(draft)

    assert draft.cuts == {}


def test_a_heading_that_a_later_pass_brings_back_loses_its_edit_link_too():
    source = f'<p>{LEDE}</p><ul><li><a href="/a">a</a></li></ul><h2>Ice [<a href="?edit">edit</a>]</h2><p>{SECOND}</p>'
    draft = Draft(read_html(source, "", "str", "str", ()).document, page_type="documentation")
    for index, text in enumerate(draft.document.texts):
        is_body = text in (LEDE, SECOND)
        draft.scores[index] = 0.95 if is_body else 0.2
        draft.relabel(index, Role.BODY if is_body else Role.BOILERPLATE, "the scorer says so", "scorer")

    relabel(draft)

    heading = draft.document.texts.index("Ice [edit]")
    assert LabelledBlock(draft.document.build(heading), draft.label(heading)).text == "Ice"
