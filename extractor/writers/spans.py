"""A block's text as nested spans, its cuts applied: what links, bold type and the rest stand around.

Spans come out tidy: never empty (pictures apart), no white space at their edges, no span inside another of its
kind, equal neighbours joined. So their nesting is never deeper than there are kinds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.model import Cut, Inline, InlineKind, LabelledBlock
from extractor.writers.visible import visible

_JOINED = frozenset({InlineKind.LINK, InlineKind.EMPHASIS, InlineKind.STRONG, InlineKind.CODE, InlineKind.DELETED})


@dataclass(slots=True)
class Spanned:
    """A span; `parts` are texts and spans in order, `target` as in `Inline`."""

    kind: InlineKind
    target: str = ""
    parts: list[str | Spanned] = field(default_factory=list)


Part = str | Spanned


def spans_of(block: LabelledBlock) -> list[Part]:
    """Return the block's text, without what was cut, as texts and spans. Empty text gives an empty list."""
    parts = _tidy(_nested(block.block.text, block.block.inlines, block.label.cuts))
    _, inner, _ = _edges(parts)
    return inner


def plain(parts: Iterable[Part]) -> str:
    """Return the text of spans."""
    return "".join(part if isinstance(part, str) else plain(part.parts) for part in parts)


def _nested(text: str, inlines: tuple[Inline, ...], cuts: tuple[Cut, ...]) -> list[Part]:
    """Nest spans; one that crosses the end of the span around it ends there."""
    root = Spanned(InlineKind.EMPHASIS)
    open_spans, stops, at = [root], [len(text)], 0

    def take(stop: int) -> None:
        nonlocal at
        piece = _kept_piece(text, at, stop, cuts)
        if piece:
            open_spans[-1].parts.append(piece)
        at = max(at, stop)

    for inline in sorted(inlines, key=_outermost_first):
        while len(stops) > 1 and stops[-1] <= inline.start:
            take(stops.pop())
            open_spans.pop()
        if _opens(inline, open_spans, at):
            take(inline.start)
            span = Spanned(inline.kind, inline.target)
            open_spans[-1].parts.append(span)
            open_spans.append(span)
            stops.append(min(inline.stop, stops[-1]))
    while len(stops) > 1:
        take(stops.pop())
        open_spans.pop()
    take(len(text) + 1)
    return root.parts


def _opens(inline: Inline, open_spans: list[Spanned], at: int) -> bool:
    if inline.start < at or (inline.start >= inline.stop and inline.kind is not InlineKind.PICTURE):
        return False
    kinds = {span.kind for span in open_spans[1:]}
    raised_twice = inline.kind is InlineKind.SUPERSCRIPT and InlineKind.FOOTNOTE_MARK in kinds
    return inline.kind not in kinds and InlineKind.CODE not in kinds and not raised_twice


def _outermost_first(inline: Inline) -> tuple[int, int, bool]:
    return inline.start, -inline.stop, inline.kind is not InlineKind.FOOTNOTE_MARK


def _kept_piece(text: str, start: int, stop: int, cuts: tuple[Cut, ...]) -> str:
    """Return what the cuts leave of text[start:stop], with what they put in its place."""
    if not cuts:
        return visible(text[start:stop])
    pieces, at = [], start
    for cut in cuts[bisect_left(cuts, start, key=lambda each: each.stop) :]:
        if cut.start >= stop:
            break
        pieces.append(text[at : max(at, cut.start)])
        if cut.start >= start:
            pieces.append(cut.replacement)
        at = max(at, min(cut.stop, stop))
    return visible("".join([*pieces, text[at:stop]]))


def _tidy(parts: list[Part]) -> list[Part]:
    """Move white space out of spans, drop empty ones, join equal neighbours."""
    done: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            _put(done, part)
            continue
        before, part.parts, after = _edges(_tidy(part.parts))
        _put(done, before)
        if part.parts or part.kind is InlineKind.PICTURE:
            _put(done, part)
        _put(done, after)
    return done


def _put(done: list[Part], part: Part) -> None:
    last = done[-1] if done else None
    if isinstance(part, str):
        if part and isinstance(last, str):
            done[-1] = last + part
        elif part:
            done.append(part)
    elif isinstance(last, Spanned) and last.kind is part.kind and part.kind in _JOINED and _same_target(last, part):
        for each in part.parts:
            _put(last.parts, each)
    else:
        done.append(part)


def _same_target(one: Spanned, other: Spanned) -> bool:
    return one.target == other.target or one.kind is not InlineKind.LINK


def _edges(parts: list[Part]) -> tuple[str, list[Part], str]:
    """Return the white space before, the parts without it, and the white space after."""
    before = after = ""
    if parts and isinstance(parts[0], str):
        bare = parts[0].lstrip()
        before, parts = parts[0][: len(parts[0]) - len(bare)], [bare, *parts[1:]] if bare else parts[1:]
    if parts and isinstance(parts[-1], str):
        bare = parts[-1].rstrip()
        after, parts = parts[-1][len(bare) :], [*parts[:-1], bare] if bare else parts[:-1]
    return before, parts, after
