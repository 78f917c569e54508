"""A document to one number a block: the scorer is chosen by the reader's layout."""

from __future__ import annotations

from extractor.model import Draft, LineLayout


def score(draft: Draft) -> None:
    """Score every block, call the good ones body, and set the page's type and confidence."""
    if isinstance(draft.document.layout, LineLayout):
        from extractor.scoring.lines import score_lines

        score_lines(draft)
        return
    from extractor.scoring.markup import score_markup

    score_markup(draft)
