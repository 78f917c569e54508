"""Quality over all fixtures stays above the floors that are pinned for exactly these fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks.metrics import mean, word_score
from tests.quality.gold import Gold, digest, golds
from tests.quality.verdict import ASPECTS, answer, answer_without_rules, aspects_of, wrong_roles

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))


def _of(group: str) -> list[Gold]:
    return [gold for gold in golds() if gold.group == group]


def _share_right(group: str, aspect: str) -> float:
    return mean([ASPECTS[aspect](gold) is None for gold in _of(group) if aspect in aspects_of(gold)])


def measure(group: str, figure: str) -> float:
    """Return one figure of `floors.yaml`, 0 to 1, over the fixtures of one group."""
    chosen = _of(group)
    if figure == "word_f1":
        return mean([word_score(answer(gold).text, "\n".join(gold.body)).f1 for gold in chosen])
    if figure == "word_f1_without_rules":
        return mean([word_score(answer_without_rules(gold).text, "\n".join(gold.body)).f1 for gold in chosen])
    if figure == "roles":
        instances = sum(len(gold.roles) for gold in chosen)
        return 1 - sum(len(wrong_roles(gold)) for gold in chosen) / instances
    return _share_right(group, {"exact_bodies": "body", "titles": "title"}[figure])


def test_the_floors_belong_to_these_fixtures() -> None:
    assert FLOORS["digest"] == digest(), "the fixtures changed: measure again and pin the floors by hand"


@pytest.mark.parametrize(
    ("group", "figure"),
    [(group, figure) for group in ("seeds", "text", "html") for figure in FLOORS[group]],
)
def test_no_figure_is_under_its_floor(group: str, figure: str) -> None:
    assert measure(group, figure) >= FLOORS[group][figure]
