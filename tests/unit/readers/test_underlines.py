"""Rules below headings make headings and are no text; other rules stay what they are."""

import pytest

from extractor.model import Kind
from extractor.readers.lines import read_lines


def blocks_of(text):
    return read_lines(text, "", "str", "str", ()).document.blocks


def shown(text):
    return [(block.text, block.level) for block in blocks_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The log\n=======\n\nIt rained.", [("The log", 1), ("It rained.", 0)]),
        ("=======\nThe log\n=======\n\nIt rained.", [("The log", 1), ("It rained.", 0)]),
        ("The log\n===\nIt rained.", [("The log", 1), ("It rained.", 0)]),
        ("Menu\n\n  1. Wind\n  -------\n\nIt blew.", [("Menu", 0), ("1. Wind", 2), ("It blew.", 0)]),
        ("A\n===\n\nx\n\nB\n===\n\ny", [("A", 2), ("x", 0), ("B", 2), ("y", 0)]),
        ("Lamp\n~~~~\n\nIt burned.", [("Lamp", 3), ("It burned.", 0)]),
    ],
)
def test_a_line_with_a_rule_right_below_is_a_heading(text, expected):
    assert shown(text) == expected


def test_headings_know_their_lines_and_no_paragraph_swallows_them():
    heading, paragraph, *_ = blocks_of("\nThe log\n=======\nIt rained.\n")

    assert (heading.kind, heading.line, paragraph.line) == (Kind.HEADING, 2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\n-------\n\nIt blew.",
        "It rained all day,\nand it blew\n-----------\nfrom the north.",
        "Name of the ship\n---\nAda",
        "-- \nThe keeper",
        "a = b\n--- old\n+++ new",
        "==\n===\n====",
        "It says:\n\n ships\n-------\n 41\n 12",
    ],
    ids=["a rule", "no line above", "another length", "a signature", "a patch", "rules alone", "a column"],
)
def test_other_rules_stay(text):
    assert len(blocks_of(text)) == len([line for line in text.split("\n") if line.strip()])
    assert not any(block.level for block in blocks_of(text))
