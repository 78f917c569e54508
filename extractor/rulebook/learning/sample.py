"""A page to learn from, and what the generic scorer thinks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.model import BODY_ROLES, Article, Page
from extractor.rulebook.finders import is_text_page
from extractor.rulebook.skeleton import STORY_ROLES
from extractor.text import line_key

ALIKE = 0.9
"""Share of common lines from which two pages are the same page saved twice. Set by hand."""

SAME_LAYOUT = 0.5
"""Share of common containers from which two pages have one layout. Source: studies of site rules; of pages that
share less, a selector learned on one finds the other's text a fifth less often."""


@dataclass(frozen=True)
class Sample:
    """A page to learn from.

    Attributes:
        name: the page's file.
        page: the page.
        body: the blocks that the generic scorer takes for the article's text.
        story: these, and the blocks of headline, dek, byline, dates, captions and credits.
        confidence: what the generic scorer expects of its own answer, 0 to 1.
    """

    name: str
    page: Page
    body: frozenset[int]
    story: frozenset[int]
    confidence: float = 1.0

    @property
    def texts(self) -> list[str]:
        """The text of each block."""
        return self.page.document.texts

    @property
    def is_text(self) -> bool:
        """Whether it is a text page."""
        return is_text_page(self.page)

    @cached_property
    def keys(self) -> list[str]:
        """What each block shares with other printings of its line; empty for a line without letters and digits."""
        return [line_key(text) for text in self.texts]

    @cached_property
    def signature(self) -> frozenset[str]:
        """What the page's layout is made of: its containers, or for a text page its lines."""
        if self.is_text:
            return frozenset(filter(None, self.keys))
        return frozenset(step for block in self.page.document.blocks for step in block.path.split(">"))

    def characters(self, blocks: frozenset[int]) -> int:
        """Return the number of characters of some blocks."""
        return sum(len(self.texts[block]) for block in blocks)


def sample_of(name: str, page: Page, article: Article) -> Sample:
    """Return a sample of a page that the generic scorer has judged."""
    labels = article.labels
    body = frozenset(index for index, label in enumerate(labels) if label.role in BODY_ROLES)
    story = frozenset(index for index, label in enumerate(labels) if label.role in STORY_ROLES)
    return Sample(name, page, body, story, article.confidence)


def without_twins(samples: Sequence[Sample]) -> list[Sample]:
    """Leave out pages that are another page once more: all their lines would look like chrome."""
    kept: list[Sample] = []
    for sample in samples:
        if not any(_shared(set(sample.keys), set(other.keys)) >= ALIKE for other in kept):
            kept.append(sample)
    return kept


def of_one_layout(samples: Sequence[Sample]) -> list[Sample]:
    """Return the largest group of pages that are of one kind and share a layout; text pages have one."""
    groups: list[list[Sample]] = []
    for sample in samples:
        for group in groups:
            first = group[0]
            if first.is_text is sample.is_text and (
                sample.is_text or _shared(set(first.signature), set(sample.signature)) >= SAME_LAYOUT
            ):
                group.append(sample)
                break
        else:
            groups.append([sample])
    return max(groups, key=len, default=[])


def _shared(one: set[str], other: set[str]) -> float:
    """Return the share of the smaller set that the larger one has."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
