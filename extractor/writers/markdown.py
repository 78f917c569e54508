"""The Markdown format: CommonMark with the tables, footnotes and formulas of GitHub.

Nothing of the text is taken for markup: a reader of Markdown finds the same words and the same structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.model import Article, InlineKind, LabelledBlock, Picture, Printing
from extractor.writers.addresses import PICTURE_SCHEMES, safe_address
from extractor.writers.footnotes import footnotes_of
from extractor.writers.front_matter import front_matter
from extractor.writers.grid import Cell, Table
from extractor.writers.kept import kept
from extractor.writers.markdown_escape import code_fence, destination, escape, escape_start
from extractor.writers.markdown_inline import InlineMarkdown, bare_tex
from extractor.writers.outline import (
    Definitions,
    Figure,
    Item,
    ItemList,
    Leaf,
    Node,
    Quote,
    Shape,
    language_word,
    outline,
)
from extractor.writers.spans import Part, Spanned, plain, spans_of
from extractor.writers.verbatim import listing
from extractor.writers.visible import visible

_HIGHEST_NUMBER = 999_999_999
_LOOKS_LIKE_A_REFERENCE = re.compile(r"\S+(?:\s+(?:\".*\"|'.*'|\(.*\)))?", re.DOTALL)


def write(article: Article, printing: Printing) -> str:
    """Return the article as Markdown."""
    shown = kept(article, printing)
    writer = _Markdown(InlineMarkdown(article.document.url, footnotes_of(shown.blocks)))
    parts = [front_matter(article)] if printing.front_matter and shown.blocks else []
    parts += [writer.heading(1, [visible(shown.title)])] if shown.title else []
    parts += [writer.paragraph([visible(shown.dek)])] if shown.dek else []
    parts.append(writer.blocks(outline(shown.blocks)))
    text = "\n\n".join(filter(None, parts))
    return f"{text}\n" if text else ""


class _Markdown:
    """Writes the nodes of one article."""

    def __init__(self, inline: InlineMarkdown) -> None:
        self._inline = inline

    def blocks(self, nodes: list[Node]) -> str:
        """Return nodes with blank lines between."""
        return "\n\n".join(text for text, _ in self._pieces(nodes) if text)

    def _pieces(self, nodes: list[Node]) -> Iterator[tuple[str, bool]]:
        """Yield nodes, and whether each can stand right under a paragraph; lists take turns with their markers."""
        turn = 0
        for node in nodes:
            if isinstance(node, ItemList):
                for run in _counting_runs(node):
                    text = self._list(run, turn)
                    yield text, not node.ordered or text.startswith(("1.", "1)"))
                    turn = 1 - turn
            else:
                yield self._node(node), False

    def _node(self, node: Leaf | Quote | Table | Definitions | Figure) -> str:
        if isinstance(node, Quote):
            text = self.blocks(node.children)
            return "\n".join(f"> {line}" if line else ">" for line in text.split("\n")) if text else ""
        if isinstance(node, Table):
            return self._table(node)
        if isinstance(node, Leaf):
            return self._leaf(node)
        return "\n\n".join(filter(None, map(self._leaf, node.children)))

    def _leaf(self, leaf: Leaf) -> str:
        if leaf.shape is Shape.CODE:
            return _fenced(listing(leaf), language_word(leaf))
        if leaf.shape is Shape.MATH:
            return _fenced(bare_tex(listing(leaf)), "math")
        parts = spans_of(leaf.block)
        if leaf.shape is Shape.HEADING:
            return self.heading(leaf.level, parts)
        if leaf.shape is Shape.PICTURE:
            return self._picture(leaf.block, parts)
        if leaf.shape is Shape.TERM:
            return self.paragraph([Spanned(InlineKind.STRONG, "", _without_strong(parts))] if parts else [])
        return self._footnote(leaf.block, parts) if leaf.shape is Shape.FOOTNOTE else self.paragraph(parts)

    def heading(self, level: int, parts: list[Part]) -> str:
        """Return a heading of one line; empty text gives none."""
        text = " ".join(self._inline.render(parts).split())
        if text.endswith("#"):
            text = f"{text[:-1]}\\#"
        return f"{'#' * level} {text}" if text else ""

    def paragraph(self, parts: list[Part]) -> str:
        """Return a paragraph; its line ends are hard breaks."""
        lines = (line.strip() for line in self._inline.render(parts).split("\n"))
        return "\\\n".join(escape_start(line) for line in lines if line)

    def _picture(self, block: LabelledBlock, parts: list[Part]) -> str:
        picture = block.block.detail
        if not isinstance(picture, Picture):
            return self.paragraph(parts)
        words = self._inline.render(parts) or escape(visible(picture.alt).strip())
        address = safe_address(picture.url, self._inline.base, PICTURE_SCHEMES)
        if not address:
            return self.paragraph(parts or [visible(picture.alt)])
        return f"![{' '.join(words.split())}]({destination(address)})"

    def _footnote(self, block: LabelledBlock, parts: list[Part]) -> str:
        label = self._inline.footnotes.of_note(block)
        if label is None or not parts:
            return self.paragraph(parts)
        if isinstance(parts[0], Spanned) and plain(parts[:1]).strip("[]() ") == label and len(parts) > 1:
            parts = parts[1:]
        text = self.paragraph(parts)
        colon = "" if _LOOKS_LIKE_A_REFERENCE.fullmatch(text) else ":"
        return f"[^{label}]{colon} {text}"

    def _list(self, items: list[Item], turn: int) -> str:
        written: list[str] = []
        loose = False
        for item in items:
            body, spread = self._item(item)
            if body:
                first, *rest = body.split("\n")
                marker = _marker(items[0], item, turn)
                indent = " " * (len(marker) + 1)
                written.append("\n".join([f"{marker} {first}", *(f"{indent}{line}" if line else "" for line in rest)]))
                loose = loose or spread
        return ("\n\n" if loose else "\n").join(written)

    def _item(self, item: Item) -> tuple[str, bool]:
        """Return an item's Markdown, and whether it has blank lines at its own level."""
        lead = f"{escape(visible(item.lead))} " if item.lead else ""
        pieces = [piece for piece in self._pieces(item.children) if piece[0]]
        text, spread = "", False
        for place, (piece, is_tight) in enumerate(pieces):
            between = "" if not place else "\n" if is_tight else "\n\n"
            spread = spread or between == "\n\n"
            text += between + piece
        return (lead + text if text else ""), spread

    def _table(self, table: Table) -> str:
        rows = [self._row(row, table.columns) for row in table.rows]
        if not table.has_head:
            rows.insert(0, f"|{'  |' * table.columns}")
        return "\n".join([rows[0], f"|{' --- |' * table.columns}", *rows[1:]])

    def _row(self, row: list[tuple[int, Cell]], columns: int) -> str:
        cells = [""] * columns
        for column, cell in row:
            texts = (self._inline.render(spans_of(block)) for block in cell.blocks)
            lines = (line.strip() for text in texts for line in text.split("\n"))
            cells[column] = "<br>".join(filter(None, lines)).replace("|", "\\|")
        return f"| {' | '.join(cells)} |"


def _fenced(text: str, info: str) -> str:
    fence = code_fence(text)
    return f"{fence}{info}\n{text}\n{fence}" if text.strip() else ""


def _without_strong(parts: list[Part]) -> list[Part]:
    """Return spans with the bold ones opened: all of it will be bold."""
    flat: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            flat.append(part)
        elif part.kind is InlineKind.STRONG:
            flat += _without_strong(part.parts)
        else:
            flat.append(Spanned(part.kind, part.target, _without_strong(part.parts)))
    return flat


def _marker(first: Item, item: Item, turn: int) -> str:
    if item.number is not None and 0 <= (first.number or 0) <= item.number <= _HIGHEST_NUMBER:
        return f"{item.number}{'.)'[turn]}"
    return "-*"[turn]


def _counting_runs(node: ItemList) -> Iterator[list[Item]]:
    """Yield the runs of items whose numbers follow one another; Markdown knows the first number only."""
    run: list[Item] = []
    for item in node.items:
        if run and node.ordered and item.number != (run[-1].number or 0) + 1:
            yield run
            run = []
        run.append(item)
    yield run
