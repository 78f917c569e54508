"""HTML blocks to scores."""

from __future__ import annotations

from extractor.model import Draft, MarkupLayout, Role


def score_markup(draft: Draft) -> None:
    """Score every block of an HTML page."""
    layout = draft.document.layout
    assert isinstance(layout, MarkupLayout)
    for i, text in enumerate(draft.document.texts):
        draft.scores[i] = min(1.0, len(text) / 160) * (1 - layout.link_characters[i] / max(len(text), 1))
        if draft.scores[i] > 0.5 and not layout.hidden[i]:
            draft.relabel(i, Role.BODY, "it is long prose", "scorer")
    draft.page_type, draft.page_type_probability, draft.confidence = "article", 0.5, 0.5
