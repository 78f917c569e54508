"""The numbers that lynx and its like put before links go, with their list; footnotes and sources stay."""

import pytest

from extractor.readers.line_rows import Rows
from extractor.readers.lines import read_lines
from extractor.readers.link_numbers import take_link_list

PAGE = """   [1]Home
   [2]Log of the lighthouse

   The keeper [3]wrote down the wind every evening, and once a week the name of a ship that
   passed, says the [4]harbour museum. The sea [sic] was "[5]rough".
"""
LISTS = {
    "lynx": "References\n\n   Visible links:\n   1. http://a.example/\n   2. http://a.example/log\n   3. http://a.example/w\n"
    "   4. file:///museum\n   Hidden links:\n   5. javascript: void(0);\n   6. mailto:keeper@a.example\n",
    "old lynx": "Verweise\n\n   1. http://a.example/\n   2. http://a.example/log\n   3. tel:1234\n   4. tel:12\n"
    "   5. http://a.example/r\n",
    "w3m": "References:\n\n[1] http://a.example/\n[2] http://a.example/log\n[3] http://a.example/w\n"
    "[4] http://a.example/m\n[5] http://a.example/r\n",
    "links": "References\n\n   Visible links\n   1. http://a.example/\n   2. http://a.example/log\n   3. file:///w\n"
    "   4. Submit form: http://a.example/m\n   5. http://a.example/r\n",
}


def texts_of(text: str) -> list[str]:
    return read_lines(text, "", "str", "str", ()).document.texts


@pytest.mark.parametrize("dumped", LISTS.values(), ids=LISTS)
def test_the_numbers_of_a_dump_and_their_list_are_no_text(dumped):
    texts = texts_of(PAGE + "\n" + dumped)

    assert texts[:2] == ["Home", "Log of the lighthouse"]
    assert texts[-1].endswith('The sea [sic] was "rough".')
    assert not any("example" in text or text.startswith(("References", "Verweise")) for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "The keeper wrote it down[1], as all do[2].\n\nNotes\n\n[1] Log of 1901.\n[2] Log of 1902.\n[3] Log of 1903.",
        "The keeper wrote it down.\n\nReferences\n\n1. http://a.example/\n2. http://b.example/\n3. http://c.example/",
        "[1]One [2]two [3]three\n\nReferences\n\n3. http://a.example/\n2. http://b.example/\n1. http://c.example/",
    ],
    ids=["no list", "footnotes", "no numbers above", "a list that does not rise"],
)
def test_a_page_that_no_such_program_dumped_keeps_its_numbers(text):
    assert "".join(texts_of(text)).count("[") == text.count("[")
    assert len(texts_of(text)) >= text.count("http")


def test_a_page_that_is_nothing_but_the_list_is_left_alone():
    assert len(texts_of(LISTS["old lynx"])) == 6


def test_rows_above_the_list_keep_what_is_known_of_them() -> None:
    addresses = [f"{number}. https://varby.example/{number}" for number in (1, 2, 3)]
    texts = ["Read [1]the log, [2]the news and [3]the tides.", "It was a calm week.", "References", *addresses]
    rows = Rows(texts, [0] * 6, [0, 1, 1, 1, 0, 0], [0, 3, 5, 7, 8, 9], {0: 1}, {1: "It was a  calm week."})

    kept, numbers = take_link_list(rows)

    assert numbers == {1, 2, 3}
    assert (kept.texts, kept.last_lines, kept.ends) == (texts[:2], {0: 1}, {1: "It was a  calm week."})
