"""The trace: every block with its role, score and reason, every fact with its source. Made to be read.

A "+" marks the blocks of the text, "!" a role that a site rule has pinned.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from extractor.model import BODY_ROLES, Article, Cut, Field, LabelledBlock, Printing
from extractor.writers.markup import picture_words
from extractor.writers.visible import one_line

WIDTH = 120
"""Columns of a line of the trace; set by hand: fits beside nothing, on any screen."""

_INDENT = 31


def write(article: Article, printing: Printing) -> str:
    """Return the trace of an article. `keep` and `fields` change nothing: all of it is shown."""
    lines = [*_header(article, printing.source), "", *_facts(article), "", *_blocks(article)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _header(article: Article, source: str) -> Iterator[str]:
    document, blocks = article.document, article.blocks
    within = sum(block.role in BODY_ROLES for block in blocks)
    cuts = sum(len(block.label.cuts) for block in blocks)
    if source:
        yield _entry("source", source)
    if document.url:
        yield _entry("url", document.url)
    yield _entry(
        "status", f"{article.status.value}, decided by {article.decided_by}, confidence {article.confidence:.2f}"
    )
    yield _entry("page type", f"{article.page_type or 'unknown'} ({article.page_type_probability:.2f})")
    yield _entry("charset", f"{document.charset} ({document.charset_source})")
    yield from _rule(article)
    for notice in article.warnings:
        yield _entry("warning", f"{notice.code}: {notice.message}")
    yield _entry("blocks", f"{len(blocks)}, {within} of them in the text, {cuts} {'cut' if cuts == 1 else 'cuts'}")


def _rule(article: Article) -> Iterator[str]:
    rule = article.rule
    if rule is None:
        yield _entry("rule", "none")
        return
    version = f" {rule.version}" if rule.version else ""
    share = f"{rule.text_removed:.0%} of the text removed"
    yield _entry(
        "rule", f"{rule.id}{version}, chosen by {rule.by}: {rule.status}, {share}, confidence {rule.confidence:.2f}"
    )
    if rule.misses:
        yield _entry("", f"found nothing: {', '.join(rule.misses)}")


def _entry(name: str, value: str) -> str:
    return f"{name:<10} {one_line(value)}"


def _facts(article: Article) -> Iterator[str]:
    yield "FIELDS"
    for name, field in article.fields.items():
        yield f"  {name:<14} {fitted(_value(field), WIDTH - 17)}"
        raw = one_line(field.raw or "")
        raw = f", from {fitted(raw, 60)!r}" if raw and raw != _value(field) else ""
        yield f"  {'':<14} by {one_line(field.source)}{raw}"
        for source, lost in field.losers:
            yield fitted(f"  {'':<14} not {one_line(source)}: {one_line(lost)!r}", WIDTH)
    if not article.fields:
        yield "  none found"


def _value(field: Field) -> str:
    value = field.value
    return one_line("; ".join(value) if isinstance(value, tuple) else str(value))


def _blocks(article: Article) -> Iterator[str]:
    yield "BLOCKS"
    yield f"  {'#':>5} {'line':>6}  {'role':<16}score  text"
    for block in article.blocks:
        yield from _block(block)


def _block(block: LabelledBlock) -> Iterator[str]:
    source, label = block.block, block.label
    sign = "+" if label.role in BODY_ROLES else " "
    pin = "!" if label.pinned else " "
    line = "" if source.line is None else str(source.line)
    verdict = f"{sign}{pin}{source.index:>5} {line:>6}  {label.role.value:<16}{label.score:5.2f}  "
    yield (verdict + fitted(one_line(picture_words(block)) or f"({source.kind.value})", WIDTH - len(verdict))).rstrip()
    reason = ": ".join(filter(None, (label.by, label.because)))
    if reason:
        yield fitted(" " * _INDENT + f"  {one_line(reason)}", WIDTH)
    for cut in label.cuts:
        yield from _cut(source.text, cut)


def _cut(text: str, cut: Cut) -> Iterator[str]:
    put = f" put {cut.replacement!r} for" if cut.replacement else " cut"
    yield (
        " " * (_INDENT + 2)
        + f"{put.strip()} {cut.start}-{cut.stop} {cut.role.value}: {one_line(text[cut.start : cut.stop])!r}"
    )
    yield fitted(" " * (_INDENT + 2) + f"  {cut.by}: {one_line(cut.because)}", WIDTH)


def fitted(text: str, columns: int) -> str:
    """Return a text cut to a number of columns, with an ellipsis where something is missing.

    East Asian wide characters take two columns and combining marks none.
    """
    used, whole = 0, 0
    for place, character in enumerate(text):
        used += _columns(character)
        if used <= columns - 1:
            whole = place + 1
        if used > columns:
            return text[:whole].rstrip() + "…"
    return text


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
