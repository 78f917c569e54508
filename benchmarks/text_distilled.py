"""Teaches the text scorer's net what some nets together say: their mean is better than each, and asks for no time.

Source: distillation, Hinton, Vinyals and Dean (2015). Measured on one held-out third, mean of four styles: single nets
.941 to .944 on WCXB articles, .816 to .821 on all page types, .949 to .952 on flattened news; three together .942,
.821, .954; one net taught by the three .941, .820, .958. Twice the width, twice the epochs without a teacher, or more
variations of the pages gave nothing or cost up to .01: there are too few pages, not too few weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from benchmarks.text_net import Net, batch_of
from benchmarks.text_samples import Sample

_PAGES_AT_ONCE = 16


def told_by(teachers: Sequence[Net], samples: Sequence[Sample]) -> list[Sample]:
    """Return the samples with the mean of what the teachers say of them."""
    made: list[Sample] = []
    for first in range(0, len(samples), _PAGES_AT_ONCE):
        some = samples[first : first + _PAGES_AT_ONCE]
        lines, pages = _mean_answer(teachers, some)
        ends = np.cumsum([len(sample.matrix) for sample in some])[:-1]
        for sample, of_lines, of_page in zip(some, np.split(lines, ends), pages, strict=True):
            made.append(replace(sample, told_lines=of_lines, told_page=of_page))
    return made


def _mean_answer(teachers: Sequence[Net], some: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray]:
    """Return probabilities of lines by convention, (lines, 2), and of page types and the body alone, (pages, 8)."""
    batch = batch_of(some, with_words=[True] * len(some))
    with torch.no_grad():
        said = [teacher(batch) for teacher in teachers]
        lines = torch.stack([torch.sigmoid(lines) for lines, _, _ in said]).mean(0)
        types = torch.stack([torch.softmax(types, 1) for _, types, _ in said]).mean(0)
        alone = torch.stack([torch.sigmoid(alone) for _, _, alone in said]).mean(0)
    return lines.numpy().astype(np.float16), torch.cat([types, alone[:, None]], 1).numpy().astype(np.float16)
