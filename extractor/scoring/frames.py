"""The containers of an HTML page's blocks, and sums over what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.model import MarkupLayout

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Frames:
    """Block-level containers of text, in page order; f frames over n blocks.

    Attributes:
        nodes: node of each frame, shape (f,).
        parents: frame around each frame, the outermost its own, shape (f,).
        of_blocks: innermost frame of each block, shape (n,).
        starts: first block of each frame, shape (f,).
        stops: one past the last block of each frame, shape (f,).
        depths: how many frames are around each frame, itself counted, shape (f,).
        lifts: the frame 1, 2, 4, 8... levels above each frame, as far as the deepest needs; shape (f,) each.
    """

    nodes: Integers
    parents: Integers
    of_blocks: Integers
    starts: Integers
    stops: Integers
    depths: Integers
    lifts: list[Integers]


def find_frames(layout: MarkupLayout) -> Frames:
    """Find the containers of a page's blocks. A page without blocks has no frames.

    What runs up the tree does so in doubling steps. Source: pointer jumping (Wyllie 1979).
    """
    is_frame = _with_ancestors(layout.containers, layout.frame_parents)
    frames, number = is_frame.nonzero()[0], is_frame.cumsum() - 1
    parents, of_blocks = number[layout.frame_parents[frames]], number[layout.containers]
    starts = layout.nodes.searchsorted(frames)  # every frame has a block, and nodes stand in page order
    stops, depths = np.zeros(len(frames), np.int64), np.ones(len(frames), np.int64)
    stops[of_blocks] = np.arange(1, len(of_blocks) + 1)  # of equal places the last one written stays
    depths[:1] = 0
    lifts = _doubled(parents)
    for lift in lifts:
        np.maximum.at(stops, lift, stops.copy())
        depths += depths[lift]
    return Frames(frames, parents, of_blocks, starts, stops, depths + 1, lifts)


def _doubled(parents: Integers) -> list[Integers]:
    """Return the parents, and the ancestors 2, 4, 8... levels up, until only the root is left."""
    lifts = []
    while parents.any():
        lifts.append(parents)
        parents = parents[parents]
    return [*lifts, parents]


def _with_ancestors(nodes: Integers, parents: Integers) -> Flags:
    """Mark nodes and all block-level elements around them."""
    inside = np.zeros(len(parents), bool)
    while nodes.size:
        nodes = nodes[~inside[nodes]]
        inside[nodes] = True
        nodes = parents[nodes]
    return inside
