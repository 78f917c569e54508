"""Weights of the evidence for a title.

Source: measured. Conditional logistic regression over the claims of each page (the gold title among all strings that
claim to be it), L2 0.002, on wcxb-dev, news-dev and web-dev, pages weighted 0.7, 3 and 1.5. Out of fold, split by
publisher and domain: see docs/metadata.md. Trained by `benchmarks/train_titles.py`, November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "json-ld": 0.84,
    "og": 0.79,
    "twitter": 0.06,
    "other meta": 0.20,
    "microdata": 0.59,
    "title element": 0.10,
    "h1": 0.58,
    "h2": -0.59,
    "h3 to h6": -0.81,
    "json-ld and h1": -0.57,
    "json-ld and og": -0.37,
    "h2 in title element": 1.53,
    "first heading": 0.77,
    "title block": 1.0,
    "spelled by json-ld": 1.02,
    "spelled by og": 0.99,
    "spelled by h1": 0.89,
    "spelled by title element": -0.16,
    "in title element": 0.82,
    "starts what the head says": 1.55,
    "extends an h1": -0.37,
    "inside an h1": 0.34,
    "is the site's name": -0.48,
    "has the site's name": -0.73,
    "cuts the site's name": 0.74,
    "cut before a colon": -1.32,
    "cut after a colon": -0.84,
    "one word": -1.42,
    "two or three words": -0.59,
    "over twenty words": -0.07,
    "share in the address": 1.06,
    "share of the address": 1.43,
}
"""Feature to weight. "title block" is set by hand: labels were not at hand when the others were fitted."""
