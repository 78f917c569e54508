"""Where a picture's file is: lazy loading puts it anywhere but into `src`."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from extractor.model import Picture
from extractor.readers.tree import Tree

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "data-image", "data-hi-res-src")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")


def picture_of(tree: Tree, node: int) -> Picture:
    """Return a picture's address and alternative text."""
    return Picture(picture_url(tree, node), " ".join((tree.nodes[node].attributes.get("alt") or "").split()))


def picture_url(tree: Tree, node: int) -> str:
    """Return a picture's address as the page has it, empty where there is none.

    A placeholder in `src` gives way to a lazy-loading attribute, to the largest of a source set, and to the
    picture in a `noscript` beside it.
    """
    picture = tree.nodes[node]
    own = _own_url(picture)
    if own and not _is_placeholder(own):
        return own
    parent = picture.parent
    if parent is not None and parent.tag == "picture":
        for source in parent.css("source"):
            found = _largest(source)
            if found:
                return found
    return _noscript_url(parent if parent is not None and parent.tag == "picture" else picture) or own


def _own_url(picture: LexborNode) -> str:
    attributes = picture.attributes
    source = (attributes.get("src") or "").strip()
    if source and not _is_placeholder(source):
        return source
    lazy = next((attributes[name] for name in _SOURCES if attributes.get(name)), None)
    return (lazy or "").strip() or _largest(picture) or source


def _is_placeholder(url: str) -> bool:
    return url.startswith(("data:", "about:")) or any(
        word in url.rsplit("/", 1)[-1].lower() for word in ("placeholder", "blank.", "spacer", "1x1", "pixel", "lazy")
    )


def _largest(node: LexborNode) -> str:
    """Return the address with the greatest width or density of a source set."""
    attributes = node.attributes
    sources = next((attributes[name] for name in _SETS if attributes.get(name)), None) or ""
    best, size = "", -1.0
    for candidate in sources.replace(", ", " , ").split(" , "):
        address, _, measure = candidate.strip().partition(" ")
        try:
            width = float(measure.strip().rstrip("wx") or 1)
        except ValueError:
            width = 1.0
        if address and not address.startswith("data:") and width > size:
            best, size = address.rstrip(","), width
    return best


def _noscript_url(picture: LexborNode) -> str:
    for beside in (picture.next, picture.prev):
        neighbour = beside
        while neighbour is not None and neighbour.is_text_node:
            neighbour = neighbour.next if beside is picture.next else None
        if neighbour is not None and neighbour.tag == "noscript":
            inside = neighbour.css_first("img")
            if inside is not None:
                return _own_url(inside)
    return ""
