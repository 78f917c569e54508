"""The language of a page: what it declares, and what its letters and commonest words tell where it declares nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from extractor.metadata.candidate import Candidate
from extractor.model import Document

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_].{0,20})?")
_WORD = re.compile(r"[^\s\d.,;:!?()\[\]\"“”«»]+")
_SAMPLE = 6000
"""Characters of the page's longest blocks that are looked at; set by hand."""
_LEAST_WORDS = 4
"""Common words that must be met before a language is named; set by hand."""
_BELYING, _TIMES = 30, 4
"""Common words, or letters of its script, from which a text's language is believed against the page's word for it, and
how many times those of the declared one they must be; set by hand, so that a long quotation does not do it."""

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
"""Scripts that one language has nearly to itself; kana before Han, since Japanese uses both."""
_SCRIPT_SHARE = 0.3
"""Share of the sample's letters from which a script decides, a third of it for kana; set by hand."""


def language_candidates(document: Document) -> Iterator[Candidate]:
    """Yield the language that the text shows where it belies the page, tags as declared, then what the text shows.

    Templates say `lang="en"` in many languages: a declaration is not believed where the text holds `_BELYING` common
    words and more of another language.
    """
    shown, hits = shown_language(document.texts)
    seen = Candidate("text", "", shown) if shown else None
    for declared in _declared(document):
        if seen is not None and declared.value and _belies(shown, hits, declared.value.partition("-")[0]):
            yield seen
        yield declared
    if seen is not None:
        yield seen


def _declared(document: Document) -> Iterator[Candidate]:
    head = document.head
    if head.language:
        yield Candidate("html lang", head.language, normal_tag(head.language))
    for name, content in head.metas:
        if name in ("content-language", "og:locale", "language", "dc.language", "inlanguage"):
            yield Candidate(f"meta {name}", content[:50], normal_tag(content[:50]))


def _belies(shown: str, hits: Mapping[str, int], declared: str) -> bool:
    """Whether the text's language is another one than the declared, beyond doubt; unknown languages are believed."""
    if shown == declared or declared not in hits:
        return False
    return hits[shown] >= _BELYING and hits[shown] >= _TIMES * hits[declared]


def normal_tag(tag: str) -> str:
    """Return a language tag as BCP 47 writes it ("en_us" gives "en-US"), empty where it is none."""
    found = _TAG.fullmatch(tag.strip().split(",")[0].strip())
    if not found or found[1].lower() in ("xx", "und"):
        return ""
    language, script, region = found.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))


def shown_language(texts: list[str]) -> tuple[str, Mapping[str, int]]:
    """Return the language that the longest blocks are written in, and how much of each language they show.

    The code is empty where they do not tell. Of a language with a script to itself its letters are counted, of others
    their commonest words.
    """
    sample = " ".join(sorted(texts, key=len, reverse=True)[:12])[:_SAMPLE]
    letters = sum(map(len, _WORD.findall(sample)))
    counts = Counter(_WORD.findall(sample.lower()))
    hits = {language: sum(counts[word] for word in words) for language, words in _common_words()}
    for language, script in _SCRIPTS:
        hits[language] = len(script.findall(sample)) if letters else 0
        share = _SCRIPT_SHARE / 3 if language == "ja" else _SCRIPT_SHARE
        if letters and hits[language] >= share * letters:
            return language, hits
    second, first = sorted((hits[language], language) for language, _ in _common_words())[-2:]
    return first[1] if first[0] >= _LEAST_WORDS and first[0] > second[0] else "", hits


@cache
def _common_words() -> list[tuple[str, list[str]]]:
    lines = Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return [(language, words.split()) for language, _, words in pairs]
