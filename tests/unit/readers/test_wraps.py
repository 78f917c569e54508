"""Hard-wrapped paragraphs: joined where the breaks agree on a width, else left alone."""

import re
import textwrap

import pytest

from extractor.readers.lines import read_lines

ENGLISH = (
    "The council met on Tuesday evening to hear from residents of the flooded streets, who asked why the pumps had "
    "failed and who would pay for the damage. Officials said that an inquiry would begin within the month, and that "
    "the two engineers in charge had been given other work until it was over."
)
GERMAN = (
    "Der Stadtrat hat am Dienstagabend die Anwohner der überfluteten Straßen angehört, die wissen wollten, warum die "
    "Pumpen versagt haben und wer für den Schaden aufkommt. Die Verwaltung kündigte eine Untersuchung an, die noch in "
    "diesem Monat beginnen und bis zum Frühjahr abgeschlossen sein soll, wie der Bürgermeister am Abend erklärte."
)
SECOND = (
    "Nobody was hurt, but some sixty families will not be able to return to their homes before the spring, because the "
    "walls have to dry first and the wiring has to be replaced. The mayor promised that the town would pay for hotels."
)


def texts_of(text: str) -> list[str]:
    return read_lines(text, "", "str", "str", ()).document.texts


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_wrapped_paragraphs_are_joined(width, text):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (text, SECOND))

    assert texts_of(wrapped) == [text, SECOND]


def test_a_joined_block_knows_its_lines():
    wrapped = "Headline\n\n" + textwrap.fill(ENGLISH, 72)

    document = read_lines(wrapped, "", "str", "str", ()).document

    assert (document.build(1).line, document.build(1).last_line) == (3, 2 + wrapped.count("\n") - 1)


def test_a_hyphen_at_a_break_stays_unless_the_page_writes_the_word_whole():
    wrapped = (
        "The government of the province said that the new road would be well-\n"
        "known to drivers before the summer, and the government of the pro-\n"
        "vince added that nobody would have to pay for using it in the first\n"
        "three years, which the opposition in the council called a bribe and\n"
        "nothing more."
    )

    assert "be well-known to drivers" in texts_of(wrapped)[0]
    assert "government of the province added" in texts_of(wrapped)[0]


def test_chinese_lines_are_joined_without_spaces():
    text = "市议会周二晚上听取了被淹街道居民的意见他们询问水泵为何失灵以及谁来赔偿损失官员表示调查将在本月内开始" * 3
    wrapped = "\n".join(text[place : place + 30] for place in range(0, len(text), 30))

    assert texts_of(wrapped) == [text]


def columns(text: str, width: int) -> str:
    """Fill Japanese text to columns of a terminal, as w3m does: its characters fill two, and words are not cut."""
    lines, reached = [""], 0
    for piece in re.findall(r"[ -~]+|[^ -~]", text):
        size = len(piece) if piece.isascii() else 2
        if reached + size > width:
            lines.append("")
            reached = 0
        lines[-1] += piece
        reached += size
    return "\n".join(lines)


def test_japanese_filled_to_columns_is_joined_also_around_latin_words():
    text = (
        "港の市議会は火曜日の夜に住民の意見を聞いた。Borno通りのポンプが2時間も止まったのはなぜかと住民は問い、"
        "担当のOsaka社は31日までに原因を調べると答えた。市長は冬が来る前に堤防を直すと約束し、費用は県とEUが"
        "半分ずつ払うと述べた。灯台の守り手は毎晩風の向きを書きとめ、週に一度は船の名前も書いたという。"
    )

    assert texts_of(columns(text, 60)) == [text]


def test_two_chinese_lines_are_a_paragraph_where_the_page_has_one_width():
    text = "守塔人每天傍晚记下风向每周一次他写下经过的船名冬天来了议会关闭了港口灯油和信件都要等到春天"
    wrapped = "\n\n".join(f"{text[shift:]}{text[:shift]}"[:30] + "\n" + text[: 9 + shift] for shift in range(5))

    assert len(texts_of(wrapped)) == 5


def test_links_do_not_keep_lines_apart():
    marked = ENGLISH.replace("residents", "[residents](https://harbour.example/the/residents)").replace(
        "an inquiry", "[an inquiry](https://harbour.example/inquiry/2024/a-long-address-that-no-line-of-the-page-holds)"
    )
    wrapped = "\n\n".join(textwrap.fill(text, 72, break_on_hyphens=False) for text in (marked, SECOND, GERMAN))

    assert texts_of(wrapped) == [ENGLISH, SECOND, GERMAN]


def test_two_spaces_after_a_stop_and_flush_lines_are_measured_as_they_stand():
    doubled = [text.replace(". ", ".  ").replace(", ", ",  ") for text in (ENGLISH, SECOND, GERMAN)]
    wrapped = "\n\n".join(
        textwrap.fill(text, 66, fix_sentence_endings=False, break_on_hyphens=False) for text in doubled
    )

    assert texts_of(wrapped) == [ENGLISH, SECOND, GERMAN]


def test_a_line_that_somebody_broke_early_still_reads_on():
    text = " ".join([ENGLISH, SECOND, ENGLISH.replace("Tuesday", "Sunday")])
    *above, early = textwrap.wrap(text, 70)[:5]
    above.append(early.rsplit(" ", 1)[0])
    lines = [*above, *textwrap.wrap(text[len(" ".join(above)) + 1 :], 70)]

    assert len(texts_of("\n".join(lines))) == 1


def test_rows_of_columns_stay_apart():
    table = "\n".join(f"{name:<40}the weather of the day{number:>12}" for number, name in enumerate("abcdef"))
    wrapped = textwrap.fill(ENGLISH, 74) + "\n\n" + textwrap.fill(SECOND, 74) + "\n\n" + table

    assert len(texts_of(wrapped)) == 8


def test_a_number_that_a_break_puts_first_is_no_item():
    text = ENGLISH.replace("within the month", "on the morning of November 26. Many had come")
    width = next(width for width in range(50, 80) if "\n26." in textwrap.fill(text, width))
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (text, SECOND))

    assert texts_of(wrapped) == [text, SECOND]


def test_a_list_that_counts_keeps_its_items():
    wrapped = textwrap.fill(ENGLISH, 60) + "\n\nHe asked for\n1. a lamp\n2. oil for the winter\n3. a boat"

    assert texts_of(wrapped)[-3:] == ["a lamp", "oil for the winter", "a boat"]


MENU = "Home\nNews\nSports and games of the whole wide world today\nopinion\nvideo\npodcasts and audio"
VERSE = """Shall we compare thee to a winter's night so dark and long,
thou art more silent and more starry,
rough frost does shake the darling bells of Yule again,
and winter's lease hath all too late a date."""
HEADLINES = """Minister resigns over the leaked letters to her sister
Council votes for the new bridge across the river
Storm closes the airport for the second day in a row
Schools to open later on Mondays from next year"""
CODE = """for item in basket:
    total = total + item.price * item.amount;
    print(item.name, item.price, total)
    shop.log(item.name, item.price, item.amount, total)
return total"""


@pytest.mark.parametrize("text", [MENU, VERSE, HEADLINES, CODE], ids=["menu", "verse", "headlines", "code"])
def test_lines_that_are_no_wrapped_prose_stay_apart(text):
    assert len(texts_of(text)) == text.count("\n") + 1


def test_list_items_are_not_joined_to_the_paragraph_above():
    wrapped = textwrap.fill(ENGLISH, 72) + "\n- and this is an item of a list that follows it\n- and one more"

    assert texts_of(wrapped)[-2:] == ["and this is an item of a list that follows it", "and one more"]
