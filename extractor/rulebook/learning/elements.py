"""The elements that hold the articles of a site's HTML pages, and those inside that hold none of them.

Source: learning a body selector with a generic extractor's answers on the other pages as teacher, leave one out
(studies of site rules): the selector hits 64 of 65 pages of one layout and agrees with the teacher to F1 .95.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.rulebook.learning.sample import Sample
from extractor.rulebook.skeleton import is_named

MOST_CANDIDATES = 400
"""Most containers that are tried. Set by hand: one page has 20 to 200."""

LEAST_AGREEMENT = 0.5
"""Least agreement with the teacher of a body that is proposed. Set by hand."""

NEAR = 0.03
"""Loss of agreement for which an element with a class or id is taken before a bare one. Set by hand."""

LEAST_STORY = 0.1
"""Elements with a smaller share of the teacher's text are stripped. Source: studies of site rules."""

MOST_STRIPS = 20
"""Most elements to strip. Set by hand."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_GENERATED = re.compile(r"\d{3,}|__?[A-Za-z]*\d|^(?:css|sc|jss|jsx|svelte)-")


@dataclass(frozen=True, slots=True)
class LearnedBody:
    """An element that holds the articles.

    Attributes:
        query: its CSS.
        agreement: mean agreement with the teacher, Dice by characters, 0 to 1, over all pages.
        pages: the number of pages that have it.
    """

    query: str
    agreement: float
    pages: int


def learn_body(samples: Sequence[Sample]) -> LearnedBody | None:
    """Return the element that holds the articles best, None where none does."""
    tried = [_tried(samples, query) for query in _candidates(samples)]
    good = [body for body in tried if body.agreement >= LEAST_AGREEMENT and body.pages * 2 > len(samples)]
    best = max((body.agreement for body in good), default=0.0)
    near = [body for body in good if body.agreement >= best - NEAR]
    return max(near, key=lambda body: (is_named(body.query), body.pages, body.agreement), default=None)


def _candidates(samples: Sequence[Sample]) -> list[str]:
    """Return the containers of the teacher's text: those of most characters first, of equal ones the inner first."""
    sizes: Counter[str] = Counter()
    for sample in samples:
        for block in sample.body:
            for step in dict.fromkeys(reversed(sample.page.document.build(block).path.split(">")[:-1])):
                sizes[step] += len(sample.texts[block])
        sizes.update({f"#{name}": 0 for name in sample.page.values("[id]", "id") if _NAME.fullmatch(name)})
    steady = [query for query, _ in sizes.most_common() if query not in ("", "html", "body")]
    return [query for query in steady if not _GENERATED.search(query)][:MOST_CANDIDATES]


def _tried(samples: Sequence[Sample], query: str) -> LearnedBody:
    shares = [_agreement(sample, query) for sample in samples]
    found = [share for share in shares if share is not None]
    return LearnedBody(query, sum(found) / len(samples), len(found))


def _agreement(sample: Sample, query: str) -> float | None:
    held = blocks_of(sample, query)
    if not held:
        return None
    both = sample.characters(held & sample.body)
    return 2 * both / max(1, sample.characters(held) + sample.characters(sample.body))


def blocks_of(sample: Sample, query: str) -> frozenset[int]:
    """Return the blocks of the elements that a query selects; none where the query is not valid."""
    try:
        spans = sample.page.find(query)
    except ValueError:
        return frozenset()
    return frozenset(block for span in spans for block in range(span.start, span.stop))


def learn_strips(samples: Sequence[Sample], body: str) -> list[str]:
    """Return elements inside a body that hold next to none of the teacher's text, on two pages or more."""
    insides = [blocks_of(sample, body) for sample in samples]
    weights: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for sample, inside in zip(samples, insides, strict=True):
        for query in _steps(sample, inside - sample.story):
            weights[query] += sample.characters(blocks_of(sample, query) & inside)
            pages[query] += 1
    fit = [query for query, _ in weights.most_common() if pages[query] > 1 and _empty_of_story(samples, query)]
    return list(_outermost(samples, fit))[:MOST_STRIPS]


def _steps(sample: Sample, blocks: frozenset[int]) -> list[str]:
    steps = {step for block in blocks for step in sample.page.document.build(block).path.split(">")}
    return sorted(step for step in steps if is_named(step) and not _GENERATED.search(step))


def _empty_of_story(samples: Sequence[Sample], query: str) -> bool:
    held = [(sample, blocks_of(sample, query)) for sample in samples]
    story = sum(sample.characters(blocks & sample.story) for sample, blocks in held)
    return story < LEAST_STORY * max(1, sum(sample.characters(blocks) for sample, blocks in held))


def _outermost(samples: Sequence[Sample], queries: Sequence[str]) -> Iterator[str]:
    """Yield the queries that reach blocks which those before them do not."""
    covered = [frozenset[int]() for _ in samples]
    for query in queries:
        held = [blocks_of(sample, query) for sample in samples]
        if any(new - old for new, old in zip(held, covered, strict=True)):
            covered = [old | new for new, old in zip(held, covered, strict=True)]
            yield query
