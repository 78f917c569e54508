"""The HTML format: a clean page, written element by element from the model.

Safe by construction: no markup of the page comes through. Names of elements and attributes stand in this file, texts
are escaped, addresses pass `safe_address`. There is no script, style, event handler, form, frame or foreign content.
"""

from __future__ import annotations

from itertools import groupby

from extractor.model import BODY_ROLES, Article, InlineKind, LabelledBlock, Picture, Printing
from extractor.writers.addresses import PICTURE_SCHEMES, safe_address
from extractor.writers.direction import direction_of, main_direction
from extractor.writers.footnotes import Footnotes, footnotes_of
from extractor.writers.grid import Cell, Table
from extractor.writers.kept import Kept, kept
from extractor.writers.markup import Markup, element, empty_element, language_tag, picture_words, text_of
from extractor.writers.outline import Definitions, Figure, Item, ItemList, Leaf, Quote, Shape, language_word, outline
from extractor.writers.ruby import Ruby
from extractor.writers.spans import Spanned, plain
from extractor.writers.verbatim import listing

_INLINE = {
    InlineKind.EMPHASIS: "em",
    InlineKind.STRONG: "strong",
    InlineKind.CODE: "code",
    InlineKind.SUBSCRIPT: "sub",
    InlineKind.SUPERSCRIPT: "sup",
    InlineKind.DELETED: "del",
    InlineKind.FOOTNOTE_MARK: "sup",
}


def write(article: Article, printing: Printing) -> str:
    """Return the article as an HTML page; the article proper is its only `article` element."""
    shown = kept(article, printing)
    direction = main_direction(block.text for block in shown.blocks)
    writer = _Html(article.document.url, footnotes_of(shown.blocks), direction)
    root = {
        "lang": language_tag(article.fields["language"].value) if "language" in article.fields else "",
        "dir": direction,
    }
    body = element("article", f"\n{_headline(shown, writer)}{writer.nodes(outline(shown.blocks))}\n")
    page = f"\n<head>\n{_head(article)}\n</head>\n<body>\n{body}\n</body>\n"
    return f"<!DOCTYPE html>\n{element('html', page, root)}\n"


def _headline(shown: Kept, writer: _Html) -> str:
    above = (("h1", shown.title), ("p", shown.dek))
    return "".join(f"{element(name, text_of(text), writer.direction(text))}\n" for name, text in above if text)


def _head(article: Article) -> str:
    address = safe_address(article.document.url, "", PICTURE_SCHEMES)
    lines = ['<meta charset="utf-8">', element("title", text_of(article.title or ""))]
    if address:
        lines.append(empty_element("link", {"rel": "canonical", "href": address}, ">"))
    lines += [empty_element("meta", {"name": "author", "content": author}, ">") for author in article.authors]
    if article.published:
        date = {"property": "article:published_time", "content": article.published}
        lines.append(empty_element("meta", date, ">"))
    return "\n".join(lines)


