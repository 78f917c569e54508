"""The directives of one file as the data of a rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from extractor.rulebook.ftr.directives import EDITS, FETCHING, FIELDS, Directive, Untranslated, read_directives
from extractor.rulebook.ftr.to_css import class_or_id, quoted, to_css
from extractor.rulebook.ftr.xpath_check import xpath_fault
from extractor.rulebook.ftr.xpath_values import pick_of
from extractor.rulebook.regex_syntax import faults


@dataclass(slots=True)
class Converted:
    """What came of one file.

    Attributes:
        rule: the rule's keys: fields, body, strip, on_miss.
        record: what is kept as a record, by name of the directive.
        original: the lines of the file that were understood.
        untranslated: the lines that say nothing in our form.
    """

    rule: dict[str, Any] = field(default_factory=dict)
    record: dict[str, list[str]] = field(default_factory=dict)
    original: list[str] = field(default_factory=list)
    untranslated: list[Untranslated] = field(default_factory=list)


def joined(first: Converted, second: Converted) -> Converted:
    """Return what two files say of one site: lists are joined, settings are taken from the first."""
    fields, more = first.rule.get("fields", {}), second.rule.get("fields", {})
    names = dict.fromkeys([*fields, *more])
    rule = {**second.rule, **first.rule}
    rule |= {key: _union(first.rule.get(key, []), second.rule.get(key, [])) for key in ("body", "strip") if key in rule}
    if names:
        rule["fields"] = {name: _union(fields.get(name, []), more.get(name, [])) for name in names}
    return replace(first, rule=rule)


def _union(first: list[Any], second: list[Any]) -> list[Any]:
    return [*first, *(each for each in second if each not in first)]


def convert(text: str) -> Converted:
    """Convert the text of a file. A file of comments gives a rule without keys."""
    directives, faults = read_directives(text)
    made = Converted(untranslated=faults)
    for directive in directives:
        made.original.append(f"{directive.line}: {directive.source}")
        why = _take(directive, made)
        if why:
            made.untranslated.append(Untranslated(directive.line, directive.source, why))
    made.untranslated.sort(key=lambda each: each.line)
    return made


def _take(directive: Directive, made: Converted) -> str:
    """Put a directive where it belongs; return why it cannot be translated, or an empty text."""
    name, value = directive.name, directive.value
    if name in FIELDS:
        return _take_field(FIELDS[name], value, made)
    if name in ("body", "strip"):
        return _take_selector(name, value, made)
    if name in ("strip_id_or_class", "strip_image_src"):
        selector = class_or_id(value.strip("'\"")) if name == "strip_id_or_class" else f"img[src*={quoted(value)}]"
        _add(made.rule, "strip", selector)
        return ""
    if name in EDITS:
        return "changes the page before it is read"
    return _take_setting(directive, made)


def _take_setting(directive: Directive, made: Converted) -> str:
    if directive.name == "autodetect_on_failure" and directive.value.lower() == "no":
        made.rule["on_miss"] = "empty"
        return ""
    key = "fetching" if directive.name in FETCHING else "settings"
    made.record.setdefault(key, []).append(directive.source)
    return ""


def _take_field(name: str, value: str, made: Converted) -> str:
    pick = pick_of(value)
    query = pick.get("xpath")
    fault = xpath_fault(query) if query else ""
    if not fault and "re" in pick:
        fault = next(faults(pick["re"]), "")
    if not fault:
        if name == "authors":
            pick = {**pick, "all": True}
        _add(made.rule.setdefault("fields", {}), name, pick)
    return fault


def _take_selector(name: str, value: str, made: Converted) -> str:
    css = to_css(value)
    if css is not None and css.attribute:
        return "selects an attribute, not an element"
    fault = xpath_fault(value) if css is None else ""
    if not fault:
        _add(made.rule, name, css.selector if css else {"xpath": value})
    return fault


def _add(holder: dict[str, Any], key: str, value: Any) -> None:
    rows: list[Any] = holder.setdefault(key, [])
    if value not in rows:
        rows.append(value)
