"""What stands between the headline and the first paragraph: dek, byline, date, a picture's caption and credit."""

from __future__ import annotations

from extractor.labelling.captions import credit_start
from extractor.labelling.credit import is_credit
from extractor.labelling.dates import is_date_line, is_mostly_date
from extractor.labelling.extent import Extent, blanks_before, is_solid, splits_by_blanks
from extractor.labelling.page_types import LISTS
from extractor.model import Draft, Kind, LineLayout, MarkupLayout, Role
from extractor.phrases.cues import cues_of
from extractor.text import count_words, ends_sentence, pattern

_BY = "opening"
_LONGEST_CREDIT = 120
_WIDEST = 12
"""Blocks between headline and body that are looked at."""
_MOST_BYLINE_WORDS = 10
_MOST_CAPTION_WORDS = 45
_BYLINE_REACH = 2
_SIGNED_BELOW = 3
"""Lines under a dek in which byline and date stand."""
_LEAST_DEK_WORDS, _MOST_DEK_WORDS = 6, 45
_LONGEST_FACTS = 120
_BARS = pattern(r"[|•·｜]|\s/\s")
_TALLY = pattern(
    r"(?i)^\W*\d[\d.,]*\s?k?\s*(?:(?:/|out of|von|sur|de|su|av|van|z)\s*\d+)?\W*"
    r"(?:stars?|reviews?|ratings?|votes?|views?|comments?|likes|shares|sternen?|bewertung(?:en)?|stimmen|étoiles|avis|"
    r"notes|estrellas|reseñas|opiniones|valoraciones|stelle|recensioni|voti|estrelas|avaliações|sterren|"
    r"beoordelingen|gwiazdek|opinii|ocen|stjärnor|betyg)\b"
)
"""How many stars or readers: "4.6 stars on 82 reviews", "1.9K views 11 replies"."""
_FIGURES = pattern(r"\d[:.]\d\d|\d{4}")
_AGENCY_IN_BRACKETS = pattern(
    r"[(\[（](?:[^()\[\]]{0,40}[/|:]\s?)?(?:AA|AFP|AP|EPA|EFE|DPA|dpa|ANSA|TASS|Reuters|REUTERS|Getty[^()]{0,20}|"
    r"Xinhua|PTI|ANI|IMAGO|imago|Anadolu|Belga|ANP|TT|NTB|Ritzau|Foto|Photo|File|file photo|Archiv|共同|時事|新华社)"
    r"[^()\[\]（）]{0,30}[)\]）]$"
)


def name_opening(draft: Draft) -> None:
    """Label the dropped lines between the headline and the first paragraph."""
    _label(draft, body_too=False)


def label_opening(draft: Draft) -> None:
    """Label the lines between the headline and the first paragraph; a day above the headline is no text."""
    _label(draft, body_too=True)
    for index in range(draft.title()):
        text = draft.document.texts[index]
        if draft.in_body(index) and is_date_line(text) and not ends_sentence(text):
            draft.relabel(index, Role.BOILERPLATE, "it is a day above the headline", _BY)
    if draft.page_type not in LISTS:  # there it may be an item's
        _name_first_byline(draft)


def _name_first_byline(draft: Draft) -> None:
    """Name the line right above the first paragraph that says who wrote it, however far above the headline stands."""
    first = Extent.of(draft).first
    for index in range(max(0, first - _BYLINE_REACH), first):
        if draft.in_body(index) and is_byline(draft.document.texts[index]):
            draft.relabel(index, Role.BYLINE, "it says who wrote the paragraph below it", _BY)


def _label(draft: Draft, *, body_too: bool) -> None:
    title = draft.title()
    extent = Extent.of(draft)
    if title < 0 or extent.first < 0:
        return
    apart = splits_by_blanks(draft, extent)
    for index in range(title + 1, min(title + 1 + _WIDEST, len(draft.roles) - 1)):
        if draft.roles[index] is Role.DUPLICATE_TITLE or not (body_too or draft.roles[index] is Role.BOILERPLATE):
            continue
        role, because = _role_of(draft, title, index, apart=apart)
        if role is not None:
            draft.relabel(index, role, because, _BY)
        elif index >= extent.first and draft.in_body(index):
            return


def _role_of(draft: Draft, title: int, index: int, *, apart: bool) -> tuple[Role | None, str]:
    text = draft.document.texts[index]
    role, because = _by_form(text)
    if role is not None:
        return role, because
    is_near = index - title <= _SIGNED_BELOW and isinstance(draft.document.layout, LineLayout)
    if (is_mostly_date(text) and (is_near or not draft.in_body(index))) or _is_marked_row(draft, index):
        return Role.DATE, "it is mostly a date, or a row of facts that is marked as one, under the headline"
    if _is_caption(draft, title, index, apart=apart):
        return Role.CAPTION, f"it hangs under {draft.document.texts[index - 1][:40]!r} without a blank line"
    if _AGENCY_IN_BRACKETS.search(text) and count_words(text) <= _MOST_CAPTION_WORDS:
        return Role.CAPTION, "it ends in an agency's name in brackets, under the headline"
    if _is_dek(draft, title, index):
        return Role.DEK, "it is the one line between the headline and what follows, and no paragraph"
    return None, ""


