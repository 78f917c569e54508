"""Notices: the data is sound."""

from pathlib import Path

import pytest

import extractor.phrases.notices
from extractor.phrases.notices import asides, consent_phrases, consent_words, folded

FOLDER = Path(extractor.phrases.notices.__file__).parent


@pytest.mark.parametrize("name", ["asides.tsv", "consent.tsv"])
def test_a_file_has_a_language_and_a_phrase_in_small_letters_in_order_and_nothing_twice(name):
    rows = [row.split("\t") for row in (FOLDER / name).read_text("utf-8").splitlines()]

    assert rows == sorted(rows)
    assert all(len(language) == 2 and phrase == folded(phrase) for language, phrase in rows)
    assert len({phrase for _, phrase in rows}) == len(rows)


def test_words_of_forms_and_those_beside_them_are_two_sets():
    of_forms, beside = consent_words()

    assert of_forms
    assert beside
    assert not set(of_forms) & set(beside)
    assert len(set(of_forms)) == len(of_forms)
    assert len(set(beside)) == len(beside)


def test_each_aside_is_found_by_a_word_of_its_own_in_small_letters_and_with_a_capital():
    by_word, glued = asides()

    assert all(word.lower() in phrase.split(" ")[:-1] for word, phrases in by_word.items() for phrase in phrases)
    assert by_word["newsletter"] == by_word["Newsletter"]
    assert all(" " not in phrase for phrase in glued)
    assert consent_phrases()
