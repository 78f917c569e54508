"""The peers of the metadata benchmark: what each says about a page, cached, since a run of all takes half an hour."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

Facts = dict[str, Any]
"""`title`: str or None; `authors`: list of str; `date`: "YYYY-MM-DD" or None."""


def trafilatura_facts(page: str, url: str) -> Facts:
    """Ask trafilatura, with its extensive date search."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(page, default_url=url or None, extensive=True)
    if found is None:
        return {"title": None, "authors": [], "date": None}
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"title": found.title, "authors": authors, "date": found.date}


def newspaper_facts(page: str, url: str) -> Facts:
    """Ask newspaper4k."""
    from newspaper import Article

    article = Article(url or "https://example.org/page", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    date = article.publish_date
    day = date.date().isoformat() if hasattr(date, "date") else (str(date)[:10] if date else None)
    return {"title": article.title or None, "authors": list(article.authors or ()), "date": day}


def htmldate_facts(page: str, url: str) -> Facts:
    """Ask htmldate for the original date."""
    from htmldate import find_date

    return {"title": None, "authors": [], "date": find_date(page, original_date=True, url=url or None)}


PEERS: dict[str, Callable[[str, str], Facts]] = {
    "trafilatura": trafilatura_facts,
    "newspaper4k": newspaper_facts,
    "htmldate": htmldate_facts,
}


def ask(peer: str, name: str, pages: Iterable[tuple[str, str, Callable[[], str]]], cache: Path) -> dict[str, Facts]:
    """Return a peer's facts by page id; what the cache holds is not asked again.

    Args:
        peer: a key of `PEERS`.
        name: the name of the set, part of the cache file's name.
        pages: (id, url, a function that gives the HTML) of each page.
        cache: folder of the cache files.
    """
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / f"metadata-{peer}-{name}.jsonl"
    known: dict[str, Facts] = {}
    if file.exists():
        # Peers' answers may hold line separators, at which `splitlines` would break them.
        known = dict(json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line)
    logging.disable(logging.CRITICAL)
    with file.open("a", encoding="utf-8") as out:
        for page_id, url, html in pages:
            if page_id not in known:
                known[page_id] = _facts(peer, html(), url)
                out.write(json.dumps([page_id, known[page_id]], ensure_ascii=False) + "\n")
                out.flush()
    logging.disable(logging.NOTSET)
    return known


def _facts(peer: str, page: str, url: str) -> Facts:
    try:
        return PEERS[peer](page, url)
    except Exception as problem:  # noqa: BLE001 - a peer that fails has no answer
        return {"title": None, "authors": [], "date": None, "problem": repr(problem)[:200]}


def as_html(text: str) -> str:
    """Wrap a flattened page in markup, a paragraph a line, for peers that read nothing else."""
    lines = "\n".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())
    return f"<html><head></head><body>\n{lines}\n</body></html>"
