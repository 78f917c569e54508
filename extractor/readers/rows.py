"""Nodes to rows: which runs of text are blocks, and their texts with white space as CSS has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, pairwise
from operator import attrgetter

import numpy as np
from selectolax.lexbor import LexborNode

from extractor.model import Trait
from extractor.readers.formulas import read_formulas
from extractor.readers.tags import TEXT, number
from extractor.readers.tree import Flags, Integers, Tree

_UNTEXT, _HIDDEN, _VEILED, _CODE = int(Trait.UNTEXT), int(Trait.HIDDEN), int(Trait.VEILED), int(Trait.CODE)
PICTURE = number("img")
_BREAK = number("br")
_REPLACED = frozenset(map(number, ("img", "svg", "input", "select", "textarea", "video", "audio", "iframe", "canvas")))
_FORMATTING = frozenset(map(number, ("b", "i", "em", "strong", "sub", "sup", "code", "font", "u", "mark", "small")))
_content = attrgetter("text_content")

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
        pieces: number of line breaks before each event, shape (k,).
        lengths: characters of each event, stripped, shape (k,).
        hidden: whether each block is not shown, shape (n,).
        formulas: text by node where a formula's source stands for its tokens.
        inner_pictures: nodes of pictures inside blocks of text, in page order.
    """

    texts: list[str]
    events: Integers
    starts: Integers
    stops: Integers
    containers: Integers
    pieces: Integers
    lengths: Integers
    hidden: Flags
    formulas: dict[int, str]
    inner_pictures: Integers

    @cached_property
    def picture_list(self) -> list[int]:
        """The same as `inner_pictures`, as a list."""
        pictures: list[int] = self.inner_pictures.tolist()
        return pictures

    @cached_property
    def first_nodes(self) -> Integers:
        """First node of each block, shape (n,)."""
        return self.events[self.starts]


def read_rows(tree: Tree) -> Rows:
    """Split a page into blocks."""
    kept = np.flatnonzero((tree.tags == TEXT) & ((tree.masks & _UNTEXT) == 0))
    nodes, formulas = tree.nodes, read_formulas(tree)
    contents = list(map(_content, map(nodes.__getitem__, kept.tolist())))
    if formulas:
        contents = list(map(formulas.get, kept.tolist(), contents))
    kept_lengths = np.fromiter(map(len, map(str.strip, contents)), np.int64, len(contents))
    hidden = (tree.masks & _hidden_bits(tree.masks[kept], kept_lengths)) != 0
    concealed = hidden[kept] & ~hidden[tree.blocks[kept]] & ~_shown_formulas(formulas, kept)
    shown = (kept_lengths > 0) & ~concealed
    events, runs, inner = _events(tree, kept[shown], hidden)
    breaks = _breaks_before(tree, events)
    lengths = np.zeros(len(nodes), np.int64)
    lengths[kept] = kept_lengths
    starts, stops = _bounds(runs)
    containers = tree.blocks[events[starts]]
    texts = _texts(tree, events, starts, breaks, _contents(tree, events, compress(contents, shown.tolist())))
    rows = Rows(texts, events, starts, stops, containers, breaks, lengths[events], hidden[containers], formulas, inner)
    _read_code(tree, rows)
    return rows


def _breaks_before(tree: Tree, events: Integers) -> Integers:
    """Return the number of line breaks before each event."""
    breaks: Integers = np.cumsum(tree.tags == _BREAK)[events]
    return breaks


def _contents(tree: Tree, events: Integers, texts: Iterable[str]) -> list[str]:
    """Return the text of each event: those of pictures are empty."""
    is_text = tree.tags[events] == TEXT
    if is_text.all():
        return list(texts)
    following = iter(texts)
    return [next(following) if each else "" for each in is_text.tolist()]


def text_of(tree: Tree, rows: Rows, node: int) -> str:
    """Return the text that an event adds to its block, white space as in the source; a picture adds none."""
    return rows.formulas[node] if node in rows.formulas else tree.nodes[node].text_content or ""


def _shown_formulas(formulas: dict[int, str], kept: Integers) -> Flags:
    """Mark formulas: some sites hide the markup and show a picture of it."""
    return np.isin(kept, list(formulas)) if formulas else np.zeros(len(kept), bool)


def _read_code(tree: Tree, rows: Rows) -> None:
    """Give code blocks their verbatim text, and hide those that are line numbers alone."""
    blocks = np.flatnonzero(tree.masks[rows.containers] & _CODE).tolist()
    if not blocks:
        return
    from extractor.readers.code import code_text, is_gutter_text

    for index in blocks:
        container = tree.nodes[int(rows.containers[index])]
        if tree.tags[rows.first_nodes[index]] == TEXT:
            rows.texts[index] = code_text(container)
            rows.hidden[index] |= is_gutter_text(rows.texts[index])


