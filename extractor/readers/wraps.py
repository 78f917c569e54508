"""Hard-wrapped paragraphs joined again.

A program that fills lines breaks before the first word that would not fit. So each line that goes on in the next
one tells an interval of widths: at least its own length, less than its length with the next line's first word. Where
most such pairs of a page agree on one width, the page (or a part of it) was wrapped at it. Menus, verse and
paragraphs that stand on one line agree on none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from extractor.readers.hanging import hanging_spans, merged
from extractor.readers.line_rows import Rows, is_dense, joined
from extractor.readers.markdown_links import SIGN, without_addresses
from extractor.text import ends_sentence, pattern

_NARROWEST, _WIDEST = 40, 100
_NARROWEST_DENSE = 20
_CASELESS = "\u0590"
"""From Hebrew on, most scripts have no case."""
_LEAST_PAIRS = 3
_AGREEMENT = 0.5
"""Share of the pairs that must agree on a width, set by hand; pairs of unwrapped pages reach 0.1 to 0.3."""
_MANY_PAIRS, _WEAK_AGREEMENT = 8, 0.3
"""A wrapped letter inside an unwrapped page: more pairs, less agreement."""
_WHOLE_PAGE = 0.7
"""Share of agreeing pairs above which two lines make a paragraph; below, it takes three. Of Chinese and Japanese few
pairs will do: a line that breaks anywhere tells its width to one or two characters."""
_CONTINUING = 0.34
"""Share of the breaks inside a paragraph before which no sentence ends and after which no capital stands."""
_HYPHENATING = 0.04
_CODE = pattern(r"[{}=<>|\\_]|://|[;)({]$|\(\)|[\u2190-\u2bff]|\w\.\w+\(|^(?:--?|//|\$)[ \w]")
_COLUMNS = pattern(r" {4}")
"""Between the columns of a table; text that is set flush has gaps of two or three."""
_SLACK = 8
"""Columns by which a line may end early where the next reads on, on a page filled to one width: people fill by hand."""
_MARKER = pattern(r"(?:[•◦▪‣●○■►·*+o\-–—>]|\(?(?P<number>\d{1,3})[.)])\s|©|Copyright\b")
"""What begins a paragraph of its own: an item of a list, a claim of copyright."""
_LIST_ROWS = 40
"""How far the next item of a list may be; set by hand."""
_BROKEN_WORD = pattern(r"([^\W\d_]{2,})[-\u2010\u2011]$")
_FIRST_LETTERS = pattern(r"[^\W\d_]+")

_CHARACTER = r"[\u3041-\u30ff\u3400-\u9fff]"
_TOGETHER = pattern(rf"{_CHARACTER}[0-9A-Za-z]|[0-9A-Za-z]{_CHARACTER}")
_APART = pattern(rf"{_CHARACTER} [0-9A-Za-z]|[0-9A-Za-z] {_CHARACTER}")


def unwrap(rows: Rows, *, is_manual: bool = False) -> Rows:
    """Join the lines of hard-wrapped paragraphs; return the same rows where nothing was wrapped.

    Args:
        rows: the lines.
        is_manual: whether they are a page of the Unix manual; see `hanging_spans`.
    """
    paragraphs = _filled(rows)
    hanging = hanging_spans(rows, is_manual=is_manual)
    if hanging:
        paragraphs = merged([*(paragraphs or [range(row, row + 1) for row in range(len(rows.texts))]), *hanging])
    return _joined(rows, paragraphs) if 0 < len(paragraphs) < len(rows.texts) else rows


def _filled(rows: Rows) -> list[range]:
    """Return the rows of each paragraph, where lines were filled to a width; nothing where they were not."""
    pairs = [
        upper
        for upper, (above, below) in enumerate(pairwise(rows.texts))
        if (_NARROWEST_DENSE <= len(above) <= _WIDEST or upper in rows.ends)
        and ((first := below[0]).islower() or first >= _CASELESS)
    ]
    pairs = [upper for upper in pairs if not rows.blanks_before[upper + 1] and _could_go_on(rows, upper)]
    pairs = list({rows.texts[upper + 1]: upper for upper in pairs}.values())  # a repeated line is no prose
    if len(pairs) < _LEAST_PAIRS:
        return []
    breaks, widths, agreeing = _agreed_widths(rows, pairs)
    many = agreeing >= _MANY_PAIRS and agreeing >= _WEAK_AGREEMENT * len(pairs)
    if agreeing < _LEAST_PAIRS or not (many or agreeing >= _AGREEMENT * len(pairs)):
        return []
    dense = is_dense(rows.texts[pairs[-1] + 1][0])
    whole_page = agreeing >= (_LEAST_PAIRS if dense else _MANY_PAIRS) and agreeing >= _WHOLE_PAGE * len(pairs)
    slack = _SLACK if agreeing >= _MANY_PAIRS and agreeing >= _AGREEMENT * len(pairs) else 0
    return _paragraphs(breaks, widths, slack, whole_page=whole_page)


def _could_go_on(rows: Rows, upper: int) -> bool:
    above, below = rows.texts[upper], rows.texts[upper + 1]
    end = rows.ends.get(upper, above)
    narrowest = _NARROWEST_DENSE if is_dense(below[0]) else _NARROWEST
    fills = narrowest <= len(end) <= _WIDEST and below[0].isalpha()
    apart = _is_address(end) or _COLUMNS.search(end.strip()) or _is_code(above) or _is_code(below)
    return fills and not apart


def _is_code(line: str) -> bool:
    """Whether a line holds signs that prose seldom holds: code, addresses, drawings. Addresses of links are none."""
    return _CODE.search(without_addresses(line) if SIGN in line else line) is not None


def _is_address(line: str) -> bool:
    """Whether a line's last word is an address or ends in one: no filling can break it."""
    last = line[line.rfind(" ") + 1 :]
    return "://" in last or SIGN in last


