"""Facts about the article, each with its origin and the candidates that lost.

Flow: `Evidence` gathers what the head, the labels and the lines say; each field has a reader that yields candidates
in its order of precedence; the first that can be understood wins. Fields are worked out one by one, when asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from extractor.metadata.evidence import Evidence
from extractor.metadata.fields import Fields
from extractor.model import Document, Field, Label
from extractor.model.values import LeadImage, Moment, Paywall, from_plain, to_plain

__all__ = ["LeadImage", "Moment", "Paywall", "describe", "from_plain", "to_plain"]


def describe(
    document: Document, labels: tuple[Label, ...], rule_fields: Mapping[str, Field], captured: date | None
) -> Mapping[str, Field]:
    """Find every fact about the article.

    Args:
        document: the page.
        labels: the verdict on each block; their titles, bylines and dates are read. May be empty.
        rule_fields: what the site rule says; it wins, and what it beats is kept among its losers.
        captured: the day the page was saved; no date later than this is believed.

    Returns:
        Field by name, for the fields that were found. A field is worked out when it is first asked for; asking
        for the names works out all.
    """
    return Fields(Evidence(document, labels, captured), rule_fields)
