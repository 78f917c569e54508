"""The types everything else speaks. A page is a row of blocks; all else is a span over that row or a label on it."""

from typing import TYPE_CHECKING, Any

from extractor.model.article import Article, Field, LabelledBlock, Status
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
from extractor.model.options import Options
from extractor.model.plain_text import body_text, joined, marker_of
from extractor.model.printing import Printing, Wanted, Writers
from extractor.model.report import Notice, RuleReport

if TYPE_CHECKING:
    from extractor.model.markup import CHROME_SHIFT, Chrome, Claim, Trait
    from extractor.model.values import LeadImage, Moment, Paywall, from_plain, to_plain

__all__ = [
    "BODY_ROLES",
    "CHROME_SHIFT",
    "Article",
    "Block",
    "Chrome",
    "Claim",
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
    "LeadImage",
    "LineLayout",
    "ListItem",
    "MarkupLayout",
    "Moment",
    "Notice",
    "Options",
    "Page",
    "Paywall",
    "Picture",
    "Printing",
    "Role",
    "RuleReport",
    "Span",
    "Status",
    "TableCell",
    "Trait",
    "Wanted",
    "Writers",
    "body_text",
    "from_plain",
    "joined",
    "marker_of",
    "to_plain",
]

_WHEN_ASKED = {
    "markup": ("CHROME_SHIFT", "Chrome", "Claim", "Trait"),
    "values": ("LeadImage", "Moment", "Paywall", "from_plain", "to_plain"),
}
"""Modules that flattened pages and their texts do without."""


def __getattr__(name: str) -> Any:
    for module, names in _WHEN_ASKED.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
