"""A short item between menus is text where it is the page's one story; forms, calls and lists of teasers are not."""

import pytest

from extractor.labelling.short_item import keep_short_item
from extractor.model import Draft, Role
from extractor.readers.lines import read_lines

HEADLINE, DAY = "Fire damages barn near Ellerby", "4 March 2024"
FIRST = "A fire damaged a barn near Ellerby early on Monday, and three crews came to put it out."
MORE = "Nobody was hurt."
MENU = ("Home", "News", "Sport", "Weather")
FOOT = ("Related", "Council to vote on new depot", "Contact us", "Privacy policy")


def kept(*lines: str, score: float = 0.3, body: tuple[str, ...] = (), more: float = 0.2) -> list[str]:
    """Return what is text of a page whose sentences have a score, and of which the scorer has kept some lines."""
    draft = Draft(read_lines("\n".join([*MENU, *lines, *FOOT]), "", "str", "str", ()).document)
    for index, text in enumerate(draft.document.texts):
        draft.relabel(index, Role.BODY if text in body else Role.BOILERPLATE, "the scorer says so", "scorer")
        draft.scores[index] = (more if text == MORE else score) if text.endswith(".") else 0.03
    keep_short_item(draft)
    return [draft.document.texts[index] for index in draft.body()]


@pytest.mark.parametrize("between", [(DAY,), ("By Martha Quill", "Share"), ("Share", DAY, "Share on Facebook")])
def test_a_dated_or_signed_item_is_the_text_of_a_page_that_has_no_other(between):
    assert kept(HEADLINE, *between, FIRST, MORE) == [FIRST, MORE]


@pytest.mark.parametrize(
    ("headline", "day", "first"),
    [
        (
            "ປິດຂົວເກົ່າໜຶ່ງອາທິດເພື່ອສ້ອມແປງ",
            "4 ມີນາ 2024",
            "ເທດສະບານປະກາດປິດຂົວເກົ່າເປັນເວລາໜຶ່ງອາທິດເພື່ອສ້ອມແປງໂຄງສ້າງ ໂດຍຂໍໃຫ້ຜູ້ຂັບຂີ່ໃຊ້ເສັ້ນທາງລຽບແມ່ນ້ຳແທນ",
        ),
        ("港町の灯台、月曜から修理", "2024年3月4日", "港町の灯台が月曜から二週間、修理のため閉館する。"),
        (
            "إغلاق الجسر القديم أسبوعا للصيانة",
            "4 مارس 2024",
            "أعلنت البلدية إغلاق الجسر القديم أمام حركة السير أسبوعا بسبب أعمال الصيانة.",
        ),
    ],
)
def test_any_script_will_do(headline, day, first):
    draft = Draft(read_lines("\n".join([*MENU, headline, day, first]), "", "str", "str", ()).document)
    draft.relabel_all([Role.BOILERPLATE] * 7, [""] * 7, "scorer")
    draft.scores[-1] = 0.3
    keep_short_item(draft)

    assert [draft.document.texts[index] for index in draft.body()] == [first]
    assert draft.document.texts[draft.title()] == headline


@pytest.mark.parametrize(
    "lines",
    [
        (HEADLINE, FIRST, MORE),  # no day
        ("Welcome back, dear reader", DAY, FIRST),  # a headline about something else
        (HEADLINE, DAY, "Would you like to read how a fire damaged a barn near Ellerby on Monday?"),
        (
            HEADLINE,
            DAY,
            FIRST,
            "New depot for Ellerby",
            DAY,
            "A new depot for buses will be built in Ellerby this year.",
        ),
        (HEADLINE, DAY, "You have read all your free articles for this month, so please subscribe to go on.", FIRST),
    ],
)
def test_a_call_and_a_list_of_stories_stay_out(lines):
    assert kept(*lines) == []


def test_a_page_whose_sentences_score_next_to_nothing_stays_empty():
    assert kept(HEADLINE, DAY, FIRST, score=0.05) == []


def test_an_item_that_is_text_gets_its_likely_end_back():
    assert kept(HEADLINE, DAY, FIRST, MORE, score=0.9, body=(FIRST,), more=0.5) == [FIRST, MORE]
    assert kept(HEADLINE, DAY, FIRST, MORE, score=0.9, body=(FIRST,), more=0.2) == [FIRST]


def test_a_page_with_other_text_is_left_to_the_scorer():
    other = "The harbour of the town will stay closed until the boats have come back from the north."

    assert kept(other, HEADLINE, DAY, FIRST, MORE, body=(other,)) == [other]