def _hidden_bits(masks: Integers, lengths: Integers) -> int:
    """Return the traits that mean hidden on this page."""
    hidden = (masks & _HIDDEN) != 0
    veiled = ~hidden & ((masks & _VEILED) != 0)
    total, dark = int(lengths.sum()), int(lengths[hidden].sum())
    if total - dark < UNVEILED_LEAST * dark:
        return 0
    return _HIDDEN if int(lengths[veiled].sum()) > VEILED_SHARE * (total - dark) else _HIDDEN | _VEILED


def _events(tree: Tree, texts: Integers, hidden: Flags) -> tuple[Integers, Integers, Integers]:
    """Return the nodes of texts and stand-alone pictures, in page order, the run of each, and the other pictures."""
    begins = tree.opens.copy()
    begins[_paragraph_breaks(tree, texts)] = True
    begun = np.cumsum(begins)
    pictures = np.flatnonzero((tree.tags == PICTURE) & ((tree.masks & _UNTEXT) == 0) & ~hidden)
    events = np.sort(np.concatenate([texts, pictures]))
    runs = _runs(tree.blocks[events], begun[events])
    is_text = tree.tags[events] == TEXT
    alone = np.bincount(runs, is_text, minlength=1)[runs] == 0
    keep = is_text | alone
    inner = events[~keep]
    events, runs, alone = events[keep], runs[keep], alone[keep]
    return events, _runs(runs, np.cumsum(alone)), inner


def _runs(*keys: Integers) -> Integers:
    """Number the runs of events with equal keys, from 0."""
    if not len(keys[0]):
        return keys[0]
    changed = np.zeros(len(keys[0]), bool)
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    return changed.cumsum()


def _paragraph_breaks(tree: Tree, texts: Integers) -> Integers:
    """Return the line breaks that follow another one with no text between: they end a paragraph."""
    breaks = np.flatnonzero(tree.tags == _BREAK)
    if len(breaks) < 2:
        return breaks[:0]
    texts_before = np.searchsorted(texts, breaks)
    same = (texts_before[1:] == texts_before[:-1]) & (tree.blocks[breaks][1:] == tree.blocks[breaks][:-1])
    found: Integers = breaks[1:][same]
    return found


def _bounds(runs: Integers) -> tuple[Integers, Integers]:
    """Return the first event of each run and one past its last."""
    if not len(runs):
        return runs, runs
    bounds = np.empty(runs[-1] + 2, np.int64)
    bounds[0], bounds[-1] = 0, len(runs)
    bounds[1:-1] = (runs[1:] != runs[:-1]).nonzero()[0] + 1
    return bounds[:-1], bounds[1:]


def _texts(tree: Tree, events: Integers, starts: Integers, breaks: Integers, contents: list[str]) -> list[str]:
    """Return the text of each block: white space collapsed, a line feed for a line break."""
    texts = [
        text if text.isprintable() and "  " not in text else " ".join(text.split())  # most come back as they are
        for text in map(str.strip, contents)
    ]
    goes_on = np.ones(len(events), bool)
    goes_on[starts] = False
    following = np.flatnonzero(goes_on)
    if not len(following):
        return texts
    is_broken = (breaks[following] != breaks[following - 1]).tolist()
    for event, broken in zip(following.tolist(), is_broken, strict=True):
        texts[event] = ("\n" if broken else _gap(tree, events, contents, event)) + texts[event]
    bounds = pairwise([*starts.tolist(), len(texts)])
    return [texts[first] if stop - first == 1 else "".join(texts[first:stop]) for first, stop in bounds]


def _gap(tree: Tree, events: Integers, contents: list[str], event: int) -> str:
    """Return what is to stand between a text and the one before it in its piece: a space or nothing."""
    edge = contents[event - 1][-1] + contents[event][0]
    if edge[0].isspace() or edge[1].isspace():
        return " "
    return " " if lacks_space(tree, int(events[event - 1]), int(events[event]), edge) else ""


def lacks_space(tree: Tree, left: int, right: int, edge: str) -> bool:
    """Whether a space must be put between two texts of a piece.

    Args:
        tree: the page.
        left: node of the text before.
        right: node of the text after.
        edge: last character of the one and first character of the other.
    """
    if edge[:1].isspace() or edge[1:].isspace():
        return False
    return _is_spaced(tree.nodes[right]) or _is_label_edge(tree, left, right, edge)


def _is_label_edge(tree: Tree, left: int, right: int, edge: str) -> bool:
    """Whether two inline elements that only a style sheet sets apart meet: "...shelf.</span><span>Ann"."""
    if len(edge) < 2 or not edge[1].isupper() or not (edge[0].islower() or edge[0] in ".!?:)"):
        return False
    parents = tree.parents[left], tree.parents[right]
    return parents[0] != parents[1] and all(
        parent != int(tree.blocks[parent]) and int(tree.tags[parent]) not in _FORMATTING for parent in parents
    )


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
