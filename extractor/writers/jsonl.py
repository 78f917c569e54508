"""The JSON Lines format: one record on one line."""

from __future__ import annotations

from extractor.model import Article, Printing
from extractor.writers.json import encoded
from extractor.writers.record import Record, make_record, select_fields


def write(article: Article, printing: Printing) -> str:
    """Return the article's record on one line."""
    return write_record(make_record(article, printing.source), printing.fields)


def write_record(record: Record, fields: tuple[str, ...] = ()) -> str:
    """Return a record, or the named members of it, on one line."""
    return f"{encoded(select_fields(record, fields), indent=None)}\n"
