"""The generic scorer's opinion of what a rule said, asked after scoring."""

from __future__ import annotations

from extractor.model import Draft, Notice, Options, Role
from extractor.rulebook.apply import decider_of
from extractor.rulebook.choose import rule_of
from extractor.rulebook.rule import Guard, SiteRule

DOUBTED = Guard(max_strip=0.6, min_agree=0.5)
"""The guard of a rule that is not trusted and names none. Source: studies of site rules, 27 of 201 pages where an
imported rule and a generic extractor disagreed by more: the extractor was right more often."""

LIKELY = 0.5
"""Score from which the generic scorer would have called a block body."""


def confirm_rule(draft: Draft, options: Options) -> bool:
    """Ask whether the rule's word stands, once every block has its score.

    A rule that its guard rejects loses its pins and its cuts, and the report and a warning say so; the page
    must then be scored again. A rule that a person wrote and is sure of is only rejected by a guard of its own.

    Returns:
        False where the rule was rejected.
    """
    report = draft.rule
    if report is None or report.status not in ("hit", "partial"):
        return True
    by = decider_of(report.id)
    rule = rule_of(report.id, options)
    why = _objection(draft, by, _guard_of(rule, report.version)) if rule else ""
    if not why:
        return True
    _withdraw(draft, by)
    draft.rule = report._replace(status="rule_rejected")
    draft.notices.append(Notice("rule_rejected", f"The rule {report.id} was not followed: {why}."))
    return False


def _guard_of(rule: SiteRule, version: str) -> Guard:
    layout = next((layout for layout in rule.layouts if layout.id == version), rule.layouts[0])
    own, usual = layout.guard, Guard() if rule.trusted else DOUBTED
    return Guard(
        own.min_characters,
        usual.max_strip if own.max_strip is None else own.max_strip,
        usual.min_agree if own.min_agree is None else own.min_agree,
    )


def _objection(draft: Draft, by: str, guard: Guard) -> str:
    """Return why a rule must not be followed, or an empty text."""
    sizes = [len(text) for text in draft.document.texts]
    likely = {index for index, score in enumerate(draft.scores) if score >= LIKELY and sizes[index]}
    ruled_out = {index for index in _pinned(draft, by) if not draft.in_body(index)}
    chosen = (likely | {index for index in _pinned(draft, by) if draft.in_body(index)}) - ruled_out

    def weigh(blocks: set[int]) -> int:
        return sum(sizes[index] for index in blocks)

    removed = weigh(likely & ruled_out) / max(1, weigh(likely))
    agreement = 2 * weigh(likely & chosen) / max(1, weigh(likely) + weigh(chosen))
    if guard.max_strip is not None and removed > guard.max_strip:
        return f"it removes {removed:.0%} of what looks like the article"
    if guard.min_agree is not None and agreement < guard.min_agree:
        return f"it agrees with the generic scorer on {agreement:.0%} of the text only"
    return ""


def _pinned(draft: Draft, by: str) -> list[int]:
    return [index for index, decider in enumerate(draft.deciders) if decider == by and draft.pinned[index]]


def _withdraw(draft: Draft, by: str) -> None:
    """Undo what a rule has pinned and cut."""
    for index in _pinned(draft, by):
        draft.pinned[index] = 0
        draft.relabel(index, Role.BOILERPLATE, "", "")
    for index, cuts in list(draft.cuts.items()):
        draft.cuts[index] = [cut for cut in cuts if cut.by != by]
    draft.cuts = {index: cuts for index, cuts in draft.cuts.items() if cuts}
