"""Subheads: short lines between paragraphs look like menu entries, but their neighbours are the story."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from extractor.labelling.captions import credit_start
from extractor.labelling.dates import is_date_line
from extractor.labelling.extent import Extent, blanks_before, is_solid, splits_by_blanks
from extractor.labelling.opening import is_byline
from extractor.labelling.residue import is_residue
from extractor.model import Draft, Kind, MarkupLayout, Role
from extractor.phrases.cues import cues_of
from extractor.text import SENTENCE_ENDERS, count_words, ends_sentence, pattern

_BY = "subheads"
_BECAUSE = "it is a short line alone between two blocks of the text"
_MOST_WORDS = 12
_FEW_WORDS = 7
_LONGEST = 100
_LEAST_SCORE, _LEAST_SCORE_LONG = 0.15, 0.35
"""Scores under which a line between paragraphs is more likely a link to another story; set by hand."""
_DOUBT = 0.6
"""Score of a neighbouring paragraph under which more is asked of the line: it may stand among teasers, set by hand."""
_MOST_PRINTINGS = 2
"""A subhead stands once more in a table of contents; a button or a label stands at every entry."""
_HEADED = frozenset({"documentation", "service", "collection", "listing", "product"})
_LEAST_SCORE_MARKED = 0.1
"""On these types of page a block marked as a heading is kept from this score on where a paragraph of the body is right
below it, whatever stands above. Measured, held out: .8 of 137 such blocks are in the gold, of those on articles .4, of
those in threads .2."""
_NO_SUBHEAD_ENDS = SENTENCE_ENDERS - set("?!…？！")
_WIDEST_GAP = 4
"""Blocks from one of the body to the next: a line and its pictures stand between; set by hand."""
_OF_PICTURES = frozenset({Role.CAPTION, Role.CREDIT, Role.PICTURE})
_PICTURE = pattern(
    r"©|\((?:Picture|Photo|Image|Foto|Bild|AP|AFP|Reuters|PA|EPA|dpa|Getty)\b|\bGetty\b|/\s?(?:AP|AFP|dpa|Getty)"
)


def keep_subheads(draft: Draft) -> None:
    """Bring short lines back that stand alone between paragraphs of the body, and headings between any parts of it.

    Headings over lists and short lines, measured on held-out HTML: 42 pages win, 20 lose, the means are level.
    """
    extent = Extent.of(draft)
    if len(extent.solid) < 2:
        return
    apart = splits_by_blanks(draft, extent)
    gaps = [pair for pair in pairwise(extent.body) if 1 < pair[1] - pair[0] <= _WIDEST_GAP]
    alone = [(index, below) for above, below in gaps for index in _between(draft, above, below)]
    found = [
        index for index, below in alone if _may_be_subhead(draft, index, apart=apart) and _heads(draft, index, below)
    ]
    for index in _printed_seldom(draft.document.texts, found):
        draft.relabel(index, Role.SUBHEAD, _BECAUSE, _BY)
    for index in _marked(draft, extent):
        draft.relabel(index, Role.SUBHEAD, "it is marked as a heading and stands right above a paragraph", _BY)
    for index in _kept_by_the_scorer(draft, extent, apart=apart):
        draft.relabel(index, Role.SUBHEAD, _BECAUSE, _BY)


def _marked(draft: Draft, extent: Extent) -> list[int]:
    """Return the dropped headings right above the paragraphs of the body, but for those that are printed many times."""
    if draft.page_type not in _HEADED or not isinstance(draft.document.layout, MarkupLayout):
        return []
    texts = draft.document.texts
    marked = [
        below - 1
        for below in extent.solid
        if below - 1 > extent.body[0]
        and draft.dropped_by_scorer(below - 1)
        and not draft.pinned[below - 1]
        and draft.scores[below - 1] >= _LEAST_SCORE_MARKED
        and 0 < len(texts[below - 1]) <= _LONGEST
        and draft.document.build(below - 1).kind is Kind.HEADING
    ]
    return _printed_seldom(texts, marked)


def _printed_seldom(texts: list[str], found: list[int]) -> list[int]:
    """Return those of some blocks whose text stands no more than `_MOST_PRINTINGS` times on the page."""
    printings = Counter(texts) if found else Counter[str]()
    return [index for index in found if printings[texts[index]] <= _MOST_PRINTINGS]


def _between(draft: Draft, above: int, below: int) -> list[int]:
    """Return the line that stands alone in a gap of the body, pictures aside."""
    between = [index for index in range(above + 1, below) if draft.roles[index] not in _OF_PICTURES]
    return between if len(between) == 1 else []


def _heads(draft: Draft, index: int, below: int) -> bool:
    """Whether a line may head what follows: a paragraph, or anything where it is marked as a heading."""
    return is_solid(draft.document.texts[below]) or draft.document.build(index).kind is Kind.HEADING


def _kept_by_the_scorer(draft: Draft, extent: Extent, *, apart: bool) -> list[int]:
    """Return the short lines alone between two paragraphs that are in the body already, by another name."""
    texts, body, solid = draft.document.texts, extent.body, frozenset(extent.solid)
    return [
        index
        for above, index, below in zip(body, body[1:], body[2:], strict=False)
        if len(texts[index]) <= _LONGEST
        and draft.roles[index] is Role.BODY
        and not draft.pinned[index]
        and (above in solid or ends_sentence(texts[above]))
        and (below in solid or (apart and ends_sentence(texts[below])))
        and _stands_alone(draft, index, apart=apart)
        and is_subhead_text(texts[index])
    ]


def _may_be_subhead(draft: Draft, index: int, *, apart: bool) -> bool:
    text = draft.document.texts[index]
    if draft.roles[index] is not Role.BOILERPLATE or draft.pinned[index] or len(text) > _LONGEST:
        return False
    above, score, below = draft.scores[index - 1 : index + 2]
    if score < _LEAST_SCORE or not _stands_alone(draft, index, apart=apart):
        return False
    if score < _LEAST_SCORE_LONG and (min(above, below) < _DOUBT or count_words(text) > _FEW_WORDS):
        return False
    return is_subhead_text(text) and not _is_chrome(text) and credit_start(text) < 0


def _is_chrome(text: str) -> bool:
    """Whether a cue fits; "By hand" opens like a byline, but names nobody."""
    roles = cues_of(text)
    return bool(roles) and (set(roles) != {Role.BYLINE} or is_byline(text))


def _stands_alone(draft: Draft, index: int, *, apart: bool) -> bool:
    return not apart or (blanks_before(draft, index) > 0 and blanks_before(draft, index + 1) > 0)


def is_subhead_text(text: str) -> bool:
    """Whether a line's form fits a subhead: few words, letters, no full stop, no date, no placeholder."""
    if not text or text[-1] in _NO_SUBHEAD_ENDS or not any(map(str.isalpha, text)) or count_words(text) > _MOST_WORDS:
        return False
    may_be_credit = "(" in text or "/" in text or "©" in text or "Getty" in text
    return not (may_be_credit and _PICTURE.search(text)) and not is_residue(text) and not is_date_line(text)
