"""Whether the whole article was free to read, with what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractor.metadata.candidate import Candidate
from extractor.metadata.evidence import Evidence
from extractor.model.values import Paywall

_TIERS = {
    "free": "free",
    "metered": "metered",
    "locked": "paid",
    "premium": "paid",
    "paid": "paid",
    "subscriber": "paid",
}
_GATE = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read)|to continue reading|(?:this (?:article|content"
    r"|story) is )?(?:only )?for subscribers only"
    r"|register to continue|already a (?:subscriber|member)\?|weiterlesen mit|jetzt weiterlesen|nur für abonnenten"
    r"|exklusiv für abonnenten|réservé aux abonnés|il vous reste \d{1,2}\s?% de cet article"
    r"|contenido exclusivo para suscriptores"
    r"|exclusivo para (?:assinantes|suscriptores)|contenuto riservato agli abbonati|alleen voor abonnees"
    r"|kun for abonnenter",
    re.IGNORECASE,
)
_LONGEST_GATE = 250
"""Characters of a block that may be a gate; set by hand."""


def paywall_candidates(evidence: Evidence) -> Iterator[Candidate]:
    """Yield verdicts: what the page declares, then the gate printed in it, with all evidence for the same verdict."""
    declared = [*_declared(evidence)]
    if not declared:
        declared = [*_gates(evidence)]
    for _, verdict in declared:
        proofs = tuple(proof for proof, other in declared if other == verdict)
        yield Candidate(proofs[0].partition(":")[0], proofs[0], Paywall(verdict, proofs))


def _declared(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for node in (evidence.article, *_parts(evidence)):
        free = node.get("isAccessibleForFree")
        if free is not None:
            verdict = "free" if str(free).casefold().rpartition("/")[2] == "true" else "paid"
            yield f"json-ld isAccessibleForFree: {str(free)[:20]}", verdict
    for name in ("article:content_tier", "article:opinion:content_tier", "content_tier"):
        for content in evidence.metas.get(name, []):
            if content.casefold() in _TIERS:
                yield f"meta {name}: {content}", _TIERS[content.casefold()]


def _parts(evidence: Evidence) -> list[Mapping[str, object]]:
    """The parts of the article that JSON-LD marks as behind the wall."""
    parts = evidence.article.get("hasPart")
    row = parts if isinstance(parts, list) else [parts]
    return [part for part in row[:20] if isinstance(part, Mapping)]


def _gates(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for index, text in enumerate(evidence.document.texts):
        found = _GATE.search(text) if len(text) <= _LONGEST_GATE else None
        if found:
            yield f'block {index}: "{found[0]}"', "paid"
