"""Spans inside one block: links, emphasis, formulas, footnote marks, pictures, with their places in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from extractor.model import Inline, InlineKind
from extractor.readers.pictures import picture_url
from extractor.readers.rows import PICTURE, Rows, lacks_space, text_of
from extractor.readers.tags import TEXT, number
from extractor.readers.tree import Tree

_KINDS = {
    InlineKind.LINK: "a",
    InlineKind.EMPHASIS: "em i cite dfn var",
    InlineKind.STRONG: "strong b",
    InlineKind.CODE: "code kbd samp tt",
    InlineKind.SUBSCRIPT: "sub",
    InlineKind.SUPERSCRIPT: "sup",
    InlineKind.MATH: "math",
    InlineKind.RUBY_READING: "rt",
    InlineKind.DELETED: "del s strike",
}
_KIND_BY_TAG = {number(name): kind for kind, names in _KINDS.items() for name in names.split()}
_LINK, _SUPERSCRIPT = number("a"), number("sup")
_NOTE_MARKS = ("doc-noteref", "footnote-ref", "footnote", "noteref", "reference", "fnref")


def inlines_of(tree: Tree, rows: Rows, index: int) -> tuple[Inline, ...]:
    """Return the spans of a block, sorted by (start, -stop)."""
    spans: dict[int, list[int]] = {}
    container, tags, parents = int(rows.containers[index]), tree.tag_list, tree.parents
    for node, start, stop in _places(tree, rows, index):
        if tags[node] == PICTURE:
            spans[node] = [start, start]
        at = parents[node]
        while at > container:
            spans.setdefault(at, [start, stop])[1] = stop
            at = parents[at]
    whole = _link_around(tree, container)
    if whole is not None and rows.texts[index]:
        spans[whole] = [0, len(rows.texts[index])]
    found = (_inline(tree, node, *span) for node, span in spans.items())
    return tuple(sorted(filter(None, found), key=lambda inline: (inline.start, -inline.stop)))


def with_note_mark(inlines: tuple[Inline, ...], text: str, note: str) -> tuple[Inline, ...]:
    """Return the spans of a note's first block with a mark that names the note in front.

    The mark is the linked number that the note begins with, else it has no width: an arrow is no name.
    """
    printed = next((each for each in inlines if _is_number(each, text)), None)
    mark = Inline(0, printed.stop if printed else 0, InlineKind.FOOTNOTE_MARK, note)
    others = (_link_back(each) for each in inlines if each is not printed)
    return tuple(sorted((mark, *others), key=lambda inline: (inline.start, -inline.stop)))


def _link_back(inline: Inline) -> Inline:
    """Return an arrow at the head of a note as a link: it leads back to the text and names no note."""
    is_back = inline.kind is InlineKind.FOOTNOTE_MARK and not inline.start
    return inline._replace(kind=InlineKind.LINK, target=f"#{inline.target}") if is_back else inline


def _is_number(inline: Inline, text: str) -> bool:
    """Whether a span is the linked number at the head of a note."""
    if inline.start or inline.kind not in (InlineKind.LINK, InlineKind.FOOTNOTE_MARK):
        return False
    return text[: inline.stop].strip("[]()., ").isalnum() and inline.stop < len(text)


def _link_around(tree: Tree, node: int) -> int | None:
    """Return the link that a whole block stands in, if any."""
    while node:
        if tree.tag_list[node] == _LINK:
            return node
        node = tree.parents[node]
    return None


def _places(tree: Tree, rows: Rows, index: int) -> Iterator[tuple[int, int, int]]:
    """Yield (node, start, stop) of each text and picture of a block, as `rows` put its text together."""
    first, last = int(rows.starts[index]), int(rows.stops[index])
    nodes = rows.events[first:last].tolist()
    pictures = _pictures_inside(tree, rows, index)
    length, gap, before, left = 0, "", " ", nodes[0]
    pieces = rows.pieces[first:last].tolist()
    piece = pieces[0]
    for node, own in zip(nodes, pieces, strict=True):
        while pictures and pictures[0] < node:
            yield pictures[0], length, length
            pictures.pop(0)
        text = text_of(tree, rows, node)
        if own != piece:
            piece, gap = own, "\n" if length else ""
        elif length and gap != "\n":
            edge = before + text[:1]
            gap = " " if " " in (gap, *map(_as_space, edge)) or lacks_space(tree, left, node, edge) else ""
        words = " ".join(text.split())
        if words:
            length += len(gap)
            yield node, length, length + len(words)
            length, gap = length + len(words), ""
        elif tree.tag_list[node] != TEXT:
            yield node, length, length
        before, left = text[-1:] or before, node
    for node in pictures:
        yield node, length, length


def _as_space(character: str) -> str:
    return " " if character.isspace() else character


def _pictures_inside(tree: Tree, rows: Rows, index: int) -> list[int]:
    """Return the pictures among a block's texts, in page order; those of a block of its own are events."""
    pictures = rows.picture_list
    if not pictures or tree.tag_list[int(rows.first_nodes[index])] != TEXT:
        return []
    container, events = int(rows.containers[index]), rows.events
    first, last = int(rows.starts[index]), int(rows.stops[index])
    low = int(events[first])
    if first and rows.containers[index - 1] != container:
        low = int(events[first - 1])
    high = int(events[last]) if last < len(events) else len(tree.parents)
    inside = pictures[bisect_left(pictures, low) : bisect_left(pictures, high)]
    return [node for node in inside if tree.blocks[node] == container]


def _inline(tree: Tree, node: int, start: int, stop: int) -> Inline | None:
    tag = tree.tag_list[node]
    if tag == PICTURE:
        return Inline(start, stop, InlineKind.PICTURE, picture_url(tree, node))
    kind = _KIND_BY_TAG.get(tag)
    if kind is None or start >= stop:
        return None
    if kind is InlineKind.LINK:
        return _link(tree, node, start, stop)
    return Inline(start, stop, kind)


def _link(tree: Tree, node: int, start: int, stop: int) -> Inline | None:
    attributes = tree.nodes[node].attributes
    target = (attributes.get("href") or "").strip()
    words = f"{attributes.get('class') or ''} {attributes.get('role') or ''} {attributes.get('rel') or ''}".lower()
    raised = tree.tag_list[tree.parents[node]] == _SUPERSCRIPT or any(mark in words.split() for mark in _NOTE_MARKS)
    if target.startswith("#") and len(target) > 1 and raised:
        return Inline(start, stop, InlineKind.FOOTNOTE_MARK, target[1:])
    return Inline(start, stop, InlineKind.LINK, target) if target else None
