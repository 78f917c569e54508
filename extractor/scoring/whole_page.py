"""What is text on a page that would come out empty: that which holds most of the words that it shows.

A net that has seen no page of a kind gives all of it a low score; a menu, a form and a notice are short or all links.
"""

from __future__ import annotations

import numpy as np

from extractor.model import MarkupLayout
from extractor.scoring.characters import Floats
from extractor.text import is_verse

MOST_WORDS, MOST_SHARE, MOST_LINKED, MOST_PIECES = 60.0, 0.5, 0.2, 8
"""Where a page would come out empty and one block has so many words and such a share of those shown, few of them in
links, in so many pieces, it is the article: a poem of short lines looks like a menu, and a story in one block of many
pieces like nothing else. Set by hand: of 2,165 labelled pages 13 come out empty, and none of them has such a block."""

PROSE_WORDS, PROSE_SCORE = 15.0, 0.1
"""Paragraphs of so many words that score so much are the article where together they are as much of the page: of a
lower score, as in a form for consent, the net is to be believed. Set by hand; no labelled page has them."""

LONG_WORDS = 150.0
"""So many words of prose are text whatever they score: a thread all of whose posts are called comments, a story without
any markup. Set by hand: of 1,619 labelled pages two have them, a forum's and a shop's; forms for consent are told by
what they say (`extractor/labelling/walls.py`)."""

LONG_LINE_WORDS = 30.0
"""Lines of a flattened page that are so long and score `PROSE_SCORE` are the article where together they have
`LONG_WORDS` and half of the page's. Set by hand: of 925 articles whose content was taken out none comes back by it, and
of labelled pages none is changed; a page in Thai, without spaces and full stops, is not lost."""

VERSE_WORDS = 25.0
"""So many words in stanzas are a poem, which is short, where they are as much of the page. Set by hand; no labelled
page has them."""


def most_of_the_lines(words: Floats, scores: Floats) -> list[int]:
    """Return the lines that hold most of the words of a flattened page, in order; none where nothing does.

    One line, for such a page was flattened without line breaks, and whatever stands there is better than nothing; or
    long lines that are likelier text than a menu is, as in a script that the net has not seen.
    """
    least = max(LONG_WORDS, MOST_SHARE * float(words.sum()))
    if words.max(initial=0) >= least:
        return [int(words.argmax())]
    prose = np.flatnonzero((words >= LONG_LINE_WORDS) & (scores >= PROSE_SCORE))
    return [int(index) for index in prose] if words[prose].sum() >= least else []


def most_of_the_page(layout: MarkupLayout, texts: list[str], words: Floats, scores: Floats) -> list[int]:
    """Return the blocks that hold most of the words that a page shows, in order; none where nothing does."""
    shown = np.where(layout.hidden, 0, words)
    least = max(MOST_WORDS, MOST_SHARE * float(shown.sum()))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    free = layout.link_characters <= MOST_LINKED * lengths
    longest = int(shown.argmax())
    if shown[longest] >= least and free[longest] and layout.pieces[longest] >= MOST_PIECES:
        return [longest]
    stanzas = [index for index in np.flatnonzero(free & (shown > 0)).tolist() if is_verse(texts[index])]
    if shown[stanzas].sum() >= max(VERSE_WORDS, MOST_SHARE * float(shown.sum())):
        return stanzas
    prose = free & (shown >= PROSE_WORDS)
    likely = np.flatnonzero(prose & (scores >= PROSE_SCORE))
    if shown[likely].sum() >= least:
        return [int(index) for index in likely]
    is_long = shown[prose].sum() >= max(LONG_WORDS, least)
    return [int(index) for index in np.flatnonzero(prose)] if is_long else []
