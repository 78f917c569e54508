"""Newsletter boxes: calls to sign up are written in good sentences, so their words must give them away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.labelling.extent import Extent, is_solid
from extractor.labelling.page_types import ARTICLES
from extractor.model import Draft, Role
from extractor.phrases.cues import cues_of
from extractor.text import count_words, ends_sentence

_BY = "newsletter"
_LONGEST_CALL = 220
"""Characters; a longer paragraph that opens like a call is prose about newsletters."""
_TAIL_SHARE = 0.5
_BOX_LINES = 4
_BOX_CHARACTERS = 70
_DOUBT = 0.85
"""Score below which a line of the article's second half is no prose if it speaks of an inbox; set by hand."""
_LEAST_WORDS, _MOST_NAMED = 4, 300
"""Words and characters of a dropped line that speaks of a letter: a shorter one is a link, a longer one anything."""
_MOST_CAPITALS = 0.6
"""Share of words with capitals from which on a line is a row of links."""
_LETTER_WORDS = """\
newsletter|inbox|mailing list|email list|rundbrief|boîte mail|boite mail|lettre d'information|lettre d’information
infolettre|boletín|bandeja de entrada|caixa de entrada|casella di posta|nieuwsbrief|in je mailbox|nyhetsbrev|nyhedsbrev
indbakke|innboks|inkorg|uutiskirje|рассылк|розсилк|на наш канал|на наш телеграм|до нашого каналу|hírlevél|e-bülten
ebülten|biuletyn|メールマガジン|メルマガ|ニュースレター|メールを無料|뉴스레터|公众号|公眾號|电子报|電子報
النشرة البريدية|خبرنامه|ניוזלטר|न्यूज़लेटर|व्हाट्सऐप चैनल|bản tin|จดหมายข่าว"""
_LETTER = tuple(_LETTER_WORDS.replace("\n", "|").split("|"))
"""What calls to sign up speak of, in the languages of the cues."""


def name_newsletter(draft: Draft) -> None:
    """Name the dropped sentences that speak of a newsletter, an inbox or a channel."""
    texts = draft.document.texts
    dropped = [index for index, role in enumerate(draft.roles) if role is Role.BOILERPLATE]
    words = _letters_in(texts[index] for index in dropped)
    for index in dropped if words else ():
        if _speaks_of(words, texts[index]) and not draft.document.build(index).hidden:
            draft.relabel(index, Role.NEWSLETTER, "it speaks of a newsletter or a channel to follow", "name_newsletter")


def _letters_in(lines: Iterable[str]) -> list[str]:
    """Return the words for such a letter that some of the lines have."""
    page = "\n".join(line for line in lines if len(line) <= _MOST_NAMED).lower()
    return [word for word in _LETTER if word in page]


def _speaks_of(letters: Sequence[str], text: str) -> bool:
    """Whether a line has one of the words, and is no link and no row of links."""
    if len(text) > _MOST_NAMED:
        return False
    line = text.lower()
    if not any(word in line for word in letters) or count_words(text) < _LEAST_WORDS:
        return False
    words = text.split()
    return len(words) <= _LEAST_WORDS or sum(word[0].isupper() for word in words) < _MOST_CAPITALS * len(words)


def drop_newsletter(draft: Draft) -> None:
    """Drop calls to sign up: below the middle of the body, or anywhere where two stand together."""
    extent = Extent.of(draft)
    if not extent.body:
        return
    texts = draft.document.texts
    tail = extent.begins_after(_TAIL_SHARE)
    doubted = [index for index in extent.body if index >= tail and draft.scores[index] < _DOUBT]
    words = _letters_in(texts[index] for index in doubted) if draft.page_type in ARTICLES else []
    if words and _letters_in(texts[index] for index in extent.solid if index < tail and not _is_call(texts[index])):
        words = []  # the article is about newsletters
    for index in [index for index in extent.body if index >= tail or not is_solid(texts[index])]:
        if _is_call(texts[index]) and (index >= tail or _is_call(texts[index - 1]) or _is_call_at(texts, index + 1)):
            draft.relabel(index, Role.NEWSLETTER, f"it asks to sign up: {texts[index][:60]!r}", _BY)
            _drop_box(draft, index)
        elif words and index >= tail and draft.scores[index] < _DOUBT and _speaks_of(words, texts[index]):
            draft.relabel(index, Role.NEWSLETTER, "it speaks of a newsletter, and the scorer doubts it", _BY)
            _drop_lead_in(draft, index)


def _is_call_at(texts: list[str], index: int) -> bool:
    return index < len(texts) and _is_call(texts[index])


def _is_call(text: str) -> bool:
    return len(text) <= _LONGEST_CALL and cues_of(text)[:1] == (Role.NEWSLETTER,)


def _drop_lead_in(draft: Draft, call: int) -> None:
    """Drop a short line that stands between a dropped one and the call, like a slogan over "In your inbox at six"."""
    index, texts = call - 1, draft.document.texts
    short = index > 0 and len(texts[index]) <= _BOX_CHARACTERS and draft.scores[index] < _DOUBT
    if short and draft.in_body(index) and not draft.in_body(index - 1):
        draft.relabel(index, Role.NEWSLETTER, f"it leads to {texts[call][:60]!r}", _BY)


def _drop_box(draft: Draft, call: int) -> None:
    """Drop the short lines under a call ("Know first."), up to the next call or paragraph."""
    texts = draft.document.texts
    because = f"it stands in the box under {texts[call][:60]!r}"
    for index in range(call + 1, min(call + 1 + _BOX_LINES, len(texts))):
        if is_solid(texts[index]) or len(texts[index]) > _BOX_CHARACTERS or _is_call(texts[index]):
            return
        closes = any(_is_call(text) for text in texts[index + 1 : index + 3])
        if draft.in_body(index) and (closes or not ends_sentence(texts[index])) and closes:
            draft.relabel(index, Role.NEWSLETTER, because, _BY)
