"""Lines between fences are code, all of them; a fence that nobody closed is none."""

from extractor.labelling.fenced_code import keep_fenced_code
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, scored


def test_code_below_a_paragraph_is_kept_whole_and_its_fences_go():
    draft = scored(f"{LEDE}\n\n```sh\npip install lamp\n\nlamp on\n```\n\n{SECOND}", {1: 0.9})

    keep_fenced_code(draft)

    assert draft.roles == [Role.BODY, Role.RESIDUE, Role.CODE, Role.CODE, Role.RESIDUE, Role.BODY]


def test_code_in_a_page_without_text_around_it_stays_out():
    draft = scored("Menu\n\n```\nlamp on\n```\n\nHome")
    before = list(draft.roles)

    keep_fenced_code(draft)

    assert draft.roles == before


def test_a_fence_that_nobody_closed_changes_nothing():
    draft = scored(f"{LEDE}\n\n```\nlamp on\n\n~~~\n\n{SECOND}")
    before = list(draft.roles)

    keep_fenced_code(draft)

    assert draft.roles == before


def test_backticks_around_a_line_of_code_are_no_fence():
    draft = scored(f"{LEDE}\n\n```lamp on```\n\n{SECOND}\n\n```lamp off```\n\n{SECOND}")
    before = list(draft.roles)

    keep_fenced_code(draft)

    assert draft.roles == before
