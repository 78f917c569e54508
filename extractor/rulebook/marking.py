"""A page's rule, found and applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.model import Draft, Field, Options, Page
from extractor.rulebook.choose import choose_rule

if TYPE_CHECKING:
    from extractor.rulebook.rule import Choice


def mark_page(page: Page, draft: Draft, options: Options) -> Mapping[str, Field]:
    """Pin what the page's site rule says; return the fields it gives."""
    choice = choose_rule(page, draft, options)
    return follow_rule(page, draft, choice, options) if choice else {}


def follow_rule(page: Page, draft: Draft, choice: Choice, options: Options) -> Mapping[str, Field]:
    """Apply a rule to a page."""
    from extractor.rulebook.apply import decider_of, empty_all, miss_notice, pin_plan, report_of
    from extractor.rulebook.versions import layouts_to_try, try_layouts

    rule, by = choice.rule, decider_of(choice.rule.id)
    trial = try_layouts(page, layouts_to_try(rule, page, options.captured), by)
    if trial.plan is None and not trial.misses:
        return {}
    if trial.plan is not None:
        pin_plan(draft, trial.plan, by)
    draft.rule = report_of(choice, trial, draft, options.captured)
    if trial.plan is not None:
        draft.decided_by = by if trial.plan.bounds else draft.decided_by
        return trial.plan.fields
    draft.notices.append(miss_notice(draft.rule))
    if rule.layouts[0].empty_on_miss:
        empty_all(draft, by)
    return {}
