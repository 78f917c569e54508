"""Running heads and page numbers of printed pages go, and a paragraph over two pages is one; other form feeds stay."""

import pytest

from extractor.readers.lines import read_lines
from extractor.readers.printed_pages import page_starts

LINES = [
    "The keeper wrote down the wind every evening of that winter, and once a",
    "week the name of each ship that passed to the north of the island where",
    "the tower stands; nobody had asked him to do so, and nobody read what he",
    "had written until the council found the log under the stairs of the old",
    "house in which he lived when the lamp was out.",
]


def texts(page: str) -> list[str]:
    return read_lines(page, "", "str", "str", ()).document.texts


def printed(pages: list[list[str]], head: str = "The log of a lighthouse") -> str:
    return "\f".join(f"{head}\n\n" + "\n".join(page) + f"\n\n{number}\n" for number, page in enumerate(pages, 1))


def about(noun: str) -> list[str]:
    """Return the paragraph with another word in each line: only running heads are alike on many pages."""
    return [f"{noun} {line}" if place else f"{noun.title()} {line}" for place, line in enumerate(LINES)]


WIND, LAMP, BOAT, TIDE = map(about, ("wind", "lamp", "boat", "tide"))


def test_a_running_head_stands_once_and_numbers_never():
    assert texts(printed([WIND, LAMP[:2], LAMP[2:], BOAT, TIDE])) == [
        "The log of a lighthouse",
        " ".join(WIND),
        " ".join(LAMP),
        " ".join(BOAT),
        " ".join(TIDE),
    ]


@pytest.mark.parametrize("foot", ["Page {} of 4", "पृष्ठ {}", "หน้า {}"])
def test_numbers_may_have_words_and_a_new_paragraph_begins_a_page(foot: str):
    pages = [WIND, LAMP, BOAT, TIDE]
    feet = "\f".join("\n".join(page) + f"\n\n{foot.format(number)}" for number, page in enumerate(pages, 1))

    assert texts(feet) == [" ".join(page) for page in pages]


def test_a_running_head_with_a_year_goes():
    pages = [" ".join(page) for page in (WIND, LAMP, BOAT, TIDE)]

    assert texts(printed([WIND, LAMP, BOAT, TIDE], "Log 1911")) == ["Log 1911", *pages]


def test_figures_that_do_not_count_pages_stay():
    pages = zip((1911, 1914, 1915, 1921), (WIND, LAMP, BOAT, TIDE), strict=True)
    years = "\f".join(f"{year}\n\n" + "\n".join(page) for year, page in pages)

    assert [line for line in texts(years) if line.isdigit()] == ["1911", "1914", "1915", "1921"]


def test_what_slides_and_verses_repeat_stays():
    verses = [f"The {noun} is mine\nThe river runs below\nAnd all the world is snow" for noun in ("oil", "log", "sea")]

    assert texts("\f".join(verses)) == [line for verse in verses for line in verse.split("\n")]


def test_two_pages_and_a_text_in_which_nothing_is_repeated_stay():
    two = printed([LINES[:1], ["Nobody saw it."]])
    apart = ["The lamp was lit.", "The oil was good.", "The log was closed.", "The boat was gone."]

    assert texts(two) == [line for line in two.replace("\f", "\n").split("\n") if line]
    assert texts("\f".join(apart)) == apart


def test_lines_of_page_starts_are_counted_as_lines_are_split():
    assert page_starts("a\n\fb\fc\r\n\f\fd") == [2, 3, 5, 6]
    assert page_starts("a\nb") == []
