"""Asides: single sentences in the body that speak to the page's visitor and not of its story.

"I agree that content of other sites is shown to me", "If you buy through our links, we may earn a commission", "Sign up
for our newsletter, ...": good prose, which the scorer believes. Only phrases give them away. Those in English were
looked up in the labelled pages: of some 70 lines with one five are content. A story about newsletters or banners quotes
such sentences, has several of them or is titled after them; it keeps them all.
"""

from __future__ import annotations

from extractor.labelling.extent import Extent
from extractor.model import Draft, Role
from extractor.phrases.notices import asides, folded, rare_words
from extractor.text import has_one_of, is_wide

_BY = "asides"
_LONGEST = 400
"""Characters; a longer block says more than that. Set by hand: of the lines above the longest has 373."""
_QUOTES = tuple('"“”„«»「」『』')
_MANY = 3
"""Different phrases from which on the story speaks of such things. Set by hand: of 42 labelled pages with a phrase one
has three and none has more."""
_LEAST_LETTERS = 6
"""Letters of a phrase's word that names a page's subject; set by hand."""
_LONGEST_TITLE = 150

_SURE = 0.98
"""Score from which on a block stays: three fifths of what is kept, and 8 of 122 lines of chrome with such a phrase."""


def drop_asides(draft: Draft) -> None:
    """Drop the blocks of the body that hold such a phrase, unless nothing would be left or the story speaks of it."""
    body = Extent.of(draft).body
    texts = draft.document.texts
    looked_at = [index for index in body if len(texts[index]) <= _LONGEST and draft.scores[index] < _SURE]
    phrases = _phrases_on("\n".join([texts[index] for index in looked_at]))
    if not phrases:
        return
    found = {index: phrase for index in looked_at if (phrase := _said_in(folded(texts[index]), phrases))}
    if len(found) == len(body) or len(set(found.values())) >= _MANY or _is_titled_so(draft, body, found):
        return
    for index, phrase in found.items():
        draft.relabel(index, Role.NOTICE, f"it speaks to the page's visitor: {phrase!r}", _BY)


def _said_in(line: str, phrases: list[str]) -> str:
    """Return the first phrase of a line, "" where there is none and where one is quoted."""
    said = [phrase for phrase in phrases if phrase in line]
    return "" if any(_is_quoted(line, phrase) for phrase in said) else next(iter(said), "")


def _is_quoted(line: str, phrase: str) -> bool:
    before, _, after = line.partition(phrase)
    return has_one_of(_QUOTES, before) and has_one_of(_QUOTES, after)


def _is_titled_so(draft: Draft, body: list[int], found: dict[int, str]) -> bool:
    """Whether the title, of a page without one its first line of text, has a word that a phrase is about."""
    first = "" if body[0] in found else draft.document.texts[body[0]]
    title = folded(draft.document.head.title or first)
    words = {word for phrase in found.values() for word in rare_words(phrase) if len(word) >= _LEAST_LETTERS}
    return len(title) <= _LONGEST_TITLE and has_one_of(words, title)


def _phrases_on(page: str) -> list[str]:
    """Return the phrases that stand on a page; most pages have not even a word of one, and are not folded."""
    by_word, glued = asides()
    hit = by_word.keys() & set(page.split())
    likely = dict.fromkeys(phrase for word in sorted(hit) for phrase in by_word[word])
    if likely:
        page = folded(page)
    found = [phrase for phrase in likely if phrase in page]
    return found + [phrase for phrase in glued if phrase in page] if is_wide(page[:_LONGEST]) else found
