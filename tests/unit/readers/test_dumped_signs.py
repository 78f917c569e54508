"""Signs that lynx prints for pictures and buttons go from a dump; a letter that names one file keeps its name."""

from extractor.readers.lines import read_lines


def texts(page: str) -> list[str]:
    return read_lines(page, "", "str", "str", ()).document.texts


def test_pictures_and_buttons_of_a_dump_are_no_text_and_their_words_are():
    page = """\
   [logo.png]
   (BUTTON) Menu
   [lamp-at-night.jpg] The lamp at night

   The oil was [DEL: bad :DEL] [INS: good :INS], said the keeper.
   [USEMAP:coast.gif]
   The log is closed."""

    assert texts(page) == [
        "Menu",
        "The lamp at night",
        "The oil was bad good, said the keeper.",
        "The log is closed.",
    ]


def test_a_lone_file_in_brackets_a_picture_of_markdown_and_a_notes_number_stay():
    letter = "The lamp stands in [lamp.png], as I said.\n\nIt is lit [1]."
    markdown = "![the lamp](lamp.png)\n\n[a.png](a.png)\n\n[b.png](b.png)"

    assert texts(letter) == ["The lamp stands in [lamp.png], as I said.", "It is lit [1]."]
    assert texts(markdown)[1:] == ["a.png", "b.png"]


def test_where_a_picture_of_markdown_lies_stays():
    references = "[a.png]: https://sea.example/a.png\n[b.png]: https://sea.example/b.png"

    assert texts(references) == references.split("\n")


def test_a_page_of_signs_alone_has_no_text():
    assert texts("[logo.png]\n(BUTTON)") == []
