"""What a layout says about a page: worked out first, without touching a label.

So versions can be tried one after the other, and `show --explain` can tell what each part has found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.model import Cut, Field, Page, Role
from extractor.rulebook.finders import blocks_at_line, blocks_of, inline_spans, is_text_page, spans_of
from extractor.rulebook.rule import Body, Edge, Layout, Line


class Verdict(NamedTuple):
    """What a rule says of one block.

    Attributes:
        role: the role.
        because: see `Label.because`.
        named: whether the rule gave the role itself, so that no pass may find a better one.
    """

    role: Role
    because: str
    named: bool = False


@dataclass(slots=True)
class Plan:
    """What a layout says of a page.

    Attributes:
        layout: the layout.
        verdicts: block index to what is said of it; blocks that are left to the scorer are not in it.
        cuts: block index and span.
        found: place in the rule to the blocks it has found, in the order of work; empty for a miss.
        fields: what the layout reads from the page.
        missing: the fields that were found nowhere, and bodies with too little text.
        inside: the blocks of the body before anything is taken out of it.
        body_missed: whether the layout has a body and none of its ways has found text.
    """

    layout: Layout
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    cuts: list[tuple[int, Cut]] = field(default_factory=list)
    found: dict[str, tuple[int, ...]] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    inside: frozenset[int] = frozenset()
    body_missed: bool = False

    @property
    def misses(self) -> tuple[str, ...]:
        """The parts that have found nothing."""
        return (*(place for place, blocks in self.found.items() if not blocks), *self.missing)

    @property
    def hits(self) -> bool:
        """Whether any part has found something, the body among them where the layout has one."""
        return not self.body_missed and (any(self.found.values()) or bool(self.fields))

    @property
    def bounds(self) -> bool:
        """Whether the layout has said where the text is, and not only what some lines are."""
        places = [body.place for body in self.layout.body]
        places += [edge.place for edge in (*self.layout.start_at, *self.layout.stop_at)]
        return self.layout.verbatim or any(self.found.get(place) for place in places)

    def note(self, place: str, blocks: Iterable[int]) -> tuple[int, ...]:
        """Remember what a part has found."""
        self.found[place] = found = tuple(sorted(blocks))
        return found

    def say(self, blocks: Iterable[int], role: Role, because: str, *, named: bool) -> None:
        """Speak of blocks that nothing was said of before."""
        verdict = Verdict(role, because, named)
        for block in blocks:
            self.verdicts.setdefault(block, verdict)


def plan_layout(page: Page, layout: Layout, by: str) -> Plan:
    """Work out what a layout says of a page.

    Args:
        page: the page.
        layout: the layout.
        by: "rule <id>", for the cuts.
    """
    plan = Plan(layout)
    texts = page.document.texts
    kept = _keep(page, plan)
    _strip(page, plan, kept, by)
    _drop(texts, plan, kept)
    _find_body(page, plan)
    _cut_edges(page, plan)
    _replace(texts, plan, by)
    if layout.verbatim:
        plan.say(sorted(plan.inside), Role.BODY, "the rule takes all of the body", named=False)
    return plan


def _keep(page: Page, plan: Plan) -> frozenset[int]:
    """Return the blocks that `strip` and `lines.drop` must spare; pin those that `lines.keep` names."""
    layout, texts = plan.layout, page.document.texts
    kept: set[int] = set()
    if not is_text_page(page):
        for selector in layout.keep:
            kept.update(plan.note(selector.place, blocks_of(page, selector)))
    for line in layout.keep_lines:
        blocks = plan.note(line.place, blocks_at_line(texts, line))
        plan.say(
            blocks, line.role or Role.BODY, f"it has the line {line.pattern.source!r}", named=line.role is not None
        )
        kept.update(blocks)
    return frozenset(kept)


def _strip(page: Page, plan: Plan, kept: frozenset[int], by: str) -> None:
    """Take elements out: whole blocks, or characters where an element is a small part of its block."""
    if is_text_page(page):
        return
    for selector in plan.layout.strip:
        blocks = set(plan.note(selector.place, blocks_of(page, selector))) - kept
        spans = [span for span in inline_spans(page, selector) if span[0] in blocks] if blocks else []
        why = f"it stands in {selector.query!r}"
        for block, start, stop in spans:
            plan.cuts.append((block, Cut(start, stop, selector.role or Role.BOILERPLATE, why, by)))
        _out(plan, blocks - {span[0] for span in spans}, selector.role, why)


def _drop(texts: list[str], plan: Plan, kept: frozenset[int]) -> None:
    for line in plan.layout.drop_lines:
        blocks = plan.note(line.place, blocks_at_line(texts, line))
        _out(plan, set(blocks) - kept, line.role, f"it has the line {line.pattern.source!r}")


def _out(plan: Plan, blocks: Iterable[int], role: Role | None, because: str) -> None:
    plan.say(sorted(blocks), role or Role.BOILERPLATE, because, named=role is not None)


def _find_body(page: Page, plan: Plan) -> None:
    """Find the body by the first way that finds text; all blocks where the layout names none."""
    everything = frozenset(range(len(page.document.texts)))
    plan.inside = everything
    if is_text_page(page) or not plan.layout.body:
        return
    for body in plan.layout.body:
        blocks = plan.note(body.place, _body_blocks(page, body))
        if sum(len(page.document.texts[block]) for block in blocks) >= max(1, plan.layout.guard.min_characters):
            plan.inside = frozenset(blocks)
            where = " or ".join(selector.query for selector in body.selectors)
            _out(plan, everything - plan.inside, None, f"it stands outside {where!r}")
            return
        plan.missing += [body.place] if blocks else []
    plan.body_missed = True


def _body_blocks(page: Page, body: Body) -> set[int]:
    parts = [blocks_of(page, selector) for selector in body.selectors]
    return set() if body.all_needed and not all(parts) else set().union(*parts)


def _cut_edges(page: Page, plan: Plan) -> None:
    """Put what stands before `start_at` and from `stop_at` on outside."""
    first = 0
    for edge in plan.layout.start_at:
        at = plan.note(edge.place, _edge_blocks(page, plan, edge, first)[:1])
        if at:
            first = at[0] if edge.keep_match else at[0] + 1
            _out(plan, (block for block in plan.inside if block < first), edge.finder.role, _why(edge, "before"))
            break
    stops = [(plan.note(edge.place, _edge_blocks(page, plan, edge, first)[:1]), edge) for edge in plan.layout.stop_at]
    reached = [(blocks[0] + edge.keep_match, edge) for blocks, edge in stops if blocks]
    if reached:
        stop, edge = min(reached, key=lambda each: each[0])
        _out(plan, (block for block in plan.inside if block >= stop), edge.finder.role, _why(edge, "after"))


def _why(edge: Edge, side: str) -> str:
    finder = edge.finder
    sign = finder.pattern.source if isinstance(finder, Line) else finder.query
    return f"it stands {side} {sign!r}"


def _edge_blocks(page: Page, plan: Plan, edge: Edge, first: int) -> list[int]:
    """Return where in the body, from its start on, an edge's sign stands."""
    finder = edge.finder
    if isinstance(finder, Line):
        blocks: Iterator[int] = iter(blocks_at_line(page.document.texts, finder))
    else:
        blocks = iter(()) if is_text_page(page) else (span.start for span in spans_of(page, finder))
    return [block for block in blocks if block >= first and (block in plan.inside or not isinstance(finder, Line))]


def _replace(texts: list[str], plan: Plan, by: str) -> None:
    for replacement in plan.layout.replacements:
        line = replacement.line
        blocks = plan.note(line.place, blocks_at_line(texts, line))
        for block in blocks:
            match = line.pattern.search(texts[block])
            start, stop = match.span(1) if match.re.groups and match.group(1) is not None else match.span()
            why = f"it has {line.pattern.source!r}"
            plan.cuts.append((block, Cut(start, stop, line.role or Role.RESIDUE, why, by, replacement.replacement)))