class _Html(Markup):
    """Writes the nodes of one article."""

    line_break = "<br>"

    def __init__(self, base: str, footnotes: Footnotes, main: str) -> None:
        self._base, self._footnotes, self._main = base, footnotes, main

    def direction(self, text: str) -> dict[str, str]:
        """Return the dir attribute of a text that runs against the page."""
        found = direction_of(text)
        return {"dir": found} if found and found != self._main else {}

    def leaf(self, leaf: Leaf) -> str:
        block = leaf.block
        if leaf.shape is Shape.CODE:
            language = language_word(leaf)
            code = element("code", text_of(listing(leaf)), {"class": f"language-{language}" if language else ""})
            return element("pre", code)
        if leaf.shape is Shape.PICTURE:
            return element("figure", self._picture(block))
        if leaf.shape is Shape.CAPTION:
            return element("figure", self._caption(leaf))
        name = f"h{leaf.level}" if leaf.shape is Shape.HEADING else "p"
        content = text_of(listing(leaf)) if leaf.shape is Shape.MATH else self.inline(block)
        return element(name, content, self._about(leaf)) if content else ""

    def _about(self, leaf: Leaf) -> dict[str, str]:
        """Return the attributes of a block: direction, a role that is not the article's, a note's name."""
        block = leaf.block
        said = self.direction(block.text)
        if block.role not in BODY_ROLES:
            said["data-role"] = block.role.value
        label = self._footnotes.of_note(block)
        if label:
            said["id"] = f"fn-{label}"
        return said | ({"class": "math"} if leaf.shape is Shape.MATH else {})

    def _picture(self, block: LabelledBlock) -> str:
        picture = block.block.detail
        address = safe_address(picture.url, self._base, PICTURE_SCHEMES) if isinstance(picture, Picture) else ""
        words = picture_words(block)
        if not address:
            return element("p", text_of(words)) if words else ""
        return empty_element("img", {"src": address, "alt": words}, ">")

    def _caption(self, leaf: Leaf) -> str:
        return element("figcaption", self.inline(leaf.block), self.direction(leaf.block.text))

    def quote(self, quote: Quote) -> str:
        return element("blockquote", f"\n{self.nodes(quote.children)}\n")

    def item_list(self, items: ItemList) -> str:
        expected = start = items.items[0].number
        written = []
        for item in items.items:
            value = item.number if item.number != expected else None
            written.append(element("li", self._item(item), {"value": value}))
            expected = (item.number or 0) + 1 if items.ordered else None
        name = "ol" if items.ordered else "ul"
        return element(name, "\n" + "\n".join(written) + "\n", {"start": start if start != 1 else None})

    def _item(self, item: Item) -> str:
        lead = f"{text_of(item.lead)} " if item.lead else ""
        first = item.children[0]
        if isinstance(first, Leaf) and first.shape is Shape.PARAGRAPH:
            rest = self.nodes(item.children[1:])
            content = element("span", self.inline(first.block), self.direction(first.block.text))
            content = (
                content.removeprefix("<span>").removesuffix("</span>") if content.startswith("<span>") else content
            )
            return f"{lead}{content}\n{rest}" if rest else f"{lead}{content}"
        return lead + self.nodes(item.children)

    def table(self, table: Table) -> str:
        rows = [element("tr", "".join(self._cell(cell) for _, cell in row)) for row in table.rows]
        return element("table", "\n" + "\n".join(rows) + "\n")

    def _cell(self, cell: Cell) -> str:
        spans = {"colspan": cell.column_span, "rowspan": cell.row_span}
        said = {name: span for name, span in spans.items() if span > 1}
        texts = [self.inline(block) for block in cell.blocks]
        content = "".join(element("p", text) for text in texts) if len(texts) > 1 else "".join(texts)
        return element("th" if cell.header else "td", content, said)

    def definitions(self, definitions: Definitions) -> str:
        written = []
        for leaf in definitions.children:
            name = "dt" if leaf.shape is Shape.TERM else "dd"
            written.append(element(name, self.inline(leaf.block), self.direction(leaf.block.text)))
        return element("dl", "\n" + "\n".join(written) + "\n")

    def figure(self, figure: Figure) -> str:
        written = []
        for is_caption, leaves in groupby(figure.children, lambda leaf: leaf.shape is Shape.CAPTION):
            if not is_caption:
                written += [self._picture(leaf.block) for leaf in leaves]
            elif len(texts := [self.inline(leaf.block) for leaf in leaves]) == 1:
                written.append(element("figcaption", texts[0], self.direction(texts[0])))
            else:
                written.append(element("figcaption", "".join(element("p", text) for text in texts)))
        return element("figure", "\n" + "\n".join(filter(None, written)) + "\n")

    def ruby(self, ruby: Ruby) -> str:
        base, reading = text_of(ruby.base), element("rt", text_of(ruby.reading))
        if ruby.opening:
            reading = f"{element('rp', ruby.opening)}{reading}{element('rp', ruby.closing)}"
        return element("ruby", base + reading)

    def _inline_picture(self, span: Spanned, content: str) -> str:
        address = safe_address(span.target, self._base, PICTURE_SCHEMES)
        return empty_element("img", {"src": address, "alt": plain(span.parts)}, ">") if address else content

    def span(self, span: Spanned, content: str) -> str:
        kind = span.kind
        if kind is InlineKind.LINK:
            address = safe_address(span.target, self._base)
            return element("a", content, {"href": address}) if address else content
        if kind is InlineKind.PICTURE:
            return self._inline_picture(span, content)
        if kind is InlineKind.MATH:
            return element("span", content, {"class": "math"})
        label = self._footnotes.of_mark(span.target) if kind is InlineKind.FOOTNOTE_MARK else None
        if label:
            content = element("a", content, {"href": f"#fn-{label}"})
        if kind is InlineKind.RUBY_READING:
            return content
        return element(_INLINE[kind], content)
