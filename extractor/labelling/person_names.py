"""Lines that may be a person's name, or several, by their form alone: no list of names stands behind it."""

from __future__ import annotations

from extractor.model import Role
from extractor.phrases.cues import cues_of, is_chrome_word
from extractor.text import FIRST_WIDE, pattern

_LONGEST = 90
_LEAST_WORDS, _MOST_WORDS = 2, 4
_MOST_NAMES = 6
_LONGEST_INITIAL = 4
"""Characters of a last word that keeps its dot: "Jr.", "C."."""
_HAN_NAME = pattern(r"(?=.*[\u4e00-\u9fff])[\u3040-\u30ff\u3400-\u9fff]{3,5}(?<![るすくう])")
"""A name without spaces: 高村早紀, 山根ひとみ; a verb in kana ends it no name."""
_LONGEST_UNCASED_WORD = 12
_PARTICLE_WORDS = """\
af al av bin bint da das de degli dei del della den der di do dos du el et ibn la las le los of ten ter van vom von zu
zum zur
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_BETWEEN = pattern(r"\s*[,;/&，、]\s*|\s(?:and|und|et|y|e|og|och|en|i|ja|și|és|и|та|і|και|và|dan|ve)\s")
_GLUE = pattern(r"(?<=[^\W\d_A-Z][^\W\d_A-Z])(?=[A-Z\d@])|\s*[(（@]|\s(?=\d)|\s*[|•·–—](?=.*\d)|\s[|•·–—-]\s(?=\S+$)")
"""What ends a name that something is glued to: "Emma ReedLifestyle Writer", "Kyle West 7 hours"."""
_OPENING_WORDS = 2
_GLUED_OPENING = pattern(r"[^\W\d_A-Z]{2,4}(?=[A-Z])|[A-Z][^\W\d_A-Z]{1,3}:?(?=[A-Z][^\W\d_A-Z])")
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u200c\u200d"
_SIGN = pattern(rf"[\d_।॥]|[^\w\s.'’\-‐{_MARKS}]")
"""What no name has; marks that stand over or under letters are part of a word, and so are the joiners of Persian and
Sinhala."""
_SHOUTED = 3
"""Capitals of a word that no name has, unless the whole line is in capitals."""
_HONORIFIC = pattern(r"\s?(?:기자|특파원|記者|记者)$")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a line is made of, as printed; empty where it is made of anything else.

    What is glued behind the last name is left out. "Ann Lee", "Chus del Pino, Martí Abad (Enviado especial)" and
    "한지우 기자" are such lines; by its form alone "Silver Creek" is one, too.
    """
    if len(text) > _LONGEST:
        return ()
    line = _without_opening(text)
    end = _GLUE.search(line, 2)
    names = tuple(_BETWEEN.split(line[: end.start()].rstrip(" ,-") if end else line))
    return names if len(names) <= _MOST_NAMES and all(map(_is_name, names)) else ()


def is_signature(text: str) -> bool:
    """Whether a line is made of names and opens as bylines do: "Written by Ann Lee, Jo Poe", "ByAnn Lee"."""
    return len(text) <= _LONGEST and _without_opening(text) != text and bool(names_in(text))


def names_reporter(name: str) -> bool:
    """Whether a name says that its bearer is a reporter, as Korean and Chinese bylines do: "한지우 기자"."""
    return _HONORIFIC.search(name) is not None


def _without_opening(text: str) -> str:
    """Take off "Written by" and the like, and a "By" that is glued to the name."""
    words = text.split()
    for count in range(1, min(_OPENING_WORDS + 1, len(words))):
        if words[count][0].isupper() and cues_of(f"{' '.join(words[:count])} x")[:1] == (Role.BYLINE,):
            return " ".join(words[count:])
    glued = _GLUED_OPENING.match(text)
    return text[glued.end() :] if glued and cues_of(f"{glued[0]} x")[:1] == (Role.BYLINE,) else text


def _is_name(name: str) -> bool:
    bare = _HONORIFIC.sub("", name)
    if not bare or _SIGN.search(bare):
        return False
    words = bare.split()
    if bare[0] >= FIRST_WIDE:
        return (bare != name and len(words) <= 2) or _HAN_NAME.fullmatch("".join(words)) is not None
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or (bare[-1] == "." and len(words[-1]) > _LONGEST_INITIAL):
        return False
    if any(map(is_chrome_word, words)):
        return False
    if bare.lower() == bare.upper():
        return all(len(word) <= _LONGEST_UNCASED_WORD for word in words)
    shouted = bare.isupper()
    return all(_fits(word, shouted=shouted) or (place and word in _PARTICLES) for place, word in enumerate(words))


def _fits(word: str, *, shouted: bool) -> bool:
    return word[0].isupper() and (shouted or sum(map(str.isupper, word)) < _SHOUTED)
