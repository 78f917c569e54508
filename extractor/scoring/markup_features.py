"""What the HTML scorer knows of each block: its text, its containers, its neighbours, its like, its page.

All columns of a page are computed at once. "Prose" is text that reads like a paragraph: long, ended like a
sentence, with few links. Masses weigh a character of a script without spaces as `DENSE_WEIGHT` letters, and no
column depends on a language's words.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.model import Chrome, Claim, MarkupLayout, Trait
from extractor.scoring.block_shape import SHAPE_COLUMNS, Flags, Numbers, Shape, block_shape
from extractor.scoring.frames import Frames, find_frames

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

WIDE_SHARE = 0.7
"""A container with a larger share of the page's mass says nothing of one block; set by hand."""

_REACHES = (3, 8, 20)
_LEVELS = (0, 1, 2, 3, 5)
_PROSE_SHARES = (0.3, 0.5, 0.85)
_SHIFTS = (-2, -1, 1, 2)

_TRAITS = [each for each in Trait if each not in (Trait.UNTEXT, Trait.MATH, Trait.HIDDEN)]
_TRAIT_BITS = np.array([int(each).bit_length() - 1 for each in _TRAITS])[:, None]
_CHROME_BITS = np.arange(len(Chrome))[:, None]
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
        return MarkupFeatures(matrix, matrix[0], matrix[0] > 0, _page_vector(matrix, np.zeros(0), layout))
    rows = iter(_slices(matrix))
    shape = block_shape(texts, layout, next(rows))
    frames = find_frames(layout)
    heading = _has(layout, Trait.HEADING)
    sums = _prefix(np.array([shape.mass, shape.prose, shape.mass * shape.link_share]))
    _place(shape, sums, heading, next(rows))
    _neighbours(shape, sums, heading, next(rows))
    _containers(shape, sums, frames, next(rows))
    like = next(rows)
    _likeness(texts, shape, frames, layout, like)
    _page(shape, layout, next(rows))
    _bits(shape, sums[0], frames, layout, next(rows))
    return MarkupFeatures(
        matrix, shape.words.astype(np.float32), like[-1] > 0, _page_vector(matrix, shape.mass, layout)
    )


def _slices(matrix: Floats) -> list[Floats]:
    groups = (SHAPE_COLUMNS, _PLACE_COLUMNS, _NEIGHBOUR_COLUMNS, _FRAME_COLUMNS, _LIKE_COLUMNS, _PAGE_COLUMNS)
    stops = np.cumsum([len(group) for group in groups]).tolist()
    return [matrix[start:stop] for start, stop in zip([0, *stops], [*stops, len(matrix)], strict=True)]


def _page_vector(matrix: Floats, mass: Numbers, layout: MarkupLayout) -> Floats:
    said = (int(layout.claims[0]) >> _CLAIM_BITS) & 1
    weights = (mass + 1e-3).astype(np.float32)
    count, total = max(mass.size, 1), max(float(weights.sum()), 1e-3)
    return np.concatenate([matrix.sum(1) / count, np.einsum("ij,j->i", matrix, weights) / total, said]).astype(
        np.float32
    )


def _has(layout: MarkupLayout, trait: Trait) -> Flags:
    return np.asarray((layout.masks[layout.containers] & int(trait)) != 0)


def _place(shape: Shape, sums: Numbers, heading: Flags, out: Floats) -> None:
    n = shape.mass.size
    index = np.arange(n)
    heads = np.cumsum(heading)
    last = np.full(n + 1, -1)
    np.maximum.accumulate(np.where(heading, index, -1), out=last[1:])
    out[0] = index / n
    out[1] = (sums[0, 1:] - shape.mass / 2) / shape.total
    out[2] = (sums[1, 1:] - shape.prose / 2) / shape.total_prose
    out[3] = np.log1p(index) / 6
    out[4] = out[3, ::-1]
    out[5] = np.log1p(index - last[:-1]) / 5
    out[6] = np.minimum(heads - heading, 20) / 20


def _neighbours(shape: Shape, sums: Numbers, heading: Flags, out: Floats) -> None:
    n = shape.mass.size
    base = np.array([np.log1p(shape.mass) / 6, shape.link_share, shape.prose > 0], np.float32)
    for at, by in zip(range(0, 12, 3), _SHIFTS, strict=True):
        if by > 0:
            out[at : at + 3, : n - by] = base[:, by:]
        else:
            out[at : at + 3, -by:] = base[:, :by]
    out[12, 1:], out[13, :-1] = heading[:-1], heading[1:]
    index = np.arange(n)
    reaches = np.array(_REACHES)[:, None]
    mass, prose, links = sums[:, np.minimum(index + reaches + 1, n)] - sums[:, np.maximum(index - reaches, 0)]
    some = np.maximum(mass, 1)
    out[14:26:4], out[15:26:4] = prose / some, links / some
    out[16:26:4], out[17:26:4] = np.log1p(prose) / 8, mass / shape.total
    above, below = sums[1, :n] - sums[1, np.maximum(index - 6, 0)], sums[1, np.minimum(index + 7, n)] - sums[1, 1:]
    out[26:28] = np.log1p(np.array([above, below])) / 8


