"""The containers of an HTML page's blocks, and sums over what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.model import MarkupLayout

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
    """

    nodes: Integers
    parents: Integers
    of_blocks: Integers
    starts: Integers
    stops: Integers
    depths: Integers


def find_frames(layout: MarkupLayout) -> Frames:
    """Find the containers of a page's blocks. A page without blocks has no frames."""
    frames = _with_ancestors(layout.containers, layout.frame_parents)
    parents = np.searchsorted(frames, layout.frame_parents[frames])
    of_blocks = np.searchsorted(frames, layout.containers)
    starts = np.searchsorted(layout.nodes, frames)  # every frame has a block, and nodes stand in page order
    stops = np.zeros(len(frames), np.int64)
    stops[of_blocks] = np.arange(1, len(of_blocks) + 1)  # of equal places the last one written stays
    above, last, depths = parents.tolist(), stops.tolist(), [1]
    for frame in range(len(above) - 1, 0, -1):
        last[above[frame]] = max(last[above[frame]], last[frame])
    for parent in above[1:]:
        depths.append(depths[parent] + 1)
    return Frames(frames, parents, of_blocks, starts, np.array(last), np.array(depths))


def _with_ancestors(nodes: Integers, parents: Integers) -> Integers:
    """Return nodes and all block-level elements around them, sorted."""
    inside = np.zeros(len(parents), bool)
    while nodes.size:
        nodes = nodes[~inside[nodes]]
        inside[nodes] = True
        nodes = parents[nodes]
    return np.flatnonzero(inside)
