"""Flattened text: what becomes a block."""

import pytest

from extractor.model import Block, Kind, LineLayout, ListItem
from extractor.readers.lines import read_lines


def blocks_of(text: str) -> tuple[Block, ...]:
    return read_lines(text, "", "str", "str", ()).document.blocks


def texts_of(text: str) -> list[str]:
    return read_lines(text, "", "str", "str", ()).document.texts


def test_a_line_is_a_block_and_blank_lines_are_counted_above_it():
    document = read_lines("One\n\n\nTwo\nThree", "", "str", "str", ()).document

    assert document.texts == ["One", "Two", "Three"]
    assert document.layout == LineLayout([0, 0, 0], [0, 2, 0])
    assert [(block.line, block.last_line) for block in document.blocks] == [(1, 1), (4, 4), (5, 5)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f"])
def test_every_line_end_of_unicode_ends_a_line(end):
    assert texts_of(f"One{end}Two") == ["One", "Two"]


@pytest.mark.parametrize("empty", ["", "\n\n", "\ufeff", " \u00a0\t\n\u200b\n"])
def test_a_text_that_shows_nothing_has_no_blocks(empty):
    assert texts_of(empty) == []


def test_white_space_is_collapsed_and_no_break_spaces_are_spaces():
    assert texts_of("\u00a0 The  National\u00a0Memo\tLogo ") == ["The National Memo Logo"]


def test_a_reference_that_was_left_behind_makes_no_second_space():
    assert texts_of("Five&nbsp; o'clock") == ["Five o'clock"]


def test_a_tab_indents_by_four_columns():
    document = read_lines("\tIndented\n  Two", "", "str", "str", ()).document

    assert isinstance(document.layout, LineLayout)
    assert document.layout.indents == [4, 2]


def test_a_byte_order_mark_and_zero_width_characters_vanish():
    assert texts_of("\ufeffZero\u200bwidth soft\u00adhyphen") == ["Zerowidth softhyphen"]


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "ภาษา\u200bไทย"])
def test_joiners_stay_where_a_script_needs_them(text):
    assert texts_of(text) == [text]


def test_joiners_between_latin_letters_vanish():
    assert texts_of("shelf\u200cful") == ["shelfful"]


def test_a_lone_surrogate_becomes_the_replacement_character():
    assert texts_of("a\ud800b") == ["a\ufffdb"]


def test_a_markdown_heading_loses_its_signs_and_keeps_its_level():
    heading, tag = blocks_of("## The siege\n\nText #1 and #hashtag")

    assert (heading.kind, heading.level, heading.text) == (Kind.HEADING, 2, "The siege")
    assert tag.kind is Kind.PARAGRAPH


def test_a_comment_of_a_shell_script_is_no_heading():
    assert [block.kind for block in blocks_of("apt update\n# then install")] == [Kind.PARAGRAPH] * 2


def test_resiliparse_lists_keep_numbers_nesting_and_further_paragraphs():
    text = "  1. A. Reader on\n\n    The first one.\n\n    The second one.\n      - a nested item\n\nAfter the list."

    assert [block.detail for block in blocks_of(text)] == [
        ListItem(0, 0, ordered=True, number=1, marker="1."),
        ListItem(0, 0, continues=True),
        ListItem(0, 0, continues=True),
        ListItem(0, 1, marker="-"),
        None,
    ]


def test_two_lists_have_two_groups():
    text = "• one\n• two\n\nA paragraph between them.\n\n• three"

    groups = [block.detail.group for block in blocks_of(text) if isinstance(block.detail, ListItem)]

    assert groups == [0, 0, 1]


def test_numbers_that_count_are_markers_and_a_lone_number_is_text():
    assert texts_of("1. Boil the water\n2. Add salt") == ["Boil the water", "Add salt"]
    assert texts_of("3. Oktober 2023") == ["3. Oktober 2023"]
    assert texts_of("1. FC Köln gewinnt") == ["1. FC Köln gewinnt"]


def test_the_header_of_a_wet_record_is_skipped_and_tells_the_address():
    record = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\n\r\nTitle\r\nText"

    document = read_lines(record, "", "str", "str", ()).document

    assert document.texts == ["Title", "Text"]
    assert document.url == "https://example.org/a"
    assert document.build(0).line == 5


def test_a_page_has_no_elements_to_ask_for():
    page = read_lines("Text", "", "str", "str", ())

    assert (page.find("p"), page.values("p")) == ((), ())
