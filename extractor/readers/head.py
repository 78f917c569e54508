"""What an HTML page says outside its text, read when somebody first asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.model import Head

_FIELDS = tuple(field.name for field in fields(Head))
_ASSIGNMENT = re.compile(
    r"\s*(?:window|self|globalThis)?\.?(__?[\w$]+|[\w$]*(?:STATE|DATA|Data|State)[\w$]*)\s*=\s*(?=[{\[])"
)
_LEAST_HYDRATION = 200
"""Characters from which a script's JSON may hold an article; set by hand."""
_ROW_PUSH = "self.__next_f.push("
_VALUE_ATTRIBUTES = ("content", "datetime", "href", "src", "value", "data")

_CREDIT_ATTRIBUTES = ("class", "id", "itemprop", "rel", "data-testid")
_CREDITS = ", ".join(f'body [{name}*="{word}" i]' for name in _CREDIT_ATTRIBUTES for word in ("author", "byline"))
_WRAPPERS = frozenset(("html", "body", "head", "script", "style", "meta", "link"))

BlockOf = Callable[[LexborNode], int]


class PageHead(Head):
    """A `Head` that is read from the tree when one of its fields is first asked for."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[], Head]) -> None:
        object.__setattr__(self, "_read", read)

    def __getattr__(self, name: str) -> object:
        if name not in _FIELDS:
            raise AttributeError(name)
        read: Callable[[], Head] = object.__getattribute__(self, "_read")
        head = read()
        for each in _FIELDS:
            object.__setattr__(self, each, getattr(head, each))
        return getattr(head, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Head) and all(getattr(self, each) == getattr(other, each) for each in _FIELDS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, each) for each in _FIELDS))

    def __reduce__(self) -> tuple[type[Head], tuple[object, ...]]:
        return Head, tuple(getattr(self, each) for each in _FIELDS)


def read_head(parser: LexborHTMLParser, block_of: BlockOf) -> Head:
    """Read everything outside the text. `block_of` gives the block a node stands in, or -1."""
    title = parser.css_first("title")
    root = parser.css_first("html")
    scripts = parser.css("script")
    return Head(
        title=_collapsed(title) if title else "",
        metas=tuple(pair for pair in map(_meta, parser.css("meta[content]")) if pair[0]),
        links=tuple((_value(link, "rel").lower(), _value(link, "href")) for link in parser.css("link[rel][href]")),
        jsonld=tuple(script.text() for script in scripts if "ld+json" in _value(script, "type").lower()),
        language=_value(root, "lang").strip() if root else "",
        times=tuple((_value(time, "datetime"), _collapsed(time), block_of(time)) for time in parser.css("time")),
        microdata=tuple(map(_property, parser.css("body [itemprop]"))),
        hydration=(*filter(None, map(_hydration, scripts)), *_server_rows(scripts)),
        credits=tuple(_credit(node, block_of) for node in parser.css(_CREDITS) if node.tag not in _WRAPPERS),
    )


def _value(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _collapsed(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _meta(node: LexborNode) -> tuple[str, str]:
    attributes = node.attributes
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    name = name or attributes.get("http-equiv") or ""
    return name.strip().lower(), attributes.get("content") or ""


def _credit(node: LexborNode, block_of: BlockOf) -> tuple[str, str, int]:
    marks = " ".join(_value(node, name) for name in _CREDIT_ATTRIBUTES)
    return " ".join(marks.lower().split()), _collapsed(node), block_of(node)


def _property(node: LexborNode) -> tuple[str, str]:
    attributes = node.attributes
    value = next((attributes[name] for name in _VALUE_ATTRIBUTES if attributes.get(name)), None)
    return (attributes.get("itemprop") or "").strip(), value or _collapsed(node)


def _server_rows(scripts: list[LexborNode]) -> tuple[tuple[str, str], ...]:
    """Return the scripts that push React's server rows as one pair, since a row may go over several of them."""
    pushes = [text for script in scripts if (text := script.text()).lstrip().startswith(_ROW_PUSH)]
    return (("__next_f", "".join(pushes)),) if pushes else ()


def _hydration(script: LexborNode) -> tuple[str, str] | None:
    """Return (id or variable, raw JSON) of a script that holds data, else None."""
    kind = _value(script, "type").lower()
    if kind == "application/json":
        text = script.text()
        return (_value(script, "id"), text) if len(text) >= _LEAST_HYDRATION else None
    if kind not in ("", "text/javascript", "application/javascript", "module"):
        return None
    text = script.text()
    match = _ASSIGNMENT.match(text) if len(text) >= _LEAST_HYDRATION else None
    return (match[1], text[match.end() :].rstrip().rstrip(";")) if match else None
