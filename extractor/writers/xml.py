"""The XML format: the facts with their sources, then the text with its structure. Described in docs/formats.md."""

from __future__ import annotations

from extractor.model import BODY_ROLES, Article, InlineKind, LabelledBlock, Picture, Printing
from extractor.writers.addresses import PICTURE_SCHEMES, safe_address
from extractor.writers.footnotes import Footnotes, footnotes_of
from extractor.writers.grid import Cell, Table
from extractor.writers.kept import kept
from extractor.writers.markup import Attributes, Markup, element, picture_words, text_of
from extractor.writers.outline import Definitions, Figure, ItemList, Leaf, Quote, Shape, language_of, outline
from extractor.writers.record import SCHEMA_VERSION
from extractor.writers.ruby import Ruby
from extractor.writers.spans import Spanned
from extractor.writers.verbatim import listing

_LEAVES = {
    Shape.PARAGRAPH: "p",
    Shape.HEADING: "head",
    Shape.CODE: "code",
    Shape.MATH: "math",
    Shape.PICTURE: "picture",
    Shape.CAPTION: "caption",
    Shape.TERM: "term",
    Shape.DEFINITION: "definition",
    Shape.FOOTNOTE: "note",
}

_SPANS = {
    InlineKind.EMPHASIS: "em",
    InlineKind.STRONG: "strong",
    InlineKind.CODE: "code",
    InlineKind.SUBSCRIPT: "sub",
    InlineKind.SUPERSCRIPT: "sup",
    InlineKind.MATH: "math",
    InlineKind.DELETED: "del",
    InlineKind.RUBY_READING: "reading",
}


def write(article: Article, printing: Printing) -> str:
    """Return the article as an XML document."""
    shown = kept(article, printing)
    writer = _Xml(article.document.url, footnotes_of(shown.blocks))
    above = (("title", shown.title), ("dek", shown.dek))
    headline = "".join(f"{element(name, text_of(text))}\n" for name, text in above if text)
    text = element("text", f"\n{headline}{element('body', _lines(writer.nodes(outline(shown.blocks))))}\n")
    root: Attributes = {
        "schema_version": SCHEMA_VERSION,
        "source": printing.source,
        "url": article.document.url,
        "status": article.status.value,
        "confidence": f"{article.confidence:.4f}",
        "decided_by": article.decided_by,
        "page_type": article.page_type,
    }
    page = element("article", f"\n{element('fields', _lines(_fields(article)))}\n{text}\n", root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{page}\n'


def _lines(content: str) -> str:
    return f"\n{content}\n" if content else ""


def _fields(article: Article) -> str:
    written = []
    for name, field in article.fields.items():
        values = field.value if isinstance(field.value, tuple) else (field.value,)
        attributes = {"name": name, "source": field.source}
        written += [element("field", text_of(str(value)), attributes) for value in values]
    return "\n".join(written)


class _Xml(Markup):
    """Writes the nodes of one article; each block says its index, and its role where it is not the article's."""

    def __init__(self, base: str, footnotes: Footnotes) -> None:
        self._base, self._footnotes = base, footnotes

    def leaf(self, leaf: Leaf) -> str:
        block = leaf.block
        said = _about(block)
        if leaf.shape is Shape.PICTURE:
            picture = block.block.detail
            url = safe_address(picture.url, self._base, PICTURE_SCHEMES) if isinstance(picture, Picture) else ""
            return element("picture", text_of(picture_words(block)), {**said, "url": url})
        if leaf.shape in (Shape.CODE, Shape.MATH):
            return element(_LEAVES[leaf.shape], text_of(listing(leaf)), {**said, "language": language_of(leaf)})
        if leaf.shape is Shape.HEADING:
            said = {**said, "level": leaf.level}
        if leaf.shape is Shape.FOOTNOTE:
            said = {**said, "label": self._footnotes.of_note(block)}
        return element(_LEAVES[leaf.shape], self.inline(block), said)

    def quote(self, quote: Quote) -> str:
        return element("quote", f"\n{self.nodes(quote.children)}\n")

    def item_list(self, items: ItemList) -> str:
        written = []
        for item in items.items:
            said = {"number": item.number, "marker": item.lead}
            written.append(element("item", f"\n{self.nodes(item.children)}\n", said))
        return element("list", "\n" + "\n".join(written) + "\n", {"ordered": str(items.ordered).lower()})

    def table(self, table: Table) -> str:
        rows = (element("row", "".join(self._cell(cell) for _, cell in row)) for row in table.rows)
        return element("table", "\n" + "\n".join(rows) + "\n")

    def _cell(self, cell: Cell) -> str:
        spans = {"columns": cell.column_span, "rows": cell.row_span}
        said: dict[str, str | int | None] = {name: span for name, span in spans.items() if span > 1}
        content = "".join(element("p", self.inline(block), _about(block)) for block in cell.blocks)
        return element("cell", content, said | {"header": "true" if cell.header else None})

    def definitions(self, definitions: Definitions) -> str:
        return element("definitions", "\n" + "\n".join(map(self.leaf, definitions.children)) + "\n")

    def figure(self, figure: Figure) -> str:
        return element("figure", "\n" + "\n".join(map(self.leaf, figure.children)) + "\n")

    def ruby(self, ruby: Ruby) -> str:
        reading = element("reading", text_of(f"{ruby.opening}{ruby.reading}{ruby.closing}"))
        return element("ruby", element("base", text_of(ruby.base)) + reading)

    def span(self, span: Spanned, content: str) -> str:
        kind = span.kind
        if kind is InlineKind.LINK:
            return element("link", content, {"target": safe_address(span.target, self._base)})
        if kind is InlineKind.PICTURE:
            return element("picture", content, {"url": safe_address(span.target, self._base, PICTURE_SCHEMES)})
        if kind is InlineKind.FOOTNOTE_MARK:
            return element("mark", content, {"note": self._footnotes.of_mark(span.target)})
        return element(_SPANS[kind], content)


def _about(block: LabelledBlock) -> dict[str, str | int | None]:
    return {"block": block.block.index, "role": None if block.role in BODY_ROLES else block.role.value}
