import pytest

from extractor.errors import RuleError
from extractor.rulebook import yaml_tree
from extractor.rulebook.yaml_tree import read_tree


def test_scalars_are_those_of_yaml_1_2():
    data = read_tree("[no, 12:30, 2026-11-20, 0o17, 1_000, yes, on, 017]", "f").data

    assert data == ["no", "12:30", "2026-11-20", "0o17", "1_000", "yes", "on", 17]


def test_true_numbers_and_nothing_are_values():
    data = read_tree("[true, False, 3, -4, .5, 1e3, ~, null, '3', \"true\"]", "f").data

    assert data == [True, False, 3, -4, 0.5, 1000.0, None, None, "3", "true"]


def test_a_key_may_be_no():
    assert read_tree("no: Norwegian", "f").data == {"no": "Norwegian"}


def test_places_are_lines_and_columns_counted_from_one():
    tree = read_tree("id: a\nstrip:\n  - .ad\n  - css: .box\n", "f")

    assert tree.places[("id",)] == (1, 1)
    assert tree.places[("strip", 0)] == (3, 5)
    assert tree.places[("strip", 1, "css")] == (4, 5)


def test_an_error_below_a_key_stands_at_the_nearest_place():
    error = read_tree("match:\n  hosts: [a.b]\n", "f").error(("match", "hosts", 3, "x"), "wrong")

    assert str(error) == "f:2:3: wrong"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "stands twice; the first is in line 1"),
        ("a: !!python/name:os.system x\n", (1, 4), "tag"),
        ("a: 1\n---\nb: 2\n", (2, 1), "one file holds one rule"),
        ("? [a]\n: b\n", (1, 3), "a key must be a text"),
        ("a:\n\t- b\n", (2, 1), "tab"),
        ("a: b: c\n", (1, 5), "quotes"),
        ('re: "\\d+"\n', (1, 6), "single quotes"),
        ("drop: [*Share*]\n", (1, 8), "quotes"),
        ('a: "open\n', (2, 1), "not closed"),
        ("a: &x [*x]\n", (1, 8), "before its anchor"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_was_meant(text, place, words):
    with pytest.raises(RuleError) as caught:
        read_tree(text, "f")

    assert (caught.value.line, caught.value.column) == place
    assert words in caught.value.problem


def test_an_alias_repeats_what_its_anchor_holds():
    assert read_tree("a: &x [1, 2]\nb: *x\n", "f").data == {"a": [1, 2], "b": [1, 2]}


def test_aliases_that_multiply_are_stopped():
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefg", "bcdefgh", strict=True)]

    with pytest.raises(RuleError, match="aliases"):
        read_tree("\n".join(rows), "f")


def test_deep_nesting_is_stopped():
    with pytest.raises(RuleError, match="deeper"):
        read_tree("[" * 2000, "f")


def test_a_large_file_is_not_read():
    with pytest.raises(RuleError, match="larger"):
        read_tree("x" * (yaml_tree.MAX_CHARACTERS + 1), "f")


def test_an_empty_file_holds_nothing():
    assert read_tree("", "f").data is None
    assert read_tree("# only a comment\n", "f").data is None
