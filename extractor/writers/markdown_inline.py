"""Spans to Markdown inside one line.

Emphasis marks that no reader would recognise, as in the middle of a word, are written as the HTML elements they
stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.model import InlineKind
from extractor.writers.addresses import PICTURE_SCHEMES, safe_address
from extractor.writers.footnotes import Footnotes
from extractor.writers.markdown_escape import code_span, destination, escape, is_gap, is_word
from extractor.writers.spans import Part, Spanned, plain

_ELEMENTS = {InlineKind.SUBSCRIPT: "sub", InlineKind.SUPERSCRIPT: "sup", InlineKind.DELETED: "del"}
_EMPHASIS = {InlineKind.STRONG: ("**", "strong"), InlineKind.EMPHASIS: ("_", "em")}
_DELIMITED_TEX = re.compile(r"\s*(?:\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$|\$(.*)\$)\s*", re.DOTALL)


def bare_tex(text: str) -> str:
    r"""Return a formula without the delimiters around it: \(…\), \[…\], $…$ or $$…$$."""
    found = _DELIMITED_TEX.fullmatch(text)
    return next(each for each in found.groups() if each is not None).strip() if found else text


@dataclass(frozen=True, slots=True)
class InlineMarkdown:
    r"""Writes spans as Markdown; "\n" stays where the text has a hard break.

    Attributes:
        base: the page's address.
        footnotes: the notes that are printed.
    """

    base: str
    footnotes: Footnotes = field(default_factory=Footnotes)

    def render(self, parts: list[Part], before: str = "", after: str = "") -> str:
        """Return spans as Markdown; `before` and `after` are the characters that stand around them."""
        out: list[str] = []
        behind = before
        for place, part in enumerate(parts):
            ahead = self._first(parts[place + 1]) if place + 1 < len(parts) else after
            if not isinstance(part, str):
                text = self._span(part, behind, ahead)
            elif part.endswith("!") and ahead == "[":
                text = f"{escape(part[:-1])}\\!"
            else:
                text = escape(part)
            out.append(text)
            behind = text[-1:] or behind
        return "".join(out)

    def _first(self, part: Part) -> str:
        """Return a character of the kind that a part's Markdown begins with."""
        while not isinstance(part, str):
            if part.kind in (InlineKind.LINK, InlineKind.FOOTNOTE_MARK) and not self._is_plain_link(part):
                return "["
            if part.kind is not InlineKind.RUBY_READING and not self._is_plain_link(part):
                return "*"
            part = part.parts[0] if part.parts else ""
        return part[:1]

    def _is_plain_link(self, span: Spanned) -> bool:
        return span.kind in (InlineKind.LINK, InlineKind.PICTURE) and not self._address(span)

    def _address(self, span: Spanned) -> str:
        if span.kind is InlineKind.PICTURE:
            return safe_address(span.target, self.base, PICTURE_SCHEMES)
        return safe_address(span.target, self.base)

    def _span(self, span: Spanned, before: str, after: str) -> str:
        kind = span.kind
        if kind in _EMPHASIS:
            return self._emphasis(span, before, after)
        if kind in (InlineKind.LINK, InlineKind.PICTURE):
            return self._link(span, before, after)
        if kind in (InlineKind.CODE, InlineKind.MATH):
            return self._code(span, before)
        if kind is InlineKind.FOOTNOTE_MARK:
            return self._footnote_mark(span)
        if kind in _ELEMENTS:
            return self._element(_ELEMENTS[kind], span)
        return self.render(span.parts, before, after)

    def _element(self, name: str, span: Spanned) -> str:
        return f"<{name}>{self.render(span.parts, '>', '<')}</{name}>"

    def _code(self, span: Spanned, before: str) -> str:
        text = plain(span.parts)
        if span.kind is InlineKind.MATH:
            return f"${code_span(bare_tex(text))}$"
        return self._element("code", span) if before == "`" else code_span(text)

    def _emphasis(self, span: Spanned, before: str, after: str) -> str:
        mark, name = _EMPHASIS[span.kind]
        inner = self.render(span.parts, mark[0], mark[0])
        if not inner:  # all of it was cut out
            return ""
        if before == mark[0]:
            return self._element(name, span)
        outside = is_gap(before) and is_gap(after)
        inside = mark == "**" and (is_word(inner[:1]) or is_gap(before)) and (is_word(inner[-1:]) or is_gap(after))
        is_bare = inner == inner.strip()  # a mark beside a space inside opens or closes nothing
        return f"{mark}{inner}{mark}" if is_bare and (outside or inside) else self._element(name, span)

    def _link(self, span: Spanned, before: str, after: str) -> str:
        address = self._address(span)
        if not address:
            return self.render(span.parts, before, after)
        sign = "!" if span.kind is InlineKind.PICTURE else ""
        return f"{sign}[{self.render(span.parts, '[', ']')}]({destination(address)})"

    def _footnote_mark(self, span: Spanned) -> str:
        label = self.footnotes.of_mark(span.target)
        return self._element("sup", span) if label is None else f"[^{label}]"
