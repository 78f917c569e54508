"""Descriptions of options are paragraphs; tables, lists of options alone and code stay as they are."""

from extractor.readers.lines import read_lines

BESIDE = """\
usage: keep [-h] [--lamp NAME] log

options:
  -h, --help       show this help message and exit
  --lamp NAME      the lamp whose log is kept; where several have
                   it, the one that was lit last (default:
                   north)
  --oil=LITRES     how much oil there is
  -v               say more of what is done, as far as a keeper
                   has time to read it
"""

UNDER = """\
OPTIONS
     --lamp=NAME
            the lamp whose log is kept; with --all, the first
            of them
     -o, --oil
            say how much oil there is; see {--lamp} for which
            lamp is meant

            Not on Sundays.
     -q
            colours:
            red
            green
"""


def texts(page: str) -> list[str]:
    return read_lines(page, "", "str", "str", ()).document.texts


def test_a_description_beside_its_option_is_one_paragraph():
    assert texts(BESIDE)[2:] == [
        "-h, --help show this help message and exit",
        "--lamp NAME the lamp whose log is kept; where several have it, the one that was lit last (default: north)",
        "--oil=LITRES how much oil there is",
        "-v say more of what is done, as far as a keeper has time to read it",
    ]


def test_a_description_under_its_option_is_one_paragraph_and_short_lines_are_a_list():
    assert texts(UNDER)[1:] == [
        "--lamp=NAME",
        "the lamp whose log is kept; with --all, the first of them",
        "-o, --oil",
        "say how much oil there is; see {--lamp} for which lamp is meant",
        "Not on Sundays.",
        "-q",
        "colours:",
        "red",
        "green",
    ]


def test_cells_of_a_table_and_items_of_a_list_stay_apart():
    table = "Lamp      Oil\nNorth     twelve litres of the best\n          oil that is sold\nSouth     none\n" * 2
    items = "- the lamp\n  and its oil\n- the log\n  and its pen\n- the boat\n  and its oars\n"

    assert texts(table)[2] == "oil that is sold"
    assert texts(items)[1] == "and its oil"
