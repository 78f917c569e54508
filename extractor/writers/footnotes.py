"""Footnotes: which marks in the text have a note among the printed blocks, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extractor.model import Inline, InlineKind, Kind, LabelledBlock
from extractor.writers.visible import visible

_LABEL = re.compile(r"[A-Za-z0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes that are printed and marked in the text. A label is what the mark shows: "1".

    Attributes:
        marks: label by the mark's target.
        notes: label by the index of the note's first block.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)

    def of_mark(self, target: str) -> str | None:
        """Return the label of the note that a mark points to, None where it is not printed."""
        return self.marks.get(_name(target))

    def of_note(self, block: LabelledBlock) -> str | None:
        """Return the label of a note, None for other blocks and for notes that nothing marks."""
        return self.notes.get(block.block.index)


def footnotes_of(blocks: Iterable[LabelledBlock]) -> Footnotes:
    """Match marks and notes.

    A note is named by the first mark in its own block; where no note is named and there are as many as marks, they
    are taken in order. A mark whose label is long, no plain word or taken already stays a raised text.
    """
    blocks = list(blocks)
    labels = _labels(blocks)
    notes = [block for block in blocks if block.block.kind is Kind.FOOTNOTE]
    named = [(_name(mark.target), note) for note in notes if (mark := next(_marks(note), None)) is not None]
    if not named and len(notes) == len(labels):
        named = list(zip(labels, notes, strict=True))
    found = [(target, labels[target], note.block.index) for target, note in named if target in labels]
    return Footnotes({target: label for target, label, _ in found}, {index: label for _, label, index in found})


def _labels(blocks: list[LabelledBlock]) -> dict[str, str]:
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for block in blocks:
        for mark in _marks(block) if block.block.kind is not Kind.FOOTNOTE else ():
            target, label = _name(mark.target), visible(block.block.text[mark.start : mark.stop]).strip("[]() ")
            if target not in labels and label not in taken and _LABEL.fullmatch(label):
                labels[target] = label
                taken.add(label)
    return labels


def _name(target: str) -> str:
    return target.rpartition("#")[2]


def _marks(block: LabelledBlock) -> Iterator[Inline]:
    return (inline for inline in block.block.inlines if inline.kind is InlineKind.FOOTNOTE_MARK and inline.target)
