"""The facts that a rule reads from a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from extractor.model import Field, Page, Role
from extractor.rulebook.finders import blocks_at_line, blocks_of, is_text_page, values_of, zone_of
from extractor.rulebook.patterns import Pattern
from extractor.rulebook.plan import Plan, Verdict
from extractor.rulebook.rule import Line, Pick, Selector

LISTED = frozenset({"authors", "tags"})
"""Fields with several values."""

FIELD_ROLES = {"title": Role.TITLE, "dek": Role.DEK, "authors": Role.BYLINE, "published": Role.DATE}
"""What the block is that a field was read from."""

TEXT_KINDS = frozenset({"line", "value"})
"""The kinds of picks that a text page can answer."""

MOST_VALUES = 50
"""Values of a field whose blocks are looked for. Set by hand: no story has so many authors."""

OWN_SHARE = 0.5
"""Least share of a block's characters that a field must fill to name the block. Set by hand: a byline inside the
first paragraph does not make that paragraph a byline."""


def read_fields(page: Page, plan: Plan, by: str) -> None:
    """Read the fields that a layout names into its plan.

    The blocks that title, dek, byline and date were read from get these roles.
    """
    text = is_text_page(page)
    for name, picks in plan.layout.fields.items():
        able = [pick for pick in picks if not text or pick.kind in TEXT_KINDS]
        for pick in able:
            values = _values(page, pick)
            if values:
                plan.fields[name] = _field(name, values, by)
                _name_blocks(page, plan, name, pick, values)
                break
        else:
            plan.missing += [f"fields.{name}"] if able else []


def _field(name: str, values: list[str], by: str) -> Field:
    if name in LISTED:
        return Field(tuple(values), by, "; ".join(values))
    return Field(values[0], by, values[0])


def _values(page: Page, pick: Pick) -> list[str]:
    values: list[str] = []
    for text in _raw(page, pick):
        values += filter(None, (part.strip() for part in _cut(text, pick)))
        if values and not pick.every:
            break
    return list(dict.fromkeys(_dated(values, pick.date_format)))


def _raw(page: Page, pick: Pick) -> Iterator[str]:
    match pick.kind:
        case "value":
            yield pick.query
        case "meta":
            name = pick.query.lower()
            yield from (content for key, content in page.document.head.metas if key == name)
        case "jsonld":
            yield from _from_jsonld(page.document.head.jsonld, tuple(pick.query.split(".")))
        case "line":
            yield from _from_lines(page.document.texts, pick)
        case _:
            yield from values_of(page, pick.query, pick.attribute, xpath=pick.kind == "xpath")


def _cut(text: str, pick: Pick) -> list[str]:
    """Return the parts of a text that a pick wants."""
    if pick.pattern is not None:
        match = pick.pattern.search(" ".join(text.split()))
        if match is None:
            return []
        text = _group(match)
    return _split(text, pick) if pick.split is not None else [text]


def _split(text: str, pick: Pick) -> list[str]:
    parts, start = [], 0
    for match in pick.split.compiled.finditer(text) if pick.split else ():
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


def _group(match: Any) -> str:
    found = match.group(1) if match.re.groups else None
    return str(match.group() if found is None else found)


def _dated(values: list[str], date_format: str) -> list[str]:
    """Return dates in ISO 8601 where a format is given; what does not fit it is left out."""
    if not date_format:
        return values
    dates = []
    for value in values:
        try:
            moment = datetime.strptime(value, date_format)  # noqa: DTZ007  the page's zone is unknown unless the format has %z
        except ValueError:
            continue
        timed = any(sign in date_format for sign in ("%H", "%I", "%X", "%c"))
        dates.append(moment.isoformat() if timed else moment.date().isoformat())
    return dates


def _from_lines(texts: list[str], pick: Pick) -> Iterator[str]:
    pattern = Pattern(pick.query)
    matches = (pattern.search(texts[index]) for index in zone_of(texts, pick.zone))
    yield from (_group(match) for match in matches if match is not None)


def _from_jsonld(scripts: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[str]:
    for script in scripts:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        yield from _under(data, keys)


def _under(data: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts under a row of keys, wherever in the data the first of them stands, breadth first."""
    waiting = [data]
    for node in waiting:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if isinstance(node, dict) and keys[0] in node:
            yield from _follow(node[keys[0]], keys[1:])
        waiting += [each for each in inner if isinstance(each, (dict, list))]


def _follow(data: Any, keys: tuple[str, ...]) -> Iterator[str]:
    for node in data if isinstance(data, list) else [data]:
        if keys and isinstance(node, dict):
            yield from _follow(node.get(keys[0]), keys[1:])
        elif not keys and isinstance(node, (str, int, float)):
            yield str(node)
        elif not keys and isinstance(node, dict) and isinstance(node.get("name"), str):
            yield node["name"]


def _name_blocks(page: Page, plan: Plan, name: str, pick: Pick, values: list[str]) -> None:
    """Give the blocks of a field its role, where the field fills them."""
    role = FIELD_ROLES.get(name)
    if role is None:
        return
    texts, size = page.document.texts, sum(map(len, values))
    for block in _blocks_read(page, pick, values):
        if size >= OWN_SHARE * len(texts[block]):
            plan.verdicts[block] = Verdict(role, f"the rule reads the {name} here", named=True)


def _blocks_read(page: Page, pick: Pick, values: list[str]) -> list[int]:
    """Return the blocks that values were read from; none for what stands outside the text."""
    texts = page.document.texts
    if pick.kind == "line":
        return blocks_at_line(texts, Line("", Pattern(pick.query), pick.zone, 1))
    if pick.kind not in ("css", "xpath") or pick.attribute:
        return []
    blocks = blocks_of(page, Selector("", pick.query, pick.kind == "xpath"))
    return [block for block in blocks if _shares(texts[block], values[:MOST_VALUES])]


def _shares(text: str, values: list[str]) -> bool:
    """Whether a block has a value, or a value the block: a dek of three paragraphs is three blocks."""
    flat = " ".join(text.split())
    return bool(flat) and any(value in flat or flat in value for value in values)
