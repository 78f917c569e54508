"""A small dilated convolution over a row of n blocks, in numpy.

The row is laid out so that each layer is one matrix product and a few passes over plain memory: every channel is
followed by zeros, as many as the widest kernel reaches, so that a shift of the flat array is a shift of each channel;
the three places of a kernel stand below each other; and a last channel of ones carries the bias.

Source: dilated convolutions over sequences, Yu and Koltun (2016). Sequence context was measured to be worth .015 to
.03 of word F1 over scoring line by line, and a convolution reads a page in one go where a recurrent net steps.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import Floats
from extractor.scoring.product import multiply

_ALIGNED = 16
"""Numbers of 32 bits in a cache line: channels that begin on one are read faster."""


def kernel_of(weight: Floats, bias: Floats) -> Floats:
    """Return a kernel of shape (outputs, 3 * inputs) with its bias as the last column, for `Row.convolve`."""
    return np.ascontiguousarray(np.column_stack([weight, bias]), np.float32)


def span_of(blocks: int, reach: int) -> int:
    """Return the numbers from one channel to the next: the blocks, then at least so many zeros as a kernel reaches."""
    return -(-(blocks + reach) // _ALIGNED) * _ALIGNED


class Row:
    """The channels of n blocks, and room for their neighbours.

    Attributes:
        blocks: n.
        span: see `span_of`.
        channels: shape (width, span); zero beyond the blocks, and nowhere negative.
    """

    def __init__(self, blocks: int, width: int, reach: int) -> None:
        self.blocks = blocks
        self.span = span_of(blocks, reach)
        self._places = np.zeros((3 * width + 1, self.span), np.float32)  # left, centre, right, ones
        self._places[-1, :blocks] = 1
        self._flat = self._places.reshape(-1)
        self._made, self._zeros = np.zeros((2, width, self.span), np.float32)
        self.channels = self._places[width : 2 * width]

    def enter(self, weight: Floats, inputs: Floats) -> None:
        """Fill the channels from inputs of shape (k, span), zero beyond the blocks; weight (width, k)."""
        multiply(weight, inputs, self._made)
        np.maximum(self._made, self._zeros, out=self.channels)  # an array of zeros: a number takes four times as long

    def convolve(self, kernel: Floats, dilation: int) -> None:
        """Add the rectified convolution of width three, blocks beyond both ends being zero."""
        flat, size = self._flat, self.channels.size
        flat[:dilation] = 0
        flat[dilation:size] = flat[size : 2 * size - dilation]
        flat[2 * size : 3 * size - dilation] = flat[size + dilation : 2 * size]
        multiply(kernel, self._places, self._made)
        np.maximum(self._made, self._zeros, out=self._made)
        self.channels += self._made
        self.channels[:, self.blocks :] = 0

    def add(self, rectified: Floats) -> None:
        """Add to every block, shape (width,)."""
        self.channels += rectified[:, None]
        self.channels[:, self.blocks :] = 0

    def pool(self, blocks: slice) -> tuple[Floats, Floats]:
        """Return sum and maximum over some blocks, shape (width,) each. No blocks are an error."""
        some = self.channels[:, blocks]
        return some @ self._places[-1, blocks], np.maximum.reduce(some, 1)


def rectify(x: Floats) -> Floats:
    """Set negative numbers to 0, in place."""
    np.maximum(x, 0, out=x)
    return x


def logistic(x: npt.NDArray[np.floating]) -> Floats:
    """Return 1 / (1 + e^-x), without overflow."""
    made: Floats = (0.5 * (1 + np.tanh(0.5 * x))).astype(np.float32)
    return made


def shares(x: Floats) -> Floats:
    """Return e^x over its sum, without overflow. At least one number is needed."""
    made: Floats = np.exp(x - x.max())
    made /= made.sum()
    return made
