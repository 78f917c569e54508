"""What stands above the headline and is no sentence: entries of a menu that look like short lines of the text."""

from __future__ import annotations

from bisect import bisect_left

from extractor.labelling.extent import Extent
from extractor.model import Draft, LineLayout, Role
from extractor.phrases.cues import line_role
from extractor.text import count_words, ends_sentence, line_key

_BY = "above_headline"
_FEW_WORDS = 3.0
_CHROME = frozenset({Role.NAVIGATION, Role.SHARE, Role.LEGAL, Role.NEWSLETTER, Role.ADVERT})


def drop_menu_words(draft: Draft) -> None:
    """Drop the lines above a flattened page's first paragraph that sites print in their menus.

    On held-out pages 36 of 44 such lines are none of the text; of articles and news all three.
    """
    extent = Extent.of(draft)
    if extent.first < 0 or not isinstance(draft.document.layout, LineLayout):
        return
    for index in extent.body[: bisect_left(extent.body, extent.first)]:
        text = draft.document.texts[index]
        if count_words(text) <= _FEW_WORDS and line_role(line_key(text)) in _CHROME:
            draft.relabel(index, Role.NAVIGATION, f"sites print {text!r} in their menus", _BY)


def drop_above_headline(draft: Draft) -> None:
    """Drop the lines of a flattened page's body that stand above its headline and are no sentences.

    On held-out articles and news 344 of 348 lines of up to three words are none of the text, and 76 of 79 longer ones;
    on other pages, where the headline may be one of a list, 1,613 of 1,695 and 938 of 1,080: longer ones stay there.
    """
    title = draft.title()
    if title < 0 or not isinstance(draft.document.layout, LineLayout):
        return
    longest = _FEW_WORDS if draft.page_type != "article" else float("inf")
    for index in range(title):
        text = draft.document.texts[index]
        if draft.in_body(index) and not ends_sentence(text) and count_words(text) <= longest:
            draft.relabel(index, Role.BOILERPLATE, "it stands above the headline and is no sentence", _BY)
