"""On a plain page, whose containers are named header, menu and footer at most, what stands in the text is text.

A page of a handbook: notes, steps and headings between paragraphs, and nothing beside them that could be left out.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

import numpy as np
import numpy.typing as npt

from extractor.labelling.extent import Extent
from extractor.model import CHROME_SHIFT, Chrome, Claim, Draft, MarkupLayout, Role, Trait
from extractor.phrases.cues import cues_of

_BY = "between"
_FRAME = (
    Trait.NAVIGATION | Trait.HEADER | Trait.FOOTER | Trait.ASIDE | Trait.FORM | Trait.BUTTON,
    Chrome.NAVIGATION | Chrome.HEADER | Chrome.FOOTER,
)
_OTHER_CHROME = (
    Chrome.RELATED, Chrome.SHARE, Chrome.COMMENT, Chrome.ADVERT, Chrome.NEWSLETTER, Chrome.AUTHOR, Chrome.TAGS,
    Chrome.CARD, Chrome.SIDEBAR, Chrome.OVERLAY, Chrome.LEGAL,
)  # fmt: skip
_LIKELY = 0.3
"""Score from which a block below the text is its last; set by hand: of four held-out pages it changes three win."""
_LINKED = 0.3
"""Share of a block's characters in links from which it leads elsewhere; set by hand."""


def keep_between(draft: Draft) -> None:
    """Bring back what the scorer dropped between the first and the last likely block of a plain page's text.

    Not where the page says that it is an article: news has captions and calls between its paragraphs. Measured, held
    out: WCXB's other types +.0006 of word F1, all of it +.0003; 14 pages win, 5 lose; web-dev wins a segment.
    """
    layout, body = draft.document.layout, Extent.of(draft).body
    if not isinstance(layout, MarkupLayout) or not body or int(layout.claims[0]) & int(Claim.ARTICLE):
        return
    dropped = [index for index in range(body[0], len(draft.roles)) if draft.dropped_by_scorer(index)]
    texts = draft.document.texts
    inside = _inside_of_plain_page(layout, texts) if dropped else None
    if inside is None:
        return
    printed = {texts[index] for index in body}
    missing = [each for each in dropped if inside[each] and texts[each] not in printed and _may_be_text(texts[each])]
    last = max([body[-1], *(index for index in missing if draft.scores[index] >= _LIKELY)])
    for index in missing:
        if index <= last:
            draft.relabel(index, Role.BODY, "it stands between parts of the text of a plain page", _BY)


def _may_be_text(text: str) -> bool:
    """Whether a line has letters or digits, and no cue that speaks for chrome."""
    return any(map(str.isalnum, text)) and not cues_of(text)


def _inside_of_plain_page(layout: MarkupLayout, texts: list[str]) -> npt.NDArray[np.bool_] | None:
    """Return which blocks are no part of a page's frame and no links, None where the page has other chrome."""
    masks, lengths = layout.masks[layout.containers], np.fromiter(map(len, texts), np.int64, len(texts))
    inside = (masks & (int(_FRAME[0]) | int(_FRAME[1]) << CHROME_SHIFT)) == 0
    other = (masks & (int(reduce(or_, _OTHER_CHROME)) << CHROME_SHIFT)) != 0
    if (lengths[inside & other] > 0).any():
        return None
    return np.asarray(inside & (layout.link_characters <= _LINKED * lengths) & ~layout.hidden)
