"""Characters that may be shown: no terminal escape codes, no control characters, nothing that XML or UTF-8 refuse."""

from __future__ import annotations

import re

_ESCAPE_CODE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"  # CSI: colours, cursor
    r"|\x1b[\]PX^_][^\x07\x1b\n]{0,1000}(?:\x07|\x1b\\)"  # OSC and its kin: titles, clipboard
    r"|\x1b[ -/]{0,8}[0-~]?"
)
"""Source: ECMA-48, sections 5.3 to 5.6. Bounds are set by hand, so that the time stays linear."""

_NEVER = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?")
_SPACE = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ANY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def visible(text: str) -> str:
    r"""Return a text without what must not be shown; line ends are "\n", lone surrogates become U+FFFD."""
    if not _ANY.search(text):
        return text
    text = _NEVER.sub("", _ESCAPE_CODE.sub("", text))
    return _SURROGATE.sub("\ufffd", _SPACE.sub(" ", _LINE_END.sub("\n", text)))
