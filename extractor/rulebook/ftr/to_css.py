"""XPath to CSS where a selector of the same meaning exists.

Measured on 2,180 expressions of ftr-site-config that select something on saved pages (studies of site rules): such a
translation selects the same elements in all but 8, four of which ask for text nodes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.rulebook.ftr.tokens import NotCss, Tokens, tokens_of

MAX_DEPTH = 12
"""Deepest nesting of predicates that is read. Set by hand."""

_COMBINATORS = {"/": " > ", "//": " "}
_AXES = {"child": "", "descendant": "//", "descendant-or-self": "//", "following-sibling": "~"}
_NAME = re.compile(r"-?[A-Za-z_][A-Za-z0-9_-]*")
_ATTRIBUTE = re.compile(r"[A-Za-z_][\w.-]*")


class CssQuery(NamedTuple):
    """A selector, and the attribute to read instead of the text, or an empty text."""

    selector: str
    attribute: str = ""


def to_css(expression: str) -> CssQuery | None:
    """Return the CSS of the same meaning, None where there is none."""
    try:
        tokens = tokens_of(expression)
        paths = [_path(tokens, 0)]
        while tokens.accept("|"):
            paths.append(_path(tokens, 0))
        if tokens.kind:
            return None
    except NotCss:
        return None
    attributes = {path.attribute for path in paths}
    if len(attributes) > 1:
        return None
    return CssQuery(", ".join(dict.fromkeys(path.selector for path in paths)), attributes.pop())


def quoted(value: str) -> str:
    """Return a CSS string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def class_or_id(token: str) -> str:
    """Return the selector of what has a token as one of its classes or as its id."""
    if _NAME.fullmatch(token):
        return f".{token}, #{token}"
    if re.search(r"\s", token):
        return f"[class={quoted(token)}], [id={quoted(token)}]"
    return f"[class~={quoted(token)}], [id={quoted(token)}]"


def _path(tokens: Tokens, depth: int) -> CssQuery:
    """Read an absolute path."""
    tokens.accept(".")
    first = tokens.accept("//", "/")
    if not first:
        raise NotCss("a path that does not start at the root")
    return _steps(tokens, depth, "")


def _steps(tokens: Tokens, depth: int, css: str) -> CssQuery:
    """Read steps up to the end of the path, the first one after its slash."""
    while True:
        if tokens.accept("@"):
            return CssQuery(css or "*", _attribute(tokens))
        axis = _axis(tokens)
        step = _step(tokens, depth)
        css = f"{css} ~ {step}" if axis == "~" else _descend(css, axis) + step
        slash = tokens.accept("//", "/")
        if not slash:
            return CssQuery(css)
        if tokens.text == "@" and slash == "//":
            raise NotCss("attributes of descendants")
        css += "" if tokens.text == "@" or _is_sibling(tokens) else _COMBINATORS[slash]


def _is_sibling(tokens: Tokens) -> bool:
    return tokens.text == "following-sibling"


def _descend(css: str, axis: str) -> str:
    return css.removesuffix(" > ") + " " if axis == "//" and css.endswith(" > ") else css


def _axis(tokens: Tokens) -> str:
    if not tokens.after("::"):
        return ""
    name = tokens.take()
    tokens.expect("::")
    if name not in _AXES:
        raise NotCss(f"the axis {name}")
    return _AXES[name]


def _attribute(tokens: Tokens) -> str:
    if tokens.kind != "name" or not _ATTRIBUTE.fullmatch(tokens.text):
        raise NotCss("expected an attribute")
    name = tokens.take()
    while tokens.accept(":"):
        name += f":{tokens.take()}"
    return name.lower()  # HTML has no capital letters in names; XPath over HTML never finds those that have


def _step(tokens: Tokens, depth: int) -> str:
    if not tokens.accept("*"):
        if tokens.kind != "name" or tokens.after("("):
            raise NotCss("expected an element")
        name = tokens.take().lower()
    else:
        name = "*"
    css, first = "", True
    while tokens.accept("["):
        css += _predicate(tokens, name, depth, first=first)
        tokens.expect("]")
        first = False
    return css if name == "*" and css else name + css


