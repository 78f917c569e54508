"""What the HTML scorer knows of each block: its text, its containers, its neighbours, its like, its page.

All columns of a page are computed at once. "Prose" is text that reads like a paragraph: long, ended like a
sentence, with few links. Masses weigh a character of a script without spaces as `DENSE_WEIGHT` letters, and no
column depends on a language's words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractor.model import Chrome, Claim, MarkupLayout, Trait
from extractor.scoring.characters import Characters, CharacterClass, count_characters
from extractor.scoring.frames import Frames, find_frames
from extractor.text import DENSE_WEIGHT

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Columns = dict[str, Numbers | Flags | Integers]

PROSE_MASS = 65.0
"""Letters and digits from which a block may be prose; set by hand, some 80 characters with spaces."""

PROSE_LINK_SHARE = 0.4
"""Share of characters in links above which a block is no prose; set by hand."""

WIDE_SHARE = 0.7
"""A container with a larger share of the page's mass says nothing of one block; set by hand."""

_TRAITS = [each for each in Trait if each not in (Trait.UNTEXT, Trait.MATH, Trait.HIDDEN)]
_TRAIT_BITS = np.array([int(each).bit_length() - 1 for each in _TRAITS])
_CHROME_BITS = np.arange(len(Chrome))
_CLAIM_BITS = np.arange(len(Claim))
_CLOSERS = np.zeros(len(CharacterClass), bool)
_CLOSERS[[CharacterClass.QUOTE, CharacterClass.BRACKET, CharacterClass.SPACE]] = True


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of n blocks from which other columns are made, shape (n,) each.

    Attributes:
        mass: letters and digits, weighed by script.
        prose: the mass where a block reads like a paragraph, else 0.
        link_share: share of characters in links, 0 to 1.
        ends: whether it ends like a sentence.
    """

    mass: Numbers
    prose: Numbers
    link_share: Numbers
    ends: Flags


class MarkupFeatures(NamedTuple):
    """Features of n blocks.

    Attributes:
        matrix: float32, shape (n, columns), rows in reading order.
        columns: the columns' names.
        words: words of each block, shape (n,).
        repeats: whether a block's text stands on the page before it, shape (n,).
        page: what the page's type is told by: columns averaged over blocks and over mass, and what it says of itself.
    """

    matrix: npt.NDArray[np.float32]
    columns: tuple[str, ...]
    words: npt.NDArray[np.float32]
    repeats: Flags
    page: npt.NDArray[np.float32]


def markup_features(texts: list[str], layout: MarkupLayout) -> MarkupFeatures:
    """Compute the features of a page's blocks. No blocks give a matrix of no rows."""
    characters = count_characters(texts)
    columns: Columns = {}
    shape = _text_columns(characters, layout, columns)
    frames = find_frames(layout)
    _place_columns(shape, layout, columns)
    _neighbour_columns(shape, layout, columns)
    _frame_columns(shape, frames, columns)
    _likeness_columns(texts, shape, frames, layout, columns)
    _page_columns(shape, layout, columns)
    dense = np.array([*columns.values()], np.float32).T
    names, bits = _bit_columns(shape, frames, layout)
    words = np.expm1(columns["log_words"] * 4).astype(np.float32)
    matrix = np.concatenate([dense, bits], axis=1)
    page = _page_vector(matrix, shape.mass, int(layout.claims[0]))
    return MarkupFeatures(matrix, (*columns, *names), words, np.asarray(columns["repeats_earlier"], bool), page)


def _page_vector(matrix: npt.NDArray[np.float32], mass: Numbers, claims: int) -> npt.NDArray[np.float32]:
    said = (claims >> _CLAIM_BITS) & 1
    if not mass.size:
        return np.concatenate([np.zeros(2 * matrix.shape[1]), said]).astype(np.float32)
    weights = (mass + 1e-3).astype(np.float32)
    return np.concatenate([matrix.mean(0), weights @ matrix / weights.sum(), said]).astype(np.float32)


