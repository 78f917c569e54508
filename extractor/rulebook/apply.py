"""A rule's plan onto the draft: pins, cuts and the report."""

from __future__ import annotations

import math
from datetime import date

from extractor.model import Cut, Draft, Notice, Role, RuleReport
from extractor.rulebook.plan import Plan
from extractor.rulebook.rule import Choice, SiteRule
from extractor.rulebook.versions import Trial

YEARS_TO_HALF = 5.0
"""Years after `checked` in which half of a rule's confidence is lost. Measured: body rules of a public collection
found nothing on saved pages for 26 % of files touched in the last 3 years, 36 % after 3 to 6, 67 % after 7 to 10,
87 % later; a half-life of 5 years fits within 8 points."""

_DAYS_A_YEAR = 365.25


def decider_of(rule_id: str) -> str:
    """Return the name under which a rule decides."""
    return f"rule {rule_id}"


def pin_plan(draft: Draft, plan: Plan, by: str) -> None:
    """Pin what a plan says on a draft that has no cuts yet."""
    for block, verdict in plan.verdicts.items():
        pin = draft.pin if verdict.named else draft.pin_side
        pin(block, verdict.role, verdict.because, by)
    for block, cuts in _apart(plan.cuts).items():
        draft.cuts[block] = cuts


def _apart(cuts: list[tuple[int, Cut]]) -> dict[int, list[Cut]]:
    """Return the cuts of each block in order; of two that overlap the one that starts first stays."""
    kept: dict[int, list[Cut]] = {}
    for block, cut in sorted(cuts, key=lambda each: (each[0], each[1].start)):
        row = kept.setdefault(block, [])
        if not row or row[-1].stop <= cut.start:
            row.append(cut)
    return kept


def report_of(choice: Choice, trial: Trial, draft: Draft, captured: date | None) -> RuleReport:
    """Return the report on a rule, after its plan was pinned."""
    rule, plan = choice.rule, trial.plan
    status = "rule_miss" if plan is None else "partial" if _is_half(plan) else "hit"
    return RuleReport(
        id=rule.id,
        version=plan.layout.id if plan else "",
        by=choice.by,
        status=status,
        misses=trial.misses,
        text_removed=removed_share(draft) if plan else 0.0,
        confidence=aged_confidence(rule, captured),
    )


def _is_half(plan: Plan) -> bool:
    """Whether a field, or each way to find an edge, has found nothing."""
    edges = plan.layout.start_at, plan.layout.stop_at
    fields = any(place.startswith("fields.") for place in plan.missing)
    return fields or any(group and all(edge.place in plan.misses for edge in group) for group in edges)


def removed_share(draft: Draft) -> float:
    """Return the share of the page's characters that is pinned outside the text or cut, 0 to 1."""
    sizes = [len(text) for text in draft.document.texts]
    out = sum(size for index, size in enumerate(sizes) if draft.pinned[index] and not draft.in_body(index))
    cut = sum(each.stop - each.start for cuts in draft.cuts.values() for each in cuts)
    return min(1.0, (out + cut) / max(1, sum(sizes)))


def aged_confidence(rule: SiteRule, today: date | None) -> float:
    """Return a rule's confidence on a day, 0 to 1: it fades from the day it was checked on.

    A page older than that, or of an unknown day, takes nothing away.
    """
    if today is None or not rule.checked:
        return rule.confidence
    try:
        days = (today - date.fromisoformat(rule.checked)).days
    except ValueError:
        return rule.confidence
    return rule.confidence * math.pow(0.5, max(0, days) / _DAYS_A_YEAR / YEARS_TO_HALF)


def empty_all(draft: Draft, by: str) -> None:
    """Leave no text: the rule wants none where it misses."""
    for block in range(len(draft.document.texts)):
        draft.pin_side(block, Role.BOILERPLATE, "its site rule found nothing and allows no other answer", by)


def miss_notice(report: RuleReport) -> Notice:
    """Return the warning that a rule found nothing."""
    where = f" ({', '.join(report.misses)})" if report.misses else ""
    return Notice(
        "rule_miss", f"The rule {report.id} found nothing on this page{where}; the page was judged without it."
    )
