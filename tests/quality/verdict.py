"""What is wrong with an answer, aspect by aspect."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import zip_longest

from extractor import Article, Options, extract
from extractor.model import LabelledBlock
from tests.quality.gold import Gold, Instance, collapse


@cache
def answer(gold: Gold) -> Article:
    """Extract the fixture's page, with everything at its default."""
    return extract(gold.page)


@cache
def answer_without_rules(gold: Gold) -> Article:
    """Extract the fixture's page without site rules."""
    return extract(gold.page, options=Options(rules=False))


def body(article: Article) -> list[str]:
    """Return the lines of the text, white space collapsed; a row of a table is one."""
    return [line for line in map(collapse, article.text.splitlines()) if line]


def _differ(wanted: object, got: object) -> str | None:
    return None if wanted == got else f"wanted {wanted!r}, got {got!r}"


def _status(gold: Gold) -> str | None:
    return _differ(gold.status, answer(gold).status.value)


def _title(gold: Gold) -> str | None:
    return _differ(gold.title, answer(gold).title)


def _dek(gold: Gold) -> str | None:
    return _differ(gold.dek, answer(gold).dek)


def _authors(gold: Gold) -> str | None:
    return _differ(gold.authors, answer(gold).authors)


def _published(gold: Gold) -> str | None:
    got = answer(gold).published
    return _differ(gold.published, got and got[: len(gold.published or got)])


def _credits(gold: Gold) -> str | None:
    got = [credit.strip(" —–-()") for credit in answer(gold).credits]
    return None if set(gold.credits) <= set(got) else f"wanted {gold.credits!r} among {got!r}"


def _body(gold: Gold) -> str | None:
    pairs = zip_longest(gold.body, body(answer(gold)), fillvalue="(nothing)")
    return next((f"line {n}: {_differ(*pair)}" for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]), None)


def _stands_at(block: LabelledBlock, instance: Instance) -> bool:
    if instance.line:
        first = block.block.line or 0
        return first <= instance.line <= (block.block.last_line or first)
    return collapse(block.block.text).startswith(instance.start)


def wrong_roles(gold: Gold) -> list[str]:
    """Return one message for each instructive line whose role is wrong."""
    blocks, wrong = answer(gold).blocks, []
    for instance in gold.roles:
        got = [block.role.value for block in blocks if _stands_at(block, instance)]
        if instance.role not in got:
            wrong.append(f"{instance.line or ''} {instance.start!r}: wanted {instance.role}, got {got}")
    return wrong


def _roles(gold: Gold) -> str | None:
    return "; ".join(wrong_roles(gold)) or None


ASPECTS: dict[str, Callable[[Gold], str | None]] = {
    "status": _status,
    "title": _title,
    "dek": _dek,
    "authors": _authors,
    "published": _published,
    "credits": _credits,
    "body": _body,
    "roles": _roles,
}
"""Each gives what is wrong with one aspect of the answer to a fixture, or None."""

_WITHOUT_ARTICLE = ("status", "body", "roles")


def aspects_of(gold: Gold) -> tuple[str, ...]:
    """Return the aspects that a fixture's answer has: a page without an article has no title to be right about."""
    return tuple(ASPECTS) if gold.status == "ok" else _WITHOUT_ARTICLE
