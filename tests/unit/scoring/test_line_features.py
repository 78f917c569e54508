"""The features of text lines: defined for any page, in range, and blind to the language."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model import LineLayout
from extractor.scoring.line_features import COLUMNS, line_features

TEXTS = st.lists(st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "x"), max_size=12)


def column(name: str, texts: list[str], layout: LineLayout | None = None) -> list[float]:
    layout = layout or LineLayout([0] * len(texts), [1] * len(texts))
    return line_features(texts, layout).matrix[COLUMNS.index(name)].round(3).tolist()


def test_no_lines_give_no_columns() -> None:
    assert line_features([], LineLayout([], [])).matrix.shape == (len(COLUMNS), 0)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_every_feature_is_a_number_of_modest_size(texts: list[str]) -> None:
    matrix = line_features(texts, LineLayout([0] * len(texts), [0] * len(texts))).matrix

    assert matrix.shape == (len(COLUMNS), len(texts))
    assert np.isfinite(matrix).all()
    assert np.abs(matrix).max(initial=0) < 12


def test_a_sentence_ends_in_every_script() -> None:
    texts = ["It ends.", "It does not", "結束了。", "यह समाप्त है।", "هل انتهى؟", "He said: “It ends.”"]

    assert column("ends_sentence", texts) == [1, 0, 1, 1, 1, 1]


def test_repeated_lines_and_openings_are_seen() -> None:
    texts = ["Posted by Ann on Monday", "Posted by Ann on Friday", "Read more", "Read more"]

    assert column("repeated_before", texts) == [0, 0, 0, 1]
    assert column("log_opening_repeats", texts)[0] > 0


def test_markers_are_told_apart() -> None:
    layout = LineLayout([0, 0, 0], [0, 0, 0], {0: "1.", 1: "•"})

    assert column("numbered", ["a", "b", "c"], layout) == [1, 0, 0]
    assert column("bulleted", ["a", "b", "c"], layout) == [0, 1, 0]


def test_the_densest_run_of_prose_is_found_between_menus() -> None:
    prose = "This sentence has a good many words, as prose does, and it ends where a sentence ends, with a stop."
    texts = ["Home", "News", prose, "A subhead", prose, prose, "Contact", "Imprint"]

    assert column("in_segment", texts) == [0, 0, 1, 1, 1, 1, 0, 0]
    assert column("segment_side", texts) == [-1, -1, 0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize("name", ["place_by_block", "log_from_start"])
def test_places_grow_down_the_page(name: str) -> None:
    values = column(name, ["a", "b", "c", "d"])

    assert values == sorted(values)


def test_a_story_shares_its_topic_and_a_teaser_does_not() -> None:
    texts = [
        "Ministers of Norland met in Varby on Tuesday to agree on fishing quotas for herring after weeks of talks.",
        "Fishing boats of Norland had waited in the harbour of Varby while ministers talked about herring again.",
        "Seven recipes that bring sunshine into your kitchen even when clouds hang over every chimney of the street.",
    ]
    shares = column("topic_word_share", texts)

    assert shares[2] < min(shares[:2])
