"""The evidence for a possible title: who says it, in these or like words, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from extractor.metadata.name_keys import name_key
from extractor.metadata.title_weights import WEIGHTS


@cache
def _dense_characters() -> re.Pattern[str]:
    """Compile, when first needed, what a character of a script without spaces is: a large class takes its time."""
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says the title is.

    Attributes:
        kind: "block", "json-ld", "og", "twitter", "meta", "microdata", "title", "h1", "h2" or "h3" (h3 to h6).
        source: for the field, as "meta og:title".
        text: the title, as the source has it.
    """

    kind: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A possible title: its text, the string it was read from, and who said it first."""

    text: str
    raw: str
    source: str


@dataclass
class TitleEvidence:
    """What all sources of a page say.

    Attributes:
        sayings: in the order of the sources.
        own_names: keys of the site's names.
        url: the page's address, or empty.
    """

    sayings: Sequence[Saying]
    own_names: frozenset[str]
    url: str = ""
    keys: dict[str, set[str]] = field(init=False)
    spelled: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.keys, self.spelled = {}, {}
        for saying in self.sayings:
            self.keys.setdefault(name_key(saying.text), set()).add(saying.kind)
            self.spelled.setdefault(saying.text, set()).add(saying.kind)

    @cached_property
    def first_heading(self) -> str:
        """Key of the first heading of the highest level, or empty."""
        return next((name_key(each.text) for each in self.sayings if each.kind in ("h1", "h2", "h3")), "")

    @cached_property
    def title(self) -> str:
        """Key of the title element, or empty."""
        return next((name_key(each.text) for each in self.sayings if each.kind == "title"), "")

    @cached_property
    def headings(self) -> list[str]:
        """Keys of the headings of level 1."""
        return [name_key(each.text) for each in self.sayings if each.kind == "h1"][:3]

    @cached_property
    def head_keys(self) -> list[str]:
        """Keys of what the head says, a source each."""
        return [name_key(each.text) for each in self.sayings if each.kind not in ("h1", "h2", "h3", "block")]

    @cached_property
    def slug_words(self) -> frozenset[str]:
        """Words of the address."""
        path = self.url.partition("://")[2].partition("/")[2].partition("?")[0]
        return frozenset(name_key(path[:500]).split())


@dataclass(frozen=True, slots=True)
class _View:
    """A claim as the features see it."""

    claim: Claim
    key: str
    agree: set[str]
    spelled: set[str]
    before: str
    after: str
    page: TitleEvidence


def weigh(claim: Claim, page: TitleEvidence) -> float:
    """Return the summed evidence for a claim; the scale means nothing beyond its order."""
    view = _view(claim, page)
    return sum(WEIGHTS[name] * value for name, value in features(view).items() if value)


def measure(claim: Claim, page: TitleEvidence) -> Mapping[str, float]:
    """Return the features of a claim by name, each 0 to 1."""
    return features(_view(claim, page))


def features(view: _View) -> Mapping[str, float]:
    """Return the features by name, each 0 to 1."""
    return {name: float(feature(view)) for name, feature in FEATURES.items()}


def _view(claim: Claim, page: TitleEvidence) -> _View:
    key = name_key(claim.text)
    at = claim.raw.find(claim.text)
    before, after = claim.raw[:at], claim.raw[at + len(claim.text) :]
    return _View(claim, key, page.keys.get(key, set()), page.spelled.get(claim.text, set()), before, after, page)


def _within(part: str, whole: str) -> bool:
    return bool(part) and part != whole and f" {part} " in f" {whole} "


def _words(view: _View) -> float:
    return len(view.key) / 2 if _dense_characters().search(view.key) else len(view.key.split())


def _cuts_own_name(view: _View) -> bool:
    rest = name_key(view.after)
    bare = rest.replace(" ", "")
    return bool(rest) and any(
        rest == own or (len(own) > 3 and bare.startswith(own.replace(" ", ""))) for own in view.page.own_names
    )


def _slug_share(view: _View) -> float:
    words = set(view.key.split())
    return len(words & view.page.slug_words) / len(words) if words else 0.0


def _slug_cover(view: _View) -> float:
    slug = view.page.slug_words
    return len(slug & set(view.key.split())) / len(slug) if slug else 0.0


def _has_own_name(view: _View) -> bool:
    return view.key not in view.page.own_names and any(len(own) > 3 and own in view.key for own in view.page.own_names)


FEATURES: Mapping[str, Callable[[_View], float]] = {
    "json-ld": lambda v: "json-ld" in v.agree,
    "og": lambda v: "og" in v.agree,
    "twitter": lambda v: "twitter" in v.agree,
    "other meta": lambda v: "meta" in v.agree,
    "microdata": lambda v: "microdata" in v.agree,
    "title element": lambda v: "title" in v.agree,
    "h1": lambda v: "h1" in v.agree,
    "h2": lambda v: "h2" in v.agree,
    "h3 to h6": lambda v: "h3" in v.agree,
    "json-ld and h1": lambda v: {"json-ld", "h1"} <= v.agree,
    "json-ld and og": lambda v: {"json-ld", "og"} <= v.agree,
    "h2 in title element": lambda v: "h2" in v.agree and v.key in v.page.title,
    "first heading": lambda v: v.key == v.page.first_heading,
    "title block": lambda v: "block" in v.agree,
    "spelled by json-ld": lambda v: "json-ld" in v.spelled,
    "spelled by og": lambda v: "og" in v.spelled,
    "spelled by h1": lambda v: "h1" in v.spelled,
    "spelled by title element": lambda v: "title" in v.spelled,
    "in title element": lambda v: _within(v.key, v.page.title),
    "starts what the head says": lambda v: min(1.0, sum(key.startswith(v.key + " ") for key in v.page.head_keys) / 6),
    "extends an h1": lambda v: any(_within(key, v.key) for key in v.page.headings),
    "inside an h1": lambda v: any(_within(v.key, key) for key in v.page.headings),
    "is the site's name": lambda v: not v.key or v.key in v.page.own_names,
    "has the site's name": _has_own_name,
    "cuts the site's name": _cuts_own_name,
    "cut before a colon": lambda v: v.after.lstrip().startswith(":"),
    "cut after a colon": lambda v: v.before.rstrip().endswith(":"),
    "one word": lambda v: _words(v) <= 1,
    "two or three words": lambda v: 1 < _words(v) <= 3,
    "over twenty words": lambda v: _words(v) > 20,
    "share in the address": _slug_share,
    "share of the address": _slug_cover,
}
"""Feature to the function that measures it, 0 to 1. A source agrees if letters and digits are the same."""
