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
        found = [match.span("words") for match in pair.finditer(rest) if any(map(str.isalpha, match["words"]))]
        signs = [place for start, stop in found for place in (*range(start - width, start), *range(stop, stop + width))]
        rest = _replaced(rest, signs, _TAKEN)
        taken += signs
        spans += (Inline(start, stop, kind) for start, stop in found)
    if not taken:
        return None
    taken.sort()
    within = _innermost(len(text), earlier.inlines)
    whole = (span for span in spans if not _crosses(span, within))
    moved = [
        each._replace(start=each.start - bisect_left(taken, each.start), stop=each.stop - bisect_left(taken, each.stop))
        for each in (*earlier.inlines, *whole)
    ]
    left = _replaced(text, taken, "")
    return Marked(left, tuple(sorted(moved, key=lambda each: (each.start, -each.stop))), earlier.picture)


def _replaced(text: str, places: list[int], sign: str) -> str:
    """Return a text with other signs at some places."""
    signs = list(text)
    for place in places:
        signs[place] = sign
    return "".join(signs)


def _innermost(size: int, inlines: Sequence[Inline]) -> list[Inline | None]:
    """Return for each place between the characters of a line the innermost span that it lies inside."""
    within: list[Inline | None] = [None] * (size + 1)
    for each in sorted(inlines, key=lambda each: (each.start, -each.stop)):
        inside = range(each.start + 1, each.stop)
        within[inside.start : inside.start + len(inside)] = [each] * len(inside)
    return within


def _crosses(span: Inline, within: Sequence[Inline | None]) -> bool:
    """Whether a span begins inside another and ends outside, or the other way round."""
    over_start, over_stop = within[span.start], within[span.stop]
    return (over_start is not None and over_start.stop < span.stop) or (
        over_stop is not None and over_stop.start > span.start
    )
