"""The peers' text of a page, each at its sensible setting for main text, kept in a cache of answers."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.data import GoldPage

Peer = Callable[[str], str]


def trafilatura_default(page: str) -> str:
    """Ask trafilatura in its balanced mode, comments left out."""
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def trafilatura_fast(page: str) -> str:
    """Ask trafilatura without its fallbacks."""
    from trafilatura import extract

    return extract(page, include_comments=False, fast=True) or ""


def trafilatura_recall(page: str) -> str:
    """Ask trafilatura to favour recall."""
    from trafilatura import extract

    return extract(page, include_comments=False, favor_recall=True) or ""


def resiliparse(page: str) -> str:
    """Ask Resiliparse for the main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True))


def readability(page: str) -> str:
    """Ask readability-lxml, and flatten its HTML."""
    from readability import Document
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(Document(page).summary()).body
    return body.text(separator="\n") if body else ""


def justext(page: str) -> str:
    """Ask jusText with the stop words of the page's language, English where it names none."""
    from justext import get_stoplist, get_stoplists
    from justext import justext as paragraphs_of
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(page).css_first("html")
    code = (root.attributes.get("lang") or "en")[:2].lower() if root else "en"
    name = _STOP_LISTS.get(code, "English")
    stop_words = get_stoplist(name if name in get_stoplists() else "English")
    return "\n".join(each.text for each in paragraphs_of(page.encode(), stop_words) if not each.is_boilerplate)


def newspaper4k(page: str) -> str:
    """Ask newspaper4k, which else fetches the page's pictures."""
    from newspaper import Article

    article = Article("https://example.com/page", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    return str(article.text)


def rs_trafilatura(page: str) -> str:
    """Ask rs-trafilatura."""
    from rs_trafilatura import extract

    return str(extract(page).main_content or "")


_STOP_LISTS = {
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hu": "Hungarian", "it": "Italian", "ko": "Korean", "nb": "Norwegian_Bokmal", "nl": "Dutch",
    "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip

PEERS: dict[str, tuple[str, Peer]] = {
    "trafilatura": ("trafilatura", trafilatura_default),
    "trafilatura-fast": ("trafilatura", trafilatura_fast),
    "trafilatura-recall": ("trafilatura", trafilatura_recall),
    "resiliparse": ("Resiliparse", resiliparse),
    "readability-lxml": ("readability-lxml", readability),
    "justext": ("jusText", justext),
    "newspaper4k": ("newspaper4k", newspaper4k),
    "rs-trafilatura": ("rs-trafilatura", rs_trafilatura),
}
"""Name to (distribution, function of the decoded page)."""


def installed(peer: str) -> str:
    """Return the peer's version, empty where it is not installed."""
    try:
        return version(PEERS[peer][0])
    except PackageNotFoundError:
        return ""


def decoded(page: GoldPage) -> str:
    """Return a page as our own reader decodes it, so that nobody is judged by its charset detection."""
    from extractor.readers.charset import decode

    return decode(page.html, None, None).text


def answers(peer: str, name: str, pages: Iterable[GoldPage], cache: Path) -> dict[str, str]:
    """Return a peer's text by page id; what the cache holds is not asked again.

    Args:
        peer: a key of `PEERS`.
        name: the set's name, part of the cache file's name, as the peer's version is.
        pages: the set.
        cache: folder of the cache files.
    """
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / f"html-{peer}-{installed(peer)}-{name}.jsonl"
    known: dict[str, str] = {}
    if file.exists():
        known = dict(json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line)
    logging.disable(logging.CRITICAL)
    with file.open("a", encoding="utf-8") as out:
        for page in pages:
            if page.id not in known:
                known[page.id] = _ask(PEERS[peer][1], decoded(page))
                out.write(json.dumps([page.id, known[page.id]], ensure_ascii=False) + "\n")
                out.flush()
    logging.disable(logging.NOTSET)
    return known


def _ask(peer: Peer, page: str) -> str:
    try:
        return peer(page)
    except Exception:  # noqa: BLE001 - a peer that fails has no text
        return ""
