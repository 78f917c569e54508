"""The headline: every string that claims to be it, with the site's name cut off, weighed by who agrees with whom.

No source is right often enough to be believed alone: titles carry the site's name, headings are sometimes the
masthead, JSON-LD is sometimes a working title. So each string and each run of its parts between separators is a
claim, and the evidence for a claim is summed with the weights of `title_weights`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.metadata import metatags
from extractor.metadata.candidate import Candidate
from extractor.metadata.evidence import Evidence
from extractor.metadata.jsonld import strings
from extractor.metadata.name_keys import name_key
from extractor.metadata.title_claims import Claim, Saying, TitleEvidence, weigh
from extractor.model import Role

_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•»«›:/~♥★<>]|::)\s+|\s?[|»]\s?|:\s|\s–|[-–—_](?=[^\x00-\x7f]{1,40}$)")
_ANCHOR = re.compile(r"(?:\s*[¶§|]|\s#)+$")
"""What a heading's link to itself leaves at its end, and a bar after which no site's name follows."""
_LONGEST = 400
"""Characters of a title that are read; set by hand."""
_MOST_CUTS = 6
"""Separators of one title that are tried; set by hand."""
_MOST_HEADINGS = 12
"""Headings of the page that may be the title; set by hand."""


def title_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield headlines, best first."""
    claims, page = title_claims(evidence)
    ranked = sorted(claims, key=lambda each: -weigh(each, page)) if len(claims) > 1 else claims
    for claim in ranked:
        yield Candidate(claim.source, claim.raw, claim.text)


def title_claims(evidence: Evidence) -> tuple[list[Claim], TitleEvidence]:
    """Return every possible title, and what all sources say.

    On a flattened page the headline's block is the only claim: labelling has chosen it, and cut the site's name off.
    """
    sayings = [each for each in _sayings(evidence) if each.text]
    claims: dict[str, Claim] = {}
    for saying in sayings:
        claims.setdefault(saying.text, Claim(saying.text, saying.text, saying.source))
    if {saying.kind for saying in sayings} != {"block"}:
        for saying in sayings:
            for part in _parts(saying.text):
                claims.setdefault(part, Claim(part, saying.text, f"{saying.source}, cut"))
    mastheads = frozenset(name_key(evidence.document.texts[index]) for index in evidence.mastheads)
    return list(claims.values()), TitleEvidence(sayings, evidence.own_names | mastheads, evidence.document.url)


def _sayings(evidence: Evidence) -> Iterator[Saying]:
    """Yield what each source says the title is."""
    texts = evidence.document.texts
    for index in evidence.roles(Role.TITLE):
        yield Saying("block", f"title block {index}", _ANCHOR.sub("", evidence.text(index))[:_LONGEST])
    yield from _said_by_head(evidence)
    headings = [each for each in evidence.headings[:_MOST_HEADINGS] if each[0] not in evidence.mastheads]
    for index, level in headings:
        yield Saying(f"h{min(level, 3)}", f"h{level}, block {index}", texts[index][:_LONGEST])


def _said_by_head(evidence: Evidence) -> Iterator[Saying]:
    for key, kind in (("headline", "json-ld"), ("name", "meta")):
        for text in strings(evidence.from_article(key))[:1]:
            yield Saying(kind, f"json-ld {key}", text[:_LONGEST])
    for name in metatags.TITLE:
        for content in evidence.metas.get(name, [])[:1]:
            yield Saying(_META_KINDS.get(name, "meta"), f"meta {name}", content[:_LONGEST])
    for name in ("headline", "name"):
        for text in evidence.microdata.get(name, [])[:1]:
            yield Saying("microdata", f"microdata {name}", text[:_LONGEST])
    yield Saying("title", "title element", evidence.document.head.title[:_LONGEST])


_META_KINDS = {"og:title": "og", "twitter:title": "twitter"}


def _parts(text: str) -> Iterator[str]:
    """Yield the runs of parts between separators, the whole left out."""
    inner = [(found.start(), found.end()) for found in _SEPARATOR.finditer(text)]
    cuts = [(0, 0), *inner[: _MOST_CUTS - 1], *inner[_MOST_CUTS - 1 :][-1:], (len(text), len(text))]
    for first in range(len(cuts) - 1):
        for last in range(first + 1, len(cuts)):
            run = text[cuts[first][1] : cuts[last][0]].strip()
            if run and run != text:
                yield run
