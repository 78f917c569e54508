"""Place and agency of a dateline: "Baghdad (AFP) — ", "LONDON, May 5 (Reuters) - "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.metadata.candidate import Candidate
from extractor.metadata.evidence import Evidence
from extractor.metadata.people import is_organisation
from extractor.model import Role

_LONGEST = 90
"""Characters of a paragraph in which its dateline must end; set by hand."""
_FIRST_BLOCKS = 4
"""Blocks of the body that are looked at; set by hand."""

_NAME = r"[^\W\d_][\w.'’\-]{1,25}"
_PLACE = rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,3}}(?:,\s[^\W\d_][^\W\d_]{{1,20}})?)"
_DAY = r"(?:,?\s(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,10}\.?)(?:,?\s\d{4})?)?"
_AGENCY = r"(?P<agency>[^\W\d_][\w./&\- ]{1,30})"
_DASH = r"\s?(?:—|–|-{1,2}|:|\|)\s?"
_WITH_AGENCY = re.compile(rf"{_PLACE}{_DAY},?\s?\({_AGENCY}\)(?P<dash>{_DASH}|\.\s|\s)")
_BARE = re.compile(rf"{_PLACE}{_DAY}\s?(?:—|–|--)\s?(?=[^\W\d_\"“„«])")
_MARKED = re.compile(rf"{_PLACE}{_DAY}(?:\s?:|\s-)\s(?=[^\W\d_\"“„«])")
_PIPED = re.compile(rf"{_PLACE}\s(?P<agency>dpa|AFP|apa|epd|KNA|sid)\s?(?:\||-|–)\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a story was filed and by which agency; either may be empty."""

    place: str = ""
    agency: str = ""


def read_dateline(text: str, story: str = "") -> Dateline | None:
    """Return what a paragraph's dateline says, None where it has none.

    Without an agency in brackets the place must be printed in capitals, as "PARIS — ", since any sentence may open
    with a name and a dash. After "PARIS: " and "PARIS - ", where "UPDATE: " and "WATCH - " may stand too, the rest of
    the `story` must name the place inside a sentence.
    """
    head = text[:_LONGEST]
    found = _WITH_AGENCY.match(head)
    if found and not found["dash"].strip() and not is_organisation(found["agency"]):
        found = None  # "The bank (HSBC) said": without a dash the agency must be a known one
    found = found or _PIPED.match(head)
    if found and found["place"][0].isupper():
        return Dateline(found["place"].strip(), found["agency"].strip())
    for form in (_BARE, _MARKED):
        bare = form.match(head)
        town = bare["place"].partition(",")[0] if bare else ""
        if bare and _in_capitals(town) and (form is _BARE or _names(story, town)):
            return Dateline(bare["place"].strip())
    return None


def dateline_candidates(evidence: Evidence) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield (place, agency) candidates of the first paragraphs of the body."""
    body = list(evidence.roles(Role.BODY))
    story = "\n".join(evidence.document.texts[index] for index in body)
    for index in body[:_FIRST_BLOCKS] or range(min(60, len(evidence.document.texts))):
        text = evidence.document.texts[index]
        found = read_dateline(text, story) if len(text) > _LONGEST else None
        if found:
            raw = text[:_LONGEST]
            source = f"dateline, block {index}"
            yield Candidate(source, raw, found.place), Candidate(source, raw, found.agency)


def agency_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield the agency of the dateline, then agencies that stand alone as a credit."""
    yield from (agency for _, agency in dateline_candidates(evidence))
    for index in evidence.roles(Role.CREDIT):
        text = evidence.document.texts[index].strip("()[]/ .")
        if len(text) <= 30 and is_organisation(text):
            yield Candidate(f"credit block {index}", evidence.document.texts[index], text)


def _in_capitals(place: str) -> bool:
    return len(place) > 2 and place == place.upper() and place != place.lower()


def _names(story: str, place: str) -> bool:
    """Whether a sentence of the story names a place after a small letter: "in Paris"."""
    return re.search(rf"[^\W\d_A-Z],? {re.escape(place.title())}\b", story) is not None
