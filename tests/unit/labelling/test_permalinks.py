"""Signs that link to their own block or back from it."""

import pytest

from extractor.labelling.permalinks import cut_permalinks
from extractor.model import LabelledBlock, Role
from tests.unit.labelling.drafts import LEDE, scored, story


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