def _text_columns(characters: Characters, layout: MarkupLayout, columns: Columns) -> Shape:
    c, cls = characters.counts.astype(np.float64), CharacterClass
    letters = c[:, cls.UPPER] + c[:, cls.LOWER] + c[:, cls.UNCASED] + c[:, cls.DENSE]
    mass = letters + c[:, cls.DIGIT] + (DENSE_WEIGHT - 1) * c[:, cls.DENSE]
    size = np.maximum(characters.lengths, 1)
    words = np.where(mass > 0, c[:, cls.SPACE] + 1 + c[:, cls.DENSE] / 2, 0)
    some, letters = np.maximum(words, 1), np.maximum(letters, 1)
    link_share = np.minimum(layout.link_characters / size, 1)
    opens, last, ends = _edges(characters)
    prose = np.where((mass >= PROSE_MASS) & (link_share < PROSE_LINK_SHARE) & ends, mass, 0)
    columns |= {
        "log_mass": np.log1p(mass) / 6,
        "log_words": np.log1p(words) / 4,
        "mass_per_word": np.minimum(mass / some / 10, 2),
        "link_share": link_share,
        "strong_share": np.minimum(layout.strong_characters / size, 1),
        "all_link": link_share > 0.9,
        "log_pieces": np.log1p(layout.pieces) / 3,
        "pieces_per_word": np.minimum(layout.pieces / some, 1),
        "upper_share": c[:, cls.UPPER] / letters,
        "digit_share": c[:, cls.DIGIT] / size,
        "enders_per_word": np.minimum(c[:, cls.ENDER] / some, 1),
        "log_enders": np.log1p(c[:, cls.ENDER]) / 3,
        "commas_per_word": np.minimum(c[:, cls.COMMA] / some, 1),
        "colons": np.minimum(c[:, cls.COLON], 3) / 3,
        "quote_share": c[:, cls.QUOTE] / size,
        "bracket_share": c[:, cls.BRACKET] / size,
        "dash_share": c[:, cls.DASH] / size,
        "separator_share": c[:, cls.SEPARATOR] / size,
        "symbol_share": c[:, cls.SYMBOL] / size,
        "dense_share": c[:, cls.DENSE] / letters,
        "uncased_share": c[:, cls.UNCASED] / letters,
        "ends_sentence": ends,
        "ends_colon": last == cls.COLON,
        "ends_mark": (last == cls.SEPARATOR) | (last == cls.DASH) | (last == cls.SYMBOL),
        "starts_upper": opens == cls.UPPER,
        "starts_lower": opens == cls.LOWER,
        "starts_digit": opens == cls.DIGIT,
        "is_prose": prose > 0,
        "no_text": characters.lengths == 0,
    }
    return Shape(mass, prose, link_share, ends)


def _edges(characters: Characters) -> tuple[Integers, Integers, Flags]:
    """Return the class of each block's first and last character, and whether it ends like a sentence."""
    classes = characters.classes
    if not classes.size:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, nothing.astype(bool)
    last = np.maximum(characters.starts + characters.lengths - 1, 0)
    for _ in range(2):
        last = last - (_CLOSERS[classes[last]] & (last > characters.starts))
    ending = classes[last]
    return classes[characters.starts], ending, ending == CharacterClass.ENDER


def _place_columns(shape: Shape, layout: MarkupLayout, columns: Columns) -> None:
    n = shape.mass.size
    index = np.arange(n, dtype=np.float64)
    total, prose = max(float(shape.mass.sum()), 1.0), max(float(shape.prose.sum()), 1.0)
    prose_before = np.cumsum(shape.prose) - shape.prose / 2
    heads = np.flatnonzero(_has(layout, Trait.HEADING))
    heading = np.searchsorted(heads, index)
    last_heading = np.where(heading > 0, heads[np.maximum(heading - 1, 0)] if heads.size else 0, -1)
    columns |= {
        "place": index / max(n, 1),
        "mass_before": (np.cumsum(shape.mass) - shape.mass / 2) / total,
        "prose_before": prose_before / prose,
        "log_from_start": np.log1p(index) / 6,
        "log_from_end": np.log1p(n - 1 - index) / 6,
        "log_from_heading": np.log1p(index - last_heading) / 5,
        "headings_before": np.minimum(heading, 20) / 20,
    }


def _has(layout: MarkupLayout, trait: Trait) -> Flags:
    return np.asarray((layout.masks[layout.containers] & int(trait)) != 0)


