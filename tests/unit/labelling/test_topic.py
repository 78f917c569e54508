"""What a body speaks of: words of Latin letters are found in another way than all others."""

from __future__ import annotations

import pytest

from extractor.labelling.topic import topic_of


@pytest.mark.parametrize("beside", ["", "Ωμέγα", "東京"], ids=["latin", "greek", "japanese"])
def test_words_of_four_letters_and_numbers_of_two_digits_tell_the_topic(beside):
    topic = topic_of([f"the “harbour” café's naïve-ish 12 boats of 7 a12b34c {beside}".strip()], [])

    assert {"harbo", "café", "naïve", "boats", "12", "34"} <= topic.counts.keys()
    assert topic.counts.keys().isdisjoint({"the", "7", "a", "ish"})
    assert topic.counts["12"] == 2


def test_every_latin_character_splits_words_alike_beside_letters_of_other_scripts():
    for character in map(chr, range(256)):
        line = f"harbour{character}boats 12{character}34"

        assert topic_of([f"{line} \u03a9"], []).counts == topic_of([line], []).counts
