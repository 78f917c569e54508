"""Who is asked for each field besides title and dek, and the types of values that site rules give as strings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.metadata import about
from extractor.metadata.candidate import Candidate
from extractor.metadata.dateline import agency_candidates, dateline_candidates
from extractor.metadata.dates import read_moment
from extractor.metadata.evidence import Evidence
from extractor.metadata.fields import Fields, Reader
from extractor.metadata.paywall import paywall_candidates
from extractor.metadata.people import read_names
from extractor.metadata.publication_dates import bounded, modified_candidates, published_candidates
from extractor.model import Field
from extractor.model.values import LeadImage


def understood(name: str, ruled: Field, evidence: Evidence) -> Field | None:
    """Return what a site rule found with the field's own type of value, None where the string cannot be read."""
    if name not in _TYPED or not isinstance(ruled.value, (str, tuple)):
        return ruled
    texts = (ruled.value,) if isinstance(ruled.value, str) else ruled.value
    value: Any
    if name == "authors":
        value = read_names(texts).persons or tuple(texts)
    elif name == "lead_image":
        value = LeadImage(texts[0]) if texts else None
    else:
        read = Candidate(ruled.source, ruled.raw, read_moment(texts[0], evidence.habits) if texts else None)
        value = bounded(read, evidence.captured).value
    return Field(value, ruled.source, ruled.raw, ruled.losers) if value else None


_TYPED = frozenset({"published", "modified", "authors", "lead_image"})


def _authors(fields: Fields) -> Iterator[Candidate]:
    return (Candidate(each.source, each.raw, each.value and each.value.persons) for each in fields.bylines)


def _organisations(fields: Fields) -> Iterator[Candidate]:
    return (Candidate(each.source, each.raw, each.value and each.value.organisations) for each in fields.bylines)


READERS: Mapping[str, Reader] = {
    "description": lambda fields: about.description_candidates(fields.evidence),
    "authors": _authors,
    "organisations": _organisations,
    "published": lambda fields: published_candidates(fields.evidence, fields.zone),
    "modified": lambda fields: modified_candidates(fields.evidence, fields.zone),
    "site_name": lambda fields: about.site_name_candidates(fields.evidence),
    "publisher": lambda fields: about.publisher_candidates(fields.evidence),
    "canonical_url": lambda fields: about.canonical_url_candidates(fields.evidence),
    "language": lambda fields: fields.evidence.languages,
    "section": lambda fields: about.section_candidates(fields.evidence),
    "tags": lambda fields: about.tag_candidates(fields.evidence),
    "lead_image": lambda fields: about.lead_image_candidates(fields.evidence),
    "licence": lambda fields: about.licence_candidates(fields.evidence),
    "paywall": lambda fields: paywall_candidates(fields.evidence),
    "page_type": lambda fields: about.page_type_candidates(fields.evidence),
    "place": lambda fields: (place for place, _ in dateline_candidates(fields.evidence)),
    "agency": lambda fields: agency_candidates(fields.evidence),
}
"""Field to the reader that yields its candidates, best first. The order inside a reader is the precedence."""
