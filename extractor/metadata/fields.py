"""All fields of an article, each worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from extractor.metadata.about import dek_candidates
from extractor.metadata.candidate import Candidate, choose
from extractor.metadata.evidence import Evidence
from extractor.metadata.titles import title_candidates
from extractor.model import Field

if TYPE_CHECKING:
    from extractor.metadata.headline_zone import Zone

BEST_TITLES = 4
"""Titles that are looked for among the blocks; set by hand."""


class Fields(Mapping[str, Field]):
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
        return (name for name in dict.fromkeys([*PRINTED, *_others(), *self._rule_fields]) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def _find(self, name: str) -> Field | None:
        reader = PRINTED.get(name) or _others().get(name)
        found = choose(reader(self)) if reader else None
        ruled = self._ruled(name)
        if ruled is None or found is None:
            return ruled or found
        beaten = ((found.source, found.raw), *found.losers)
        return Field(ruled.value, ruled.source, ruled.raw, (*ruled.losers, *beaten))

    def _ruled(self, name: str) -> Field | None:
        """Return what the site rule found, in the field's own type."""
        ruled = self._rule_fields.get(name)
        if ruled is None:
            return None
        from extractor.metadata.field_readers import understood

        return understood(name, ruled, self._evidence)

    @property
    def evidence(self) -> Evidence:
        """What the page says."""
        return self._evidence

    @cached_property
    def zone(self) -> Zone:
        """The blocks around the headline."""
        from extractor.metadata.headline_zone import headline_zone

        titles = tuple(str(each.value) for each in islice(title_candidates(self._evidence), BEST_TITLES))
        return headline_zone(self._evidence.document, self._evidence.labels, titles)

    @cached_property
    def bylines(self) -> list[Candidate]:
        """Who is credited, best first."""
        from extractor.metadata.bylines import author_candidates, persons_first

        return persons_first(list(author_candidates(self._evidence, self.zone)))


Reader = Callable[[Fields], Iterable[Candidate]]

PRINTED: Mapping[str, Reader] = {
    "title": lambda fields: title_candidates(fields.evidence),
    "dek": lambda fields: dek_candidates(fields.evidence),
}
"""The readers of what stands above the text in every format; the others are loaded when one of them is asked."""


def _others() -> Mapping[str, Reader]:
    from extractor.metadata.field_readers import READERS

    return READERS
