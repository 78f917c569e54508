"""A small dilated convolution over a row of n blocks, in numpy, for several nets of one shape at once.

Arrays are (nets, channels, n), or (channels, n) for a single net: one layout all the way.

Source: dilated convolutions over sequences, Yu and Koltun (2016). Sequence context was measured to be worth .015 to
.03 of word F1 over scoring line by line, and a convolution reads a page in one go where a recurrent net steps.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractor.scoring.characters import Floats

Weights = dict[str, Floats]


def dense(x: Floats, weights: Weights, name: str) -> Floats:
    """Return a layer's matrix times x plus its bias, shape (..., outputs, n)."""
    made: Floats = weights[f"{name}.weight"] @ x
    made += weights[f"{name}.bias"][..., None]
    return made


def kernel_rows(kernel: Floats) -> Floats:
    """Return a kernel of shape (outputs, 3 * inputs) as (3 * outputs, inputs): left, centre and right in turn."""
    outputs, inputs = kernel.shape[0], kernel.shape[1] // 3
    return np.ascontiguousarray(kernel.reshape(outputs, 3, inputs).swapaxes(0, 1).reshape(3 * outputs, inputs))


def dilated(x: Floats, weights: Weights, name: str, dilation: int) -> Floats:
    """Return a convolution of width three along the blocks, zeros beyond both ends, shape (..., outputs, n).

    The kernel is what `kernel_rows` gives: one product for all three places, then the sides are added, moved.
    """
    products: Floats = weights[f"{name}.weight"] @ x
    width = products.shape[-2] // 3
    made = products[..., width : 2 * width, :]
    if dilation < x.shape[-1]:
        made[..., dilation:] += products[..., :width, :-dilation]
        made[..., :-dilation] += products[..., 2 * width :, dilation:]
    made += weights[f"{name}.bias"][..., None]
    return made


def rectify(x: Floats) -> Floats:
    """Set negative numbers to 0, in place."""
    np.maximum(x, 0, out=x)
    return x


def pool(x: Floats) -> Floats:
    """Return mean and maximum over the blocks, shape (..., 2 * width, 1). No blocks are an error."""
    pooled: Floats = np.concatenate([x.mean(-1), x.max(-1)], axis=-1)[..., None]
    return pooled


def logistic(x: npt.NDArray[np.floating]) -> Floats:
    """Return 1 / (1 + e^-x), without overflow."""
    made: Floats = (0.5 * (1 + np.tanh(0.5 * x))).astype(np.float32)
    return made


def shares(x: Floats) -> Floats:
    """Return e^x over its sum, without overflow. At least one number is needed."""
    made: Floats = np.exp(x - x.max())
    made /= made.sum()
    return made
