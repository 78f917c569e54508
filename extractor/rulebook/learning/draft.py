"""Several pages of one site to the data of a rule."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from extractor.errors import InputError
from extractor.phrases import phrase_role
from extractor.rulebook.learning.edges import edges
from extractor.rulebook.learning.elements import LearnedBody, blocks_of, learn_body, learn_strips
from extractor.rulebook.learning.repeated import RepeatedLine, pattern_of, repeated_lines
from extractor.rulebook.learning.sample import Sample, of_one_layout, without_twins

CONFIDENCE = 0.6
"""Of a learned rule. Source: studies of site rules; set by hand."""

MOST_DROPS = 400
"""Most lines to drop, those of most pages first. Set by hand."""

SURE = 0.5
"""Median confidence of the generic scorer below which it is no teacher: all lines that do not repeat are taken.
Measured: flattened pages of 48 sites, leave one out: word F1 0.770 with this, 0.759 without."""

TEACHERS_FOR_EDGES = 3
"""Pages needed before a line is believed to stand above, or below, every article. Set by hand."""

CLUES = 8
"""Lines named to know the site by."""

CLUES_NEEDED = 5
"""How many of them a page must have. Source: on 200 pages of other sites, five repeated lines of one site never
named a wrong one."""

_CLUE_WORDS = 2
"""Least words of such a line: "Sport" is on many sites."""


def draft_rule(samples: Sequence[Sample], rule_id: str, host: str, day: str) -> dict[str, Any]:
    """Return a rule learned from pages of one site, without tests.

    Pages that are another page once more, and pages of another layout than most, are left aside.

    Args:
        samples: the pages, two at least.
        rule_id: the rule's id.
        host: the site's host, or empty.
        day: today, ISO 8601.

    Raises:
        InputError: fewer than two pages differ, or nothing repeats by which the site could be known.
    """
    used = of_one_layout(without_twins(samples))
    if len(used) < 2:
        raise InputError("learning needs two different pages of one layout; give more pages of the site.")
    lines = [line for line in repeated_lines(used) if line.is_chrome]
    body = None if used[0].is_text else learn_body(used)
    layout = _of_lines(used, lines) if used[0].is_text else _of_elements(used, lines, body)
    return {
        "schema": 1,
        "id": rule_id,
        "match": _match(used, lines, host),
        "source": "learned",
        "confidence": CONFIDENCE,
        "checked": day,
        **layout,
        "provenance": _evidence(samples, used, lines, body),
    }


def _match(used: Sequence[Sample], lines: Sequence[RepeatedLine], host: str) -> dict[str, Any]:
    found: dict[str, Any] = {"hosts": [host]} if host else {}
    clues = [pattern_of(line) for line in lines if _is_clue(line, len(used))][:CLUES]
    if len(clues) >= CLUES_NEEDED and used[0].is_text:
        found["identify"] = {"lines": clues, "min": CLUES_NEEDED}
    if not found:
        raise InputError("too few lines repeat to know the site by them; give more pages, or its host by --host.")
    return found


def _is_clue(line: RepeatedLine, pages: int) -> bool:
    everywhere = line.pages == pages and not line.in_story and not line.varies
    return everywhere and len(line.text.split()) >= _CLUE_WORDS and phrase_role(line.text) is None


def _of_lines(used: Sequence[Sample], lines: Sequence[RepeatedLine]) -> dict[str, Any]:
    drops = list(dict.fromkeys(pattern_of(line) for line in lines))[:MOST_DROPS]
    layout: dict[str, Any] = {"mode": "text"}
    if median(sample.confidence for sample in used) < SURE:
        layout |= {"inside": "verbatim", "guard": {"max_strip": 1.0, "min_agree": 0.0}}
    elif len(used) >= TEACHERS_FOR_EDGES:
        layout |= _edges(used, lines)
    return layout | ({"lines": {"drop": drops}} if drops else {})


def _edges(used: Sequence[Sample], lines: Sequence[RepeatedLine]) -> dict[str, Any]:
    start = [{"line": pattern_of(line), "keep_match": False} for line in edges(used, lines, top=True)]
    stop = [{"line": pattern_of(line)} for line in edges(used, lines, top=False)]
    return ({"start_at": start} if start else {}) | ({"stop_at": stop} if stop else {})


def _of_elements(used: Sequence[Sample], lines: Sequence[RepeatedLine], body: LearnedBody | None) -> dict[str, Any]:
    if body is None:
        raise InputError("no element holds the articles of these pages; they may be of several layouts.")
    strips = learn_strips(used, body.query)
    inside = {key for sample in used for key in _keys_inside(sample, body.query)}
    drops = [pattern_of(line) for line in lines if line.text in inside][:MOST_DROPS]
    layout: dict[str, Any] = {"mode": "html", "body": [body.query], "inside": "heuristic"}
    layout |= {"strip": strips} if strips else {}
    return layout | ({"lines": {"drop": drops}} if drops else {})


def _keys_inside(sample: Sample, query: str) -> set[str]:
    return {sample.texts[block] for block in blocks_of(sample, query)}


def _evidence(
    samples: Sequence[Sample], used: Sequence[Sample], lines: Sequence[RepeatedLine], body: LearnedBody | None
) -> dict[str, Any]:
    found: dict[str, Any] = {"pages": [sample.name for sample in used]}
    left = [sample.name for sample in samples if sample not in used]
    found |= {"left_aside": left} if left else {}
    found["repeated_lines"] = len(lines)
    if body:
        found["agreement"] = round(body.agreement, 3)
    return found