def _predicate(tokens: Tokens, name: str, depth: int, *, first: bool) -> str:
    kind = "child" if name == "*" else "of-type"
    if tokens.kind == "number" and tokens.after("]"):
        if not first:
            raise NotCss("a place after another condition")
        return f":nth-{kind}({tokens.take()})"
    if tokens.text == "last" and tokens.after("("):
        tokens.expect("last", "(", ")")
        if not first:
            raise NotCss("a place after another condition")
        return f":last-{kind}"
    return _any_of(tokens, depth)


def _any_of(tokens: Tokens, depth: int) -> str:
    """Read conditions with `or` between them."""
    if depth > MAX_DEPTH:
        raise NotCss("too deep")
    found = [_all_of(tokens, depth)]
    while tokens.accept("or"):
        found.append(_all_of(tokens, depth))
    return found[0] if len(found) == 1 else f":is({', '.join(found)})"


def _all_of(tokens: Tokens, depth: int) -> str:
    css = _condition(tokens, depth)
    while tokens.accept("and"):
        css += _condition(tokens, depth)
    return css


def _condition(tokens: Tokens, depth: int) -> str:
    if tokens.accept("("):
        css = _any_of(tokens, depth + 1)
        tokens.expect(")")
        return css
    if tokens.kind == "name" and tokens.after("("):
        return _call(tokens, depth)
    if tokens.accept("@"):
        return _compared(tokens, _attribute(tokens))
    return _having(tokens, depth)


def _call(tokens: Tokens, depth: int) -> str:
    name = tokens.take()
    tokens.expect("(")
    if name == "not":
        css = f":not({_any_of(tokens, depth + 1)})"
    elif name in ("contains", "starts-with"):
        css = _contains(tokens, "*=" if name == "contains" else "^=")
    else:
        raise NotCss(f"the function {name}")
    tokens.expect(")")
    return css


def _contains(tokens: Tokens, sign: str) -> str:
    if tokens.accept("@"):
        attribute = _attribute(tokens)
        tokens.expect(",")
        return f"[{attribute}{sign}{quoted(tokens.string())}]"
    attribute = _spaced_attribute(tokens)
    tokens.expect(",")
    word = tokens.string()
    if sign != "*=" or word != f" {word.strip()} " or " " in word.strip() or not word.strip():
        raise NotCss("a text between spaces")
    return _has_word(attribute, word.strip())


def _spaced_attribute(tokens: Tokens) -> str:
    """Read `concat(' ', @class, ' ')`, with or without `normalize-space`."""
    tokens.expect("concat", "(")
    _blank(tokens)
    tokens.expect(",")
    wrapped = tokens.accept("normalize-space")
    if wrapped:
        tokens.expect("(")
    tokens.expect("@")
    attribute = _attribute(tokens)
    if wrapped:
        tokens.expect(")")
    tokens.expect(",")
    _blank(tokens)
    tokens.expect(")")
    return attribute


def _blank(tokens: Tokens) -> None:
    if tokens.string() != " ":
        raise NotCss("expected a space")


def _has_word(attribute: str, word: str) -> str:
    if attribute == "class" and _NAME.fullmatch(word):
        return f".{word}"
    return f"[{attribute}~={quoted(word)}]"


def _compared(tokens: Tokens, attribute: str) -> str:
    attribute = attribute.replace(":", "\\:")
    sign = tokens.accept("=", "!=")
    if not sign:
        return f"[{attribute}]"
    value = tokens.string()
    if sign == "!=":
        return f"[{attribute}]:not([{attribute}={quoted(value)}])"
    if attribute == "id" and _NAME.fullmatch(value):
        return f"#{value}"
    return f"[{attribute}={quoted(value)}]"


def _having(tokens: Tokens, depth: int) -> str:
    """Read a path from the element on, as a condition that it leads somewhere."""
    child = " > "
    if tokens.accept("."):
        child = _COMBINATORS.get(tokens.accept("//", "/"), "")
    if not child or (tokens.kind != "name" and tokens.text != "*"):
        raise NotCss("expected a condition")
    inner = _steps(tokens, depth + 1, "")
    if inner.attribute or tokens.text in ("=", "!=", "<", ">"):
        raise NotCss("a comparison of another element")
    return f":has({child.lstrip()}{inner.selector})"
