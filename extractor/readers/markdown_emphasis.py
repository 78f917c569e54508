"""Emphasis as Markdown writes it: spans over the words instead of asterisks and underscores among them.

Signs are taken off on pages that are Markdown beyond doubt, and only in pairs that hold words: a lone asterisk,
`2 * 3`, `__init__` and `snake_case` stay as they are, and so does what stands between backticks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractor.model import Inline, InlineKind
from extractor.readers.markdown_links import Marked
from extractor.text import pattern

_LEAST_MARKS = 2
"""Lines with links, or headings, from which on a page is Markdown; set by hand."""
_LEAST_BOLD = 3
"""Lines with words between double asterisks from which on it is, too; set by hand."""
_CODE = pattern(r"(`+)[^`]+\1(?!`)")
_FENCE = ("```", "~~~")
_CODE_INDENT = 4
"""Columns from which on a line without a marker is code. Source: CommonMark 4.4."""
_TAKEN = "\ufffc"
"""Stands for a sign that belongs to a pair already."""
BOLD_SIGN = "**"
"""A page without it, without links and without headings has no emphasis."""
_PAIRS = (
    (pattern(r"(?<![\\*])\*\*\*(?=[^\s*])(?P<words>[^*]{1,500}?)(?<=[^\s*\\])\*\*\*(?!\*)"), 3, InlineKind.STRONG),
    (pattern(r"(?<![\\*])\*\*(?=[^\s*])(?P<words>(?:[^*]|\*(?!\*)){1,500}?)(?<=[^\s*\\])\*\*"
             r"(?!\*)(?:(?<=[\w:：]\*\*)|(?!\w))"), 2,
     InlineKind.STRONG),
    (pattern(r"(?<![\w\\])__(?=[^\s_])(?P<words>[^_]{1,500}? [^_]{1,500}?)(?<=[^\s_\\])__(?!\w)"), 2,
     InlineKind.STRONG),
    (pattern(r"(?<![\w\\*])\*(?=[^\s*])(?P<words>[^*]{1,500}?)(?<=[^\s*\\])\*(?![\w*])"), 1, InlineKind.EMPHASIS),
    (pattern(r"(?<![\w\\])_(?=[^\s_])(?P<words>[^_]{1,500}?)(?<=[^\s_\\])_(?!\w)"), 1, InlineKind.EMPHASIS),
)  # fmt: skip
"""Pairs of signs, how many characters each sign has, and what it makes of the words between. Two underscores must hold
a space, as names in code have none; single signs must not touch a word outside. Two asterisks between a sign and a word
open and never close, but for the colon of a label: `f(a, **b) and g(**c)` holds no pair. Source: CommonMark 6.2."""


def take_emphasis(
    texts: Sequence[str], marked: Mapping[int, Marked], headings: int, indents: Sequence[int], items: Mapping[int, str]
) -> dict[int, Marked]:
    """Return the lines that hold emphasis, by their index, with their earlier spans; none unless the page is Markdown.

    Args:
        texts: the lines, links and pictures taken out.
        marked: the lines that hold links or pictures.
        headings: how many lines are headings by their number signs.
        indents: columns of white space before each line.
        items: list marker of each line that has one.
    """
    held = [index for index, text in enumerate(texts) if "*" in text or "_" in text]
    if not marked and not headings and not any(BOLD_SIGN in texts[index] for index in held):
        return {}
    if not held or not _is_markdown(texts, held, len(marked) + headings):
        return {}
    code = _lines_of_code(texts)
    found = {}
    for index in held:
        if index in code or (indents[index] >= _CODE_INDENT and index not in items):
            continue
        line = _without_signs(texts[index], marked.get(index, Marked(texts[index])))
        if line is not None:
            found[index] = line
    return found


def _is_markdown(texts: Sequence[str], held: list[int], marks: int) -> bool:
    if marks >= _LEAST_MARKS:
        return True
    bold, *_ = _PAIRS[1]
    return sum(bold.search(texts[index]) is not None for index in held if BOLD_SIGN in texts[index]) >= _LEAST_BOLD


def _lines_of_code(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines between fences."""
    inside, code = False, []
    for index, text in enumerate(texts):
        if text.startswith(_FENCE):
            inside = not inside
        elif inside:
            code.append(index)
    return frozenset(code) if not inside else frozenset(range(len(texts)))  # a fence that nobody closed: let all be


def _without_signs(text: str, earlier: Marked) -> Marked | None:
    """Return a line without its pairs of signs; None where it has none."""
    rest = _CODE.sub(lambda code: "x" * len(code.group()), text) if "`" in text else text
    taken: list[int] = []
    spans: list[Inline] = []
    for pair, width, kind in _PAIRS:
        for match in list(pair.finditer(rest)):
            start, stop = match.span("words")
            if not any(map(str.isalpha, match["words"])):
                continue
            signs = [*range(start - width, start), *range(stop, stop + width)]
            taken += signs
            rest = f"{rest[: start - width]}{_TAKEN * width}{rest[start:stop]}{_TAKEN * width}{rest[stop + width :]}"
            spans.append(Inline(start, stop, kind))
    if not taken:
        return None
    taken.sort()
    left = "".join(sign for place, sign in enumerate(text) if place not in set(taken))
    moved = [
        each._replace(start=each.start - bisect_left(taken, each.start), stop=each.stop - bisect_left(taken, each.stop))
        for each in (*earlier.inlines, *(span for span in spans if not _crosses(span, earlier.inlines)))
    ]
    return Marked(left, tuple(sorted(moved, key=lambda each: (each.start, -each.stop))), earlier.picture)


def _crosses(span: Inline, others: Sequence[Inline]) -> bool:
    """Whether a span begins inside another and ends outside, or the other way round."""
    return any(
        span.start < other.start < span.stop < other.stop or other.start < span.start < other.stop < span.stop
        for other in others
    )