def _window_sum(values: Numbers, before: int, after: int) -> Numbers:
    """Return the sum over each block, `before` blocks above and `after` below."""
    n = values.size
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(n)
    return np.asarray(sums[np.minimum(index + after + 1, n)] - sums[np.maximum(index - before, 0)])


def _shift(values: Numbers, by: int) -> Numbers:
    """Return the value `by` blocks further on, 0 beyond the page."""
    shifted = np.zeros_like(values, dtype=np.float64)
    if by > 0:
        shifted[:-by] = values[by:]
    else:
        shifted[-by:] = values[:by]
    return shifted


def _neighbour_columns(shape: Shape, layout: MarkupLayout, columns: Columns) -> None:
    log_mass = np.log1p(shape.mass) / 6
    links = shape.mass * shape.link_share
    is_prose = (shape.prose > 0).astype(np.float64)
    heading = _has(layout, Trait.HEADING).astype(np.float64)
    for by in (-2, -1, 1, 2):
        columns[f"log_mass_{by:+d}"] = _shift(log_mass, by)
        columns[f"link_share_{by:+d}"] = _shift(shape.link_share, by)
        columns[f"is_prose_{by:+d}"] = _shift(is_prose, by)
    columns["heading_-1"], columns["heading_+1"] = _shift(heading, -1), _shift(heading, 1)
    page = max(float(shape.mass.sum()), 1.0)
    for reach in (3, 8, 20):
        mass = _window_sum(shape.mass, reach, reach)
        prose = _window_sum(shape.prose, reach, reach)
        columns[f"prose_share_near_{reach}"] = prose / np.maximum(mass, 1)
        columns[f"links_near_{reach}"] = _window_sum(links, reach, reach) / np.maximum(mass, 1)
        columns[f"log_prose_near_{reach}"] = np.log1p(prose) / 8
        columns[f"mass_share_near_{reach}"] = mass / page
    columns["log_prose_above_6"] = np.log1p(_window_sum(shape.prose, 6, -1)) / 8
    columns["log_prose_below_6"] = np.log1p(_window_sum(shape.prose, -1, 6)) / 8


def _frame_columns(shape: Shape, frames: Frames, columns: Columns) -> None:
    """Say of each block what the containers around it hold, and whether the page's main containers hold it."""
    mass, prose = frames.sums(shape.mass), frames.sums(shape.prose)
    links = frames.sums(shape.mass * shape.link_share)
    sizes = (frames.stops - frames.starts).astype(np.float64)
    page, page_prose = max(float(shape.mass.sum()), 1.0), max(float(shape.prose.sum()), 1.0)
    for level in (0, 1, 2, 3, 5):
        at = frames.around(level)
        some = np.maximum(mass[at], 1)
        columns[f"frame{level}_prose_share"] = prose[at] / some
        columns[f"frame{level}_link_share"] = links[at] / some
        columns[f"frame{level}_log_blocks"] = np.log1p(sizes[at]) / 6
        columns[f"frame{level}_mass_share"] = mass[at] / page
        columns[f"frame{level}_page_prose"] = prose[at] / page_prose
    index = np.arange(shape.mass.size)
    for share in (0.3, 0.5, 0.85):
        columns[f"in_{share}_of_prose"] = _inside(index, frames, np.flatnonzero(prose >= share * page_prose)[-1:])
    direct = np.bincount(frames.around(1), shape.prose, minlength=len(frames.nodes))
    best = np.argmax(direct)[None] if direct.size else index[:0]
    columns["in_best"] = _inside(index, frames, best)
    columns["best_prose_share"] = np.full(shape.mass.size, direct.max(initial=0) / page_prose)
    columns["depth"] = _depths(frames)[frames.of_blocks] / 20


def _inside(index: Integers, frames: Frames, frame: Integers) -> Numbers:
    """Return 0 inside the frame, else the side and the log distance, as -0.2 or 0.35."""
    if not frame.size:
        return np.zeros(index.size)
    start, stop = int(frames.starts[frame[0]]), int(frames.stops[frame[0]])
    above, below = np.maximum(start - index, 0), np.maximum(index - stop + 1, 0)
    return np.asarray((np.log1p(below) - np.log1p(above)) / 5 + (below > 0) * 0.2 - (above > 0) * 0.2)


