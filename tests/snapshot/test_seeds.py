"""What the tool makes of each seed today: the text, the record and the trace. Read a diff before you renew it."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from extractor import Article, Options, extract, write

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(params=SEEDS, ids=lambda seed: seed.stem)
def seed(request: pytest.FixtureRequest) -> Path:
    return request.param


def rounded(record: object) -> object:
    """Scores to two digits: the last bits of a float differ between processors."""
    if isinstance(record, float):
        return round(record, 2)
    if isinstance(record, dict):
        return {key: rounded(value) for key, value in record.items()}
    return [rounded(value) for value in record] if isinstance(record, list) else record


def test_the_text_of_a_seed(seed: Path, snapshot: SnapshotAssertion) -> None:
    assert write(extract(seed), "text") == snapshot


def test_the_record_of_a_seed(seed: Path, snapshot: SnapshotAssertion) -> None:
    record = rounded(json.loads(write(extract(seed), "json", source=seed.name)))

    assert json.dumps(record, indent=1, ensure_ascii=False) == snapshot


def test_the_trace_of_a_seed(seed: Path, snapshot: SnapshotAssertion) -> None:
    assert write(extract(seed), "trace", source=seed.name) == snapshot


def text_without_rules(seed: Path) -> Article:
    return extract(seed, options=Options(rules=False))


def test_site_rules_are_not_the_crutch(seed: Path) -> None:
    assert text_without_rules(seed).text == extract(seed).text
