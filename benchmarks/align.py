"""Labels the lines of a flattened page against its gold text."""

from __future__ import annotations

import re

from extractor.text import DENSE_CHARACTERS

_TOKEN = re.compile(rf"[{DENSE_CHARACTERS}]|[^\W{DENSE_CHARACTERS}]+")


def tokens(text: str) -> list[str]:
    """Return the folded words of a text; a character of a script without spaces is a word."""
    return _TOKEN.findall(text.casefold())


def label_lines(lines: list[str], gold: str) -> list[float]:
    """Return for each line 1.0 (content), 0.0 (chrome) or 0.5 (holds both, or cannot be told).

    A line is content when it is a paragraph of the gold, when its words stand in the gold in one run, or when
    seven tenths of its runs of four words do. A line of fewer than five words must be a paragraph of its own
    or continue its neighbour, for menus share their words with every story.
    """
    paragraphs = {" ".join(tokens(p)) for p in gold.split("\n")}
    words = tokens(gold)
    joined = f" {' '.join(words)} "
    grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    split = [tokens(line) for line in lines]
    labels = [_label(line, paragraphs, joined, grams) for line in split]
    for i, line in enumerate(split):
        if 0 < len(line) < 5 and labels[i] == 0.0 and _continues(i, split, labels, joined):
            labels[i] = 1.0
    return labels


def _label(words: list[str], paragraphs: set[str], joined: str, grams: set[tuple[str, ...]]) -> float:
    text = " ".join(words)
    if not words:
        return 0.0
    if text in paragraphs or (len(words) >= 5 and f" {text} " in joined):
        return 1.0
    if len(words) < 6:
        return 0.0
    mine = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
    share = sum(gram in grams for gram in mine) / len(mine)
    return 1.0 if share >= 0.7 else 0.5 if share >= 0.25 else 0.0


def _continues(i: int, split: list[list[str]], labels: list[float], joined: str) -> bool:
    before = split[i - 1][-4:] if i and labels[i - 1] == 1.0 else []
    after = split[i + 1][:4] if i + 1 < len(split) and labels[i + 1] == 1.0 else []
    runs = ((before, before + split[i]), (after, split[i] + after))
    return any(side and f" {' '.join(run)} " in joined for side, run in runs)
