"""An article to text: one format a file, each with one function `write`.

What is printed was decided before: every format shows the same blocks, in page order, each once. A writer is loaded
when it is first used.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Unpack

from extractor.errors import FormatError
from extractor.model import Article, Printing, Role, Wanted

if TYPE_CHECKING:
    from extractor.writers.record import Failure

WRITERS = {
    "text": "plain",
    "markdown": "markdown",
    "json": "json",
    "jsonl": "jsonl",
    "html": "html",
    "xml": "xml",
    "tei": "tei",
    "csv": "csv",
    "trace": "trace",
}
"""Format to the module of this package that writes it."""

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xml": "xml",
    ".tei": "tei",
    ".csv": "csv",
    ".trace": "trace",
}
"""Suffix of an output file to the format it asks for."""

RECORD_FORMATS = ("json", "jsonl", "csv")
"""The formats that have one record for every input, also for one that failed."""


def write(article: Article, form: str, /, **wanted: Unpack[Wanted]) -> str:
    """Return an article in a format.

    Args:
        article: what `extract` gave.
        form: a key of `WRITERS`.
        **wanted: see `extractor.model.Printing`: `keep`, `fields`, `front_matter`, `source`.

    Returns:
        The text, with a line end at its end; empty, or an empty frame, where there is no article. Lone surrogates
        and control characters do not come through (JSON holds them escaped).

    Raises:
        FormatError: no such format, no such role, or no such field.
    """
    if form not in WRITERS:
        raise FormatError(f"no format {form!r}{_near(form)}; formats are {', '.join(WRITERS)}")
    if "keep" in wanted:
        wanted["keep"] = _roles(wanted["keep"])
    return str(import_module(f"extractor.writers.{WRITERS[form]}").write(article, Printing(**wanted)))


def _roles(named: Iterable[str]) -> frozenset[Role]:
    """Return roles; they may be named by their values, as {"caption"}."""
    names = [named] if isinstance(named, str) else list(named)
    for name in names:
        if name not in set(Role):
            raise FormatError(f"no role {str(name)!r}; roles are {', '.join(Role)}")
    return frozenset(map(Role, names))


def _near(form: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(form, [*WRITERS, *(suffix[1:] for suffix in SUFFIXES)], 1)
    found = close and (close[0] if close[0] in WRITERS else SUFFIXES[f".{close[0]}"])
    return f"; did you mean {found!r}?" if found else ""


def failed_record(failed: Failure, form: str = "json", fields: tuple[str, ...] = ()) -> str:
    """Return the record of an input that gave no article, in one of `RECORD_FORMATS`.

    Args:
        failed: what failed; its status is the code of the record's warning.
        form: "json", "jsonl" or "csv".
        fields: see `Printing.fields`.

    Raises:
        FormatError: the format has no records, or there is no such field.
    """
    if form not in RECORD_FORMATS:
        raise FormatError(f"{form!r} has no record for a failed input; {', '.join(RECORD_FORMATS)} have one")
    from extractor.writers.record import failure_record

    return str(import_module(f"extractor.writers.{WRITERS[form]}").write_record(failure_record(failed), fields))


def print_field(article: Article, name: str) -> str:
    """Return one fact as people read it, with a line end; empty where it was not found. Lists: one entry a line.

    Raises:
        FormatError: no such field.
    """
    from extractor.writers.record import make_record, select_fields, shown
    from extractor.writers.visible import visible

    value = select_fields(make_record(article), (name,))[name]
    lines = map(shown, value) if isinstance(value, list) else iter([shown(value)])
    return "".join(f"{visible(line)}\n" for line in lines if line)


def read_json(text: str, /) -> Article:
    """Return the article that the JSON or JSON Lines writer wrote, equal to the one written.

    Raises:
        InputError: the text is no such record; the message says where.
    """
    from extractor.writers.from_json import article_of

    return article_of(text)
