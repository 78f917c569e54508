"""The containers of an HTML page's blocks, and sums over what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.model import MarkupLayout

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frames:
    """Block-level containers of text, in page order; f frames over n blocks.

    Attributes:
        nodes: node of each frame, shape (f,).
        parents: frame around each frame, the outermost its own, shape (f,).
        of_blocks: innermost frame of each block, shape (n,).
        starts: first block of each frame, shape (f,).
        stops: one past the last block of each frame, shape (f,).
    """

    nodes: Integers
    parents: Integers
    of_blocks: Integers
    starts: Integers
    stops: Integers

    def sums(self, values: Numbers) -> Numbers:
        """Return the sum of a block column over each frame, shape (f,)."""
        before = np.concatenate([[0.0], np.cumsum(values)])
        return np.asarray(before[self.stops] - before[self.starts])

    def around(self, levels: int) -> Integers:
        """Return the frame `levels` above each block's innermost one, shape (n,)."""
        frame = self.of_blocks
        for _ in range(levels):
            frame = self.parents[frame]
        return frame


def find_frames(layout: MarkupLayout) -> Frames:
    """Find the containers of a page's blocks. A page without blocks has no frames."""
    frames = _with_ancestors(layout.containers, layout.frame_parents)
    parents = np.searchsorted(frames, layout.frame_parents[frames])
    of_blocks = np.searchsorted(frames, layout.containers)
    starts = np.full(len(frames), len(of_blocks))
    stops = np.zeros(len(frames), np.int64)
    index = np.arange(len(of_blocks))
    np.minimum.at(starts, of_blocks, index)
    np.maximum.at(stops, of_blocks, index + 1)
    first, last, above = starts.tolist(), stops.tolist(), parents.tolist()
    for frame in range(len(above) - 1, 0, -1):
        parent = above[frame]
        first[parent] = min(first[parent], first[frame])
        last[parent] = max(last[parent], last[frame])
    return Frames(frames, parents, of_blocks, np.array(first, np.int64), np.array(last, np.int64))


def _with_ancestors(nodes: Integers, parents: Integers) -> Integers:
    """Return nodes and all block-level elements around them, sorted."""
    inside = np.zeros(len(parents), bool)
    while nodes.size:
        nodes = nodes[~inside[nodes]]
        inside[nodes] = True
        nodes = parents[nodes]
    return np.flatnonzero(inside)
