"""The language of a page: what it declares, and what its letters and commonest words tell where it declares nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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
    """Yield language tags as declared, then the one that the text itself shows."""
    head = document.head
    if head.language:
        yield Candidate("html lang", head.language, normal_tag(head.language))
    for name, content in head.metas:
        if name in ("content-language", "og:locale", "language", "dc.language", "inlanguage"):
            yield Candidate(f"meta {name}", content[:50], normal_tag(content[:50]))
    shown = shown_language(document.texts)
    if shown:
        yield Candidate("text", "", shown)


def normal_tag(tag: str) -> str:
    """Return a language tag as BCP 47 writes it ("en_us" gives "en-US"), empty where it is none."""
    found = _TAG.fullmatch(tag.strip().split(",")[0].strip())
    if not found or found[1].lower() in ("xx", "und"):
        return ""
    language, script, region = found.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))


def shown_language(texts: list[str]) -> str:
    """Return the code of the language that the longest blocks are written in, empty where they do not tell."""
    sample = " ".join(sorted(texts, key=len, reverse=True)[:12])[:_SAMPLE]
    letters = sum(map(len, _WORD.findall(sample)))
    for language, script in _SCRIPTS:
        share = _SCRIPT_SHARE / 3 if language == "ja" else _SCRIPT_SHARE
        if letters and len(script.findall(sample)) >= share * letters:
            return language
    counts = Counter(_WORD.findall(sample.lower()))
    hits = sorted(
        ((sum(counts[word] for word in words), language) for language, words in _common_words()), reverse=True
    )
    (first, language), (second, _) = hits[0], hits[1]
    return language if first >= _LEAST_WORDS and first > second else ""


@cache
def _common_words() -> list[tuple[str, list[str]]]:
    lines = Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return [(language, words.split()) for language, _, words in pairs]
