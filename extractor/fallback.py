"""The second opinion: the page's own data where its text is thin, trafilatura where our confidence is low.

trafilatura's text is never printed. It is found again in our blocks, so that nothing is invented and every block
keeps its place, its links and a reason.
"""

from __future__ import annotations

from extractor.model import Draft, LineLayout, Notice, Options, Page, Role
from extractor.text import line_key

ASK_BELOW = 0.85
"""Confidence below which trafilatura is asked. Measured: `python -m benchmarks fallback`, cross-validated, November
2026: 5 % of the article pages of WCXB's development set, 6 % of web-dev's and 1 % of news-dev's are asked about, which
brings .001 of word F1, .003 of segment F1 and nothing; from 0.7 to 0.93 these move by .002."""

MAX_SOURCE = 2_000_000
"""Longer pages are not given to trafilatura, in characters; set by hand: its time is not bounded."""

LEAST_SHARE = 0.5
"""trafilatura's answer is used where at least this share of its words is found in our blocks; set by hand."""

LONG_REPEAT = 40
"""A block of so many characters that repeats an earlier one is a second printing; set by hand: eight words."""

LEAST_SCORE = 0.01
"""A block of a lower score is chrome, whoever has it. Measured on held-out pages that are asked about: 5 % of the words
of such blocks are right, of those just above 72 %; WCXB's 39 pages gain .004 of word F1, web-dev's 28 .005 of segment
F1."""

_BY = "trafilatura"
_KIND_ROLES = {"heading": Role.SUBHEAD, "item": Role.LIST, "cell": Role.TABLE, "code": Role.CODE}


def second_opinion(page: Page, draft: Draft, options: Options) -> tuple[Page, Draft]:
    """Return the page and its draft after whoever should be asked was asked.

    Flattened text is never given away, nor is a page that a rule has decided. Blocks that a rule has pinned stay.
    """
    if isinstance(page.document.layout, LineLayout) or draft.decided_by != "scorer":
        return page, draft
    from extractor.embedded import from_data, is_thin  # no page of text needs it
    from extractor.told_parts import keep_told_parts

    if is_thin(draft) and (found := from_data(page, draft)) is not None:
        return found
    keep_told_parts(draft)
    if options.fallback and should_ask(page, draft):
        _ask(page, draft)
    return page, draft


def should_ask(page: Page, draft: Draft) -> bool:
    """Whether trafilatura is to be asked: an article page of which we are not sure, and that it can read safely."""
    if draft.page_type != "article" or draft.confidence >= ASK_BELOW or not draft.document.texts:
        return False
    capped = any(notice.code.endswith("_capped") for notice in page.document.notices)
    return not capped and 0 < len(_source_of(page)) <= MAX_SOURCE


def _source_of(page: Page) -> str:
    return getattr(page, "source", "")


def _ask(page: Page, draft: Draft) -> None:
    try:
        from trafilatura import extract

        answer = extract(_source_of(page), include_comments=False, include_tables=True) or ""
    except Exception as problem:  # noqa: BLE001 - whatever it raises, our own result stands
        name = type(problem).__name__
        draft.notices.append(Notice("fallback_failed", f"trafilatura stopped with {name}; our own result stays."))
        return
    adopt(draft, answer)


def adopt(draft: Draft, answer: str) -> None:
    """Add those blocks to the body that an extractor's text has too; pinned blocks stay.

    Nothing is taken out: on doubtful pages what we keep is right more often than what trafilatura leaves out.
    Measured, held out: word F1 of WCXB's 71 most doubtful article pages .761 alone, .756 with its answer whole in
    place of ours where confidence is below 0.85, .784 with both; segment F1 of web-dev's 57 .876, .915 and .905.
    Taking its answer whole where readability agrees with it does no better.
    An answer that our blocks do not hold, or an empty one, changes nothing.
    """
    from extractor.alignment import blocks_of

    texts = draft.document.texts
    inside = blocks_of(answer, texts)
    found = sum(len(text) for text, is_in in zip(texts, inside, strict=True) if is_in)
    if found < max(1.0, LEAST_SHARE * len(answer)):
        return
    printed: set[str] = set()
    for index, is_in in enumerate(inside):
        key = line_key(texts[index]) if is_in else ""
        is_repeat = len(key) >= LONG_REPEAT and key in printed
        printed.add(key)
        is_chrome = draft.scores[index] < LEAST_SCORE
        if is_in and not is_repeat and not is_chrome and not draft.in_body(index):
            kind = draft.document.build(index).kind.value
            draft.relabel(index, _KIND_ROLES.get(kind, Role.BODY), "trafilatura has it too", _BY)
    draft.decided_by = _BY
