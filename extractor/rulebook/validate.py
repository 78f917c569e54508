"""Data against the JSON Schema of rules: the part of draft 7 that `rule.schema.json` uses.

Written out because messages matter here: each problem has its path, says what was found and, where a key or
a word is nearly right, what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]

_TYPE_NAMES = {
    "object": "keys with values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where."""

    path: Path
    message: str


def problems(data: Any, schema: Schema) -> Iterator[Problem]:
    """Yield what is wrong with data, in the order of the data. Nothing where it is valid."""
    yield from _check(data, schema, schema, ())


def _check(data: Any, schema: Schema, root: Schema, path: Path) -> Iterator[Problem]:
    schema = _follow(schema, root)
    if "oneOf" in schema:
        yield from _check_branches(data, [_follow(each, root) for each in schema["oneOf"]], root, path)
        return
    wrong = _wrong_value(data, schema)
    if wrong:
        yield Problem(path, wrong)
    elif isinstance(data, dict):
        yield from _check_keys(data, schema, root, path)
    elif isinstance(data, list):
        yield from _check_items(data, schema, root, path)


def _follow(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        target: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def _check_branches(data: Any, branches: Sequence[Schema], root: Schema, path: Path) -> Iterator[Problem]:
    """Check data against alternatives; report the one that comes nearest."""
    branches = [flat for branch in branches for flat in _flatten(branch, root)]
    fitting = [branch for branch in branches if "type" not in branch or _is_type(data, branch["type"])]
    if not fitting:
        names = " or ".join(dict.fromkeys(_TYPE_NAMES[branch["type"]] for branch in branches))
        yield Problem(path, f"expected {names}, found {_describe(data)}")
        return
    found = [list(_check(data, branch, root, path)) for branch in fitting]
    if not any(not each for each in found):
        yield from min(found, key=lambda each: (len(each), -max(len(problem.path) for problem in each)))


def _flatten(schema: Schema, root: Schema) -> Iterator[Schema]:
    schema = _follow(schema, root)
    if "oneOf" not in schema:
        yield schema
        return
    for branch in schema["oneOf"]:
        yield from _flatten(branch, root)


def _wrong_value(data: Any, schema: Schema) -> str:
    """Return what is wrong with the value itself, or an empty text."""
    if "const" in schema and (data != schema["const"] or type(data) is not type(schema["const"])):
        return f"must be {_show(schema['const'])}, found {_describe(data)}"
    if "type" in schema and not _is_type(data, schema["type"]):
        return _wrong_type(data, schema["type"])
    if "enum" in schema and data not in schema["enum"]:
        allowed = ", ".join(map(str, schema["enum"]))
        return f"{_describe(data)} is none of {allowed}{meant(data, schema['enum'])}"
    if isinstance(data, str):
        return _wrong_text(data, schema)
    if isinstance(data, (int, float)) and not isinstance(data, bool):
        return _wrong_number(data, schema)
    return ""


def _wrong_type(data: Any, wanted: str) -> str:
    advice = ""
    if wanted == "string" and isinstance(data, (int, float)):
        advice = "; put it in quotes"
    elif wanted == "array" and isinstance(data, (str, dict)):
        advice = "; write it as a list, [ … ] or a line with a dash"
    return f"expected {_TYPE_NAMES[wanted]}, found {_describe(data)}{advice}"


def _wrong_text(data: str, schema: Schema) -> str:
    if len(data) < schema.get("minLength", 0):
        return "must not be empty"
    if len(data) > schema.get("maxLength", len(data)):
        return f"has {len(data)} characters; {schema['maxLength']} are allowed"
    if "pattern" in schema and not re.search(schema["pattern"], data):
        return f"{_describe(data)} is not {schema['description']}"
    return ""


def _wrong_number(data: float, schema: Schema) -> str:
    low, high = schema.get("minimum", data), schema.get("maximum", data)
    if not low <= data <= high:
        return f"{data} is not between {low} and {high}" if "maximum" in schema else f"{data} is less than {low}"
    return ""


def _check_keys(data: Mapping[str, Any], schema: Schema, root: Schema, path: Path) -> Iterator[Problem]:
    yield from (Problem(path, message) for message in _missing(data, schema))
    known: Mapping[str, Any] = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    for key, value in data.items():
        if key in known:
            yield from _check(value, known[key], root, (*path, key))
        elif others is False:
            yield Problem((*path, key), f"unknown key {key!r}{meant(key, known) or _allowed(known)}")
        elif others is not True:
            yield from _check(value, others, root, (*path, key))


def _missing(data: Mapping[str, Any], schema: Schema) -> Iterator[str]:
    yield from (f"{key!r} is missing" for key in schema.get("required", ()) if key not in data)
    choices = [choice["required"][0] for choice in schema.get("anyOf", ())]
    if choices and not any(choice in data for choice in choices):
        yield f"one of {', '.join(map(repr, choices))} is missing"
    elif len(data) < schema.get("minProperties", 0):
        yield "must not be empty"


def _check_items(data: Sequence[Any], schema: Schema, root: Schema, path: Path) -> Iterator[Problem]:
    if len(data) < schema.get("minItems", 0):
        yield Problem(path, "the list must not be empty")
    if "items" in schema:
        for index, item in enumerate(data):
            yield from _check(item, schema["items"], root, (*path, index))


def meant(word: Any, known: Sequence[Any] | Mapping[str, Any]) -> str:
    """Return "; did you mean 'x'?" where a known word is close, else an empty text."""
    import difflib

    close = difflib.get_close_matches(str(word), list(map(str, known)), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _allowed(known: Mapping[str, Any]) -> str:
    return f"; known here: {', '.join(known)}" if known else ""


def _is_type(data: Any, wanted: str) -> bool:
    match wanted:
        case "object":
            return isinstance(data, dict)
        case "array":
            return isinstance(data, list)
        case "string":
            return isinstance(data, str)
        case "boolean":
            return isinstance(data, bool)
        case "integer":
            return isinstance(data, int) and not isinstance(data, bool)
        case _:
            return isinstance(data, (int, float)) and not isinstance(data, bool)


def _show(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _describe(data: Any) -> str:
    match data:
        case None:
            return "nothing"
        case dict():
            return "keys with values"
        case list():
            return "a list"
        case str() if len(data) > 60:
            return repr(data[:57] + "…")
        case _:
            return _show(data)
