"""Nodes to rows: which runs of text are blocks, and their texts with white space as CSS has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from selectolax.lexbor import LexborNode

from extractor.model import Trait
from extractor.readers.tags import TEXT, number
from extractor.readers.tree import Flags, Integers, Tree

_UNTEXT, _HIDDEN, _VEILED = int(Trait.UNTEXT), int(Trait.HIDDEN), int(Trait.VEILED)
_BREAK, _PICTURE = number("br"), number("img")
_REPLACED = frozenset(map(number, ("img", "svg", "input", "select", "textarea", "video", "audio", "iframe", "canvas")))
_MARK = "\0"
"""Splits the pieces of a page while white space is collapsed; the parser lets no NUL through."""

VEILED_SHARE = 0.3
"""Above this share of the text `aria-hidden` means a dialogue is open over the page; set by hand."""

UNVEILED_LEAST = 0.1
"""Hidden text comes out where the visible text is a smaller share than this of it; set by hand."""


@dataclass(frozen=True)
class Rows:
    """A page's blocks; n blocks, k events (texts and stand-alone pictures), in page order.

    Attributes:
        texts: visible text of each block.
        events: node of each event, shape (k,).
        starts: first event of each block, shape (n,).
        stops: one past the last event of each block, shape (n,).
        containers: nearest block-level element of each block, shape (n,).
        lengths: characters of each event, stripped, shape (k,).
        hidden: whether each block is not shown, shape (n,).
    """

    texts: list[str]
    events: Integers
    starts: Integers
    stops: Integers
    containers: Integers
    lengths: Integers
    hidden: Flags

    @cached_property
    def first_nodes(self) -> Integers:
        """First node of each block, shape (n,)."""
        return self.events[self.starts]


def read_rows(tree: Tree) -> Rows:
    """Split a page into blocks."""
    is_text = tree.tags == TEXT
    kept = np.flatnonzero(is_text & ((tree.masks & _UNTEXT) == 0))
    nodes = tree.nodes
    contents = [nodes[node].text_content or "" for node in kept.tolist()]
    lengths = np.array(list(map(len, map(str.strip, contents))), np.int64)
    hidden_bits = _hidden_bits(tree.masks[kept], lengths)
    hidden = (tree.masks & hidden_bits) != 0
    shown = (lengths > 0) & ~(hidden[kept] & ~hidden[tree.blocks[kept]])
    text_of = dict(zip(kept.tolist(), contents, strict=True))
    events, runs = _events(tree, kept[shown], hidden)
    length_of = np.zeros(len(nodes), np.int64)
    length_of[kept] = lengths
    pieces = np.cumsum(tree.tags == _BREAK)[events]
    changed = np.ones(len(events), bool)
    changed[1:] = (runs[1:] != runs[:-1]) | (pieces[1:] != pieces[:-1])
    texts = _collapse(tree, events.tolist(), text_of, changed.tolist())
    return _rows(events, runs, changed, texts, tree, length_of, hidden)


def _hidden_bits(masks: Integers, lengths: Integers) -> int:
    """Return the traits that mean hidden on this page."""
    hidden = (masks & _HIDDEN) != 0
    veiled = ~hidden & ((masks & _VEILED) != 0)
    total, dark = int(lengths.sum()), int(lengths[hidden].sum())
    if total - dark < UNVEILED_LEAST * dark:
        return 0
    return _HIDDEN if int(lengths[veiled].sum()) > VEILED_SHARE * (total - dark) else _HIDDEN | _VEILED


def _events(tree: Tree, texts: Integers, hidden: Flags) -> tuple[Integers, Integers]:
    """Return the nodes of texts and stand-alone pictures, in page order, and the run of each."""
    begins = tree.opens.copy()
    begins[_paragraph_breaks(tree, texts)] = True
    begun = np.cumsum(begins)
    pictures = np.flatnonzero((tree.tags == _PICTURE) & ((tree.masks & _UNTEXT) == 0) & ~hidden)
    events = np.sort(np.concatenate([texts, pictures]))
    runs = _runs(tree.blocks[events], begun[events])
    is_text = tree.tags[events] == TEXT
    alone = np.bincount(runs, is_text, minlength=1)[runs] == 0
    keep = is_text | alone
    events, runs, alone = events[keep], runs[keep], alone[keep]
    return events, _runs(runs, np.cumsum(alone))


def _runs(*keys: Integers) -> Integers:
    """Number the runs of events with equal keys, from 0."""
    if not len(keys[0]):
        return keys[0]
    changed = np.zeros(len(keys[0]), np.int64)
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    return np.cumsum(changed)


def _paragraph_breaks(tree: Tree, texts: Integers) -> Integers:
    """Return the line breaks that follow another one with no text between: they end a paragraph."""
    breaks = np.flatnonzero(tree.tags == _BREAK)
    if len(breaks) < 2:
        return breaks[:0]
    texts_before = np.searchsorted(texts, breaks)
    same = (texts_before[1:] == texts_before[:-1]) & (tree.blocks[breaks][1:] == tree.blocks[breaks][:-1])
    return breaks[1:][same]


def _collapse(tree: Tree, events: list[int], text_of: dict[int, str], changed: list[bool]) -> list[str]:
    """Return the text of each piece, white space collapsed."""
    parts: list[str] = []
    before = ""
    for node, change in zip(events, changed, strict=True):
        text = text_of.get(node, "")
        if change:
            parts.append(_MARK)
        elif not before[-1:].isspace() and not text[:1].isspace() and _is_spaced(tree.nodes[node]):
            parts.append(" ")
        parts.append(text)
        before = text
    return [piece.strip() for piece in " ".join("".join(parts).split()).split(_MARK)[1:]]


def _is_spaced(node: LexborNode) -> bool:
    """Whether white space, or something shown that is no text, stands between a text and the text before it."""
    at: LexborNode | None = node
    while at is not None:
        before = at.prev
        if before is None:
            at = at.parent
            continue
        while before.last_child is not None and before.tag_id not in _REPLACED:
            before = before.last_child
        if before.is_text_node:
            return not (before.text_content or "").strip()
        if before.tag_id in _REPLACED:
            return True
        at = before
    return False


def _rows(
    events: Integers, runs: Integers, changed: Flags, pieces: list[str], tree: Tree, lengths: Integers, hidden: Flags
) -> Rows:
    firsts = np.ones(len(events), bool)
    firsts[1:] = runs[1:] != runs[:-1]
    starts = np.flatnonzero(firsts)
    stops = np.append(starts[1:], len(events)) if len(starts) else starts
    piece_starts = np.flatnonzero(changed)
    first_piece = np.searchsorted(piece_starts, starts).tolist()
    last_piece = [*first_piece[1:], len(pieces)]
    texts = [
        pieces[first] if last - first == 1 else "\n".join(filter(None, pieces[first:last]))
        for first, last in zip(first_piece, last_piece[: len(first_piece)], strict=True)
    ]
    containers = tree.blocks[events[starts]]
    return Rows(texts, events, starts, stops, containers, lengths[events], hidden[containers])
