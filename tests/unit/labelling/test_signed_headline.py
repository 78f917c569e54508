"""A dated line that the first paragraph speaks of is the headline where the net knows none, in any script."""

import pytest

from extractor.labelling.extent import Extent
from extractor.labelling.signed_headline import signed_headline
from extractor.model import Draft, Role
from extractor.readers.lines import read_lines

PARAGRAPH = (
    "Fire crews from three stations came to the old barn near Ellerby on Monday, and it took them two hours to put out "
    "what had begun in the hay."
)
KHMER = "សាលាក្រុងបានប្រកាសថា ស្ពានចាស់នឹងបិទមួយសប្តាហ៍ដើម្បីជួសជុល។ អ្នកបើកបរត្រូវបានស្នើឱ្យប្រើផ្លូវតាមមាត់ទន្លេ។"


def headline(*lines: str) -> str:
    draft = Draft(read_lines("\n".join(lines), "", "str", "str", ()).document)
    draft.relabel(len(lines) - 1, Role.BODY, "the scorer says so", "scorer")
    found = signed_headline(draft, Extent.of(draft), frozenset(Role))
    return draft.document.texts[found] if found >= 0 else ""


@pytest.mark.parametrize(
    ("title", "day", "paragraph"),
    [
        ("Fire in old barn near Ellerby", "4 March 2024", PARAGRAPH),
        ("Fire in old barn near Ellerby", "By Martha Quill", PARAGRAPH),
        ("ស្ពានចាស់នឹងបិទមួយសប្តាហ៍ដើម្បីជួសជុល", "4 មីនា 2024", KHMER),
    ],
)
def test_a_signed_line_that_the_paragraph_speaks_of_is_the_headline(title, day, paragraph):
    assert headline("Home", "News", title, day, "Share", paragraph) == title


@pytest.mark.parametrize(
    "lines",
    [
        ("Home", "Fire in old barn near Ellerby", "Share", PARAGRAPH),
        ("Home", "Everything that we know so far", "4 March 2024", PARAGRAPH),
        ("Fire in old barn near Ellerby", "4 March 2024", "a", "b", "c", "d", "e", PARAGRAPH),
        ("Fire in old barn near Ellerby", "4 March 2024"),
        ("![](/lamp.jpg)", "4 March 2024", "![](/lamp.jpg)", PARAGRAPH),
    ],
)
def test_other_lines_are_none(lines):
    assert headline(*lines) == ""