def _prefix(rows: Numbers) -> Numbers:
    """Return the sums over the first k columns of each row, k from 0, shape (rows, n + 1)."""
    sums = np.zeros((rows.shape[0], rows.shape[1] + 1))
    np.cumsum(rows, axis=1, out=sums[:, 1:])
    return sums


def _containers(shape: Shape, sums: Numbers, frames: Frames, out: Floats) -> None:
    """Say of each block what the containers around it hold, and whether the page's main containers hold it."""
    mass, prose, links = sums[:, frames.stops] - sums[:, frames.starts]
    some = np.maximum(mass, 1)
    by_frame = np.array([
        prose / some, links / some, np.log1p(frames.stops - frames.starts) / 6, mass / shape.total,
        prose / shape.total_prose,
    ])  # fmt: skip
    frame, level = frames.of_blocks, 0
    for at, wanted in zip(range(0, 25, 5), _LEVELS, strict=True):
        while level < wanted:
            frame, level = frames.parents[frame], level + 1
        out[at : at + 5] = by_frame[:, frame]
    for at, share in enumerate(_PROSE_SHARES, 25):
        out[at] = _distance(shape.mass.size, frames, np.flatnonzero(prose >= share * shape.total_prose)[-1:])
    direct = np.bincount(frames.parents[frames.of_blocks], shape.prose, minlength=len(frames.nodes))
    out[28] = _distance(shape.mass.size, frames, np.array([direct.argmax()]))
    out[29] = direct.max() / shape.total_prose
    out[30] = np.minimum(frames.depths[frames.of_blocks] / 20, 5)


def _distance(n: int, frames: Frames, frame: Integers) -> Numbers:
    """Return 0 inside the frame, else the side and the log distance, as -0.2 or 0.35."""
    if not frame.size:
        return np.zeros(n)
    start, stop = int(frames.starts[frame[0]]), int(frames.stops[frame[0]])
    distances = np.zeros(n)
    distances[:start] = np.log1p(np.arange(start, 0, -1)) / -5 - 0.2
    distances[stop:] = np.log1p(np.arange(1, n - stop + 1)) / 5 + 0.2
    return distances


def _likeness(texts: list[str], shape: Shape, frames: Frames, layout: MarkupLayout, out: Floats) -> None:
    """Say of each block what the blocks of like markup are, and how often its text stands on the page."""
    own = layout.signatures[layout.containers]
    above = layout.signatures[frames.nodes[frames.parents[frames.of_blocks]]]
    links = shape.mass * shape.link_share
    for at, keys in ((0, own), (5, own * 1_000_003 + above)):
        _, group = np.unique(keys, return_inverse=True)
        mass, prose = np.bincount(group, shape.mass), np.bincount(group, shape.prose)
        some = np.maximum(mass, 1)
        by_group = np.array([
            np.log(np.bincount(group)) / 5, prose / some, np.bincount(group, links) / some, mass / shape.total,
            prose / shape.total_prose,
        ])  # fmt: skip
        out[at : at + 5] = by_group[:, group]
    seen: dict[str, int] = {}
    first = np.array([seen.setdefault(text, index) for index, text in enumerate(texts)])
    out[10] = np.log(np.bincount(first)[first]) / 3
    out[11] = first < np.arange(len(texts))


def _page(shape: Shape, layout: MarkupLayout, out: Floats) -> None:
    masks = layout.masks[layout.containers]
    shares = [
        float(shape.mass[(masks & int(trait)) != 0].sum()) / shape.total
        for trait in (Trait.ARTICLE, Trait.MAIN, Trait.ITEM, Trait.CELL)
    ]
    prose = float(shape.prose.sum())
    values = [
        np.log1p(shape.mass.size) / 8, np.log1p(shape.total) / 12, np.log1p(prose) / 12, prose / shape.total,
        float((shape.mass * shape.link_share).sum()) / shape.total, *shares,
        np.log1p(shape.mass.max()) / 8, np.log1p(np.count_nonzero(shape.prose)) / 5,
    ]  # fmt: skip
    out[:] = np.array(values)[:, None]


def _bits(shape: Shape, sums: Numbers, frames: Frames, layout: MarkupLayout, out: Floats) -> None:
    """Fill in the tags and chrome words around each block: of narrow containers, and of the innermost two."""
    traits = layout.masks[layout.containers]
    narrow = sums[frames.stops] - sums[frames.starts] <= WIDE_SHARE * shape.total
    own = layout.own_chrome[frames.nodes]
    around = np.where(narrow, own, 0)
    nearby = own[frames.of_blocks] | around[frames.parents[frames.of_blocks]]
    parents = frames.parents
    while parents.any():
        around = around | around[parents]
        parents = parents[parents]
    first, second = len(_TRAITS), len(_TRAITS) + len(Chrome)
    out[:first] = (traits >> _TRAIT_BITS) & 1
    out[first:second] = (around[frames.of_blocks] >> _CHROME_BITS) & 1
    out[second:] = (nearby >> _CHROME_BITS) & 1
