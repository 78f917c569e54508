"""Global rules: a line that is a phrase of chrome on every site is pinned, whatever the site."""

from __future__ import annotations

from functools import cache

from extractor.model import Document, Draft, MarkupLayout, Page, TableCell, Trait
from extractor.model.label import FIXED
from extractor.phrases.chrome_lines import chrome_phrase, chrome_rows, phrase_keys
from extractor.phrases.manual_pages import manual_name
from extractor.text import pattern

RULE = "rule base/global"

_TITLE_PARTS = pattern(r"\s[|·–—-]\s")


def mark_phrases(page: Page, draft: Draft) -> None:
    """Pin every block whose whole text is a phrase of chrome, unless a site rule has given it a role.

    A rule that takes all of an element means its prose, not the "Read more" between two paragraphs.

    The page's own title is spared: "Cookie policy" may be what the page is about. So are the cells of tables: "Name" or
    "LinkedIn" heads a row there. Measured on the labelled pages: of such lines in cells a third is text, elsewhere 1 %.
    And so is a page of the Unix manual, whose first section is called "Name".
    """
    if draft.document.texts and manual_name(draft.document.texts[0]):
        return
    title = page.document.head.title
    titles = set(phrase_keys(_TITLE_PARTS.split(title))) if title else ()
    texts, known = draft.document.texts, chrome_rows()
    keys = phrase_keys(texts)
    hits = [index for index, key in enumerate(keys) if key in known]
    for index in _outside_cells(page.document, hits):
        found = chrome_phrase(keys[index]) if draft.pinned[index] != FIXED and keys[index] not in titles else None
        if found is not None:
            draft.pin(index, found.role, _because(found.sites), RULE)


def _outside_cells(document: Document, hits: list[int]) -> list[int]:
    """Return the blocks that are no cells of a table of data; text has none."""
    layout = document.layout
    if not hits or not isinstance(layout, MarkupLayout):
        return hits
    in_cell = (layout.masks[layout.containers[hits]] & int(Trait.CELL)).tolist()
    pairs = zip(hits, in_cell, strict=True)
    return [index for index, inside in pairs if not (inside and isinstance(document.detail(index), TableCell))]


@cache
def _because(sites: int) -> str:
    if not sites:
        return "the whole line is a phrase of chrome"
    return f"the whole line is a phrase of chrome seen on {sites} site{'s' if sites > 1 else ''}"
