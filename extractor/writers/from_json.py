"""A JSON record back to the article that it was written from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from extractor.errors import InputError
from extractor.model import (
    Article,
    Block,
    Cut,
    Document,
    Draft,
    Field,
    Inline,
    InlineKind,
    Kind,
    LineLayout,
    Notice,
    Role,
    RuleReport,
    Status,
    from_plain,
)
from extractor.writers.record import DETAILS, SCHEMA_VERSION

_UNSHAPED = frozenset({"role", "score", "by", "because", "pinned", "cuts", "text_after_cuts"})


def article_of(text: str) -> Article:
    """Return the article of a record.

    Raises:
        InputError: the text is not JSON, no record, of another version, or the record of a failed input.
    """
    record = _record(text)
    try:
        return _article(record)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise InputError(f"the JSON record does not follow article.schema.json ({reason})") from error


def _record(text: str) -> Mapping[str, Any]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a JSON record: {error}") from error
    if not isinstance(record, Mapping) or "schema_version" not in record:
        raise InputError("not a record of an article: it has no schema_version; write it with to_json()")
    if record["schema_version"] != SCHEMA_VERSION:
        found = record["schema_version"]
        raise InputError(f"the record has schema version {found!r}; this version reads {SCHEMA_VERSION!r}")
    if record.get("charset") is None:
        raise InputError("the record is that of a failed input; there is no article in it")
    return record


def _article(record: Mapping[str, Any]) -> Article:
    blocks = tuple(map(_block, record["blocks"]))
    document = Document(
        texts=[block.text for block in blocks],
        layout=LineLayout([0] * len(blocks), [0] * len(blocks)),
        build=blocks.__getitem__,
        url=record["url"] or "",
        charset=record["charset"]["name"],
        charset_source=record["charset"]["source"],
    )
    rule = record["rule"]
    fields = {name: _field(name, plain) for name, plain in record["fields"].items()}
    return Article(
        document=document,
        draft=_draft(document, record["blocks"]),
        status=Status(record["status"]),
        confidence=record["confidence"],
        decided_by=record["decided_by"],
        page_type=record["page_type"],
        page_type_probability=record["page_type_probability"],
        warnings=tuple(Notice(**notice) for notice in record["warnings"]),
        rule=None if rule is None else RuleReport(**{**rule, "misses": tuple(rule["misses"])}),
        describe=_describer(fields),
    )


def _describer(fields: Mapping[str, Field]) -> Callable[[Article], Mapping[str, Field]]:
    def describe(_: Article) -> Mapping[str, Field]:
        return fields

    return describe


def _draft(document: Document, blocks: list[Mapping[str, Any]]) -> Draft:
    return Draft(
        document,
        roles=[Role(block["role"]) for block in blocks],
        scores=[block["score"] for block in blocks],
        reasons=[block["because"] for block in blocks],
        deciders=[block["by"] for block in blocks],
        pinned=bytearray(block.get("pinned", False) for block in blocks),
        cuts={block["index"]: [_cut(cut) for cut in block["cuts"]] for block in blocks if "cuts" in block},
    )


def _block(plain: Mapping[str, Any]) -> Block:
    said = {name: value for name, value in plain.items() if name not in _UNSHAPED}
    said["kind"] = Kind(said["kind"])
    said["inlines"] = tuple(Inline(**{**each, "kind": InlineKind(each["kind"])}) for each in plain.get("inlines", ()))
    said["hints"] = tuple(plain.get("hints", ()))
    if "detail" in plain:
        detail = dict(plain["detail"])
        said["detail"] = DETAILS[detail.pop("type")](**detail)
    return Block(**said)


def _cut(plain: Mapping[str, Any]) -> Cut:
    return Cut(**{**plain, "role": Role(plain["role"])})


def _field(name: str, plain: Mapping[str, Any]) -> Field:
    losers = tuple((loser["source"], loser["raw"]) for loser in plain["losers"])
    return Field(from_plain(name, plain["value"]), plain["source"], plain["raw"], losers)
