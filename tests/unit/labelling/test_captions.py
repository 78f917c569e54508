"""Captions: blocks that end in a picture's credit, and prose that only looks so."""

import pytest

from extractor.labelling.captions import credit_start, drop_captions, name_captions
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored


@pytest.mark.parametrize(
    "line",
    [
        "The old harbour at dawn, two days before the storm that closed it. Photo: Ann Lee",
        "The old harbour at dawn. (Photo credit: Ann Lee / Harbour Times)",
        "The old harbour at dawn. Photo by Ann Lee on Unsplash",
        "The old harbour at dawn. Photograph: Ann Lee/The Harbour Times",
        "The mayor speaks to the fishermen on Tuesday. | Ann Lee/AFP",
        "The mayor speaks to the fishermen on Tuesday (AFP/Getty Images)",
        "The mayor speaks to the fishermen on Tuesday. Ann Lee via Getty Images",
        "The mayor speaks to the fishermen on Tuesday (AA)",
        "The mayor speaks to the fishermen on Tuesday. — Reuters pic",
        "The mayor speaks to the fishermen on Tuesday (AFP file photo)",
        "Der alte Hafen am Morgen. Bild: Anna Weber",
        "Der alte Hafen am Morgen. (Archivbild)",
        "Der alte Hafen am Morgen. © Anna Weber/dpa",
        "Stary port o świcie, dwa dni przed burzą. Fot. Jan Nowak",
        "A régi kikötő hajnalban. Fotó: Nagy Anna / MTI",
        "Den gamla hamnen i gryningen. Foto: Anna Berg/TT",
        "Bến cảng cũ lúc bình minh. Ảnh: Nguyễn An",
        "पुराना बंदरगाह सुबह के समय। फोटो: अनिल कुमार",
        "清晨的旧港口，渔民正在准备出海。王明 摄",
        "明け方の古い港（山田太郎撮影）",
        "새벽의 옛 항구에서 어부들이 출항을 준비하고 있다. 뉴시스",
        "Старый порт на рассвете. Фото: Анна Белова / ТАСС",
        "الميناء القديم عند الفجر. تصوير: أحمد علي",
        "הנמל הישן עם שחר. צילום: דנה לוי",
        "The mayor speaks to the fishermen on Tuesday. AP Photo",
        "The mayor speaks to the fishermen on Tuesday. Ann Lee for The Harbour Times",
        "The mayor speaks to the fishermen on Tuesday. Ann Lee/Reuters hide caption",
        "Der alte Hafen am Morgen.Unsplash/Anna Weber",
        "Der alte Hafen am Morgen, zwei Tage vor dem SturmImago",
        "El alcalde habla con los pescadores el martes. EFE/ Ana Ruiz",
        "Gamla höfnin í dögun, tveimur dögum fyrir óveðrið. Ljósmynd/Anna",
        "明け方の古い港＝ロイター",
    ],
)
def test_a_block_that_ends_in_a_pictures_credit_is_a_caption(line):
    draft = scored(f"{LEDE}\n\n{line}\n\n{SECOND}\n\n{THIRD}", {1: 0.9})

    drop_captions(draft)

    assert draft.roles[1] is Role.CAPTION
    assert draft.roles[0] is draft.roles[2] is draft.roles[3] is Role.BODY


def test_a_caption_that_stands_twice_goes_twice():
    line = "The old harbour at dawn, two days before the storm that closed it. Photo: Ann Lee"
    draft = scored(f"{line}\n\n{LEDE}\n\n{line}\n\n{SECOND}", {0: 0.9, 2: 0.9})

    drop_captions(draft)

    assert draft.roles == [Role.CAPTION, Role.BODY, Role.CAPTION, Role.BODY]


