"""What the HTML scorer knows of each block: its text, its containers, its neighbours, its like, its page.

All columns of a page are computed at once. "Prose" is text that reads like a paragraph: long, ended like a
sentence, with few links. Masses weigh a character of a script without spaces as `DENSE_WEIGHT` letters, and no
column depends on a language's words.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import log1p
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.model import Chrome, Claim, MarkupLayout, Trait
from extractor.scoring.block_shape import SHAPE_COLUMNS, Flags, Shape, block_shape
from extractor.scoring.frames import Frames, find_frames

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Sums = npt.NDArray[np.float64]

WIDE_SHARE = 0.7
"""A container with a larger share of the page's mass says nothing of one block; set by hand."""

_BLOCKS_AT_ONCE = 512
"""So few that OpenBLAS starts no threads for their means."""

_REACHES = (3, 8, 20)
_FAR = 6
_EDGE = max(_REACHES)
_LEVELS = (0, 1, 2, 3, 5)
_PROSE_SHARES = (0.3, 0.5, 0.85)
_SHIFTS = (-2, -1, 1, 2)

_TRAITS = [each for each in Trait if each not in (Trait.UNTEXT, Trait.MATH, Trait.HIDDEN)]
_TRAIT_BITS = np.array([int(each) for each in _TRAITS])[:, None]
_CHROME = len(Chrome)
_CHROME_BITS = 1 << np.arange(2 * _CHROME)[:, None]
_PAGE_TRAITS = np.array([int(each) for each in (Trait.ARTICLE, Trait.MAIN, Trait.ITEM, Trait.CELL)])[:, None]
_CLAIM_BITS = np.arange(len(Claim))

_PLACE_COLUMNS = (
    "place", "mass_before", "prose_before", "log_from_start", "log_from_end", "log_from_heading", "headings_before",
)  # fmt: skip
_NEIGHBOUR_COLUMNS = (
    *(f"{name}{by:+d}" for by in _SHIFTS for name in ("log_mass", "link_share", "is_prose")),
    "heading-1", "heading+1",
    *(f"{name}_near_{reach}" for reach in _REACHES
      for name in ("prose_share", "link_share", "log_prose", "mass_share")),
    "log_prose_above_6", "log_prose_below_6",
)  # fmt: skip
_FRAME_COLUMNS = (
    *(f"frame_{level}_{name}" for level in _LEVELS
      for name in ("prose_share", "link_share", "log_blocks", "mass_share", "page_prose")),
    *(f"in_{share}_of_prose" for share in _PROSE_SHARES), "in_best", "best_prose_share", "depth",
)  # fmt: skip
_LIKE_COLUMNS = (
    *(f"{like}_{name}" for like in ("like", "twin")
      for name in ("log_blocks", "prose_share", "link_share", "mass_share", "page_prose")),
    "log_repeats", "repeats_earlier",
)  # fmt: skip
_PAGE_COLUMNS = (
    "page_log_blocks", "page_log_mass", "page_log_prose", "page_prose_share", "page_link_share", "page_article_share",
    "page_main_share", "page_item_share", "page_cell_share", "page_longest", "page_prose_blocks",
)  # fmt: skip
COLUMNS = (
    *SHAPE_COLUMNS, *_PLACE_COLUMNS, *_NEIGHBOUR_COLUMNS, *_FRAME_COLUMNS, *_LIKE_COLUMNS, *_PAGE_COLUMNS,
    *(f"in_{str(each.name).lower()}" for each in _TRAITS),
    *(f"{where}_{str(each.name).lower()}" for where in ("around", "near") for each in Chrome),
)  # fmt: skip
"""The columns' names; each says what it counts."""

_STOPS = (0, *accumulate(map(len, (
    SHAPE_COLUMNS, _PLACE_COLUMNS, _NEIGHBOUR_COLUMNS, _FRAME_COLUMNS, _LIKE_COLUMNS, _PAGE_COLUMNS,
))), len(COLUMNS))  # fmt: skip
_GROUPS = [slice(*pair) for pair in pairwise(_STOPS)]


class MarkupFeatures(NamedTuple):
    """Features of n blocks.

    Attributes:
        matrix: float32, shape (len(COLUMNS), n), blocks in reading order.
        words: words of each block, shape (n,).
        repeats: whether a block's text stands on the page before it, shape (n,).
        page: what the page's type is told by: columns averaged over blocks and over mass, and what it says of itself.
    """

    matrix: Floats
    words: Floats
    repeats: Flags
    page: Floats


