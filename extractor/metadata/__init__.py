"""Facts about the article, each with its origin and the candidates that lost.

Flow: `Evidence` gathers what the head, the labels and the lines say; each field has a reader that yields candidates
in its order of precedence; the first that can be understood wins. Fields are worked out one by one, when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from extractor.metadata import about
from extractor.metadata.bylines import author_candidates, persons_first
from extractor.metadata.candidate import Candidate, choose
from extractor.metadata.dateline import agency_candidates, dateline_candidates
from extractor.metadata.dates import read_moment
from extractor.metadata.evidence import Evidence
from extractor.metadata.headline_zone import Zone, headline_zone
from extractor.metadata.language import language_candidates
from extractor.metadata.paywall import paywall_candidates
from extractor.metadata.people import read_names
from extractor.metadata.publication_dates import bounded, modified_candidates, published_candidates
from extractor.metadata.titles import title_candidates
from extractor.metadata.values import LeadImage, Moment, Paywall, from_plain, to_plain
from extractor.model import Document, Field, Label

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
    return _Fields(Evidence(document, labels, captured), rule_fields)


def understood(name: str, ruled: Field | None, evidence: Evidence) -> Field | None:
    """Return what a site rule found with the field's own type of value, None where the string cannot be read."""
    if ruled is None or name not in _TYPED or not isinstance(ruled.value, (str, tuple)):
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

BEST_TITLES = 4
"""Titles that are looked for among the blocks; set by hand."""


class _Fields(Mapping[str, Field]):
    """Fields that are worked out when they are first asked for."""

    def __init__(self, evidence: Evidence, rule_fields: Mapping[str, Field]) -> None:
        self._evidence, self._rule_fields = evidence, rule_fields
        self._known: dict[str, Field | None] = {}

    def __getitem__(self, name: str) -> Field:
        if name not in self._known:
            self._known[name] = self._find(name)
        found = self._known[name]
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return (name for name in dict.fromkeys([*READERS, *self._rule_fields]) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def _find(self, name: str) -> Field | None:
        reader = READERS.get(name)
        found = choose(reader(self)) if reader else None
        ruled = understood(name, self._rule_fields.get(name), self._evidence)
        if ruled is None or found is None:
            return ruled or found
        beaten = ((found.source, found.raw), *found.losers)
        return Field(ruled.value, ruled.source, ruled.raw, (*ruled.losers, *beaten))

    @property
    def evidence(self) -> Evidence:
        """What the page says."""
        return self._evidence

    @cached_property
    def zone(self) -> Zone:
        """The blocks around the headline."""
        titles = tuple(str(each.value) for each in islice(title_candidates(self._evidence), BEST_TITLES))
        return headline_zone(self._evidence.document, self._evidence.labels, titles)

    @cached_property
    def bylines(self) -> list[Candidate]:
        """Who is credited, best first."""
        return persons_first(list(author_candidates(self._evidence, self.zone)))


def _authors(fields: _Fields) -> Iterator[Candidate]:
    return (Candidate(each.source, each.raw, each.value and each.value.persons) for each in fields.bylines)


def _organisations(fields: _Fields) -> Iterator[Candidate]:
    return (Candidate(each.source, each.raw, each.value and each.value.organisations) for each in fields.bylines)


READERS: Mapping[str, Callable[[_Fields], Iterable[Candidate]]] = {
    "title": lambda fields: title_candidates(fields.evidence),
    "dek": lambda fields: about.dek_candidates(fields.evidence),
    "authors": _authors,
    "organisations": _organisations,
    "published": lambda fields: published_candidates(fields.evidence, fields.zone),
    "modified": lambda fields: modified_candidates(fields.evidence, fields.zone),
    "site_name": lambda fields: about.site_name_candidates(fields.evidence),
    "publisher": lambda fields: about.publisher_candidates(fields.evidence),
    "canonical_url": lambda fields: about.canonical_url_candidates(fields.evidence),
    "language": lambda fields: language_candidates(fields.evidence.document),
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
