"""The TEI format: TEI P5, in the subset that `docs/tei-subset.rng` describes.

A heading opens a division. Source: TEI P5 Guidelines, chapters 2 (header), 3 (core), 4 (divisions) and 14 (figures).
"""

from __future__ import annotations

from extractor.model import BODY_ROLES, Article, InlineKind, LabelledBlock, Picture, Printing
from extractor.writers.addresses import PICTURE_SCHEMES, safe_address
from extractor.writers.footnotes import Footnotes, footnotes_of
from extractor.writers.grid import Cell, Table
from extractor.writers.kept import Kept, kept
from extractor.writers.markup import Markup, element, empty_element, language_tag, picture_words, text_of
from extractor.writers.outline import Definitions, Figure, ItemList, Leaf, Node, Quote, Shape, language_word, outline
from extractor.writers.ruby import Ruby
from extractor.writers.spans import Spanned
from extractor.writers.tei_header import tei_header
from extractor.writers.verbatim import listing

_RENDITIONS = {
    InlineKind.EMPHASIS: "italic",
    InlineKind.STRONG: "bold",
    InlineKind.SUBSCRIPT: "sub",
    InlineKind.SUPERSCRIPT: "sup",
    InlineKind.DELETED: "strikethrough",
    InlineKind.RUBY_READING: "ruby",
}


def write(article: Article, printing: Printing) -> str:
    """Return the article as a TEI document."""
    shown = kept(article, printing)
    writer = _Tei(article.document.url, footnotes_of(shown.blocks))
    body = element("body", f"\n{_above(shown)}{writer.divisions(outline(shown.blocks)) or element('p', '')}\n")
    language = article.fields.get("language")
    root = {
        "xmlns": "http://www.tei-c.org/ns/1.0",
        "xml:lang": language_tag(language.value) if language else "",
    }
    page = element("TEI", f"\n{tei_header(article)}\n{element('text', body)}\n", root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{page}\n'


def _above(shown: Kept) -> str:
    title = f"{element('head', text_of(shown.title))}\n" if shown.title else ""
    return title + (f"{element('argument', element('p', text_of(shown.dek)))}\n" if shown.dek else "")


class _Tei(Markup):
    """Writes the nodes of one article."""

    def __init__(self, base: str, footnotes: Footnotes) -> None:
        self._base, self._footnotes = base, footnotes

    def divisions(self, nodes: list[Node]) -> str:
        """Return nodes as divisions, each headed by its heading."""
        divisions: list[list[str]] = []
        for node in nodes:
            is_heading = isinstance(node, Leaf) and node.shape is Shape.HEADING
            if is_heading or not divisions:
                divisions.append([])
            head = element("head", self.inline(node.block)) if isinstance(node, Leaf) and is_heading else ""
            divisions[-1].append(head or self.node(node))
        return "\n".join(element("div", "\n" + "\n".join(filter(None, each)) + "\n") for each in divisions)

    def leaf(self, leaf: Leaf) -> str:
        block = leaf.block
        if leaf.shape in (Shape.CODE, Shape.MATH):
            return _listing(leaf)
        if leaf.shape in (Shape.PICTURE, Shape.CAPTION):
            return element("figure", self._pictured(leaf))
        if leaf.shape is Shape.FOOTNOTE:
            return self._note(block)
        content = self.inline(block)
        if not content:
            return ""
        if block.role not in BODY_ROLES:
            return element("ab", content, {"type": block.role.value})
        return element("p", content, {"rend": "heading" if leaf.shape is Shape.HEADING else ""})

    def _note(self, block: LabelledBlock) -> str:
        label = self._footnotes.of_note(block)
        said = {"xml:id": f"fn-{label}", "n": label} if label else {}
        return element("note", self.inline(block), {"place": "end", **said})

    def _pictured(self, leaf: Leaf) -> str:
        if leaf.shape is Shape.CAPTION:
            return element("head", self.inline(leaf.block))
        picture = leaf.block.block.detail
        url = safe_address(picture.url, self._base, PICTURE_SCHEMES) if isinstance(picture, Picture) else ""
        words = text_of(picture_words(leaf.block))
        described = element("figDesc", words) if words else ""
        return (empty_element("graphic", {"url": url}) if url else "") + described

    def quote(self, quote: Quote) -> str:
        return element("quote", f"\n{self.nodes(quote.children)}\n")

    def item_list(self, items: ItemList) -> str:
        written = []
        for item in items.items:
            lead = text_of(f"{item.lead} ") if item.lead else ""
            written.append(element("item", f"{lead}{self.nodes(item.children)}", {"n": item.number}))
        return element("list", "\n" + "\n".join(written) + "\n", {"rend": "numbered" if items.ordered else "bulleted"})

    def table(self, table: Table) -> str:
        rows = (element("row", "".join(self._cell(cell) for _, cell in row)) for row in table.rows)
        return element("table", "\n" + "\n".join(rows) + "\n")

    def _cell(self, cell: Cell) -> str:
        spans = {"cols": cell.column_span, "rows": cell.row_span}
        said: dict[str, str | int | None] = {name: span for name, span in spans.items() if span > 1}
        content = self.line_break.join(map(self.inline, cell.blocks))
        return element("cell", content, said | {"role": "label" if cell.header else None})

    def definitions(self, definitions: Definitions) -> str:
        """Return pairs of label and item; a term without a definition gets an empty one, and the other way about."""
        written: list[str] = []
        label = False
        for leaf in definitions.children:
            is_term = leaf.shape is Shape.TERM
            if is_term is label:
                written.append(element("item" if label else "label", ""))
            written.append(element("label" if is_term else "item", self.inline(leaf.block)))
            label = is_term
        if label:
            written.append(element("item", ""))
        return element("list", "\n" + "\n".join(written) + "\n", {"type": "gloss"})

    def figure(self, figure: Figure) -> str:
        return element("figure", "\n" + "\n".join(filter(None, map(self._pictured, figure.children))) + "\n")

    def ruby(self, ruby: Ruby) -> str:
        reading = element("rt", text_of(f"{ruby.opening}{ruby.reading}{ruby.closing}"))
        return element("ruby", element("rb", text_of(ruby.base)) + reading)

    def span(self, span: Spanned, content: str) -> str:
        kind = span.kind
        if kind is InlineKind.LINK:
            address = safe_address(span.target, self._base)
            return element("ref", content, {"target": address}) if address else content
        if kind is InlineKind.PICTURE:
            return self._inline_picture(span, content)
        if kind is InlineKind.CODE:
            return element("code", content)
        if kind is InlineKind.MATH:
            return element("formula", content, {"notation": "TeX"})
        if kind is InlineKind.FOOTNOTE_MARK:
            label = self._footnotes.of_mark(span.target)
            return (
                element("ref", content, {"target": f"#fn-{label}"})
                if label
                else element("hi", content, {"rend": "sup"})
            )
        return element("hi", content, {"rend": _RENDITIONS[kind]})

    def _inline_picture(self, span: Spanned, content: str) -> str:
        url = safe_address(span.target, self._base, PICTURE_SCHEMES)
        if not url:
            return content
        return (
            element("graphic", element("desc", content), {"url": url})
            if content
            else empty_element("graphic", {"url": url})
        )


def _listing(leaf: Leaf) -> str:
    text = text_of(listing(leaf))
    if leaf.shape is Shape.MATH:
        return element("p", element("formula", text, {"notation": "TeX"}))
    code = element("code", text, {"lang": language_word(leaf)})
    return element("ab", code, {"type": "code", "xml:space": "preserve"})
