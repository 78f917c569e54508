"""Asides: single sentences in the body that speak to the page's visitor and not of its story.

"I agree that content of other sites is shown to me", "If you buy through our links, we may earn a commission", "Sign up
for our newsletter, ...": good prose, which the scorer believes. Only phrases give them away. Those in English were
looked up in the labelled pages: of some 70 lines with one five are content.
"""

from __future__ import annotations

from extractor.labelling.extent import Extent
from extractor.model import Draft, Role
from extractor.phrases.notices import asides, folded
from extractor.text import is_wide

_BY = "asides"
_LONGEST = 400
"""Characters; a longer block says more than that. Set by hand: of the lines above the longest has 373."""

_SURE = 0.98
"""Score from which on a block stays: three fifths of what is kept, and 8 of 122 lines of chrome with such a phrase."""


def drop_asides(draft: Draft) -> None:
    """Drop the blocks of the body that hold such a phrase, unless nothing would be left."""
    body = Extent.of(draft).body
    texts = draft.document.texts
    looked_at = [index for index in body if len(texts[index]) <= _LONGEST and draft.scores[index] < _SURE]
    phrases = _phrases_on("\n".join([texts[index] for index in looked_at]))
    if not phrases:
        return
    found = {}
    for index in looked_at:
        line = folded(texts[index])
        phrase = next((phrase for phrase in phrases if phrase in line), "")
        if phrase:
            found[index] = phrase
    if len(found) < len(body):
        for index, phrase in found.items():
            draft.relabel(index, Role.NOTICE, f"it speaks to the page's visitor: {phrase!r}", _BY)


def _phrases_on(page: str) -> list[str]:
    """Return the phrases that stand on a page; most pages have not even a word of one, and are not folded."""
    by_word, glued = asides()
    hit = by_word.keys() & set(page.split())
    likely = dict.fromkeys(phrase for word in sorted(hit) for phrase in by_word[word])
    if likely:
        page = folded(page)
    found = [phrase for phrase in likely if phrase in page]
    return found + [phrase for phrase in glued if phrase in page] if is_wide(page[:_LONGEST]) else found
