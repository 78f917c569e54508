"""Roles: passes over a scored draft, in two tables that are read from top to bottom.

`PASSES` decide what the article's text is; they run at once and look at the body, its gaps and its ends only.
`NAMING` says what the dropped blocks are; it runs when somebody first asks for the labels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.labelling.above_headline import drop_above_headline, drop_menu_words
from extractor.labelling.asides import drop_asides
from extractor.labelling.author_box import drop_author_box
from extractor.labelling.between import keep_between
from extractor.labelling.breadcrumbs import drop_breadcrumbs
from extractor.labelling.bylines import name_bylines
from extractor.labelling.captions import drop_captions, name_captions
from extractor.labelling.captions_above_credits import drop_captions_above_credits
from extractor.labelling.closing_lines import drop_closing_lines
from extractor.labelling.comments import drop_comments
from extractor.labelling.consent import drop_consent
from extractor.labelling.contents import drop_contents_headings
from extractor.labelling.contents_table import drop_contents
from extractor.labelling.credit import drop_credits
from extractor.labelling.far_below import drop_far_below
from extractor.labelling.fenced_code import keep_fenced_code
from extractor.labelling.headline import find_headline, name_headline
from extractor.labelling.holes import fill_holes
from extractor.labelling.kinds import name_kinds
from extractor.labelling.manual_pages import keep_manual
from extractor.labelling.naming import name_by_cues, name_by_hints, name_by_neighbours
from extractor.labelling.newsletter import drop_newsletter, name_newsletter
from extractor.labelling.offers import drop_offers
from extractor.labelling.opening import label_opening, name_opening
from extractor.labelling.page_types import ARTICLES
from extractor.labelling.permalinks import cut_permalinks
from extractor.labelling.questions import keep_questions
from extractor.labelling.read_also import drop_read_also
from extractor.labelling.replies import keep_replies
from extractor.labelling.residue import drop_residue, name_residue
from extractor.labelling.reviews import drop_reviews
from extractor.labelling.second_printings import drop_second_printings
from extractor.labelling.self_description import drop_self_description
from extractor.labelling.short_item import keep_short_item
from extractor.labelling.subheads import keep_subheads
from extractor.labelling.tables_beside import keep_tables
from extractor.labelling.teasers import drop_teasers
from extractor.labelling.unread import drop_unread
from extractor.labelling.walls import drop_walls
from extractor.labelling.whole_lists import complete_lists, complete_tables
from extractor.model import Draft

__all__ = ["NAMING", "PASSES", "name_chrome", "relabel"]

Pass = Callable[[Draft], None]

PASSES: tuple[Pass, ...] = (
    drop_unread,
    drop_residue,
    keep_short_item,
    drop_walls,
    drop_consent,
    drop_comments,
    drop_reviews,
    drop_offers,
    drop_newsletter,
    drop_asides,
    drop_teasers,
    drop_read_also,
    drop_closing_lines,
    drop_self_description,
    drop_author_box,
    drop_captions,
    drop_breadcrumbs,
    drop_second_printings,
    drop_contents,
    drop_menu_words,
    find_headline,
    drop_above_headline,
    label_opening,
    drop_credits,
    drop_far_below,
    fill_holes,
    drop_captions_above_credits,
    keep_tables,
    keep_between,
    keep_questions,
    complete_tables,
    complete_lists,
    keep_fenced_code,
    keep_replies,
    keep_subheads,
    keep_manual,
    drop_contents_headings,
    cut_permalinks,
    name_kinds,
)
"""What decides the text, in order."""

NAMING: tuple[Pass, ...] = (
    name_headline,
    name_bylines,
    name_opening,
    name_captions,
    name_newsletter,
    name_residue,
    name_by_hints,
    name_by_cues,
    name_by_neighbours,
)
"""What names the dropped blocks, in order; each leaves alone what an earlier one has named."""


ONLY_ON: Mapping[Pass, frozenset[str]] = {
    complete_lists: ARTICLES | {"service", "documentation"},
    drop_comments: ARTICLES | {"forum"},
    drop_captions_above_credits: ARTICLES,
    fill_holes: ARTICLES,
    drop_far_below: ARTICLES | {"service", "documentation", "product", "listing"},
}
"""Page types that a pass is kept for: a thread's replies are its text, half of a listing's lists are menus.
Measured on WCXB pages of other types, held out: the other passes cost them nothing, and dropping teasers brings
flattened products .012 of word F1; lists of services and documentation are level, 18 pages win and 15 lose. A
thread goes on below a long run of chrome, a collection often does."""


def relabel(draft: Draft) -> None:
    """Run the passes that decide what the article's text is. Blocks that a rule has pinned stay as they are."""
    for decide in PASSES:
        if decide not in ONLY_ON or draft.page_type in ONLY_ON[decide]:
            decide(draft)


def name_chrome(draft: Draft) -> None:
    """Give the dropped blocks their roles."""
    for name in NAMING:
        name(draft)
