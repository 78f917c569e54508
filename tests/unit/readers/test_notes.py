"""Notes: which elements are marked as such, wherever on the way to a block they stand."""

from __future__ import annotations

import pytest

from extractor.model import Kind, Options
from extractor.readers import read
from extractor.readers.notes import is_note


@pytest.mark.parametrize("attributes", [{"id": "fn1"}, {"id": "Footnote-2"}, {"id": "cite_note-3"}, {"id": "fn:4"}])
def test_ids_that_publishing_software_gives_notes(attributes: dict[str, str | None]) -> None:
    assert is_note(attributes)


@pytest.mark.parametrize("role", ["doc-footnote", "doc-endnote"])
def test_roles_of_notes(role: str) -> None:
    assert is_note({"id": "main", "role": role})


@pytest.mark.parametrize("attributes", [{}, {"id": None}, {"id": "footer"}, {"id": "fn"}, {"id": "x1"}, {"role": "a"}])
def test_other_elements_are_no_notes(attributes: dict[str, str | None]) -> None:
    assert not is_note(attributes)


@pytest.mark.parametrize("tag", ["div", "span", "li"])
def test_a_block_in_a_note_is_one_whatever_element_is_marked(tag: str) -> None:
    document = read(f'<body><p>The ferry sails.</p><{tag} id="fn1"><p>From May on.</p></{tag}>', "", Options()).document
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.FOOTNOTE]


def test_what_looks_plain_has_no_detail() -> None:
    source = "<body><h1>Ferry</h1><p>It sails.<ul><li><p>May<li>June</ul><table><tr><td>a<td>b<tr><td>c<td>d</table>"
    document = read(source, "", Options()).document
    details = [document.detail(index) for index in range(len(document.texts))]
    assert details == [block.detail for block in document.blocks]
    assert [detail is None for detail in details] == [True, True, False, False, False, False, False, False]
