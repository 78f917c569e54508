"""An article, or a failure, as one record of plain data: what JSON, JSON Lines and CSV print.

`article.schema.json` beside this file describes it. Optional members of a block are left out where they say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, NamedTuple

from extractor.errors import FormatError
from extractor.model import (
    Article,
    Block,
    CodeBlock,
    Cut,
    Detail,
    Field,
    Inline,
    LabelledBlock,
    ListItem,
    Picture,
    Status,
    TableCell,
    to_plain,
)

SCHEMA_VERSION = "1"
"""Grows when a member goes or changes its meaning; a new member does not change it."""

DETAILS: Mapping[str, type[Detail]] = {"item": ListItem, "cell": TableCell, "code": CodeBlock, "picture": Picture}
"""The name of each kind of detail in a record."""

_FACTS = ("title", "dek", "description", "authors", "published", "modified", "site_name", "language")
_MORE_FACTS = (
    "organisations", "publisher", "canonical_url", "section", "tags", "lead_image", "licence", "paywall", "place",
    "agency",
)  # fmt: skip
_MEMBERS = (
    "schema_version", "source", "url", "status", "warnings", "confidence", "decided_by", "page_type",
    "page_type_probability", "rule", "charset", *_FACTS, "text", "comments", "captions", "credits", "fields", "blocks",
)  # fmt: skip

NAMES = (*_MEMBERS, *_MORE_FACTS)
"""What `--fields` and `--print` know: the members of a record, and the facts that stand among its fields."""

_SAYINGS = tuple((each.name, each.default) for each in fields(Block) if each.name not in ("index", "kind", "text"))
"""What a block may say besides, and what stands there where it says nothing."""

Record = dict[str, Any]


def make_record(article: Article, source: str = "") -> Record:
    """Return an article's record."""
    found = {name: _field(each) for name, each in article.fields.items()}
    facts = {name: _plain_fact(article.fields.get(name)) for name in _FACTS}
    record = {
        "schema_version": SCHEMA_VERSION,
        "source": source or None,
        "url": article.document.url or None,
        "status": article.status.value,
        "warnings": [notice._asdict() for notice in article.warnings],
        "confidence": float(article.confidence),
        "decided_by": article.decided_by,
        "page_type": article.page_type,
        "page_type_probability": float(article.page_type_probability),
        "rule": None if article.rule is None else {**article.rule._asdict(), "misses": list(article.rule.misses)},
        "charset": {"name": article.document.charset, "source": article.document.charset_source},
        **facts,
        "authors": list(article.authors),
        "text": article.text,
        "comments": list(article.comments),
        "captions": list(article.captions),
        "credits": list(article.credits),
        "fields": found,
        "blocks": [_block(block) for block in article.blocks],
    }
    return {name: record[name] for name in _MEMBERS}


class Failure(NamedTuple):
    """An input that gave no article.

    Attributes:
        source: the input's name.
        status: how it failed.
        message: the sentence for people.
        url: its address where an archive tells it, else empty.
    """

    source: str
    status: Status
    message: str
    url: str = ""


def failure_record(failed: Failure) -> Record:
    """Return the record of an input that could not be read; the status is the code of its warning."""
    empty: Record = dict.fromkeys(_MEMBERS)
    lists = ("authors", "comments", "captions", "credits", "blocks")
    return empty | {name: [] for name in lists} | {
        "schema_version": SCHEMA_VERSION,
        "source": failed.source or None,
        "url": failed.url or None,
        "status": failed.status.value,
        "warnings": [{"code": failed.status.value, "message": failed.message}],
        "confidence": 0.0,
        "text": "",
        "fields": {},
    }  # fmt: skip


def select_fields(record: Record, names: tuple[str, ...]) -> Record:
    """Return the named members of a record and the named facts, in that order; no names give the record itself.

    Raises:
        FormatError: no member and no fact has such a name.
    """
    known = {**dict.fromkeys(NAMES), **dict.fromkeys(record["fields"])}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            guess = f"; did you mean {near[0]!r}?" if near else ""
            raise FormatError(f"no field {name!r}{guess}; fields are {', '.join(known)}")
    return {name: _member(record, name) for name in names} if names else record


def shown(value: Any) -> str:
    """Return a value as people read it: its main part, lists with "; " between."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(shown, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {shown(each)}" for name, each in value.items() if each not in (None, "", [], {}))
    return str(value)


def _member(record: Record, name: str) -> Any:
    if name in record:
        return record[name]
    return record["fields"].get(name, {}).get("value")


def _plain_fact(field: Field | None) -> Any:
    return None if field is None else str(field.value) if not isinstance(field.value, tuple) else list(field.value)


def _field(field: Field) -> Record:
    losers = [{"source": source, "raw": raw} for source, raw in field.losers]
    return {"value": to_plain(field.value), "source": field.source, "raw": field.raw, "losers": losers}


def _block(labelled: LabelledBlock) -> Record:
    block, label = labelled.block, labelled.label
    record: Record = {
        "index": block.index,
        "kind": block.kind.value,
        "role": label.role.value,
        "score": float(label.score),
        "by": label.by,
        "because": label.because,
        "text": block.text,
    }
    if label.pinned:
        record["pinned"] = True
    if label.cuts:
        record["cuts"] = [_cut(cut) for cut in label.cuts]
        record["text_after_cuts"] = labelled.text
    return record | _shape(block)


def _shape(block: Block) -> Record:
    """Return what the markup or layout says of a block, where it says something."""
    said: Record = {}
    for name, nothing in _SAYINGS:
        value = getattr(block, name)
        if value != nothing:
            said[name] = value
    if block.inlines:
        said["inlines"] = [_inline(inline) for inline in block.inlines]
    if block.hints:
        said["hints"] = list(block.hints)
    if block.detail is not None:
        said["detail"] = _detail(block.detail)
    return said


def _cut(cut: Cut) -> Record:
    return {**cut._asdict(), "role": cut.role.value}


def _inline(inline: Inline) -> Record:
    record: Record = {"start": inline.start, "stop": inline.stop, "kind": inline.kind.value}
    return record | {"target": inline.target} if inline.target else record


def _detail(detail: Detail) -> Record:
    name = next(name for name, kind in DETAILS.items() if isinstance(detail, kind))
    return {"type": name, **detail._asdict()}
