"""Titles below "Read also" go, in the middle of the story too; subheads and sentences stay."""

import pytest

from extractor.labelling.read_also import drop_read_also
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored

TITLES = ("Two boats sunk in the night of the storm", "The breakwater that nobody wanted to pay for")


def page(*lines: str) -> str:
    return "\n\n".join([LEDE, SECOND, *lines])


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("Related articles", TITLES),
        ("READ ALSO:", TITLES),
        ("Lesen Sie auch", ("Zwei Boote in der Sturmnacht gesunken", "Die Mole, die niemand bezahlen wollte")),
        (
            "あわせて読みたい",
            (
                "国境の２離島が消失か、存在を確認できず",
                "灯台の守り手「冬の海は怖い」と語る…港は来年も閉鎖へ、市議会が決定",
            ),
        ),
        ("관련기사", ("등대지기, 겨울 바다를 말하다", "항구 폐쇄, 내년까지 이어진다")),
    ],
)
def test_titles_below_such_a_line_are_teasers(heading, titles):
    draft = scored(page(heading, *titles, "© Harbour Times"), {3: 0.9, 4: 0.9})

    drop_read_also(draft)

    assert draft.roles[3:5] == [Role.TEASER] * 2
    assert heading in draft.reasons[3]
    assert draft.roles[:2] == [Role.BODY] * 2


def test_a_list_of_titles_inside_the_story_goes_and_the_story_goes_on():
    draft = scored(page("Related stories", *TITLES, "Sixty families", THIRD), {2: 0.6, 3: 0.9, 4: 0.9, 5: 0.9})

    drop_read_also(draft)

    assert draft.roles[2:5] == [Role.TEASER] * 3
    assert draft.roles[5:] == [Role.BODY] * 2  # the subhead of the paragraph, and the paragraph


def test_a_picture_without_words_may_stand_between_the_titles():
    draft = scored(page("Read next", "![](a.jpg)", TITLES[0], "![](b.jpg)", TITLES[1]), {4: 0.9, 6: 0.9})

    drop_read_also(draft)

    assert [draft.roles[4], draft.roles[6]] == [Role.TEASER] * 2


@pytest.mark.parametrize(
    ("lines", "scores"),
    [
        (("Read next", "Sixty families", THIRD), {3: 0.9}),
        (("Related work", *TITLES), {3: 0.9, 4: 0.9}),
        (("Read also", "The mayor would not say who had known of it.", THIRD), {3: 0.9}),
        (("Most popular", *TITLES), {3: 0.9, 4: 0.9}),
    ],
    ids=["a subhead", "another heading", "a sentence", "no line about this story"],
)
def test_what_may_be_the_story_stays(lines, scores):
    draft = scored(page(*lines), scores)
    before = list(draft.roles)

    drop_read_also(draft)

    assert draft.roles == before


def test_a_page_that_begins_with_related_articles_keeps_its_text():
    draft = scored("\n\n".join(["Related articles", *TITLES, LEDE, SECOND]), {1: 0.9, 2: 0.9})
    before = list(draft.roles)

    drop_read_also(draft)

    assert draft.roles == before


@pytest.mark.parametrize(
    "line",
    [
        "Related: Two boats sunk in the night of the storm",
        "Lire aussi : La digue dont personne ne voulait payer le prix, et ce qu'il en reste",
        "Read also: The breakwater that nobody wanted to pay for, and what is left of it today.",
        "関連記事：国境の２離島が消失か、存在を確認できず",
    ],
)
def test_a_title_after_such_words_and_a_colon_is_a_teaser(line):
    draft = scored(page(line, THIRD), {2: 0.9})

    drop_read_also(draft)

    assert draft.roles[2] is Role.TEASER
    assert draft.roles[3] is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Related work: Karlsen measured the waves of eleven winters and found the same in each of them.",
        "Zum Thema: Der Nachbarkreis hat den Eintritt in seine Museen abgeschafft, und sie sind voll.",
        "По теме: в соседней области музеи сделали вход свободным, и посетителей стало вдвое больше.",
        "Related: " + "the boats of the three brothers were sold on the same day as the house of their father. " * 3,
    ],
)
def test_other_words_and_whole_paragraphs_stay(line):
    draft = scored(page(line, THIRD), {2: 0.9})

    drop_read_also(draft)

    assert draft.roles[2] is Role.BODY