def markup_features(texts: list[str], layout: MarkupLayout) -> MarkupFeatures:
    """Compute the features of a page's blocks. No blocks give a matrix without columns."""
    matrix = np.zeros((len(COLUMNS), len(texts)), np.float32)
    if not texts:
        return MarkupFeatures(matrix, matrix[0], matrix[0] > 0, _page_vector(matrix, matrix[0], layout))
    of_shape, place, neighbours, containers, like, page, bits = (matrix[group] for group in _GROUPS)
    shape = block_shape(texts, layout, of_shape)
    frames = find_frames(layout)
    heading = layout.inside(Trait.HEADING)
    sums = _edged_sums(shape)
    logs = np.log1p(np.arange(len(texts) + 1, dtype=np.float32))
    _place(shape, sums, heading, logs, place)
    _neighbours(shape, sums, heading, neighbours)
    _containers(shape, sums, frames, logs, containers)
    _likeness(texts, shape, frames, layout, like)
    _page(shape, layout, page)
    _bits(shape, sums, frames, layout, bits)
    return MarkupFeatures(matrix, shape.words, like[-1] > 0, _page_vector(matrix, shape.mass, layout))


def _page_vector(matrix: Floats, mass: Floats, layout: MarkupLayout) -> Floats:
    said = (int(layout.claims[0]) >> _CLAIM_BITS) & 1
    weights = np.ones((2, mass.size), np.float32)
    np.add(mass, 1e-3, out=weights[1])
    means = np.zeros((len(matrix), 2), np.float32)
    for start in range(0, mass.size, _BLOCKS_AT_ONCE):
        stop = start + _BLOCKS_AT_ONCE
        means += matrix[:, start:stop] @ weights[:, start:stop].T
    means /= np.maximum(weights.sum(1), 1e-3)
    return np.concatenate([*means.T, said], dtype=np.float32)


def _edged_sums(shape: Shape) -> Sums:
    """Return what stands before block k of mass, prose and mass in links, k from -`_EDGE` to n + `_EDGE`.

    The edges repeat the first and the last sum, so that a window at the page's end is a slice too.
    """
    n = shape.mass.size
    sums = np.zeros((3, n + 1 + 2 * _EDGE))
    inner = sums[:, _EDGE + 1 : _EDGE + 1 + n]
    inner[0], inner[1] = shape.mass, shape.prose
    np.multiply(shape.mass, shape.link_share, out=inner[2])
    np.cumsum(inner, axis=1, out=inner)
    sums[:, _EDGE + 1 + n :] = sums[:, _EDGE + n, None]
    return sums


def _window(sums: Sums, n: int, above: int, below: int) -> Sums:
    """Return for each of n blocks the sums over itself and so many blocks above and below."""
    window: Sums = sums[..., _EDGE + 1 + below : _EDGE + 1 + below + n] - sums[..., _EDGE - above : _EDGE - above + n]
    return window


def _place(shape: Shape, sums: Sums, heading: Flags, logs: Floats, out: Floats) -> None:
    n = shape.mass.size
    index = np.arange(n)
    headings_before = heading.cumsum() - heading
    last = np.maximum.accumulate(np.where(heading, index, -1))
    out[0] = index / n
    out[1] = (sums[0, _EDGE + 1 : _EDGE + 1 + n] - shape.mass / 2) / shape.total
    out[2] = (sums[1, _EDGE + 1 : _EDGE + 1 + n] - shape.prose / 2) / shape.total_prose
    out[3] = logs[:-1] / 6
    out[4] = out[3, ::-1]
    out[5, 0] = logs[1]
    out[5, 1:] = logs[index[1:] - last[:-1]]
    out[5] /= 5
    out[6] = np.minimum(headings_before, 20) / 20


def _neighbours(shape: Shape, sums: Sums, heading: Flags, out: Floats) -> None:
    n = shape.mass.size
    base = np.array([np.log1p(shape.mass) / 6, shape.link_share, shape.prose > 0], np.float32)
    for at, by in zip(range(0, 12, 3), _SHIFTS, strict=True):
        if by > 0:
            out[at : at + 3, : n - by] = base[:, by:]
        else:
            out[at : at + 3, -by:] = base[:, :by]
    out[12, 1:], out[13, :-1] = heading[:-1], heading[1:]
    for at, reach in zip(range(14, 26, 4), _REACHES, strict=True):
        mass, prose, links = _window(sums, n, reach, reach)
        some = np.maximum(mass, 1)
        out[at], out[at + 1] = prose / some, links / some
        out[at + 2], out[at + 3] = prose, mass / shape.total
    out[26], out[27] = _window(sums[1], n, _FAR, -1), _window(sums[1], n, -1, _FAR)
    logs = np.log1p(out[[16, 20, 24, 26, 27]]) / 8
    out[16:26:4], out[26:28] = logs[:3], logs[3:]


