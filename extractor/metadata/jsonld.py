"""JSON-LD: raw scripts to flat nodes, mended where that is safe, and the node that is the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

LONGEST_SCRIPT = 2_000_000
"""Characters of a script that are parsed; longer ones are product catalogues. Set by hand."""
MOST_NODES = 20_000
"""Objects of a page that are looked at; set by hand."""

Node = Mapping[str, Any]

ARTICLE_TYPES = frozenset(
    [
        "article",
        "newsarticle",
        "blogposting",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "socialmediaposting",
        "discussionforumposting",
        "techarticle",
        "scholarlyarticle",
        "report",
        "advertisercontentarticle",
        "satiricalarticle",
        "askpublicnewsarticle",
        "medicalwebpage",
        "medicalscholarlyarticle",
        "posting",
        "review",
        "creativework",
        "recipe",
        "howto",
        "question",
        "qapage",
        "interview",
        "video",
        "videoobject",
        "podcastepisode",
    ]
)
"""Types whose node speaks of the article itself, lower case. Source: schema.org, kinds of CreativeWork."""

PAGE_TYPES = frozenset(["webpage", "itempage", "aboutpage", "profilepage"])

_WRAPPERS = (
    "<!--",
    "-->",
    "/*<![CDATA[*/",
    "/*]]>*/",
    "//<![CDATA[",
    "//]]>",
    "<![CDATA[",
    "]]>",
    "/* <![CDATA[ */",
    "/* ]]> */",
    ";",
)
_TRAILING_COMMA = re.compile(r",\s*(?=[\]}])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")


def parse_scripts(scripts: Sequence[str]) -> tuple[Node, ...]:
    """Return every object of every script, outer before inner, in page order.

    Mended are comment wrappers, control characters, commas before a closing bracket, single backslashes and
    markup entities; a script that is broken otherwise gives nothing.
    """
    nodes: list[Node] = []
    for script in scripts:
        if len(script) <= LONGEST_SCRIPT:
            nodes += _objects(_parse(script), MOST_NODES - len(nodes))
    return tuple(nodes)


def types_of(node: Node) -> frozenset[str]:
    """Return the node's types in lower case, without a vocabulary's address."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return frozenset(name.rpartition("/")[2].rpartition(":")[2].casefold() for name in names if isinstance(name, str))


def article_node(nodes: Sequence[Node], url: str = "") -> Node:
    """Return the node that describes the page's article, an empty one where none does.

    Of several, the one whose address is the page's, then the one that says most, then the outermost and first.
    """
    best: Node = {}
    best_rank = (0, 0, 0, 0)
    for node in nodes:
        kinds = types_of(node)
        if not kinds & ARTICLE_TYPES and not kinds & PAGE_TYPES:
            continue
        rank = (
            int(bool(kinds & ARTICLE_TYPES) and ("headline" in node or "datePublished" in node or "author" in node)),
            int(bool(url) and _same_page(url, node)),
            int(not kinds & {"review", "creativework", "video", "videoobject", "podcastepisode", "webpage"}),
            sum(key in node for key in ("headline", "datePublished", "author")),
        )
        if rank > best_rank:
            best, best_rank = node, rank
    return best


def strings(value: Any) -> list[str]:
    """Return the strings that a property holds: itself, those of its list, or the name or address of objects."""
    if isinstance(value, str):
        return [clean_string(value)] if value.strip() else []
    if isinstance(value, list):
        return [text for each in value[:100] if not isinstance(each, list) for text in strings(each)]
    if isinstance(value, Mapping):
        for key in ("name", "@value", "headline", "url", "@id"):
            if isinstance(value.get(key), str):
                return strings(value[key])
    return []


def clean_string(text: str) -> str:
    """Return text with markup entities resolved, twice where a page escaped twice, and white space collapsed."""
    return " ".join(_unescape(_unescape(text)).split())


def _unescape(text: str) -> str:
    """Resolve markup entities; their table is loaded when the first one is met."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def resolve(value: Any, nodes: Sequence[Node]) -> list[Any]:
    """Return the objects and strings a property holds, references by "@id" replaced by their nodes."""
    values = value if isinstance(value, list) else [value]
    return [_referred(each, nodes) for each in values[:100] if each]


def _referred(value: Any, nodes: Sequence[Node]) -> Any:
    if isinstance(value, Mapping) and "name" not in value and isinstance(value.get("@id"), str):
        for node in nodes:
            if node.get("@id") == value["@id"] and "name" in node:
                return node
    return value


def _same_page(url: str, node: Node) -> bool:
    addresses = [*strings(node.get("mainEntityOfPage")), *strings(node.get("@id"))]
    addresses += [
        address for address in strings(node.get("url")) if "#" not in address
    ]  # "#751105": an entry of a live blog
    page = _bare(url)
    return any(_bare(address) == page for address in addresses)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("?")[0].rstrip("/").partition("://")[2].removeprefix("www.")


def _parse(script: str) -> Any:
    text = _unwrapped(script)
    for mend in (_as_it_is, _mended, _unescape):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(script: str) -> str:
    text = script.strip().lstrip("\ufeff")
    for wrapper in _WRAPPERS:
        text = text.removeprefix(wrapper).removesuffix(wrapper).strip()
    return text


def _as_it_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    return _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub(r"\\\\", _CONTROL.sub(" ", text)))


def _objects(root: Any, most: int) -> list[Node]:
    """Return at most `most` objects below a value, breadth first; a loop, since the page chooses the depth."""
    found: list[Node] = []
    row: list[Any] = [root]
    while row and len(found) < most:
        found += [value for value in row if isinstance(value, dict)]
        row = [child for value in row for child in _children(value)]
    return found[:most]


def _children(value: Any) -> Iterator[Any]:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (child for child in children if isinstance(child, (dict, list)))
