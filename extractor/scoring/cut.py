"""Which blocks are body, given each block's probability."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import Floats

ARTICLE_CUT = 0.5
"""On an article page a block is body from here on; measured: .4 to .6 are level on held-out articles."""


TOUCHING_CUT, TOUCHING_WORDS = 0.3, 20.0
"""A paragraph of so many words is body from this score on where it touches the body; measured at 25 and 15 words:
flattened news pages lose .0004 and .0029 of word F1, WCXB articles win .001, and a story with an agency glued to
its last word keeps its last paragraph."""


ISLAND_BELOW, ISLAND_REACH = 0.7, 3
"""A block of a lower score with no body among so many blocks above and below is none itself: a caption, a call or a
link among chrome. Set on held-out HTML articles; with `touching` WCXB's gain .0005 of word F1, news .0012."""


def islands(probabilities: Floats, chosen: npt.NDArray[np.bool_]) -> list[int]:
    """Return the chosen blocks that are doubtful and stand alone, in order."""
    found = []
    for index in np.flatnonzero(chosen & (probabilities < ISLAND_BELOW)).tolist():
        around = chosen[max(0, index - ISLAND_REACH) : index + ISLAND_REACH + 1]
        if np.count_nonzero(around) == 1:
            found.append(index)
    return found


def touching(probabilities: Floats, words: Floats, chosen: npt.NDArray[np.bool_]) -> list[int]:
    """Return the blocks that are long, nearly good enough, and reach the chosen ones through their like, in order."""
    near = set(np.flatnonzero(~chosen & (probabilities >= TOUCHING_CUT) & (words >= TOUCHING_WORDS)).tolist())
    found: set[int] = set()
    for step in (-1, 1):
        for index in sorted(near, reverse=step > 0):
            neighbour = index + step
            if 0 <= neighbour < len(chosen) and (chosen[neighbour] or neighbour in found):
                found.add(index)
    return sorted(found)


LEAD_CUT, LEAD_WORDS, LEAD_REACH, FIRST_WORDS = 0.2, 30.0, 10, 12.0
"""A paragraph of so many words among so many blocks above the first of the body (a block of 12 words) is its lead from
this score on. Set on held-out HTML articles: six segments of web-dev are won and none lost; WCXB is level."""


def leads(probabilities: Floats, words: Floats, chosen: npt.NDArray[np.bool_]) -> list[int]:
    """Return the long blocks above the first paragraph of the body that are nearly good enough, in order."""
    first = np.flatnonzero(chosen & (words >= FIRST_WORDS))[:1].tolist()
    good = ~chosen & (probabilities >= LEAD_CUT) & (words >= LEAD_WORDS)
    return [index for start in first for index in range(max(0, start - LEAD_REACH), start) if good[index]]


def best_cut(probabilities: Floats, words: Floats) -> float:
    """Return the cut at which the expected word F1 of the page is greatest, 0.2 to 0.6.

    On pages that are not articles the prose is thin and no probability is high, so a fixed cut loses whole
    pages. Source: expected F1 by thresholding, Lipton et al. (2014); measured here as .02 to .06 on listings.
    """
    order = np.argsort(-probabilities, kind="stable")
    sorted_words = words[order]
    hits = np.cumsum(probabilities[order] * sorted_words)
    if not hits.size or hits[-1] <= 0:
        return ARTICLE_CUT
    expected = 2 * hits / (np.cumsum(sorted_words) + hits[-1])
    return float(np.clip(probabilities[order][int(np.argmax(expected))], 0.2, 0.6))


def expected_f1(probabilities: Floats, words: Floats, chosen: npt.NDArray[np.bool_]) -> float:
    """Return the word F1 that the probabilities promise for a choice, 0 to 1; 0 for an empty one."""
    hits = float((probabilities * words)[chosen].sum())
    total = float(words[chosen].sum()) + float((probabilities * words).sum())
    return 2 * hits / total if total else 0.0
