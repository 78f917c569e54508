"""Code blocks: verbatim text without the line numbers beside it, and the language they are marked with."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from extractor.readers.tree import Tree

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight-text|brush:|sourcecode)[-:\s]\s*([\w+#.-]+)", re.IGNORECASE
)
_GUTTER = re.compile(
    r"(?:^|[\s_-])(?:line-?numbers?(?:-rows)?|linenos?|lineno|lnt?|blob-num|gutter|hljs-ln-numbers|code-line-number)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINE_TAGS = frozenset(("div", "li", "p", "tr", "table", "ol", "ul", "tbody"))
_NUMBER_START = re.compile(r"\s*(\d+)(?:[.:|)]|\s|$)[ \t]?")
_FEWEST_NUMBERED = 3


def code_text(pre: LexborNode) -> str:
    """Return the text of a code block as printed, without line numbers and buttons. Empty where it has none."""
    parts: list[str] = []
    node = pre.first_child
    while node is not None:
        skip = False
        if node.is_text_node:
            parts.append(node.text_content or "")
        elif node.tag == "br" or (node.tag in _LINE_TAGS and parts and not parts[-1].endswith("\n")):
            parts.append("\n")
        else:
            skip = node.tag in ("button", "script", "style") or _is_gutter(node)
        node = _following(node, pre, skip=skip)
    return _without_numbers("".join(parts).replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip())


def _following(node: LexborNode, root: LexborNode, *, skip: bool) -> LexborNode | None:
    """Return the next node in page order inside a root, past what a node holds where it is skipped."""
    if not skip and node.first_child is not None:
        return node.first_child
    at: LexborNode | None = node
    while at is not None and at.mem_id != root.mem_id:
        if at.next is not None:
            return at.next
        at = at.parent
    return None


def _is_gutter(node: LexborNode) -> bool:
    name = node.attributes.get("class") if node.is_element_node else None
    return bool(name and _GUTTER.search(name)) and not any(c.isalpha() for c in node.text())


def is_gutter_text(text: str) -> bool:
    """Whether a code block holds line numbers and nothing else."""
    numbers = text.split()
    return (
        len(numbers) >= 2 and all(each == str(int(numbers[0]) + i) for i, each in enumerate(numbers))
        if (numbers and numbers[0].isdecimal() and numbers[0].isascii() and len(numbers[0]) < 7)
        else False
    )


def _without_numbers(text: str) -> str:
    """Take line numbers that count up from the start of every line out of a code block."""
    lines = text.split("\n")
    if len(lines) < _FEWEST_NUMBERED:
        return text
    starts = [_NUMBER_START.match(line) for line in lines]
    if not starts[0] or len(starts[0][1]) > 6:
        return text
    first = int(starts[0][1])
    if all(start and start[1] == str(first + i) for i, start in enumerate(starts)):
        bare = "\n".join(line[start.end() :] for line, start in zip(lines, starts, strict=True) if start)
        return bare if bare.strip() else text
    return text


def language_of(tree: Tree, node: int) -> str:
    """Return the language that a code block, what it holds or a container near it names, else nothing."""
    at: LexborNode | None = tree.nodes[node]
    inner = at.css_first("code") if at is not None else None
    candidates = [inner] if inner is not None else []
    for _ in range(4):
        if at is None or not at.is_element_node:
            break
        candidates.append(at)
        at = at.parent
    for each in candidates:
        attributes = each.attributes
        named = attributes.get("data-lang") or attributes.get("data-language") or attributes.get("lang-name")
        match = _LANGUAGE.search(attributes.get("class") or "")
        if named or match:
            return (named or (match[1] if match else "")).strip().lower()
    return ""
