"""Flattened text to blocks: one block a line, blank lines between, hard-wrapped paragraphs joined again.

Everything is done for the whole page at once with the methods of `str`; a line is looked at on its own only where
it holds something unusual. A list marker is taken off the text and kept as the block's detail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from extractor.model import Block, CodeBlock, Document, Kind, LineLayout, ListItem, Notice, Picture, Span
from extractor.phrases.manual_pages import manual_name
from extractor.readers.broken_links import join_broken_links
from extractor.readers.broken_sentences import join_broken_sentences
from extractor.readers.dumped_signs import BUTTON, without_dumped_signs
from extractor.readers.entities import unescape_leftovers
from extractor.readers.envelope import RECORD, address_in
from extractor.readers.fenced_code import Listing, put_listings, take_listings
from extractor.readers.fenced_divs import SIGN as FENCED_DIV
from extractor.readers.fenced_divs import without_fenced_divs
from extractor.readers.invisible import clean_line, is_plain
from extractor.readers.line_rows import Rows
from extractor.readers.link_numbers import take_link_list, without_numbers
from extractor.readers.lists import LEAST_INDENT, Lists, markers_of
from extractor.readers.markdown_emphasis import BOLD_SIGN, take_emphasis
from extractor.readers.markdown_html import is_markdown, without_tags
from extractor.readers.markdown_links import SIGN, Marked, take_links
from extractor.readers.printed_pages import FORM_FEED, page_starts, without_running_heads
from extractor.readers.quoted_lines import unwrap_with_quotes
from extractor.readers.terminal import without_controls
from extractor.readers.underlines import take_underlines
from extractor.text import pattern

_TAB, _WIDE_TAB = 4, 8
"""Columns that a tab counts for, and those between the stops of a terminal."""
_SUBSECTION = 3
"""Columns by which nroff indents the headings below a section's. Source: man(7)."""
_HEADING = pattern(r"(#{1,6}) +(?=[^\s#])")
_HEADING_CHARACTERS = 200
"""A longer line that begins with a number sign is prose."""
_UNMARKED = Marked("")


class TextPage(NamedTuple):
    """A page without elements: queries find nothing."""

    document: Document

    def find(self, query: str, *, xpath: bool = False) -> Sequence[Span]:  # noqa: ARG002 - the protocol of `Page`
        """Return no span: text has no elements."""
        return ()

    def values(self, query: str, attribute: str = "", *, xpath: bool = False) -> Sequence[str]:  # noqa: ARG002 - likewise
        """Return no value: text has no elements."""
        return ()


@dataclass(eq=False)
class LineBlocks:
    """Makes the blocks of a text page when they are asked for.

    Attributes:
        rows: the lines, as they are after joining.
        texts: text of each block, without its marker.
        markers: marker of each block that has one.
        levels: level of each heading.
        marked: the blocks that hold links or pictures.
        code: the blocks that are code between fences.
    """

    rows: Rows
    texts: list[str]
    markers: dict[int, str]
    levels: dict[int, int]
    marked: dict[int, Marked]
    code: dict[int, Listing]

    @cached_property
    def lists(self) -> Lists:
        """The lists of the page."""
        return Lists(self.rows.indents, self.rows.blanks_before, self.markers)

    def detail(self, index: int) -> ListItem | Picture | CodeBlock | None:
        """Return what picture or code a block is, or its place in a list: what has a marker or is indented has one."""
        if index in self.code:
            return CodeBlock(self.code[index].language)
        if index in self.marked and self.marked[index].picture:
            return self.marked[index].picture
        if not self.markers or index in self.levels:
            return None
        may_be_item = index in self.markers or self.rows.indents[index] >= LEAST_INDENT
        return self.lists.item(index) if may_be_item else None

    def __call__(self, index: int) -> Block:
        """Make one block."""
        first = self.rows.first_lines[index] + 1
        last = self.rows.last_lines.get(index, first - 1) + 1
        text, (_, inlines, picture) = self.texts[index], self.marked.get(index, _UNMARKED)
        if picture:  # also where a number sign stands before it: a heading without words would lose it
            return Block(index, Kind.PICTURE, text, detail=picture, line=first, last_line=last)
        if index in self.levels:
            return Block(index, Kind.HEADING, text, inlines, self.levels[index], line=first, last_line=last)
        item = self.detail(index)
        kind = Kind.PARAGRAPH if item is None else Kind.CODE if index in self.code else Kind.ITEM
        return Block(index, kind, text, inlines, detail=item, line=first, last_line=last)


