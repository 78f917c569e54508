"""The replies of a thread: text on a forum, though its template calls them comments."""

from __future__ import annotations

from extractor.model import CHROME_SHIFT, Chrome, Draft, MarkupLayout, Role, Trait
from extractor.text import count_words

_BY = "replies"
_COMMENT = int(Chrome.COMMENT) << CHROME_SHIFT
_LEAST_WORDS = 8.0
_MOST_LINKED = 0.4
"""Share of a reply's characters that may be in links; set by hand."""
_THREAD_SHARE = 0.5
"""Share of the page's sentences that must be called comments: then they are the thread. Set by hand."""
_MOST_KEPT = 0.4
"""Where a larger share of them is text already, the scorer knows this template. Measured, held out, word F1: WCXB's
113 forums +.0067, three win and one loses, whose gold stops in the middle of the thread; one article of 793 that is
taken for a thread loses."""


def keep_replies(draft: Draft) -> None:
    """Bring back the replies that the scorer dropped of a thread, where it dropped most of them."""
    layout = draft.document.layout
    if draft.page_type != "forum" or not isinstance(layout, MarkupLayout):
        return
    words = {index: count_words(draft.document.texts[index]) for index in _sentences(draft, layout)}
    masks = layout.masks[layout.containers].tolist()
    replies = [index for index in words if masks[index] & _COMMENT]
    total = sum(words[index] for index in replies)
    kept = sum(words[index] for index in replies if draft.in_body(index))
    if total < _THREAD_SHARE * sum(words.values()) or kept >= _MOST_KEPT * total:
        return
    for index in replies:
        if draft.dropped_by_scorer(index):
            role = Role.QUOTE if masks[index] & Trait.QUOTE else Role.BODY
            draft.relabel(index, role, "most of this thread's text stands in replies", _BY)


def _sentences(draft: Draft, layout: MarkupLayout) -> list[int]:
    """Return the shown blocks of some words that are no links."""
    texts, links, hidden = draft.document.texts, layout.link_characters, layout.hidden
    return [
        index
        for index, text in enumerate(texts)
        if not hidden[index] and links[index] <= _MOST_LINKED * len(text) and count_words(text) >= _LEAST_WORDS
    ]
