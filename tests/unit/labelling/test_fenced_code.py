"""A listing beside text is text; one on a page without any is none."""

from extractor.labelling.fenced_code import keep_fenced_code
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, scored


def test_a_listing_below_a_paragraph_is_kept_and_so_is_the_next_one():
    draft = scored(f"{LEDE}\n\n```sh\npip install lamp\n\nlamp on\n```\n\n~~~\nlamp off\n~~~\n\n{SECOND}")

    keep_fenced_code(draft)

    assert draft.roles == [Role.BODY, Role.CODE, Role.CODE, Role.BODY]


def test_a_listing_on_a_page_without_text_stays_out():
    draft = scored("Menu\n\n```\nlamp on\n```\n\nHome")
    before = list(draft.roles)

    keep_fenced_code(draft)

    assert draft.roles == before