def _containers(shape: Shape, sums: Sums, frames: Frames, logs: Floats, out: Floats) -> None:
    """Say of each block what the containers around it hold, and whether the page's main containers hold it."""
    mass, prose, links = sums[:, frames.stops + _EDGE] - sums[:, frames.starts + _EDGE]
    some = np.maximum(mass, 1)
    by_frame = np.array([
        prose / some, links / some, logs[frames.stops - frames.starts] / 6, mass / shape.total,
        prose / shape.total_prose,
    ], np.float32)  # fmt: skip
    frame, level = frames.of_blocks, 0
    for at, wanted in zip(range(0, 25, 5), _LEVELS, strict=True):
        while level < wanted:
            frame, level = frames.parents[frame], level + 1
        by_frame.take(frame, axis=1, out=out[at : at + 5], mode="clip")
    distances = logs / np.float32(5) + np.float32(0.2)
    for at, share in enumerate(_PROSE_SHARES, 25):
        holding = (prose >= share * shape.total_prose).nonzero()[0]
        if holding.size:
            _distance(frames, int(holding[-1]), distances, out[at])
    direct = np.bincount(frames.parents[frames.of_blocks], shape.prose, minlength=len(frames.nodes))
    best = int(direct.argmax())
    _distance(frames, best, distances, out[28])
    out[29] = direct[best] / shape.total_prose
    out[30] = np.minimum(frames.depths / 20, 5)[frames.of_blocks]


def _distance(frames: Frames, frame: int, distances: Floats, out: Floats) -> None:
    """Fill in the side and the log distance from a frame, as -0.2 or 0.35; 0 inside stands there already."""
    start, stop = int(frames.starts[frame]), int(frames.stops[frame])
    np.negative(distances[start:0:-1], out=out[:start])
    out[stop:] = distances[1 : len(out) - stop + 1]


def _likeness(texts: list[str], shape: Shape, frames: Frames, layout: MarkupLayout, out: Floats) -> None:
    """Say of each block what the blocks of like markup are, and how often its text stands on the page."""
    own = layout.signatures[layout.containers]
    above = layout.signatures[frames.nodes[frames.parents[frames.of_blocks]]]
    links = shape.mass * shape.link_share
    for at, keys in ((0, own), (5, own * 1_000_003 + above)):
        group = _groups(keys)
        mass, prose, size = np.bincount(group, shape.mass), np.bincount(group, shape.prose), np.bincount(group)
        some = np.maximum(mass, 1)
        by_group = np.array([
            np.log(size) / 5, prose / some, np.bincount(group, links) / some, mass / shape.total,
            prose / shape.total_prose,
        ], np.float32)  # fmt: skip
        by_group.take(group, axis=1, out=out[at : at + 5], mode="clip")
    n = len(texts)
    places = dict(zip(reversed(texts), range(n - 1, -1, -1), strict=True))  # of equal texts the first one stays
    first = np.fromiter(map(places.__getitem__, texts), np.int64, n)
    out[10] = np.log(np.bincount(first)[first]) / 3
    out[11] = first < np.arange(n)


def _groups(keys: Integers) -> Integers:
    """Number the distinct keys from 0, and return each one's number: `np.unique` without its overhead."""
    order = keys.argsort(kind="stable")
    ranked = keys[order]
    number = np.zeros_like(keys)
    number[order[1:]] = (ranked[1:] != ranked[:-1]).cumsum()
    return number


def _page(shape: Shape, layout: MarkupLayout, out: Floats) -> None:
    masks = layout.masks[layout.containers]
    shares = ((masks & _PAGE_TRAITS) != 0) @ shape.mass / shape.total
    prose = float(shape.prose.sum(dtype=np.float64))
    links = float((shape.mass * shape.link_share).sum(dtype=np.float64))
    values = (
        log1p(shape.mass.size) / 8, log1p(shape.total) / 12, log1p(prose) / 12, prose / shape.total,
        links / shape.total, *shares.tolist(), log1p(float(shape.mass.max())) / 8,
        log1p(np.count_nonzero(shape.prose)) / 5,
    )  # fmt: skip
    out[:] = np.array(values, np.float32)[:, None]


def _bits(shape: Shape, sums: Sums, frames: Frames, layout: MarkupLayout, out: Floats) -> None:
    """Fill in the tags and chrome words around each block: of narrow containers, and of the innermost two."""
    mass = sums[0, frames.stops + _EDGE] - sums[0, frames.starts + _EDGE]
    own = layout.own_chrome[frames.nodes]
    narrow = np.where(mass <= WIDE_SHARE * shape.total, own, 0)
    near = (own | narrow[frames.parents])[frames.of_blocks]
    for lift in frames.lifts:
        narrow = narrow | narrow[lift]
    chrome = narrow[frames.of_blocks] | near << _CHROME
    traits = len(_TRAITS)
    out[:traits] = (layout.masks[layout.containers] & _TRAIT_BITS) != 0
    out[traits:] = (chrome & _CHROME_BITS) != 0