def _by_form(text: str) -> tuple[Role | None, str]:
    if is_date_line(text):
        return Role.DATE, "it is a date under the headline"
    if is_byline(text):
        return Role.BYLINE, "it names the author under the headline"
    if _is_row_of_facts(text):
        return Role.DATE, "it tells when, and more between bars, under the headline"
    if len(text) <= _LONGEST_CREDIT and is_credit(text):
        return Role.CREDIT, "it names a photographer or an agency under the headline"
    return None, ""


def _is_row_of_facts(text: str) -> bool:
    """Whether a line tells day and other facts between bars: "Ann Lee | 12 May 2024 | 4 comments"; no sentence does."""
    parts = _BARS.split(text) if len(text) <= _LONGEST_FACTS else []
    return len(parts) > 1 and not ends_sentence(text) and any(is_date_line(part.strip()) for part in parts)


def _is_marked_row(draft: Draft, index: int) -> bool:
    """Whether a line has bars and a clock or a day in a container of facts: in languages whose dates are not known."""
    text = draft.document.texts[index]
    if len(text) > _LONGEST_FACTS or not (_BARS.search(text) and _FIGURES.search(text)):
        return False
    block = draft.document.build(index)
    return block.kind is Kind.PARAGRAPH and block.hints[:1] == ("meta",)


def tells_when_or_who(text: str) -> bool:
    """Whether a line says when or by whom: what parts a headline from its first paragraph."""
    return is_date_line(text) or is_byline(text) or is_mostly_date(text)


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote: "By Ann Lee", "Von Anna Weber", "文/王明"."""
    if not text or len(text) > 90 or text[-1] in "!?:;,！？":
        return False
    if cues_of(text)[:1] != (Role.BYLINE,) or count_words(text) > _MOST_BYLINE_WORDS:
        return False
    rest = text.split(maxsplit=1)[1:]
    names = [word for word in (rest[0].split() if rest else [text]) if word[0].isalpha()]
    titled = sum(not word[0].islower() for word in names)
    return bool(names) and 2 * titled > len(names) and (len(names) <= 6 or titled == len(names))


def _is_caption(draft: Draft, title: int, index: int, *, apart: bool) -> bool:
    """Whether a line of a page that splits paragraphs by blank lines hangs under another opening line."""
    if not apart or index - 1 == title or blanks_before(draft, index) or not blanks_before(draft, index + 1):
        return False
    if draft.roles[index - 1] not in (Role.DATE, Role.BYLINE, Role.DEK, Role.CREDIT, Role.PICTURE):
        return False
    if draft.in_body(index) and draft.roles[index - 1] is Role.CREDIT and ends_sentence(draft.document.texts[index]):
        return False  # a caption stands above its credit
    return _LEAST_DEK_WORDS <= count_words(draft.document.texts[index]) <= _MOST_CAPTION_WORDS


def _is_dek(draft: Draft, title: int, index: int) -> bool:
    """Whether a line right under the headline has a sentence's length, but its full stop only where no text is lost."""
    text = draft.document.texts[index]
    if any(draft.roles[between] is not Role.DUPLICATE_TITLE for between in range(title + 1, index)):
        return False
    if not text or text[-1] in ":：;,；，" or not _is_free_of_cues(text) or _TALLY.match(text):
        return False
    if ends_sentence(text) and (draft.in_body(index) or not _is_signed_below(draft, index)):
        return False
    below = draft.document.texts[index + 1]
    apart = is_solid(text) or not draft.in_body(index) or is_date_line(below) or is_byline(below)
    if not apart or not _LEAST_DEK_WORDS <= count_words(text) <= _MOST_DEK_WORDS:
        return False
    return credit_start(text) < 0 and not _is_marked_caption(draft, index) and not _is_paragraph(draft, index)


def _is_paragraph(draft: Draft, index: int) -> bool:
    """Whether a line of the body is all of it, verse, or marked like what follows: then it is no dek.

    Thai, for one, ends no sentence with a sign. Of 23 such lines on held-out pages 22 stay as they are.
    """
    if not draft.in_body(index):
        return False
    layout = draft.document.layout
    below = next((each for each in range(index + 1, len(draft.roles)) if draft.in_body(each)), -1)
    if below < 0 or not isinstance(layout, MarkupLayout):
        return below < 0
    return "\n" in draft.document.texts[index] or _markup_of(layout, index) == _markup_of(layout, below)


def _markup_of(layout: MarkupLayout, index: int) -> tuple[int, int]:
    """Return a block's tag and class as one number, and the container around its own."""
    node = int(layout.containers[index])
    return int(layout.signatures[node]), int(layout.frame_parents[node])


def _is_marked_caption(draft: Draft, index: int) -> bool:
    """Whether the markup calls a line a picture's caption, and no dek."""
    block = draft.document.build(index)
    return block.kind is Kind.CAPTION or ("caption" in block.hints and "dek" not in block.hints)


def _is_free_of_cues(text: str) -> bool:
    """Whether no cue speaks for another role; "le", which opens dates, opens sentences without digits, too."""
    roles = cues_of(text)
    return not roles or (set(roles) == {Role.DATE} and not any(map(str.isdigit, text)))


def _is_signed_below(draft: Draft, index: int) -> bool:
    """Whether one of the next lines is a date or a byline: then a line right under the headline is the story's."""
    below = range(index + 1, min(index + 1 + _SIGNED_BELOW, len(draft.roles)))
    return any(
        draft.roles[each] in (Role.BYLINE, Role.DATE) or is_date_line(draft.document.texts[each]) for each in below
    )
