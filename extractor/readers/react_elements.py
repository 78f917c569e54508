"""Paragraphs and subheads among the elements that React's server components send: `["$", tag, key, properties]`."""

from __future__ import annotations

from html import escape
from typing import Any

_SHOWN = frozenset(("p", "h2", "h3", "h4", "blockquote"))
_CHROME = frozenset(("aside", "button", "footer", "form", "header", "nav", "script", "style"))
_ELEMENT = 4
"""Entries of an element; a fifth and further ones help developers."""


def paragraphs_of(data: Any, most: int) -> str:
    """Return the paragraphs and subheads of a page's elements as markup, in order; of at most so many values."""
    made: list[str] = []
    waiting = [data]
    for _ in range(most):
        if not waiting:
            break
        value = waiting.pop()
        tag, inner = _element(value)
        if tag in _SHOWN:
            made.append(f"<{tag}>{escape(_text_of(inner, most))}</{tag}>")
        elif tag not in _CHROME:
            waiting += reversed(inner)
    return "".join(made)


def _element(value: Any) -> tuple[str, list[Any]]:
    """Return the tag of an element, "" for anything else, and the values inside."""
    if isinstance(value, dict):
        return "", list(value.values())
    if not isinstance(value, list):
        return "", []
    if len(value) >= _ELEMENT and value[0] == "$" and isinstance(value[1], str) and isinstance(value[3], dict):
        return value[1], [value[3].get("children")]
    return "", value


def _text_of(values: list[Any], most: int) -> str:
    """Return the text inside an element; a text that begins with one "$" names another row."""
    found: list[str] = []
    waiting = list(reversed(values))
    for _ in range(most):
        if not waiting:
            break
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value[1:] if value.startswith("$$") else "" if value.startswith("$") else value)
        else:
            waiting += reversed(_element(value)[1])
    return "".join(found)
