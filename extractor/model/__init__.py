"""The types everything else speaks. A page is a row of blocks; all else is a span over that row or a label on it."""

from extractor.model.article import Article, Field, LabelledBlock, Notice, RuleReport, Status, body_text
from extractor.model.block import (
    Block,
    CodeBlock,
    Detail,
    Inline,
    InlineKind,
    Kind,
    ListItem,
    Picture,
    TableCell,
)
from extractor.model.document import Document, Head, Layout, LineLayout, MarkupLayout, Page, Span
from extractor.model.label import BODY_ROLES, Cut, Draft, Label, Role
from extractor.model.markup import CHROME_SHIFT, Chrome, Trait
from extractor.model.options import Options

__all__ = [
    "BODY_ROLES",
    "CHROME_SHIFT",
    "Article",
    "Block",
    "Chrome",
    "CodeBlock",
    "Cut",
    "Detail",
    "Document",
    "Draft",
    "Field",
    "Head",
    "Inline",
    "InlineKind",
    "Kind",
    "Label",
    "LabelledBlock",
    "Layout",
    "LineLayout",
    "ListItem",
    "MarkupLayout",
    "Notice",
    "Options",
    "Page",
    "Picture",
    "Role",
    "RuleReport",
    "Span",
    "Status",
    "TableCell",
    "Trait",
    "body_text",
]
