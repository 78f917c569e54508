"""Characters and words of a whole page, counted at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.scoring.characters import CharacterClass, count_characters, find_words

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30), max_size=8)


def words_of(texts: list[str]) -> list[str]:
    words = find_words(count_characters(texts))
    joined = "\n".join(texts) + "\n"
    return [joined[start : start + length] for start, length in zip(words.starts, words.lengths, strict=True)]


def test_each_class_is_counted_by_block() -> None:
    counts = count_characters(["Ab, 12.", "漢字"]).counts

    assert counts[0, CharacterClass.UPPER] == 1
    assert counts[0, CharacterClass.LOWER] == 1
    assert counts[0, CharacterClass.COMMA] == 1
    assert counts[0, CharacterClass.DIGIT] == 2
    assert counts[0, CharacterClass.ENDER] == 1
    assert counts[1, CharacterClass.DENSE] == 2


def test_words_are_runs_and_dense_characters_stand_alone() -> None:
    assert words_of(["Hello, wide World 24", "中文abc字"]) == ["Hello", "wide", "World", "24", "中", "文", "abc", "字"]


def test_a_word_hashes_the_same_wherever_it_stands_and_however_it_is_cased() -> None:
    first = find_words(count_characters(["subscribe now"]))
    second = find_words(count_characters(["a longer line first", "Please Subscribe"]))

    assert first.hashes[0] == second.hashes[-1]
    assert first.hashes[0] != first.hashes[1]


def test_a_page_longer_than_the_kept_powers_hashes_alike() -> None:
    filler = "x" * 300_000

    assert (
        find_words(count_characters([filler, "subscribe"])).hashes[-1]
        == find_words(count_characters(["subscribe"])).hashes[0]
    )


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_every_character_is_counted_once(texts: list[str]) -> None:
    characters = count_characters(texts)

    assert characters.counts.sum() == sum(map(len, texts)) + len(texts)
    assert characters.lengths.tolist() == [len(text) for text in texts]


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_words_never_cross_lines(texts: list[str]) -> None:
    words = find_words(count_characters(texts))
    ends = count_characters(texts).starts + count_characters(texts).lengths

    assert all(s + n <= ends[b] for s, n, b in zip(words.starts, words.lengths, words.blocks, strict=True))
