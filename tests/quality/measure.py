"""Print today's figures or gaps: `python -m tests.quality.measure floors`, `python -m tests.quality.measure gaps`.

Nothing is written: a gap is owned up to, and a floor is lowered, by an edit that somebody reviews.
"""

from __future__ import annotations

import math
import sys
from collections import Counter

import yaml

from tests.quality.gold import Gold, digest, golds
from tests.quality.test_floors import FLOORS, measure
from tests.quality.verdict import ASPECTS, answer, aspects_of, body, wrong_roles

_LONGEST = 60


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def _lines(count: int, what: str, lines: Counter[str]) -> str:
    return f"{what} {count} {'line' if count == 1 else 'lines'}, first '{_short(next(iter(lines)))}'"


def _body_gap(gold: Gold) -> str:
    got = body(answer(gold))
    lost, kept = Counter(gold.body) - Counter(got), Counter(got) - Counter(gold.body)
    parts = [_lines(lost.total(), "loses", lost)] if lost else []
    parts += [_lines(kept.total(), "adds", kept)] if kept else []
    return "; ".join(parts) or "the order differs"


def _field_gap(gold: Gold, aspect: str) -> str:
    got = getattr(answer(gold), aspect)
    shown = ", ".join(got) if isinstance(got, tuple) else got
    return f"gives '{_short(str(shown))}'" if shown else "finds none"


def _gap(gold: Gold, aspect: str) -> str:
    if aspect == "body":
        return _body_gap(gold)
    if aspect == "roles":
        wrong = wrong_roles(gold)
        return f"{len(wrong)} of {len(gold.roles)} wrong, first: {wrong[0].strip()}"
    return _field_gap(gold, aspect)


def gaps() -> dict[str, dict[str, str]]:
    """What is wrong today, by fixture and aspect."""
    found = {g.name: {a: _gap(g, a) for a in aspects_of(g) if ASPECTS[a](g) is not None} for g in golds()}
    return {name: wrong for name, wrong in found.items() if wrong}


def figures() -> dict[str, object]:
    """Today's figures, rounded down to three places."""
    groups = {
        group: {figure: math.floor(measure(group, figure) * 1000) / 1000 for figure in FLOORS[group]}
        for group in ("seeds", "text", "html")
    }
    return {"digest": digest(), **groups}


if __name__ == "__main__":
    wanted = {"floors": figures, "gaps": gaps}[sys.argv[1]]
    sys.stdout.write(yaml.safe_dump(wanted(), allow_unicode=True, sort_keys=False, width=10_000))
