"""Title, author and date beside trafilatura, newspaper4k and htmldate, on HTML and on the same pages flattened.

A field counts on the pages whose gold has it. Titles and names are equal after NFKC, case folding and white space;
authors must be the same set of names; a date counts by its day. A flattened page reaches the peers with each line as
a paragraph, since they read nothing but markup.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.data import SETS, GoldPage, fold_of, load_pages, read_jsonl
from benchmarks.metadata_peers import PEERS, Facts, as_html, ask
from benchmarks.metrics import interval, mean

FIELDS = ("title", "authors", "date")
TEXT_SETS = ("wcxb-dev", "news-dev")


@dataclass(frozen=True, slots=True)
class Input:
    """A page as it is put to a system: its gold, what it is and how to get its content."""

    page: GoldPage
    url: str
    content: Callable[[], str | bytes]
    html: Callable[[], str]


def main(arguments: list[str]) -> int:
    """Print the shares that are right, a table a set."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks metadata", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="where the peers' answers are kept")
    parser.add_argument("--sets", nargs="*", default=[*SETS, *(f"{name}-text" for name in TEXT_SETS)])
    parser.add_argument("--halves", action="store_true", help="print the two halves of the publishers apart, too")
    options = parser.parse_args(arguments)
    for name in options.sets:
        inputs = list(_inputs(options.data, name))
        print(f"\n{name}: {len(inputs)} pages")
        print(f"{'':<14}{'title':>20}{'author':>20}{'date':>20}")
        for system, facts in _answers(name, inputs, options.cache):
            _print_row(system, [judge(each.page.gold, facts[each.page.id]) for each in inputs])
            for half in (0, 1) if options.halves else ():
                rows = [
                    judge(each.page.gold, facts[each.page.id])
                    for each in inputs
                    if fold_of(each.page.group) % 2 == half
                ]
                _print_row(f"  half {half + 1}", rows)
    return 0


def judge(gold: dict[str, Any], facts: Facts) -> dict[str, bool | None]:
    """Return for each field whether it is right, None where the gold does not say."""
    names = _names(gold.get("authors") or ())
    days = set(gold.get("published_days") or filter(None, [gold.get("published")]))
    return {
        "title": normal(facts["title"] or "") == normal(gold["title"]) if gold.get("title") else None,
        "authors": _names(facts["authors"]) == names if names else None,
        "date": facts["date"] in days if days else None,
    }


def normal(text: str) -> str:
    """Return text after NFKC, case folding and collapsing white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def own_facts(content: str | bytes, url: str) -> Facts:
    """Extract, and take title, authors and day.

    An organisation is an author where no person is named, and where JSON-LD lists it beside persons.
    """
    from extractor import extract

    fields = extract(content, url or None).fields
    title, authors, offices = fields.get("title"), fields.get("authors"), fields.get("organisations")
    names = list(authors.value) if authors else []
    if offices and (not authors or (offices.source == authors.source and "json-ld" in offices.source)):
        names += offices.value
    published = fields.get("published")
    return {"title": title and title.value, "authors": names, "date": published and published.value.day}


def _names(names: Iterable[Any]) -> frozenset[str]:
    flat = (name for each in names for name in (each if isinstance(each, list) else [each]))
    return frozenset(filter(None, (normal(name) for each in flat for name in each.split(";"))))


def _inputs(data: Path, name: str) -> Iterator[Input]:
    from trafilatura.utils import decode_file

    base = name.removesuffix("-text")
    flat = _flattened(data) if name == "wcxb-dev-text" else {}
    for page in load_pages(data, base):
        url = page.gold["url"] or ""
        if base == name:
            yield Input(page, url, partial(getattr, page, "html"), partial(_decoded, page))
        else:
            text = flat.get(page.id) or _flatten(decode_file(page.html))
            yield Input(page, "", partial(str, text), partial(as_html, text))


def _flattened(data: Path) -> dict[str, str]:
    return {row["id"]: "\n".join(row["lines"]) for row in read_jsonl(data / "text-dev" / "lexbor.jsonl.gz")}


def _flatten(html: str) -> str:
    from benchmarks.flatten import lexbor

    return lexbor(html)


def _decoded(page: GoldPage) -> str:
    from trafilatura.utils import decode_file

    return str(decode_file(page.html))


def _answers(name: str, inputs: list[Input], cache: Path) -> Iterator[tuple[str, dict[str, Facts]]]:
    yield "extractor", {each.page.id: own_facts(each.content(), each.url) for each in inputs}
    for peer in PEERS:
        yield peer, ask(peer, name, ((each.page.id, each.url, each.html) for each in inputs), cache)


def _print_row(system: str, judged: list[dict[str, bool | None]]) -> None:
    cells = []
    for field in FIELDS:
        values = [float(right) for row in judged if (right := row[field]) is not None]
        low, high = interval(values)
        cells.append(f"{mean(values):.3f} ({low:.2f}-{high:.2f})")
    print(f"{system:<14}" + "".join(f"{cell:>20}" for cell in cells))
