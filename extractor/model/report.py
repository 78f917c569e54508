"""What the user is told beside the article: warnings, and what a site rule did."""

from __future__ import annotations

from typing import NamedTuple


class Notice(NamedTuple):
    """A warning: a stable code for programs ("depth_capped") and one sentence for people."""

    code: str
    message: str


class RuleReport(NamedTuple):
    """What a site rule did.

    Attributes:
        id: the rule's id.
        version: the version used, empty where the rule has none.
        by: what chose the rule: "host", "path" or "identify".
        status: "hit", "partial", "rule_miss" or "rule_rejected".
        misses: selectors and patterns that found nothing, as "body[0]", "strip[3]".
        text_removed: share of the page's characters that the rule removed, 0 to 1.
        confidence: the rule's own, after age, 0 to 1.
    """

    id: str
    version: str = ""
    by: str = "host"
    status: str = "hit"
    misses: tuple[str, ...] = ()
    text_removed: float = 0.0
    confidence: float = 1.0
