"""The answers equal the gold, apart from the gaps that `known_gaps.yaml` owns up to."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.quality.gold import Gold, golds
from tests.quality.verdict import ASPECTS, aspects_of

GAPS: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "known_gaps.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("gold", "aspect"),
    [pytest.param(gold, aspect, id=f"{gold.name}-{aspect}") for gold in golds() for aspect in aspects_of(gold)],
)
def test_an_answer_is_the_gold_unless_its_gap_is_known(gold: Gold, aspect: str) -> None:
    reason = GAPS.get(gold.name, {}).get(aspect)
    wrong = ASPECTS[aspect](gold)

    if reason is None:
        assert wrong is None, f"{gold.page}: {wrong}"
    else:
        assert wrong is not None, f"closed: delete `{aspect}` of {gold.name} from known_gaps.yaml"


def test_known_gaps_name_fixtures_and_aspects_that_exist_and_a_reason() -> None:
    aspects = {gold.name: set(aspects_of(gold)) for gold in golds()}

    assert [name for name, gaps in GAPS.items() if not set(gaps) <= aspects.get(name, set())] == []
    assert all(reason.strip() for gaps in GAPS.values() for reason in gaps.values())