def read_lines(text: str, url: str, charset: str, charset_source: str, notices: tuple[Notice, ...]) -> TextPage:
    """Read flattened text: a saved text file, a WET record's body, the output of another extractor.

    Args:
        text: the page. Lines may end in any way that Unicode knows. The header of a WET record is skipped.
        url: its address, empty where unknown; a WET record tells it.
        charset: reported as it is.
        charset_source: reported as it is.
        notices: what the decoder had to say.

    Returns:
        A page whose blocks are its lines. Empty text has no blocks.
    """
    if text.startswith("WARC/1") and (header := RECORD.match(text)) is not None:
        url = url or address_in(header.group())
        text = "\n" * header.group().count("\n") + text[header.end() :]
    text = _without_containers(without_controls(text))
    is_manual = bool(manual_name(text))
    has_links = "]" in text and SIGN in text  # one character is found ten times as fast as two
    rows = _rows_of(text, tab=_WIDE_TAB if is_manual else 0)
    if FORM_FEED in text:
        rows = without_running_heads(rows, page_starts(text))
    rows, listings = take_listings(rows, text)
    rows, underlined = take_underlines(join_broken_sentences(rows))
    rows = _filled_rows(rows, has_links=has_links, may_be_numbered="[" in text or BUTTON in text, is_manual=is_manual)
    markers = markers_of(rows.texts, rows.indents)
    underlines = _underlined_rows(rows, underlined) | (_section_levels(rows) if is_manual else {})
    for index in underlines.keys() & markers.keys():
        del markers[index]
    levels = _heading_levels(rows)
    texts, marked = rows.texts.copy(), dict[int, Marked]()
    if markers or levels or has_links or ("*" in text and BOLD_SIGN in text):
        marked = _take_signs(texts, rows, markers, levels, has_links=has_links)
    code = put_listings(texts, listings)
    layout = LineLayout(rows.indents, rows.blanks_before, markers, frozenset(code))
    build = LineBlocks(rows, texts, markers, levels | underlines, marked, code)
    return TextPage(Document(texts, layout, build, url=url, charset=charset, charset_source=charset_source,
                             notices=notices, find_detail=build.detail))  # fmt: skip


def _take_signs(
    texts: list[str], rows: Rows, markers: dict[int, str], levels: dict[int, int], *, has_links: bool
) -> dict[int, Marked]:
    """Take markers, number signs, links and emphasis off the texts; return the lines that hold spans."""
    for index, marker in markers.items():
        texts[index] = texts[index][len(marker) :].lstrip()
    for index, level in levels.items():
        texts[index] = texts[index][level:].lstrip()
    marked = take_links(texts) if has_links else {}
    for index, line in marked.items():
        texts[index] = line.text
    for index, line in take_emphasis(texts, marked, len(levels), rows.indents, markers).items():
        texts[index], marked[index] = line.text, line
    return marked


def _without_containers(text: str) -> str:
    """Return Markdown without the elements that a converter or its author left in it."""
    if FENCED_DIV in text:
        text = without_fenced_divs(text)
    has_tags = "<" in text and "</" in text
    return without_tags(text) if has_tags and is_markdown(text) else text


def _filled_rows(rows: Rows, *, has_links: bool, may_be_numbered: bool, is_manual: bool) -> Rows:
    """Join what filled lines broke, and take the numbers of links away that a browser's dump has."""
    if has_links:
        rows = join_broken_links(rows)
    rows, numbers = take_link_list(without_dumped_signs(rows)) if may_be_numbered else (rows, frozenset[int]())
    rows = unwrap_with_quotes(rows, is_manual=is_manual)
    return rows._replace(texts=[without_numbers(text, numbers) for text in rows.texts]) if numbers else rows


def _rows_of(text: str, tab: int) -> Rows:
    """Split a page into its lines that show something; tab: columns from one stop to the next, 0 where nobody knows."""
    text = text.replace("\u00a0", " ")
    text = text.expandtabs(tab) if tab else text.replace("\t", " " * _TAB)
    raw = text.splitlines()
    if not is_plain(text):
        raw = [line if line.isprintable() else clean_line(line) for line in raw]
    if "&" in text:
        raw = unescape_leftovers(raw)
    stripped = list(map(str.strip, raw))
    first_lines = [number for number, line in enumerate(stripped) if line]
    texts = list(filter(None, stripped))
    ends = {index: line for index, line in enumerate(texts) if "  " in line}
    for index, line in ends.items():
        texts[index] = " ".join(line.split())
    blanks_before = [below - above - 1 for above, below in pairwise([-1, *first_lines])]
    indents = [0 if raw[n] is stripped[n] else _indent(raw[n]) for n in first_lines]
    ends = {index: " " * indents[index] + line for index, line in ends.items()}
    return Rows(texts, indents, blanks_before, first_lines, {}, ends)


def _indent(line: str) -> int:
    """Return the columns of leading white space."""
    return len(line) - len(line.lstrip())


def _underlined_rows(rows: Rows, levels: dict[int, int]) -> dict[int, int]:
    """Return the level of each row that was underlined; levels are given by the line of the source."""
    return {index: levels[line] for index, line in enumerate(rows.first_lines) if line in levels} if levels else {}


def _section_levels(rows: Rows) -> dict[int, int]:
    """Return the level of each heading of a manual page: less indented than what follows, an empty line above it."""
    return {
        index: 2 + (rows.indents[index] > 0)
        for index in range(1, len(rows.texts) - 1)
        if rows.indents[index] in (0, _SUBSECTION)
        and rows.blanks_before[index]
        and rows.indents[index + 1] > rows.indents[index]
    }


def _heading_levels(rows: Rows) -> dict[int, int]:
    """Return the level of each line that is a heading as Markdown writes it, a blank line above it."""
    found: dict[int, int] = {}
    for index in [index for index, line in enumerate(rows.texts) if line[0] == "#"]:
        match = _HEADING.match(rows.texts[index])
        alone = rows.blanks_before[index] or not index
        if match is not None and alone and len(rows.texts[index]) <= _HEADING_CHARACTERS:
            found[index] = len(match.group(1))
    return found
