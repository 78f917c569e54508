"""What each part of a rule finds on a page, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractor.model import BODY_ROLES, Page
from extractor.rulebook.apply import decider_of
from extractor.rulebook.clues import clues_found
from extractor.rulebook.fields import read_fields
from extractor.rulebook.plan import Plan, plan_layout
from extractor.rulebook.rule import Edge, Identify, Layout, Line, Selector, SiteRule
from extractor.rulebook.versions import layouts_to_try

SHOWN = 70
"""Characters of a block's text that are shown."""


def explain(page: Page, rule: SiteRule, captured: date | None = None) -> Iterator[str]:
    """Yield lines that tell what a rule does on a page, part by part, whether or not it would be chosen."""
    if rule.identify:
        yield f"known by its clues: {_clues(page, rule.identify)}"
    fitting = layouts_to_try(rule, page, captured)
    for layout in rule.layouts:
        if layout not in fitting:
            yield f"version {layout.id}: not for this kind of page or this path"
    used = False
    for layout in fitting:
        plan = plan_layout(page, layout, decider_of(rule.id))
        read_fields(page, plan, decider_of(rule.id))
        known = layout.identify is None or clues_found(page, layout.identify) >= layout.identify.least
        takes = plan.hits and known and not used
        yield from _header(page, layout, plan, takes=takes)
        yield from _parts(page, layout, plan)
        used = used or takes
    if not used:
        yield "rule_miss: nothing of the above is enough; the page is judged without the rule"


def _clues(page: Page, identify: Identify) -> str:
    found = clues_found(page, identify)
    verdict = "enough" if found >= identify.least else "not enough"
    return f"{found} found, {identify.least} needed: {verdict}"


def _header(page: Page, layout: Layout, plan: Plan, *, takes: bool) -> Iterator[str]:
    if layout.id:
        dates = f" ({layout.valid_from or '…'} to {layout.valid_until or '…'})" if layout.valid_from else ""
        yield f"version {layout.id}{dates}: {'used' if takes else 'not used'}"
    if layout.identify:
        yield f"  its clues: {_clues(page, layout.identify)}"
    if plan.body_missed:
        yield f"  no body of {layout.guard.min_characters} characters"


def _parts(page: Page, layout: Layout, plan: Plan) -> Iterator[str]:
    texts = page.document.texts
    signs = dict(_signs(layout))
    for place, blocks in plan.found.items():
        yield f"  {place:<18} {signs.get(place, '')}"
        size = sum(len(texts[block]) for block in blocks)
        noun = "block" if len(blocks) == 1 else "blocks"
        found = f"{len(blocks)} {noun}, {size} characters: {_start(texts[blocks[0]])}" if blocks else "nothing"
        yield f"  {'':<18} → {found}"
    for name, found_field in plan.fields.items():
        yield f"  {'fields.' + name:<18} → {found_field.value!r}"
    for place in plan.missing:
        yield f"  {place:<18} → nothing"
    out = sum(len(texts[block]) for block, verdict in plan.verdicts.items() if verdict.role not in BODY_ROLES)
    yield f"  takes out {out} of {sum(map(len, texts))} characters"


def _start(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


def _signs(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the place of each part with what it looks for."""
    finders: list[Line | Selector] = [*layout.keep, *layout.strip, *layout.drop_lines, *layout.keep_lines]
    finders += [replacement.line for replacement in layout.replacements]
    edges: tuple[Edge, ...] = (*layout.start_at, *layout.stop_at)
    for finder in [*finders, *(edge.finder for edge in edges)]:
        yield finder.place, finder.query if isinstance(finder, Selector) else finder.pattern.source
    for body in layout.body:
        yield body.place, " | ".join(selector.query for selector in body.selectors)
