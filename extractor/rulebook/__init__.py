"""Site rules to pinned labels and fields.

`mark` runs before scoring and pins what the page's rule says; `confirm` runs after it and takes the pins back
where a rule that is not trusted contradicts the scorer.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.model import Draft, Field, Options, Page

__all__ = ["confirm", "mark"]


def mark(page: Page, draft: Draft, options: Options) -> Mapping[str, Field]:
    """Pin what the page's site rule says; return the fields it gives.

    `draft.rule` is the report, None where no rule speaks of the page. Nothing is pinned where the rule finds nothing.
    """
    if not options.rules:
        return {}
    from extractor.rulebook.marking import mark_page
    from extractor.rulebook.phrases import mark_phrases

    fields = mark_page(page, draft, options)
    mark_phrases(page, draft)
    return fields


def confirm(draft: Draft, options: Options) -> bool:
    """Ask whether the rule's word stands, once every block has its score.

    Returns:
        False where the rule was rejected and its pins were taken back: the page must then be scored again.
    """
    if draft.rule is None:
        return True
    from extractor.rulebook.doubt import confirm_rule

    return confirm_rule(draft, options)
