"""Hard-wrapped paragraphs: joined where the breaks agree on a width, else left alone."""

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
