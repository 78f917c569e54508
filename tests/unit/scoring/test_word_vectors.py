"""The vectors of a line's words: like lines lie near each other, whatever their words and language."""

import numpy as np
import pytest

from extractor.scoring.characters import count_characters, find_words
from extractor.scoring.lexicon import WORDS_A_LINE
from extractor.scoring.word_vectors import VECTOR, mean_vectors, opening_words, word_table


def vectors(texts: list[str]) -> np.ndarray:
    words = find_words(count_characters(texts))
    return mean_vectors(word_table(), opening_words(words, slice(0, len(texts))))


def likeness(one: str, other: str) -> float:
    """Cosine of two lines' vectors."""
    left, right = vectors([one, other])
    return float(left @ right / np.linalg.norm(left) / np.linalg.norm(right))


def test_lines_without_words_and_pages_without_lines_have_nothing() -> None:
    assert vectors([]).shape == (0, VECTOR)
    assert not vectors(["***", "– · –"]).any()


def test_a_line_is_known_by_its_opening_words() -> None:
    opening = " ".join(["Subscribe"] * WORDS_A_LINE)
    one, other = vectors([opening, f"{opening} harbour"])

    np.testing.assert_array_equal(one, other)


def test_a_line_has_one_vector_wherever_it_stands() -> None:
    line = "The harbour of Varby was closed on Tuesday"
    alone, after = vectors([line])[0], vectors(["", "Menu 1", line])[2]

    np.testing.assert_allclose(alone, after, atol=1e-6)


def test_all_numbers_are_one_word() -> None:
    one, other = vectors(["Page 12 of 40", "Page 3 of 1977"])

    np.testing.assert_array_equal(one, other)


def test_a_word_that_the_table_does_not_know_says_nothing() -> None:
    one, other = vectors(["The harbour was closed", "The harbour qvxzulbr was wfflgrtz closed"])

    np.testing.assert_allclose(one, other, atol=1e-6)
    assert not vectors(["qvxzulbr wfflgrtz"]).any()


@pytest.mark.parametrize(
    ("line", "like", "unlike"),
    [
        ("Subscribe to our newsletter", "Abonnieren Sie unseren Newsletter", "The harbour was closed on Tuesday"),
        ("Log in to comment", "Sign up", "The storm came at night"),
        ("All rights reserved", "Alle Rechte vorbehalten", "The keeper wrote a letter"),
        ("Terms of use", "Privacy policy", "The president said on Monday"),
    ],
)
def test_chrome_lies_near_its_like(line: str, like: str, unlike: str) -> None:
    assert likeness(line, like) > likeness(line, unlike) + 0.2
