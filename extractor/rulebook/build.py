"""Valid data to a `SiteRule`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from extractor.model import Role
from extractor.rulebook.patterns import Pattern
from extractor.rulebook.rule import (
    CONFIDENCE,
    MIN_CHARACTERS,
    Body,
    Edge,
    Guard,
    Identify,
    Layout,
    Line,
    Pick,
    Replacement,
    Selector,
    SiteRule,
)

Data = Mapping[str, Any]
Placed = tuple[str, Any]
"""An entry of a list of the file with its place."""

LISTS = ("body", "keep", "strip", "start_at", "stop_at")
LINE_LISTS = ("drop", "keep", "replace")
SCALARS = ("mode", "inside", "on_miss", "guard")

_Part = TypeVar("_Part")


def build_rule(data: Data, file: str, bases: Sequence[tuple[str, Data]] = ()) -> SiteRule:
    """Build a rule.

    Args:
        data: the file's content, valid by the schema.
        file: the file's name.
        bases: what it inherits as (id, content), nearest first.
    """
    match = data.get("match", {})
    source = data.get("source", "human")
    shared = _merge([_placed(data, "")] + [_placed(base, f"{name}: ") for name, base in bases if base is not data])
    for key in data.get("unset", ()):
        own = _placed(data, "")
        shared.pop(key, None)
        shared.update({key: own[key]} if key in own else {})
    layouts = [
        _layout(_merge([_placed(version, f"versions[{index}]."), shared]), version)
        for index, version in enumerate(data.get("versions", ()))
    ]
    return SiteRule(
        id=data["id"],
        file=file,
        layouts=tuple(layouts) or (_layout(shared, {}),),
        hosts=tuple(match.get("hosts", ())),
        paths=tuple(match.get("paths", ())),
        identify=build_identify(match.get("identify"), "match.identify"),
        source=source,
        confidence=data.get("confidence", CONFIDENCE[source]),
        checked=data.get("checked", ""),
        notes=data.get("notes", ""),
        tests=tuple(data.get("tests", ())),
    )


def _placed(data: Data, prefix: str) -> dict[str, Any]:
    """Return a layout's keys, every entry of a list with its place."""
    found: dict[str, Any] = {key: _rows(data[key], prefix + key) for key in LISTS if key in data}
    lines = data.get("lines", {})
    found |= {f"lines.{key}": _rows(lines[key], f"{prefix}lines.{key}") for key in LINE_LISTS if key in lines}
    fields = data.get("fields", {})
    found |= {f"fields.{name}": _rows(picks, f"{prefix}fields.{name}") for name, picks in fields.items()}
    return found | {key: data[key] for key in SCALARS if key in data}


def _rows(entries: Sequence[Any], place: str) -> list[Placed]:
    return [(f"{place}[{index}]", entry) for index, entry in enumerate(entries)]


def _merge(layers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Merge layers, the first one strongest: lists are joined in order, single values taken from the first."""
    merged: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            if key in merged and isinstance(value, list):
                merged[key] = [*merged[key], *value]
            else:
                merged.setdefault(key, value)
    return merged


def _layout(keys: Mapping[str, Any], version: Data) -> Layout:
    def parts(key: str, make: Callable[[Placed], _Part]) -> tuple[_Part, ...]:
        return tuple(map(make, keys.get(key, ())))

    return Layout(
        id=version.get("id", ""),
        valid_from=version.get("valid_from", ""),
        valid_until=version.get("valid_until", ""),
        paths=tuple(version.get("paths", ())),
        identify=build_identify(version.get("identify"), "identify"),
        mode=keys.get("mode", "auto"),
        fields={key[7:]: parts(key, _pick) for key in keys if key.startswith("fields.")},
        body=parts("body", _body),
        verbatim=keys.get("inside") == "verbatim",
        keep=parts("keep", _selector),
        strip=parts("strip", _selector),
        start_at=parts("start_at", lambda entry: _edge(entry, keep_match=True)),
        stop_at=parts("stop_at", lambda entry: _edge(entry, keep_match=False)),
        drop_lines=parts("lines.drop", _line),
        keep_lines=parts("lines.keep", _line),
        replacements=parts("lines.replace", lambda entry: Replacement(_line(entry), entry[1].get("with", ""))),
        empty_on_miss=keys.get("on_miss") == "empty",
        guard=_guard(keys.get("guard", {})),
    )


def _guard(data: Data) -> Guard:
    return Guard(data.get("min_chars", MIN_CHARACTERS), data.get("max_strip"), data.get("min_agree"))


def build_identify(data: Data | None, place: str) -> Identify | None:
    """Build the clues of an `identify` key, None where there is none."""
    if data is None:
        return None
    lines = tuple(map(_line, _rows(data.get("lines", ()), f"{place}.lines")))
    css, meta = tuple(data.get("css", ())), {name: Pattern(source) for name, source in data.get("meta", {}).items()}
    return Identify(lines, css, meta, data.get("min", min(2, len(lines) + len(css) + len(meta))))


def _role(data: Data) -> Role | None:
    return Role(data["role"]) if "role" in data else None


def _pattern(source: str | None) -> Pattern | None:
    return None if source is None else Pattern(source)


def _selector(entry: Placed) -> Selector:
    place, data = entry
    if isinstance(data, str):
        return Selector(place, data)
    xpath = "xpath" in data
    query = data["xpath" if xpath else "css"]
    return Selector(place, query, xpath, _pattern(data.get("text")), data.get("nth"), _role(data))


def _body(entry: Placed) -> Body:
    place, data = entry
    for union in ("all", "any"):
        if isinstance(data, dict) and union in data:
            selectors = tuple(map(_selector, _rows(data[union], f"{place}.{union}")))
            return Body(place, selectors, all_needed=union == "all")
    return Body(place, (_selector(entry),))


def _line(entry: Placed) -> Line:
    place, data = entry
    if isinstance(data, str):
        return Line(place, Pattern(data))
    return Line(place, Pattern(data["re"]), data.get("zone", "any"), data.get("max"), _role(data))


def _edge(entry: Placed, *, keep_match: bool) -> Edge:
    place, data = entry
    keep = data.get("keep_match", keep_match)
    if "css" in data:
        return Edge(Selector(place, data["css"], role=_role(data)), keep)
    return Edge(Line(place, Pattern(data["line"]), data.get("zone", "any"), None, _role(data)), keep)


PICK_KINDS = ("css", "xpath", "meta", "jsonld", "line", "value")


def _pick(entry: Placed) -> Pick:
    place, data = entry
    if isinstance(data, str):
        return Pick(place, "css", data)
    kind = next(kind for kind in PICK_KINDS if kind in data)
    return Pick(
        place,
        kind,
        data[kind],
        attribute=data.get("attr", ""),
        every=data.get("all", False),
        pattern=_pattern(data.get("re")),
        split=_pattern(data.get("split")),
        date_format=data.get("format", ""),
        zone=data.get("zone", "any"),
    )