class _Breaks:
    """What widths explain the break after each row.

    Attributes:
        rows: the rows.
        columns: count the columns of a terminal, where Chinese and Japanese characters fill two, not characters.
    """

    def __init__(self, rows: Rows, *, columns: bool = False) -> None:
        self.rows, self.columns = rows, columns

    def length(self, upper: int) -> int:
        """Return how far the last line of a row reaches."""
        end = self.rows.ends.get(upper)
        return self._measure(self.rows.texts[upper]) + self.rows.indents[upper] if end is None else self._measure(end)

    def widths(self, upper: int) -> tuple[int, int]:
        """Return the widths that explain the break after a row: first, and one past the last."""
        length = self.length(upper)
        below = self.rows.texts[upper + 1]
        if is_dense(below[0]):
            return length, length + (5 if self.columns else 3)  # a line breaks anywhere but before a closing mark
        word = below[:_WIDEST].split(" ", 1)[0]
        if self.columns:
            word = next((word[:place] for place, character in enumerate(word) if is_dense(character)), word)
        return length, length + 1 + len(word)

    def stands_apart(self, row: int) -> bool:
        """Whether a row is one of a table, or a rule of signs."""
        text = self.rows.texts[row]
        if not (text[0].isalnum() or any(map(str.isalnum, text))):
            return True
        return row in self.rows.ends and _COLUMNS.search(self.rows.ends[row].strip()) is not None

    def agree(self, upper: int, widths: range) -> bool:
        """Whether filling to a width explains the break after a row: the address of a link may reach beyond it."""
        first, stop = self.widths(upper)
        if first < widths.stop:
            return widths.start < stop
        end = self.rows.ends.get(upper, self.rows.texts[upper])
        last = end[end.rfind(" ") + 1 :]
        return (SIGN in last or ("://" in last and upper in self.rows.ends)) and first - len(last) < widths.stop

    def _measure(self, text: str) -> int:
        return len(text) + (sum(map(is_dense, text)) if self.columns and not text.isascii() else 0)


def _agreed_widths(rows: Rows, pairs: list[int]) -> tuple[_Breaks, range, int]:
    """Return what the page is measured in, the widths that explain most pairs, and how many pairs."""
    by_characters = _Breaks(rows)
    best = (by_characters, *_most_agreed(by_characters, pairs))
    if any(is_dense(rows.texts[upper + 1][0]) for upper in pairs):
        by_columns = _Breaks(rows, columns=True)
        widths, agreeing = _most_agreed(by_columns, pairs)
        if agreeing > best[2]:
            best = by_columns, widths, agreeing
    return best


def _most_agreed(breaks: _Breaks, pairs: list[int]) -> tuple[range, int]:
    """Return the widths that explain most pairs, and how many pairs."""
    steps = [0] * (4 * _WIDEST)
    for upper in pairs:
        first, stop = breaks.widths(upper)
        steps[min(first, len(steps) - 1)] += 1
        steps[min(stop, len(steps) - 1)] -= 1
    agreeing = list(accumulate(steps))
    best = max(agreeing)
    first = agreeing.index(best)
    stop = next(width for width in range(first, len(steps)) if agreeing[width] < best)
    return range(first, stop), best


def _paragraphs(breaks: _Breaks, widths: range, slack: int, *, whole_page: bool) -> list[range]:
    """Return the rows of each paragraph, in order."""
    rows = breaks.rows
    paragraphs: list[range] = []
    start = 0
    for index in range(1, len(rows.texts) + 1):
        if index < len(rows.texts) and _goes_on(breaks, index - 1, widths, slack):
            continue
        if _is_paragraph(rows.texts[start:index], whole_page=whole_page):
            paragraphs.append(range(start, index))
        else:
            paragraphs += [range(single, single + 1) for single in range(start, index)]
        start = index
    return paragraphs


