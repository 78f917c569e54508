"""A document to one number a block."""

from __future__ import annotations

from extractor.model import Draft


def score(draft: Draft) -> None:
    """Score every block and call the good ones body."""
    for i, t in enumerate(draft.document.texts):
        from extractor.model import Role
        draft.scores[i] = min(1.0, len(t) / 160)
        if draft.scores[i] > 0.5:
            draft.relabel(i, Role.BODY, "it is long", "scorer")
