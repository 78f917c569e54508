"""One rule on one page: what `extract` would give if this rule, and no other, were chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extractor.labelling import relabel
from extractor.model import Article, Draft, Options
from extractor.pipeline import conclude
from extractor.readers import read
from extractor.rulebook import confirm
from extractor.rulebook.marking import follow_rule
from extractor.rulebook.rule import Choice, SiteRule
from extractor.scoring import score


def try_rule(rule: SiteRule, data: bytes | Path, url: str = "", captured: date | None = None) -> Article:
    """Extract a page, its bytes or its file, with a given rule, whatever its address, and without any fallback.

    Raises:
        InputError: the page cannot be read.
    """
    options = Options(fallback=False, captured=captured)
    page = read(data, url, options)
    draft = Draft(page.document)
    fields = follow_rule(page, draft, Choice(rule, "test"), options)
    score(draft)
    if not confirm(draft, options):
        score(draft)
    relabel(draft)
    return conclude(page, draft, fields, options)