def _goes_on(breaks: _Breaks, upper: int, widths: range, slack: int) -> bool:
    """Whether the break after a line is one that filling made."""
    rows, lower = breaks.rows, upper + 1
    if rows.blanks_before[lower] or breaks.stands_apart(upper) or breaks.stands_apart(lower):
        return False
    reads_on = rows.texts[lower][0].islower() and not _ended(rows, upper)
    if not breaks.agree(upper, range(widths.start - slack, widths.stop) if reads_on else widths):
        return False
    steps_in = rows.indents[lower] - rows.indents[upper]
    return abs(steps_in) <= 8 and not _begins_item(rows, lower) and not (steps_in > 0 and _ended(rows, upper))


def _begins_item(rows: Rows, row: int) -> bool:
    """Whether a row begins an item of a list; after "on November" a number is one only where the list counts on."""
    marker = _MARKER.match(rows.texts[row])
    if marker is None or marker["number"] is None:
        return marker is not None
    above = rows.texts[row - 1]
    if ends_sentence(above) or not above[-1].isalpha():
        return True
    number = int(marker["number"])
    beside = rows.texts[max(0, row - _LIST_ROWS) : row + _LIST_ROWS]
    counts_on = tuple(f"{bracket}{each}" for each in (number - 1, number + 1) for bracket in ("", "("))
    return number == 1 or any(text.startswith(counts_on) and _MARKER.match(text) for text in beside)


def _ended(rows: Rows, upper: int) -> bool:
    return ends_sentence(rows.texts[upper])


def _is_paragraph(lines: list[str], *, whole_page: bool) -> bool:
    """Whether lines of filled width read on: code, or a list of headlines of one length, does not."""
    if len(lines) == 1:
        return True
    if sum(map(_is_code, lines)) > len(lines) // 3:
        return False
    going_on = sum(_reads_on(above, below) for above, below in pairwise(lines))
    if going_on >= _CONTINUING * (len(lines) - 1):
        return whole_page or len(lines) > 2
    return whole_page and 2 * sum(map(ends_sentence, lines[:-1])) < len(lines)


def _reads_on(above: str, below: str) -> bool:
    first = below[0]
    return first.islower() or (
        first >= _CASELESS and first.isalpha() and not first.isupper() and not ends_sentence(above)
    )


def _joined(rows: Rows, paragraphs: Sequence[range]) -> Rows:
    join = _Joiner(rows.texts, paragraphs)
    return joined(rows, paragraphs, [join.text(paragraph) for paragraph in paragraphs], {})


class _Joiner:
    """Joins lines; a word broken by a hyphen is made whole where the page writes it whole, or breaks many words."""

    def __init__(self, texts: list[str], paragraphs: Sequence[range]) -> None:
        self._texts = texts
        breaks = [upper for paragraph in paragraphs for upper in paragraph[:-1]]
        broken = [upper for upper in breaks if _BROKEN_WORD.search(texts[upper]) and texts[upper + 1][0].islower()]
        self._broken = frozenset(broken)
        self._hyphenates = len(broken) >= 3 and len(broken) >= _HYPHENATING * len(breaks)
        self._words = {word.lower() for text in texts for word in text.split()} if broken else set()

    def text(self, paragraph: range) -> str:
        """Return a paragraph's lines as one text."""
        parts = [self._texts[paragraph.start]]
        for lower in paragraph[1:]:
            parts.append(self._between(lower - 1))
            if lower - 1 in self._broken and self._is_whole(lower - 1):
                parts[-2], parts[-1] = parts[-2][:-1], ""
            parts.append(self._texts[lower])
        return "".join(parts)

    def _between(self, upper: int) -> str:
        """Return what stood at a break: nothing at a sign of Chinese or Japanese, or between their characters."""
        if upper in self._broken:
            return ""
        around = self._texts[upper][-1], self._texts[upper + 1][0]
        dense = [character for character in around if is_dense(character)]
        if len(dense) == 1 and dense[0].isalnum():
            return "" if self._writes_together else " "
        return "" if dense else " "

    @cached_property
    def _writes_together(self) -> bool:
        """Whether the page has no space between a Chinese or Japanese character and a Latin letter or a digit."""
        text = " ".join(self._texts)
        return len(_TOGETHER.findall(text)) > len(_APART.findall(text))

    def _is_whole(self, upper: int) -> bool:
        head = _BROKEN_WORD.search(self._texts[upper])
        tail = _FIRST_LETTERS.match(self._texts[upper + 1])
        if head is None or tail is None:
            return False
        left, right = head.group(1).lower(), tail.group().lower()
        if left + right in self._words:
            return True
        return self._hyphenates and f"{left}-{right}" not in self._words
