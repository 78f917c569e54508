"""The draft of a rule from one extracted page: what a person starts from.

The generic scorer's answer is the teacher: the containers that hold its text best are proposed as body, what it left
out inside them as strip, the lines around it as edges and clues. A person checks each.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.model import BODY_ROLES, Article, Page, Role
from extractor.rulebook.finders import is_text_page
from extractor.rulebook.regex_syntax import MAX_LENGTH

SURE = 0.5
"""Least overlap (Dice, by characters) of a container with the text to be proposed. Set by hand."""

NAMED_BONUS = 0.1
"""What a class or an id is worth against overlap. Set by hand."""

PART = 0.4
"""Share of the body's characters above which an element inside is no part to be stripped. Set by hand."""

MOST = 3
"""Most proposals of each kind. Set by hand."""

MOST_INSIDE = 12
"""Most further elements that are named. Set by hand."""


STORY_ROLES = BODY_ROLES | {
    Role.TITLE,
    Role.DUPLICATE_TITLE,
    Role.DEK,
    Role.DATE,
    Role.BYLINE,
    Role.CAPTION,
    Role.CREDIT,
}
"""Roles of blocks that belong to one story and tell nothing of the site."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is proposed.

    Attributes:
        host: the site's host, or empty.
        bodies: containers with their overlap with the generic text, 0 to 1, best first.
        strips: elements inside the best one that hold none of that text.
        inside: further named elements inside it, with how they begin: what a person may want to strip.
        clues: lines by which the site may be known.
        drops: lines above the text that are not part of it.
        stop: the first line after the text, or empty.
        begin: the first words of the text.
        end: the last ones.
        title: the headline, or empty.
    """

    host: str = ""
    bodies: tuple[tuple[str, float], ...] = ()
    strips: tuple[str, ...] = ()
    inside: tuple[tuple[str, str], ...] = ()
    clues: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    stop: str = ""
    begin: str = ""
    end: str = ""
    title: str = ""


def skeleton_of(page: Page, article: Article, host: str = "") -> Skeleton:
    """Return the proposals for a page that the generic scorer has judged."""
    words = article.text.split()
    made = Skeleton(host, begin=" ".join(words[:8]), end=" ".join(words[-8:]), title=article.title or "")
    chosen = {index for index in range(len(page.document.texts)) if article.draft.in_body(index)}
    if is_text_page(page):
        return _of_lines(made, article, chosen)
    bodies = tuple(_bodies(page, chosen))
    if not bodies:
        return made
    strips = tuple(_strips(page, chosen, bodies[0][0]))
    return replace(made, bodies=bodies, strips=strips, inside=tuple(_inside(page, bodies[0][0], strips)))


def _of_lines(made: Skeleton, article: Article, chosen: set[int]) -> Skeleton:
    chrome = [(index, block.text) for index, block in enumerate(article.blocks) if block.role not in STORY_ROLES]
    first, last = min(chosen, default=0), max(chosen, default=0)
    above = [text for index, text in chrome if index < first and 2 <= len(text.split()) <= 12]
    below = [text for index, text in chrome if index > last]
    clues = (*_patterns(above[:2]), *_patterns(below[:2]), *_patterns(below[-1:]))
    stop = next(iter(_patterns(below)), "")
    return replace(made, clues=tuple(dict.fromkeys(clues)), drops=tuple(_patterns(above[:MOST])), stop=stop)


def _patterns(texts: Sequence[str]) -> list[str]:
    """Return the patterns of whole lines, without those that are too long or have no letters."""
    fit = [text for text in texts if any(map(str.isalpha, text))]
    return [pattern for text in fit if len(pattern := f"^{_quote(text)}$") <= MAX_LENGTH]


def _quote(text: str) -> str:
    return "".join("\\" + sign if sign in r"\.^$*+?{}[]()|" else sign for sign in text)


def _steps(page: Page, blocks: set[int], *, own: bool = True) -> Counter[str]:
    """Return the elements around blocks, and their own ones, as simple selectors, with the characters they hold."""
    sizes: Counter[str] = Counter()
    for index in blocks:
        size = len(page.document.texts[index])
        steps = page.document.build(index).path.split(">")
        for step in set(steps if own else steps[:-1]):
            sizes[step] += size
    return sizes


def _bodies(page: Page, chosen: set[int]) -> Iterator[tuple[str, float]]:
    sizes = _steps(page, chosen, own=False)
    tried = {query: _overlap(page, query, chosen) for query in sizes if query not in ("html", "body", "")}
    best = sorted(tried.items(), key=lambda each: -each[1] - NAMED_BONUS * is_named(each[0]))
    yield from [(query, share) for query, share in best if share >= SURE][:MOST]


