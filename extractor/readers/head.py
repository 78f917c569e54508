"""What an HTML page says outside its text, read when somebody first asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields

from selectolax.lexbor import LexborNode

from extractor.model import Head
from extractor.readers.tree import Tree

_FIELDS = tuple(field.name for field in fields(Head))
_ASSIGNMENT = re.compile(
    r"\s*(?:window|self|globalThis)?\.?(__?[\w$]+|[\w$]*(?:STATE|DATA|Data|State)[\w$]*)\s*=\s*(?=[{\[]|\(function\()"
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

    __slots__ = ("_block_of", "_tree")

    def __init__(self, tree: Tree, block_of: BlockOf) -> None:
        object.__setattr__(self, "_tree", tree)
        object.__setattr__(self, "_block_of", block_of)

    def __getattr__(self, name: str) -> object:
        if name not in _READ:
            raise AttributeError(name)
        value = _READ[name](object.__getattribute__(self, "_tree"), object.__getattribute__(self, "_block_of"))
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Head) and all(getattr(self, each) == getattr(other, each) for each in _FIELDS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, each) for each in _FIELDS))

    def __reduce__(self) -> tuple[type[Head], tuple[object, ...]]:
        return Head, tuple(getattr(self, each) for each in _FIELDS)


def _title(tree: Tree, _: BlockOf) -> str:
    title = next(iter(tree.elements("title")), None)
    return _collapsed(title) if title else ""


def _metas(tree: Tree, _: BlockOf) -> tuple[tuple[str, str], ...]:
    return tuple(filter(None, map(_meta, tree.elements("meta"))))


def _links(tree: Tree, _: BlockOf) -> tuple[tuple[str, str], ...]:
    links = (link.attributes for link in tree.elements("link"))
    whole = (each for each in links if "rel" in each and "href" in each)
    return tuple(((each["rel"] or "").lower(), each["href"] or "") for each in whole)


def _jsonld(tree: Tree, _: BlockOf) -> tuple[str, ...]:
    scripts = tree.elements("script")
    return tuple(script.text() for script in scripts if "ld+json" in _value(script, "type").lower())


def _language(tree: Tree, _: BlockOf) -> str:
    return next((_value(root, "lang").strip() for root in tree.elements("html")), "")


def _times(tree: Tree, block_of: BlockOf) -> tuple[tuple[str, str, int], ...]:
    return tuple((_value(time, "datetime"), _collapsed(time), block_of(time)) for time in tree.elements("time"))


def _microdata(tree: Tree, _: BlockOf) -> tuple[tuple[str, str], ...]:
    return tuple(map(_property, tree.parser.css("body [itemprop]")))


def _hydrations(tree: Tree, _: BlockOf) -> tuple[tuple[str, str], ...]:
    scripts = tree.elements("script")
    return (*filter(None, map(_hydration, scripts)), *_server_rows(scripts))


def _credits(tree: Tree, block_of: BlockOf) -> tuple[tuple[str, str, int], ...]:
    return tuple(_credit(node, block_of) for node in tree.parser.css(_CREDITS) if node.tag not in _WRAPPERS)


_READ: dict[str, Callable[[Tree, BlockOf], object]] = {
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


def _meta(node: LexborNode) -> tuple[str, str] | None:
    attributes = node.attributes
    if "content" not in attributes:
        return None
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    name = name or attributes.get("http-equiv") or ""
    name = name.strip().lower()
    return (name, attributes["content"] or "") if name else None


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
