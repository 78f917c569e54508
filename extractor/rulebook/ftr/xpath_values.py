"""Field expressions of ftr-site-config: a path, an attribute of it, or a piece of its text."""

from __future__ import annotations

import re
from typing import Any

from extractor.rulebook.ftr.to_css import to_css

_CALL = re.compile(r"(?P<name>normalize-space|string|substring-after|substring-before)\s*\((?P<inside>.*)\)", re.DOTALL)
_LITERAL = re.compile(r"'(?P<single>[^']+)'|\"(?P<double>[^\"]+)\"")
_LAST_ARGUMENT = re.compile(r"(?P<path>.*),\s*(?:'(?P<single>[^']+)'|\"(?P<double>[^\"]+)\")\s*", re.DOTALL)
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")
_END = re.compile(r"/(?:@(?P<attribute>[A-Za-z_][\w:.-]*)|/?text\(\))\s*")


def pick_of(expression: str) -> dict[str, Any]:
    """Return the pick that reads what an expression gives."""
    expression = expression.strip()
    literal = _LITERAL.fullmatch(expression)
    if literal:
        return {"value": literal["single"] or literal["double"]}
    call = _CALL.fullmatch(expression)
    if call and _balanced(call["inside"]):
        return _of_call(call["name"], call["inside"], expression)
    return _of_path(expression)


def _of_call(name: str, inside: str, expression: str) -> dict[str, Any]:
    if name in ("normalize-space", "string"):
        return pick_of(inside) if inside.strip() not in ("", ".") else _of_path(expression)
    argument = _LAST_ARGUMENT.fullmatch(inside)
    if argument is None:
        return _of_path(expression)
    sign = _SPECIAL.sub(r"\\\g<0>", argument["single"] or argument["double"])
    pick = pick_of(argument["path"])
    before = pick.get("re")
    if "value" in pick:
        return _of_path(expression)
    return {**pick, "re": _narrowed(before, sign, after=name == "substring-after")}


def _narrowed(before: str | None, sign: str, *, after: bool) -> str:
    """Return the pattern whose group is what stands after, or before, a sign in what was read so far."""
    if before is None:
        return f"{sign}(.*)" if after else f"^(.*?){sign}"
    head, lazy, tail = before.partition("(.*?)")
    if not lazy:
        head, _, tail = before.partition("(.*)")
    kept = f".*?{sign}({'.*?' if lazy else '.*'})" if after else f"(.*?){sign}"
    return head + kept + (tail if after else "")


def _of_path(expression: str) -> dict[str, Any]:
    css = to_css(expression)
    if css is not None:
        return {"css": css.selector, "attr": css.attribute} if css.attribute else {"css": css.selector}
    end = None if "|" in expression else _END.search(expression)
    if end and end.end() == len(expression):
        path, attribute = expression[: end.start()], end["attribute"]
        css = to_css(path)
        pick = {"css": css.selector} if css and not css.attribute else {"xpath": path}
        return {**pick, "attr": attribute.lower()} if attribute else pick
    return {"xpath": expression}


def _balanced(text: str) -> bool:
    """Whether the brackets of a text close inside it: `a) | (b` does not."""
    depth = 0
    for sign in re.sub(r"'[^']*'|\"[^\"]*\"", "", text):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0
