"""Which blocks become body."""

import numpy as np

from extractor.scoring.cut import best_cut, expected_f1, islands, leads, touching


def numbers(*values: float) -> "np.typing.NDArray[np.float32]":
    return np.array(values, np.float32)


def test_a_long_paragraph_that_touches_the_body_joins_it() -> None:
    chances, words = numbers(0.9, 0.35, 0.35, 0.1, 0.35), numbers(40, 40, 40, 40, 40)

    assert touching(chances, words, chances >= 0.5) == [1, 2]


def test_a_short_or_distant_or_doubtful_line_does_not() -> None:
    chances, words = numbers(0.35, 0.9, 0.35, 0.2), numbers(40, 40, 5, 40)

    assert touching(chances, words, chances >= 0.5) == [0]


def test_nothing_touches_an_empty_choice() -> None:
    chances = numbers(0.4, 0.4)

    assert touching(chances, numbers(40, 40), chances >= 0.5) == []


def test_a_doubtful_block_far_from_the_body_is_an_island() -> None:
    chances = numbers(0.6, 0.1, 0.1, 0.1, 0.9, 0.9)

    assert islands(chances, chances >= 0.5) == [0]


def test_a_doubtful_block_near_the_body_and_a_sure_one_far_from_it_are_none() -> None:
    chances = numbers(0.8, 0.1, 0.1, 0.1, 0.9, 0.1, 0.1, 0.6)

    assert islands(chances, chances >= 0.5) == []


def test_a_long_paragraph_above_the_body_is_its_lead() -> None:
    chances, words = numbers(0.25, 0.1, 0.1, 0.9, 0.25), numbers(40, 2, 40, 40, 40)

    assert leads(chances, words, chances >= 0.5) == [0]


def test_a_short_or_doubtful_or_far_paragraph_is_no_lead_and_nothing_leads_an_empty_choice() -> None:
    chances, words = numbers(0.25, *[0.1] * 10, 0.25, 0.9), numbers(40, *[40] * 10, 20, 40)

    assert leads(chances, words, chances >= 0.5) == []
    assert leads(chances, words, chances > 1) == []


def test_thin_pages_get_a_lower_cut_and_sure_ones_keep_theirs() -> None:
    assert best_cut(numbers(0.45, 0.4, 0.01), numbers(30, 30, 30)) < 0.45
    assert best_cut(numbers(0.99, 0.98, 0.01), numbers(30, 30, 30)) >= 0.5
    assert best_cut(numbers(), numbers()) == 0.5


def test_expected_f1_is_one_for_certainty_and_nought_for_nothing() -> None:
    certain = numbers(1, 1, 0)

    assert expected_f1(certain, numbers(10, 10, 10), certain > 0.5) == 1
    assert expected_f1(certain, numbers(10, 10, 10), certain > 2) == 0