def is_named(query: str) -> bool:
    """Whether a step has a class or an id: it means something, and is likely to be found on other pages too."""
    return "." in query or "#" in query


def _blocks(page: Page, query: str) -> set[int]:
    try:
        return {block for span in page.find(query) for block in range(span.start, span.stop)}
    except ValueError:
        return set()


def _overlap(page: Page, query: str, chosen: set[int]) -> float:
    weigh = _weigher(page)
    held = _blocks(page, query)
    return 2 * weigh(held & chosen) / max(1, weigh(held) + weigh(chosen))


def _weigher(page: Page) -> Callable[[set[int]], int]:
    return lambda blocks: sum(len(page.document.texts[block]) for block in blocks)


def _strips(page: Page, chosen: set[int], body: str) -> Iterator[str]:
    """Yield elements with a class or id that lie in the body and hold none of the text, largest first."""
    inside = _blocks(page, body)
    weigh = _weigher(page)
    found: dict[str, int] = {}
    for query in _steps(page, inside - chosen):
        held = _blocks(page, query)
        if is_named(query) and held and held <= inside and not held & chosen:
            found[query] = weigh(held)
    covered: set[int] = set()
    for query in sorted(found, key=lambda each: -found[each]):
        held = _blocks(page, query)
        if not held <= covered:
            covered |= held
            yield query


def _inside(page: Page, body: str, strips: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield named elements that are a small part of the body, in page order, with their first words."""
    whole = _blocks(page, body)
    weigh = _weigher(page)
    parts = {query: _blocks(page, query) for query in _steps(page, whole) if is_named(query) and query not in strips}
    small = {query: held for query, held in parts.items() if held <= whole and weigh(held) < PART * weigh(whole)}
    for query in sorted(small, key=lambda each: min(small[each]))[:MOST_INSIDE]:
        yield query, " ".join(page.document.texts[min(small[query])].split()[:8])


def write_skeleton(skeleton: Skeleton, rule_id: str, day: str, sample: str = "") -> str:
    """Return a draft as YAML, with a comment at each thing that a person must decide.

    Args:
        skeleton: the proposals.
        rule_id: the rule's id.
        day: today, ISO 8601.
        sample: the saved page, relative to the rule's file, or empty.
    """
    match = [f"  hosts: [{skeleton.host}]"] if skeleton.host else []
    if skeleton.clues or not skeleton.host:
        match += ["  identify:  # keep only lines that no other site has", "    lines:"]
        match += [f"      - {_text(clue)}" for clue in skeleton.clues or ("^a line that each page of this site has$",)]
        match += ["    min: 2"]
    lines = ["# yaml-language-server: $schema=rule.schema.json", "# Why: say what comes out wrong without this rule."]
    lines += ["schema: 1", f"id: {rule_id}", "match:", *match, "source: human", f"checked: {day}"]
    lines += [*_layout_lines(skeleton), *_test_lines(skeleton, sample)]
    return "\n".join(lines) + "\n"


def _layout_lines(skeleton: Skeleton) -> Iterator[str]:
    if skeleton.bodies:
        yield "body:  # the first that finds text is used; the number is its overlap with the generic answer"
        yield from (f"  - {_text(query)}  # {share:.2f}" for query, share in skeleton.bodies)
    if skeleton.strips:
        yield "strip:"
        yield from (f"  - {_text(query)}" for query in skeleton.strips)
    if skeleton.inside:
        yield "# also inside; move to strip what is not the story:"
        yield from (f"#  - {_text(query)}  # {words}" for query, words in skeleton.inside)
    if skeleton.drops:
        yield from ("lines:", "  drop:", *(f"    - {{re: {_text(drop)}, zone: head}}" for drop in skeleton.drops))
    if skeleton.stop:
        yield from ("stop_at:", f"  - {{line: {_text(skeleton.stop)}, zone: tail}}")
    if not (skeleton.bodies or skeleton.drops or skeleton.stop):
        yield from ("body:", "  - article  # the element that holds the story")


def _test_lines(skeleton: Skeleton, sample: str) -> Iterator[str]:
    yield from ("tests:", f"  - sample: {_text(sample or 'page.html')}", "    expect:")
    yield from (
        f"      {name}: {_text(value)}"
        for name, value in (("begin", skeleton.begin), ("end", skeleton.end), ("title", skeleton.title))
        if value
    )
    yield "      status: hit"


def _text(value: str) -> str:
    """Return a text as a YAML scalar: single quotes for patterns, JSON's where that cannot be."""
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=True)
