"""Characters that may be shown: none that a terminal obeys, and none that XML or UTF-8 refuse."""

from __future__ import annotations

import re

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85")
_SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    r"""Return a text without what must not be shown; line ends are "\n", lone surrogates become U+FFFD.

    An escape code loses the character that begins it: what is left is harmless text.
    """
    return _HIDDEN.sub(_instead, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return a text without what must not be shown, on one line."""
    return _SPACES.sub(" ", visible(text)).strip()


def _instead(found: re.Match[str]) -> str:
    character = found[0]
    if character in _BLANKS:
        return " "
    if character == "\r":
        return "\n"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else ""
