"""What stands far below the text of a flattened page: quotes, offers and notes under a run of links.

The scorer sees a line's neighbours. That the article ended a screen above, at a run of links, it does not count.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from extractor.labelling.extent import Extent
from extractor.labelling.page_types import ARTICLES
from extractor.model import Draft, LineLayout, Role
from extractor.phrases.cues import cues_of

_BY = "far_below"
_LEAST_PARAGRAPHS = 3


class _End(NamedTuple):
    """What ends a text.

    Attributes:
        blocks: blocks of chrome in one run.
        above: share of the body's characters that must stand above the run.
        sure: score from which a block below stays all the same.
        speaks: what a line of the run must speak of.
    """

    blocks: int
    above: float
    sure: float
    speaks: frozenset[Role]


_LONG = _End(10, 0.5, 0.9, frozenset({Role.NEWSLETTER, Role.TEASER, Role.COMMENT, Role.SHARE, Role.LEGAL}))
"""With 6 blocks articles win .0011, too, but 48 pages of two styles win and 17 lose, with 10 40 and 5; with .4 of the
body above articles win .0016 and other types lose .0006; with navigation, adverts and notices news loses."""

_SHORT = _End(2, 0.9, 0.85, _LONG.speaks | {Role.ADVERT, Role.NOTICE, Role.TAGS, Role.AUTHOR_BOX, Role.NAVIGATION})
"""Right above the end of an article a short run will do: articles +.0003, 35 pages win and 14 lose, news +.0005, eight
win and none loses. Of other types more lose than win."""


def drop_far_below(draft: Draft) -> None:
    """Drop what the scorer was not sure of below a run of chrome: a long one, or a short one near an article's end.

    Measured on held-out pages, innerText and inscriptis, word F1, of the long runs alone: WCXB articles +.0011, other
    types +.0030, news +.0007; a page counted once a style, 151 win and 23 lose.
    """
    if isinstance(draft.document.layout, LineLayout):
        for end in (_LONG, _SHORT) if draft.page_type in ARTICLES else (_LONG,):
            _drop_below(draft, end)


def _drop_below(draft: Draft, end: _End) -> None:
    extent = Extent.of(draft)
    if len(extent.solid) < _LEAST_PARAGRAPHS:
        return
    start = extent.begins_after(end.above)
    for above, below in pairwise(extent.body):
        if below >= start and below - above > end.blocks and _speaks(draft, range(above + 1, below), end.speaks):
            because = f"{below - above - 1} blocks of chrome stand between it and the text"
            for index in extent.body:
                if index >= below and draft.scores[index] < end.sure:
                    draft.relabel(index, Role.BOILERPLATE, because, _BY)
            return


def _speaks(draft: Draft, blocks: range, roles: frozenset[Role]) -> bool:
    """Whether the first cue of one of some blocks speaks for one of some roles."""
    texts = draft.document.texts
    return any(role in roles for index in blocks for role in cues_of(texts[index])[:1])
