"""Bylines that nothing introduces: names by their form, and where they stand."""

import pytest

from extractor.labelling.bylines import name_bylines
from extractor.labelling.naming import name_by_cues
from extractor.labelling.person_names import is_signature, names_in
from extractor.model import Draft, Role
from tests.unit.labelling.drafts import LEDE, scored, story

TITLE = "Council votes to close the harbour after three boats sink"


def _named(*under: str, after: tuple[str, ...] = ()) -> Draft:
    draft = scored(story(*after, before=(TITLE, *under)))
    draft.relabel(0, Role.TITLE, "a test says so", "test")
    for index in range(1, len(under) + 1):
        if draft.document.texts[index] != LEDE:
            draft.relabel(index, Role.BOILERPLATE, "a test says so", "test")
    name_bylines(draft)
    return draft


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee",
        "Barta Zsófia",
        "Ελένη Καρρά",
        "Игорь Лаптев",
        "রুমানা হক",
        "高村早紀",
        "한지우 기자",
        "Tom van Mead, Bo Karlsen (special envoy)",
        "Ann Lee5 hours ago",
    ],
)
def test_a_name_between_headline_and_text_beside_a_date_is_the_byline(line: str):
    assert _named(line, "12 May 2024").roles[1] is Role.BYLINE


@pytest.mark.parametrize(
    "line",
    ["Top Stories", "Copy Link", "Harbour Winter Boats", "ABC Sport Live", "Sport", "3 comments", "Ann Lee said no."],
)
def test_what_is_no_name_beside_a_date_is_no_byline(line: str):
    assert _named(line, "12 May 2024").roles[1] is not Role.BYLINE


def test_words_that_the_page_writes_small_elsewhere_are_no_name():
    assert _named("Breakwater Money", "12 May 2024").roles[1] is not Role.BYLINE


def test_a_name_without_a_date_near_it_is_no_byline():
    assert _named("Silver Creek").roles[1] is not Role.BYLINE


def test_only_the_name_nearest_to_the_date_is_the_byline():
    draft = _named("Silver Creek", "Ann Lee", "12 May 2024")

    assert (draft.roles[1], draft.roles[2]) == (Role.BOILERPLATE, Role.BYLINE)


def test_a_line_that_opens_as_bylines_do_goes_before_a_bare_name():
    draft = _named("By Ann Lee, Bo Karlsen and Jo van Poe", "Silver Creek", "12 May 2024")

    assert (draft.roles[1], draft.roles[2]) == (Role.BYLINE, Role.BOILERPLATE)


@pytest.mark.parametrize(
    "line", ["Written by Ann Lee", "ByAnn Lee", "von Anna Weber 3. Mai 2024", "By: Jo Poe | Sport"]
)
def test_a_signature_opens_as_bylines_do_and_names_somebody(line: str):
    assert is_signature(line)


@pytest.mark.parametrize("line", ["By Category", "Bypass Road", "Ann Lee", "Text size", ""])
def test_what_names_nobody_or_does_not_open_so_is_no_signature(line: str):
    assert not is_signature(line)


def test_names_are_given_one_by_one():
    assert names_in("Ann Lee, Bo Karlsen and Jo van Poe") == ("Ann Lee", "Bo Karlsen", "Jo van Poe")


@pytest.mark.parametrize("name", ["मीनाक्षी रावत", "นิดา แสงทอง", "សុខ ចាន់ដារ៉ា", "علی\u200cرضا بهرامی"])
def test_vowel_signs_and_joiners_are_part_of_a_name(name: str):
    assert names_in(name) == (name,)


def test_a_sentence_with_a_danda_is_no_name():
    assert names_in("राम आया।") == ()


def test_by_and_a_name_far_from_headline_and_text_signs_another_story():
    after = (*(f"Another story about the river {number}" for number in "abcdefghijklmnopq"), "By Bo Karlsen")
    draft = _named("12 May 2024", after=after)

    name_by_cues(draft)

    assert draft.roles[-1] is not Role.BYLINE


def test_by_and_a_name_below_the_text_is_the_byline():
    draft = _named("12 May 2024", after=("By Bo Karlsen",))

    name_by_cues(draft)

    assert draft.roles[-1] is Role.BYLINE
