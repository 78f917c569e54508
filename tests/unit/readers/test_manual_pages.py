"""A page of the Unix manual: sections, tabs eight columns wide, all of it text; not so a page that speaks of one."""

from extractor import extract
from extractor.model import Role
from extractor.phrases.manual_pages import manual_name

PAGE = """\
KEEP(1)\t\t\t\t User Commands\t\t\t       KEEP(1)

NAME
       keep - keep a lamp's log

SYNOPSIS
       keep [OPTION]... LOG

DESCRIPTION
       Write down  wind,  oil and ships of the evening in the log that is named,
       or in the log of the house where none is; a log that does not exist  is
       begun.

       -a, --all
\t      write down what every lamp of the coast has seen, and not only that of
\t      the house

       -q     be quiet; with -a, say only what a keeper cannot know of  himself
\t      or from others

   Days and nights
       The log is closed at noon.

AUTHOR
       Written by Martha Quill.

Keep 2.1\t\t\t  March 2024\t\t\t       KEEP(1)
"""


FILLED = (
    "Write down wind, oil and ships of the evening in the log that is named, or in the log of the house where none is; "
    "a log that does not exist is begun."
)


def test_sections_and_paragraphs_of_a_manual_page_are_its_text():
    article = extract(PAGE)

    assert article.text.split("\n\n") == [
        "NAME",
        "keep - keep a lamp's log",
        "SYNOPSIS",
        "keep [OPTION]... LOG",
        "DESCRIPTION",
        FILLED,
        "-a, --all",
        "write down what every lamp of the coast has seen, and not only that of the house",
        "-q be quiet; with -a, say only what a keeper cannot know of himself or from others",
        "Days and nights",
        "The log is closed at noon.",
        "AUTHOR",
        "Written by Martha Quill.",
    ]
    assert article.title == "KEEP(1) User Commands KEEP(1)"
    assert [block.label.role for block in article.blocks if block.text == "NAME"] == [Role.SUBHEAD]


def test_a_page_that_speaks_of_a_manual_page_is_none():
    assert manual_name(PAGE) == "KEEP(1)"
    assert not manual_name("See KEEP(1) for the lamp.\n\nKEEP(1)")
    assert not manual_name("KEEP(1) User Commands KEEP(2)\n")
    assert not manual_name("Keep(1)\n\nNAME\n")


def test_name_alone_on_another_page_is_a_field_of_a_form():
    lines = [
        "Leave a comment",
        "Name",
        "Email",
        "The keeper of the lamp writes down the wind every evening of the year.",
    ]
    article = extract("\n".join(lines))

    assert [block.label.role for block in article.blocks if block.text == "Name"] == [Role.COMMENT]


def test_a_manual_page_of_pictures_alone_has_no_text():
    assert extract("KEEP(1)   User Commands   KEEP(1)\n\n![](/a.jpg)\n![](/a.jpg)").text == ""
