"""The JSON format: one record, indented."""

from __future__ import annotations

import json
import re

from extractor.model import Article, Printing
from extractor.writers.record import Record, make_record, select_fields

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters inside strings that terminals obey, line readers split at or UTF-8 refuses."""


def write(article: Article, printing: Printing) -> str:
    """Return the article's record as JSON."""
    return write_record(make_record(article, printing.source), printing.fields)


def write_record(record: Record, fields: tuple[str, ...] = ()) -> str:
    """Return a record, or the named members of it, as JSON."""
    return f"{encoded(select_fields(record, fields), indent=2)}\n"


def encoded(record: Record, indent: int | None) -> str:
    """Return plain data as JSON: readable in any script, safe in a terminal, whole in UTF-8."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
