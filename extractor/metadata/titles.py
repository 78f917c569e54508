"""The headline."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.metadata import metatags
from extractor.metadata.candidate import Candidate
from extractor.metadata.evidence import Evidence
from extractor.metadata.jsonld import strings
from extractor.model import Role


def title_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield headlines, best first."""
    for text in strings(evidence.from_article("headline"))[:1]:
        yield Candidate("json-ld headline", text, text)
    for index in evidence.roles(Role.TITLE):
        text = evidence.document.texts[index]
        yield Candidate(f"title block {index}", text, text)
    yield from evidence.from_metas(*metatags.TITLE)
    if evidence.document.head.title:
        yield Candidate("title element", evidence.document.head.title, evidence.document.head.title)
