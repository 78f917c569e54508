"""The CSV format: a head and one row a page.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, as the spreadsheets themselves do.
Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import io

from extractor.model import Article, Printing
from extractor.writers.record import Record, make_record, select_fields, shown
from extractor.writers.visible import visible

COLUMNS = (
    "source", "url", "status", "title", "dek", "authors", "published", "modified", "site_name", "language", "section",
    "tags", "page_type", "confidence", "decided_by", "warnings", "text",
)  # fmt: skip
"""The columns where no fields are asked for."""

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")  # the wide forms work as well


def write(article: Article, printing: Printing) -> str:
    """Return the head and the article's row."""
    return write_record(make_record(article, printing.source), printing.fields)


def write_record(record: Record, fields: tuple[str, ...] = ()) -> str:
    """Return the head and a record's row; fields become columns."""
    row = select_fields(record, fields or COLUMNS)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(row)
    writer.writerow(map(_cell, row.values()))
    return out.getvalue()


def _cell(value: object) -> str:
    text = visible(shown(value))
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
