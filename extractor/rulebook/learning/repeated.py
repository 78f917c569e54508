"""Lines that stand on several pages of a site.

Source: "the same line on two pages of one site is chrome", measured on the flattened pages of 64 sites (studies of
site rules): right for 98.3 % of the lines, 0.3 % of the articles' characters lost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.rulebook.learning.sample import Sample
from extractor.rulebook.regex_syntax import MAX_LENGTH

LEAST_PAGES = 2
"""Pages on which a line must stand to count as chrome. Source: see above."""

TEMPLATE_WORDS = 6
"""Longest line, in words, that may belong to the stories' own template ("Pros", "What we like"). Set by hand."""

LEAST_OUTSIDE = 0.75
"""Share of its pages on which such a line must stand outside the story to be chrome after all; a longer line needs
the rest of it. Measured: flattened pages of 48 sites, leave one out."""

_DIGITS = re.compile(r"[0-9]+")
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]()|]")


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """A line that stands on several pages.

    Attributes:
        text: as one page prints it.
        varies: whether pages print it with other digits, case or signs.
        pages: the number of pages that have it.
        in_story: the number of pages on which the generic scorer takes it for a part of the story.
    """

    text: str
    varies: bool
    pages: int
    in_story: int

    @property
    def is_chrome(self) -> bool:
        """Whether it is none of the words that the stories of the site have inside."""
        seldom = LEAST_OUTSIDE if len(self.text.split()) <= TEMPLATE_WORDS else 1 - LEAST_OUTSIDE
        return self.in_story <= (1 - seldom) * self.pages


def repeated_lines(samples: Sequence[Sample]) -> list[RepeatedLine]:
    """Return the lines of at least two pages that have a letter, those of most pages first, then in page order."""
    printings: dict[str, Counter[str]] = defaultdict(Counter)
    pages: Counter[str] = Counter()
    in_story: Counter[str] = Counter()
    for sample in samples:
        seen: dict[str, bool] = {}
        for index, key in enumerate(sample.keys):
            if any(map(str.isalpha, key)):
                printings[key][sample.texts[index]] += 1
                seen[key] = seen.get(key, False) or index in sample.story
        pages.update(seen.keys())
        in_story.update(key for key, inside in seen.items() if inside)
    rows = [
        RepeatedLine(printings[key].most_common(1)[0][0], len(printings[key]) > 1, count, in_story[key])
        for key, count in pages.items()
        if count >= LEAST_PAGES
    ]
    return sorted(rows, key=lambda row: -row.pages)


def pattern_of(line: RepeatedLine) -> str:
    """Return the pattern of a line: the whole of it, or where that is too long its beginning."""
    source = "^" + _SPECIAL.sub(r"\\\g<0>", line.text)
    if line.varies:
        source = _DIGITS.sub("[0-9]{1,9}", source)
    if len(source) < MAX_LENGTH:
        return source + "$"
    # Not in the middle of an escape.
    return source[: MAX_LENGTH // 2].rstrip("\\")
