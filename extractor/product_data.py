"""The product of a page that sells one thing, as the page's JSON-LD describes it."""

from __future__ import annotations

from extractor.model import Claim, Document, MarkupLayout

_PRODUCTS = frozenset(("product", "productgroup", "individualproduct", "productmodel"))


def sells(document: Document) -> bool:
    """Whether a page says that it sells something, and not that it is an article."""
    claims = _claims(document)
    return bool(claims & Claim.PRODUCT) and not claims & Claim.ARTICLE


def description(document: Document) -> str:
    """Return what the outermost product's description says, empty where there is none or the page lists products."""
    from extractor.metadata.jsonld import parse_scripts, types_of

    if _claims(document) & Claim.LISTING:
        return ""
    for node in parse_scripts(document.head.jsonld):
        if types_of(node) & _PRODUCTS and isinstance(node.get("description"), str):
            return str(node["description"])
    return ""


def _claims(document: Document) -> int:
    layout = document.layout
    return int(layout.claims[0]) if isinstance(layout, MarkupLayout) else 0
