"""Leftover character references: resolved once, and never where the page speaks of them."""

import pytest

from extractor.readers.entities import unescape_leftovers


@pytest.mark.parametrize(
    ("line", "resolved"),
    [
        ("It&#8217;s five&nbsp;o&rsquo;clock", "It’s five o’clock"),
        ("Fish &amp; chips", "Fish & chips"),
        ("Caf&eacute; &quot;Rose&quot;", 'Café "Rose"'),
        ("a &lt; b", "a < b"),
        ("twice: &amp;lt;", "twice: &lt;"),
        ("R&D; is no entity &unknownname;", "R&D; is no entity &unknownname;"),
    ],
)
def test_a_page_that_was_never_unescaped_is_unescaped_once(line, resolved):
    assert unescape_leftovers([line]) == [resolved]


@pytest.mark.parametrize(
    "line",
    [
        "Write &lt; to print the sign, never < alone: <b>bold</b>",
        "The entity &nbsp; makes a no-break space",
        "A “&copy;” prints the sign",
    ],
)
def test_prose_about_references_keeps_them(line):
    assert unescape_leftovers([line, "Tom & Jerry"]) == [line, "Tom & Jerry"]


def test_a_page_with_bare_ampersands_keeps_its_syntax_and_loses_its_leftovers():
    lines = ["Tom & Jerry", "type &amp; for the sign", "five&nbsp;o'clock"]

    assert unescape_leftovers(lines) == ["Tom & Jerry", "type &amp; for the sign", "five o'clock"]
