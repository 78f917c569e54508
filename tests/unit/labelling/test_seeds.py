"""The five seeds without any site rule: every block has its role, also where the scorer errs as scorers do."""

from pathlib import Path

import pytest

from extractor.labelling import name_chrome, relabel
from extractor.model import Draft, Options, Role
from extractor.readers import read

SEEDS = Path(__file__).parents[3] / "seeds"
BODY_MISTAKES = {
    "000_150339d9c5e02fae.txt": [31, 34, 35, 39],
    "001_c9c5d1ef37bbf24e.txt": [26, 29, 30, 31],
    "002_f41932ed58394176.txt": [2, 3, 24, 25, 26],
    "003_d5c6e1466108afe8.txt": [28],
    "004_13ff700055651627.txt": [2],
}
"""Chrome in good prose that a scorer takes for body: teasers, comments, captions, notices."""

EXPECTED = {
    "000_150339d9c5e02fae.txt": {
        0: Role.NAVIGATION, 1: Role.NAVIGATION, 2: Role.BOILERPLATE, 3: Role.TITLE, 30: Role.CREDIT,
        31: Role.NEWSLETTER, 32: Role.NEWSLETTER, 33: Role.NEWSLETTER, 34: Role.NEWSLETTER, 35: Role.TEASER,
        36: Role.TEASER, 37: Role.TEASER, 38: Role.TEASER, 39: Role.TEASER, 40: Role.TEASER, 41: Role.RESIDUE,
    },
    "001_c9c5d1ef37bbf24e.txt": {0: Role.TITLE} | dict.fromkeys(range(26, 32), Role.COMMENT),
    "002_f41932ed58394176.txt": {
        0: Role.NAVIGATION, 1: Role.TITLE, 2: Role.DEK, 3: Role.CAPTION, 24: Role.NEWSLETTER, 25: Role.NEWSLETTER,
        26: Role.LEGAL,
    },
    "003_d5c6e1466108afe8.txt": {0: Role.TITLE, 1: Role.DUPLICATE_TITLE, 8: Role.SUBHEAD, 21: Role.SUBHEAD,
                                 28: Role.NOTICE},
    "004_13ff700055651627.txt": {0: Role.TITLE, 1: Role.DATE, 2: Role.CAPTION, 19: Role.SUBHEAD},
}  # fmt: skip
"""Roles of all blocks that are not body."""


def labelled(seed: str, *, mistaken: bool) -> Draft:
    draft = Draft(read(SEEDS / seed, "", Options()).document)
    chrome = EXPECTED[seed]
    for index in range(len(draft.scores)):
        subhead = chrome.get(index) is Role.SUBHEAD
        draft.scores[index] = 0.4 if subhead else 0.1 if index in chrome else 0.9
        if mistaken and index in BODY_MISTAKES[seed]:
            draft.scores[index] = 0.9
        if draft.scores[index] > 0.5:
            draft.relabel(index, Role.BODY, "the scorer says so", "scorer")
    relabel(draft)
    name_chrome(draft)
    return draft


@pytest.mark.parametrize("seed", EXPECTED)
@pytest.mark.parametrize("mistaken", [False, True], ids=["good scorer", "mistaken scorer"])
def test_every_block_of_a_seed_has_its_role(seed, mistaken):
    draft = labelled(seed, mistaken=mistaken)

    assert {index: role for index, role in enumerate(draft.roles) if role is not Role.BODY} == EXPECTED[seed]


@pytest.mark.parametrize("seed", EXPECTED)
def test_every_block_of_a_seed_has_a_reason_and_a_decider(seed):
    draft = labelled(seed, mistaken=True)

    decided = [index for index, role in enumerate(draft.roles) if role is not Role.BOILERPLATE]

    assert all(draft.reasons[index] and draft.deciders[index] for index in decided)


def test_an_agency_glued_to_the_last_word_is_cut_off_as_a_credit():
    draft = labelled("004_13ff700055651627.txt", mistaken=False)
    (cut,) = draft.cuts[32]

    assert draft.document.texts[32][cut.start : cut.stop] == "Agencies"
    assert cut.role is Role.CREDIT
