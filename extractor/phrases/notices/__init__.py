"""What pages say to their visitors in sentences of their own: about cookies, embedded content, browsers, commissions.

A row of `consent.tsv` or `asides.tsv` is a language, a tab, and words in small letters that stand in a line. Those of
`consent.tsv` are of the forms by which sites ask for consent; most of them are the standard texts of the IAB's
Transparency and Consent Framework 2, which the same few programs print on all sites. Those of `asides.tsv` stand alone
between the paragraphs of an article. `consent_words.tsv` has words, or beginnings of words, that such forms are made
of: those that articles seldom have, and those beside them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_FREQUENT = frozenset(
    ("automatically", "consider", "content", "external", "have", "information", "privacy", "providing", "public",
     "receive", "small", "something", "story", "support", "supports", "through", "using", "your")
)  # fmt: skip
"""Words of phrases that many articles have, too: a phrase is not looked for by them where it has another."""


def folded(text: str) -> str:
    """Return a text in small letters with straight apostrophes, as the phrases are written."""
    return text.lower().replace("’", "'").replace("‘", "'")  # `translate` takes ten times as long


@cache
def consent_phrases() -> tuple[str, ...]:
    """Return what forms that ask for consent say."""
    return _phrases("consent.tsv")


@cache
def consent_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of such forms that articles seldom have, and those beside them."""
    rows = [row.split("\t") for row in (_FOLDER / "consent_words.tsv").read_text("utf-8").splitlines()]
    return tuple(word for kind, word in rows if kind == "of forms"), tuple(
        word for kind, word in rows if kind == "beside"
    )


@cache
def asides() -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the phrases that stand alone: those of several words by one of these, and those in scripts without spaces.

    The word is the longest but for frequent ones, those with an apostrophe, of which pages print two forms, and the
    last, which may be part of a longer one. It has an entry with a small and one with a capital letter: pages are
    looked at as they are.
    """
    by_word: dict[str, tuple[str, ...]] = {}
    glued = []
    for phrase in _phrases("asides.tsv"):
        if " " in phrase:
            but_last = phrase.rpartition(" ")[0]
            word = max(rare_words(but_last) or but_last.split(" "), key=len)
            for printed in {word, word.capitalize()}:
                by_word[printed] = (*by_word.get(printed, ()), phrase)
        else:
            glued.append(phrase)
    return by_word, tuple(glued)


def rare_words(phrase: str) -> list[str]:
    """Return the words of a phrase that are not frequent and have no apostrophe."""
    return [word for word in phrase.split(" ") if word not in _FREQUENT and "'" not in word]


def _phrases(name: str) -> tuple[str, ...]:
    return tuple(row.split("\t")[1] for row in (_FOLDER / name).read_text("utf-8").splitlines())