def test_a_caption_that_stands_again_without_its_credit_goes_too():
    line = "The old harbour at dawn, two days before the storm that closed it."
    draft = scored(f"{LEDE}\n\n{line} Photo: Ann Lee\n\n{line}\n\n{SECOND}", {1: 0.9, 2: 0.9})

    drop_captions(draft)

    assert draft.roles == [Role.BODY, Role.CAPTION, Role.CAPTION, Role.BODY]


def test_a_line_that_is_a_credit_alone_is_one():
    draft = scored(f"{LEDE}\n\nFoto: Anna Weber/dpa\n\n{SECOND}", {1: 0.9})

    drop_captions(draft)

    assert draft.roles[1] is Role.CREDIT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She took one photo: the harbour at dawn. Then she went home and did not speak of it again.",
        "He sold the picture to Reuters.",
        "The report was first published by AFP and later taken up by Getty Images' own magazine.",
        "The photo by Ann Lee hung in the town hall for years, until the mayor took it down in May.",
        "Three things make a good photo: light, patience and luck. None of them can be bought.",
        "Das Bild: ein Hafen, zwei Boote, kein Mensch. So sah es aus, als wir kamen.",
        "They met the staff of AP.",
        "She had written for both papers. Her notes were for Ann Lee",
        "How the harbour was won: a photo/essay by two fishermen",
        "The agency that took it was Reuters.",
        "Boats, nets and ropes. A Price for Everything",
        "What hung on the wall of the harbour office was an AFP photo.",
        "Photo composition techniques",
        "摄影是他一生的爱好，他从小就喜欢。",
    ],
)
def test_prose_about_pictures_and_agencies_has_no_credit(text):
    assert credit_start(text) == -1


def test_the_last_paragraph_signed_by_its_agency_stays():
    draft = scored(
        f"{LEDE}\n\n{SECOND}\n\nThe mayor said that the work on the breakwater begins in May next year (Reuters)",
        {2: 0.9},
    )

    drop_captions(draft)

    assert draft.roles[2] is Role.BODY


def test_a_line_of_initials_without_end_is_told_at_once():
    assert credit_start("Ⓒ " + "A." * 34 + "!") == -1  # an ambiguous pattern would not come back


def test_a_dropped_line_around_the_article_that_ends_in_a_credit_is_a_caption_or_a_credit():
    lines = (
        "The old harbour at dawn after the storm. Photo: Ann Lee",
        "Jo Poe via Getty Images",
        "© 2024 Harbour",
    )
    draft = scored("\n\n".join((LEDE, SECOND, *lines, THIRD)))
    for index in (2, 3, 4):
        draft.relabel(index, Role.BOILERPLATE, "a test says so", "test")

    name_captions(draft)

    assert draft.roles[2:5] == [Role.CAPTION, Role.CREDIT, Role.BOILERPLATE]


def test_a_dropped_caption_far_from_the_article_is_left_alone():
    draft = scored(f"{LEDE}\n\n{SECOND}\n\nHome\n\nNews\n\nSport\n\nA boat at dawn in the harbour. Photo: Ann Lee")

    name_captions(draft)

    assert draft.roles[5] is Role.BOILERPLATE


def test_captions_that_are_the_text_stay_and_lose_their_credits():
    told = (
        "Jan Terhorst mends the net that his grandfather knotted in 1931, on the boat on which he was born.",
        "In March the ice broke in one night, and with it the last wooden bridge, which had carried the mail.",
        "Every evening the ferry takes the cows to the other bank, and every morning it brings them back.",
    )
    draft = scored("\n\n".join(f"{text} Photo: Ann Lee" for text in told), dict.fromkeys(range(3), 0.9))

    drop_captions(draft)

    assert draft.roles == [Role.BODY] * 3
    assert [draft.cuts[index][0].start for index in range(3)] == [len(text) for text in told]


@pytest.mark.parametrize("line", ["Cost per Credit:\nIn the county | $472\nOutside | $504", "Cost per photo: €12 each"])
def test_a_price_is_no_photographer(line):
    assert credit_start(line) < 0
