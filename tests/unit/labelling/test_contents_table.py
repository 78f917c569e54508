"""A table of contents goes, its headings stay; menus printed twice, lists and short runs are none."""

from extractor.labelling.contents_table import drop_contents
from extractor.model import Draft, Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored

HEADINGS = ("The keeper", "The lamp", "The oil", "The log")


def kept(page: str) -> list[str]:
    draft: Draft = scored(page)
    for index in range(len(draft.roles)):
        draft.relabel(index, Role.BODY, "the scorer says so", "scorer")
    drop_contents(draft)
    return [draft.document.texts[index] for index in draft.body()]


def story(headings: tuple[str, ...]) -> str:
    return "\n\n".join(
        f"{heading}\n\n{text}" for heading, text in zip(headings, (LEDE, SECOND, THIRD, LEDE), strict=False)
    )


def test_lines_that_head_what_follows_go_and_the_headings_stay():
    contents = "\n".join(HEADINGS)

    assert kept(f"{LEDE}\n\n{contents}\n\n{story(HEADINGS)}") == [LEDE, *story(HEADINGS).split("\n\n")]


def test_numbers_of_sections_and_pages_do_not_matter():
    contents = "\n".join(f"{heading}  {page}" for page, heading in enumerate(HEADINGS, 3))
    numbered = tuple(f"{number}.1 {heading}" for number, heading in enumerate(HEADINGS, 1))

    assert kept(f"{contents}\n\n{story(numbered)}") == story(numbered).split("\n\n")


def test_dots_lead_to_a_page_s_number():
    contents = "1. Oil ........... 3\n\n2. Lamps ........... 3\n\nThe log ........... 7\n\nNames . . . . . . . 12"

    assert kept(f"{LEDE}\n\n{contents}\n\nNobody knew what 4 .... was.") == [LEDE, "Nobody knew what 4 .... was."]


def test_dots_that_lead_to_prices_and_a_few_lines_stay():
    prices = ["Onion soup ........ 7", "Roast pork ........ 14", "Apple cake ........ 5", "Coffee ........ 3"]

    assert kept("\n\n".join([LEDE, *prices])) == [LEDE, *prices]
    assert kept("\n\n".join([LEDE, *prices[:2]])) == [LEDE, *prices[:2]]


def test_a_menu_that_is_printed_twice_and_three_lines_stay():
    menu, few = "\n".join(HEADINGS), HEADINGS[:3]

    assert kept(f"{menu}\n\n{LEDE}\n\n{menu}") == [*HEADINGS, LEDE, *HEADINGS]
    assert kept("\n".join(few) + f"\n\n{story(few)}") == [*few, *story(few).split("\n\n")]


def test_lines_in_another_order_stay():
    mixed = ("The log", "The keeper", "The oil", "The lamp")

    assert kept("\n".join(mixed) + f"\n\n{story(HEADINGS)}") == [*mixed, *story(HEADINGS).split("\n\n")]
