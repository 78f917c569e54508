"""What a program prints for a terminal: colours, letters printed twice, and columns eight wide.

`man ls | cat`, a build's log and a pager's dump hold signs that a terminal obeys and nobody reads.
"""

from __future__ import annotations

from extractor.text import pattern

_ESCAPE, BACKSPACE = "\x1b", "\x08"
_SEQUENCE = pattern(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|[()*+][0-9A-Za-z]|[=>78cDEHMNOZ])"
)
"""A control sequence, an operating system command, a change of character set. Source: ECMA-48, section 5.4."""
_OVERSTRIKE = pattern(r"[^\n\x08]\x08")
"""A letter and the way back over it: what is printed next stands in its place. Source: grotty(1), col(1)."""
_MOST_PASSES = 3
"""A bold letter that is underlined, too, is printed three times."""
OVERSTRUCK = pattern(rb"[^\n\x08]\x08")
"""The same in bytes."""


def without_controls(text: str) -> str:
    """Return a text as a terminal shows it: without colours, and each letter that was printed twice once."""
    if _ESCAPE in text:
        text = _SEQUENCE.sub("", text)
    for _ in range(_MOST_PASSES if BACKSPACE in text else 0):
        text = _OVERSTRIKE.sub("", text)
    return text
