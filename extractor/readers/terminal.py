"""What a program prints for a terminal: colours, and letters printed twice.

`man ls | cat`, a build's log and a pager's dump hold signs that a terminal obeys and nobody reads.
"""

from __future__ import annotations

from extractor.text import pattern

_ESCAPE, BACKSPACE = "\x1b", "\x08"
_SEQUENCE = pattern(r"\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|[()][0-9A-Z])")
"""A control sequence, an operating system command, a change of character set. Source: ECMA-48, section 5.4."""
_OVERSTRIKE = pattern(r"([^\n\x08])\x08(?=\1)|_\x08(?=[^\n\x08])|(?<=[^\n\x08])\x08_")
"""A letter printed twice is bold, one with a line under it in italics. Source: grotty(1), col(1)."""
_MOST_PASSES = 3
"""A bold letter that is underlined, too, is printed three times."""
OVERSTRUCK = pattern(rb"[^\n\x08]\x08")
"""The same in bytes, whatever is printed there then."""


def without_controls(text: str) -> str:
    """Return a text as a terminal shows it: without colours, and each letter that was printed twice once."""
    if _ESCAPE in text:
        text = _SEQUENCE.sub("", text)
    for _ in range(_MOST_PASSES if BACKSPACE in text else 0):
        text = _OVERSTRIKE.sub("", text)
    return text
