"""Forms that ask for consent to cookies, on a page that has an article, too.

Opened in full they are longer than many an article: purposes, partners, a paragraph for each. A line belongs to one
when it has a phrase of such forms or several of their words, and a form is a run of the body in which such lines are
most of the words. An article about cookies has such lines all over, and stays, as does a page that is titled so.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.labelling.extent import Extent
from extractor.model import Draft, Role
from extractor.phrases.notices import consent_phrases, consent_words, folded
from extractor.text import count_words, has_one_of

_BY = "consent"
_COOKIES = ("ookie", "OOKIE", "уки", "erez", "västee", "iasteczk", "ütik", "クッキー", "쿠키", "تعريف الارتباط")
"""One of these stands in every such form: "cookie" in several languages, without the letter that may be a capital."""
_SUBJECTS = (
    "cookie", "privacy", "consent", "personal data", "personal information", "datenschutz", "personenbezogen",
    "confidentialité", "données personnelles", "vie privée", "privacidad", "datos personales", "dati personali",
    "privacidade", "dados pessoais", "persoonsgegevens", "prywatno", "osobow", "osobních", "integritet",
    "personuppgift", "personvern", "tietosuoja", "персональн", "gizlilik", "個人情報",
    "プライバシー", "개인정보", "隐私", "隱私",
)  # fmt: skip
"""A page with one of these in its title, or at the beginning of its text where no form begins, is about such things."""
_LONGEST_TITLE = 120
_LEAST_WORDS_OF_FORMS = 4
_SHORTEST = 40
"""Characters of a line that is looked at for such words; a shorter one must have a phrase."""
_A_LINE = 4.0
"""Words that a line of something else costs a run, besides its own."""
_LEAST_RUN = 40.0
"""Words that a run has more of forms than of anything else."""
_LEAST_LINES = 2
_MOST_RUNS = 4
_LEAST_LEFT = 20.0
_MOST_LEFT_OF_FORMS = 0.15
"""Share of forms in what would be left, in words, from which on the page speaks of them. All set by hand, and looked
at on the labelled pages: of 12 pages with such a run in flattened text 12 get better, by the count of words."""


class _Lines(NamedTuple):
    """The body's blocks, words of each, and whether it is of a form."""

    body: list[int]
    words: list[float]
    of_form: list[bool]


def drop_consent(draft: Draft) -> None:
    """Drop the forms that ask for consent from a body that has something else."""
    body = Extent.of(draft).body
    texts = [draft.document.texts[index] for index in body]
    page = "\n".join(texts)
    if not has_one_of(_COOKIES, page):
        return
    if has_one_of(_SUBJECTS, folded(draft.document.head.title)):
        return
    page = folded(page)
    told = [[word for word in words if word in page] for words in (consent_phrases(), *consent_words())]
    lines = _Lines(body, list(map(count_words, texts)), [_is_of_form(folded(text), *told) for text in texts])
    dropped = {place for run in _runs(lines) for place in range(*run)}
    if not dropped or (0 not in dropped and _is_titled_so(draft.document.texts, body[0])):
        return
    left = [place for place in range(len(body)) if place not in dropped]
    words = sum(lines.words[place] for place in left)
    of_forms = sum(lines.words[place] for place in left if lines.of_form[place])
    if words >= _LEAST_LEFT and of_forms <= _MOST_LEFT_OF_FORMS * words:
        for place in dropped:
            draft.relabel(body[place], Role.NOTICE, "it stands in a form that asks for consent", _BY)


def _is_titled_so(texts: list[str], first: int) -> bool:
    """Whether a short line that begins a body, or stands right above it, speaks of such things."""
    return any(
        len(text) <= _LONGEST_TITLE and has_one_of(_SUBJECTS, folded(text))
        for text in texts[max(0, first - 1) : first + 1]
    )


def _is_of_form(line: str, phrases: list[str], of_forms: list[str], beside: list[str]) -> bool:
    if any(phrase in line for phrase in phrases):
        return True
    if len(line) < _SHORTEST:
        return False
    found = sum(word in line for word in of_forms)
    return found > 0 and found + sum(word in line for word in beside) >= _LEAST_WORDS_OF_FORMS


def _runs(lines: _Lines) -> list[tuple[int, int]]:
    """Return the half-open runs, by place in the body, in which forms outweigh all else; best first.

    Source: the maximum subarray, Kadane (Bentley 1984), taken out and looked for again.
    """
    gains = [words if of_form else -words - _A_LINE for words, of_form in zip(lines.words, lines.of_form, strict=True)]
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_RUNS:
        gain, first, stop = _best_run(gains)
        if gain < _LEAST_RUN or sum(lines.of_form[first:stop]) < _LEAST_LINES:
            break
        found.append((first, stop))
        gains[first:stop] = [-float("inf")] * (stop - first)
    return found


def _best_run(gains: list[float]) -> tuple[float, int, int]:
    best, total, start = (0.0, 0, 0), 0.0, 0
    for place, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, place
        total += gain
        if total > best[0]:
            best = total, start, place + 1
    return best
