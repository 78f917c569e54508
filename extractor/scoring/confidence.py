"""From the word F1 that a page's own scores promise to the one that pages like it had."""

from __future__ import annotations

import numpy as np

_ARTICLE = (
    (0.0, 0.0), (0.870, 0.833), (0.962, 0.947), (0.975, 0.955), (0.981, 0.978), (0.986, 0.984), (0.990, 0.987),
    (0.995, 0.991), (1.0, 0.995),
)  # fmt: skip
_OTHER = (
    (0.0, 0.0), (0.543, 0.513), (0.740, 0.670), (0.807, 0.717), (0.852, 0.741), (0.883, 0.764), (0.916, 0.878),
    (0.939, 0.881), (0.955, 0.890), (0.970, 0.922), (0.985, 0.976), (1.0, 0.990),
)  # fmt: skip
"""Mean promise and mean word F1 of eighths (tenths) of the pages, each by weights that had not seen its publisher.
Measured: 884 article pages and 722 others of wcxb-dev and news-dev, November 2026."""


def calibrated(promise: float, *, is_article: bool) -> float:
    """Return the confidence in a page's text, 0 to 1, for the expected word F1 that its scores promise."""
    promises, found = zip(*(_ARTICLE if is_article else _OTHER), strict=True)
    return float(np.interp(promise, promises, found))
