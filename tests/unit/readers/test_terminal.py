"""What a terminal obeys is no text; backspaces and escapes that are none of its signs are left to the reader."""

import pytest

from extractor import extract
from extractor.readers.terminal import without_controls


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("\x1b[1mNAME\x1b[0m", "NAME"),
        ("\x1b[38;5;208mwarning\x1b[m: oil", "warning: oil"),
        ("\x1b]8;;https://example.org\x1b\\the log\x1b]8;;\x1b\\", "the log"),
        ("\x1b]0;the window\x07oil", "oil"),
        ("N\bNA\bAM\bME\bE", "NAME"),
        ("_\bo_\bi_\bl", "oil"),
        ("_\bo\bo", "o"),
        ("o\b_il", "oil"),
        ("oil\bx and a line\n\bkept", "oil\bx and a line\n\bkept"),
        ("[1m is a sign of mathematics", "[1m is a sign of mathematics"),
    ],
)
def test_a_terminals_signs_go(printed, shown):
    assert without_controls(printed) == shown


def test_a_manual_page_printed_in_bold_is_text_and_no_binary_file():
    bold = "".join(f"{letter}\b{letter}" for letter in "The keeper of the lamp writes down the wind every evening.")

    assert extract(bold.encode()).blocks[0].text == "The keeper of the lamp writes down the wind every evening."
