"""Subheads: short lines between paragraphs look like menu entries, but their neighbours are the story."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.labelling.dates import is_date_line
from extractor.labelling.extent import Extent, blanks_before, is_solid, splits_by_blanks
from extractor.labelling.residue import is_residue
from extractor.model import Draft, Role
from extractor.phrases.cues import cues_of
from extractor.text import SENTENCE_ENDERS, count_words

_BY = "subheads"
_MOST_WORDS = 12
_FEW_WORDS = 7
_LONGEST = 100
_LEAST_SCORE, _LEAST_SCORE_LONG = 0.15, 0.35
"""Scores under which a line between paragraphs is more likely a link to another story; set by hand."""
_GAP = 1
_PICTURE = re.compile(
    r"©|\((?:Picture|Photo|Image|Foto|Bild|AP|AFP|Reuters|PA|EPA|dpa|Getty)\b|\bGetty\b|/\s?(?:AP|AFP|dpa|Getty)"
)


def keep_subheads(draft: Draft) -> None:
    """Bring short lines back that stand alone between paragraphs of the body."""
    extent = Extent.of(draft)
    if len(extent.solid) < 2:
        return
    apart = splits_by_blanks(draft, extent)
    body = extent.body
    for above, below in pairwise(body):
        if 1 < below - above <= 1 + _GAP:
            for index in range(above + 1, below):
                if is_solid(draft.document.texts[below]) and _may_be_subhead(draft, index, apart=apart):
                    draft.relabel(index, Role.SUBHEAD, "it is a short line alone between two paragraphs", _BY)


def _may_be_subhead(draft: Draft, index: int, *, apart: bool) -> bool:
    text = draft.document.texts[index]
    if draft.roles[index] is not Role.BOILERPLATE or draft.pinned[index] or len(text) > _LONGEST:
        return False
    least = _LEAST_SCORE if count_words(text) <= _FEW_WORDS else _LEAST_SCORE_LONG
    if draft.scores[index] < least or not _stands_alone(draft, index, apart=apart):
        return False
    return is_subhead_text(text) and not cues_of(text)


def _stands_alone(draft: Draft, index: int, *, apart: bool) -> bool:
    return not apart or (blanks_before(draft, index) > 0 and blanks_before(draft, index + 1) > 0)


def is_subhead_text(text: str) -> bool:
    """Whether a line's form fits a subhead: few words, letters, no full stop, no date, no placeholder."""
    if (
        not text
        or text[-1] in SENTENCE_ENDERS - set("?!…？！")
        or not any(map(str.isalpha, text))
        or _PICTURE.search(text)
    ):
        return False
    return count_words(text) <= _MOST_WORDS and not is_residue(text) and not is_date_line(text)
