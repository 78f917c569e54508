"""What lynx prints for things that a terminal cannot show: `[lamp.jpg]`, `(BUTTON)`, `[INS: new :INS]`.

The words inside inserted and deleted text and beside a button stay.
"""

from __future__ import annotations

import re

from extractor.readers.line_rows import Rows, some_of
from extractor.text import pattern

_SIGN = pattern(
    r"\[[^\[\]\s/:]{1,80}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|ico)\]-?(?![(:])|"
    r"\(BUTTON\)|\[(?:INS|DEL): ?| ?:(?:INS|DEL)\]|\[(?:EMBED|INLINE|IMAGE|ISMAP|USEMAP:[^\[\]\s]{0,80})\]"
)
BUTTON = "(BUTTON)"
_LEAST_SIGNS = 2
"""Such signs from which on a page is a dump; set by hand: a letter may name a file so once."""


def without_dumped_signs(rows: Rows) -> Rows:
    """Return the rows of a dump without such signs, and without those that hold nothing else; else the same rows."""
    signed = [index for index, text in enumerate(rows.texts) if ("[" in text or "(B" in text) and _SIGN.search(text)]
    if len(signed) < _LEAST_SIGNS and sum(len(_SIGN.findall(rows.texts[index])) for index in signed) < _LEAST_SIGNS:
        return rows
    texts = rows.texts.copy()
    for index in signed:
        texts[index] = " ".join(_SIGN.sub(_between, texts[index]).split())
    kept = [index for index, text in enumerate(texts) if text]
    ends = rows.ends | {index: rows.ends.get(index, " " * rows.indents[index] + rows.texts[index]) for index in signed}
    left = some_of(rows._replace(texts=texts, ends=ends), kept)
    above = [kept[place] - kept[place - 1] - 1 if place else 0 for place in range(len(kept))]
    blanks = [max(blank, gone > 0) for blank, gone in zip(left.blanks_before, above, strict=True)]
    return left._replace(blanks_before=blanks)


def _between(sign: re.Match[str]) -> str:
    """Return what stands where a sign stood: nothing at the edge of changed words, a space for a picture."""
    return "" if sign.group().strip(" ")[:4] in ("[INS", "[DEL", ":INS", ":DEL") else " "