def _depths(frames: Frames) -> Numbers:
    depths = [0] * len(frames.parents)
    for frame, parent in enumerate(frames.parents.tolist()):
        depths[frame] = depths[parent] + 1
    return np.array(depths, np.float64)


def _likeness_columns(texts: list[str], shape: Shape, frames: Frames, layout: MarkupLayout, columns: Columns) -> None:
    """Say of each block what the blocks of like markup are, and how often its text stands on the page."""
    own = layout.signatures[layout.containers]
    above = layout.signatures[frames.nodes[frames.around(1)]]
    page, page_prose = max(float(shape.mass.sum()), 1.0), max(float(shape.prose.sum()), 1.0)
    for name, keys in (("like", own), ("twin", own * 1_000_003 + above)):
        _, group = np.unique(keys, return_inverse=True)
        count = np.bincount(group)
        mass, prose = np.bincount(group, shape.mass), np.bincount(group, shape.prose)
        links = np.bincount(group, shape.mass * shape.link_share)
        columns[f"{name}_log_blocks"] = np.log(count)[group] / 5
        columns[f"{name}_prose_share"] = (prose / np.maximum(mass, 1))[group]
        columns[f"{name}_link_share"] = (links / np.maximum(mass, 1))[group]
        columns[f"{name}_mass_share"] = (mass / page)[group]
        columns[f"{name}_page_prose"] = (prose / page_prose)[group]
    times = Counter(texts)
    first = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
    columns["log_repeats"] = np.log(np.array([times[text] for text in texts], np.float64)) / 3
    columns["repeats_earlier"] = np.array([first[text] for text in texts], np.int64) < np.arange(len(texts))


def _page_columns(shape: Shape, layout: MarkupLayout, columns: Columns) -> None:
    n = shape.mass.size
    total, prose = max(float(shape.mass.sum()), 1.0), float(shape.prose.sum())
    in_article, in_main = _has(layout, Trait.ARTICLE), _has(layout, Trait.MAIN)
    items, cells = _has(layout, Trait.ITEM), _has(layout, Trait.CELL)
    values = {
        "page_log_blocks": np.log1p(n) / 8,
        "page_log_mass": np.log1p(total) / 12,
        "page_log_prose": np.log1p(prose) / 12,
        "page_prose_share": prose / total,
        "page_link_share": float((shape.mass * shape.link_share).sum()) / total,
        "page_article_share": float(shape.mass[in_article].sum()) / total,
        "page_main_share": float(shape.mass[in_main].sum()) / total,
        "page_item_share": float(shape.mass[items].sum()) / total,
        "page_cell_share": float(shape.mass[cells].sum()) / total,
        "page_longest": np.log1p(shape.mass.max(initial=0)) / 8,
        "page_prose_blocks": np.log1p(np.count_nonzero(shape.prose)) / 5,
    }
    columns |= {name: np.full(n, value) for name, value in values.items()}


def _bit_columns(shape: Shape, frames: Frames, layout: MarkupLayout) -> tuple[tuple[str, ...], npt.NDArray[np.float32]]:
    """Return the tags and chrome words around each block: of narrow containers, and of the innermost ones."""
    traits = layout.masks[layout.containers]
    narrow = frames.sums(shape.mass) <= WIDE_SHARE * max(float(shape.mass.sum()), 1.0)
    own = np.where(narrow, layout.own_chrome[frames.nodes], 0)
    nearby, above = layout.own_chrome[frames.nodes[frames.of_blocks]], own
    nearby = nearby | own[frames.around(1)]
    chrome, parents = own.copy(), frames.parents
    while parents.any():
        chrome |= above[parents]
        above, parents = chrome.copy(), parents[parents]
    around = chrome[frames.of_blocks]
    bits = np.concatenate(
        [
            (traits[:, None] >> _TRAIT_BITS) & 1,
            (around[:, None] >> _CHROME_BITS) & 1,
            (nearby[:, None] >> _CHROME_BITS) & 1,
        ],
        axis=1,
    )
    names = [f"trait_{each.name}" for each in _TRAITS]
    names += [f"{where}_{bit}" for where in ("around", "near") for bit in _CHROME_BITS]
    return tuple(names), bits.astype(np.float32)
