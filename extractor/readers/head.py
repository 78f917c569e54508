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
    """A `Head` whose fields are read from the tree one by one, when they are first asked for.

    `block_of` gives the block a node stands in, or -1.
    """

    __slots__ = ("_block_of", "_parser")

    def __init__(self, parser: LexborHTMLParser, block_of: BlockOf) -> None:
        object.__setattr__(self, "_parser", parser)
        object.__setattr__(self, "_block_of", block_of)

    def __getattr__(self, name: str) -> object:
        if name not in _READ:
            raise AttributeError(name)
        value = _READ[name](object.__getattribute__(self, "_parser"), object.__getattribute__(self, "_block_of"))
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Head) and all(getattr(self, each) == getattr(other, each) for each in _FIELDS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, each) for each in _FIELDS))

    def __reduce__(self) -> tuple[type[Head], tuple[object, ...]]:
        return Head, tuple(getattr(self, each) for each in _FIELDS)


def _title(parser: LexborHTMLParser, _: BlockOf) -> str:
    title = parser.css_first("title")
    return _collapsed(title) if title else ""


def _metas(parser: LexborHTMLParser, _: BlockOf) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in map(_meta, parser.css("meta[content]")) if pair[0])


def _links(parser: LexborHTMLParser, _: BlockOf) -> tuple[tuple[str, str], ...]:
    links = (link.attributes for link in parser.css("link[rel][href]"))
    return tuple(((each["rel"] or "").lower(), each["href"] or "") for each in links)


def _jsonld(parser: LexborHTMLParser, _: BlockOf) -> tuple[str, ...]:
    scripts = parser.css("script[type]")
    return tuple(script.text() for script in scripts if "ld+json" in _value(script, "type").lower())


def _language(parser: LexborHTMLParser, _: BlockOf) -> str:
    root = parser.css_first("html")
    return _value(root, "lang").strip() if root else ""


def _times(parser: LexborHTMLParser, block_of: BlockOf) -> tuple[tuple[str, str, int], ...]:
    return tuple((_value(time, "datetime"), _collapsed(time), block_of(time)) for time in parser.css("time"))


def _microdata(parser: LexborHTMLParser, _: BlockOf) -> tuple[tuple[str, str], ...]:
    return tuple(map(_property, parser.css("body [itemprop]")))


def _hydrations(parser: LexborHTMLParser, _: BlockOf) -> tuple[tuple[str, str], ...]:
    scripts = parser.css("script")
    return (*filter(None, map(_hydration, scripts)), *_server_rows(scripts))


def _credits(parser: LexborHTMLParser, block_of: BlockOf) -> tuple[tuple[str, str, int], ...]:
    return tuple(_credit(node, block_of) for node in parser.css(_CREDITS) if node.tag not in _WRAPPERS)


_READ: dict[str, Callable[[LexborHTMLParser, BlockOf], object]] = {
    "title": _title,
    "metas": _metas,
    "links": _links,
    "jsonld": _jsonld,
    "language": _language,
    "times": _times,
    "microdata": _microdata,
    "hydration": _hydrations,
    "credits": _credits,
}


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
