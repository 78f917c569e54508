"""An article that stands only in a page's data: JSON-LD, and the state that scripts build the page from.

Gives the article as HTML, to be read like any page. Data that is broken, too long or too deep is passed over.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractor.model import Head
from extractor.readers.markdown_data import is_markdown, markdown_as_html
from extractor.readers.react_elements import paragraphs_of
from extractor.readers.state_forms import joined, members, unescaped
from extractor.text import count_words, ends_sentence

MAX_CHARACTERS = 5_000_000
"""Longest JSON that is looked into; set by hand: the state of a news page has some hundred thousand characters."""

MAX_VALUES = 200_000
"""Values looked at in one piece of JSON; set by hand."""

MAX_AGAIN = 400_000
"""Values looked at again in all lists of one piece of JSON, since lists stand in lists; set by hand: some 0.3 s."""

LEAST_WORDS = 60.0
"""Fewer words make no article; set by hand."""

PROSE_WORDS = 8.0
"""A text in a list of content blocks counts as prose from so many words; set by hand."""

_BODY = "articlebody body bodyhtml bodytext content contenthtml contenttext fulltext html markdown maintext richtext"
_BLOCKS = "articlebodyblocks blocks bodyblocks bodyelements children components contentblocks contentelements elements"

BODY_KEYS = frozenset(f"{_BODY} storybody story text textbody".split())
"""Keys under which data holds an article's text, lower case without "_" and "-"."""

LIST_KEYS = BODY_KEYS | frozenset(f"{_BLOCKS} items modules nodes paragraphs sections".split())
"""Keys of lists that may hold an article's blocks."""

TEXT_KEYS = frozenset(("content", "copy", "html", "markdown", "paragraph", "text", "value"))
"""Keys of the text inside a content block."""

_TEASER_KEYS = frozenset(("headline", "title"))
_LINK_KEYS = frozenset(("canonicalurl", "href", "link", "path", "slug", "uri", "url"))
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote)\b[^<>]*>", re.IGNORECASE)
_ESCAPED_MARKUP = re.compile(r"&lt;(?:p|br|div|h[1-6]|ul|ol|li|blockquote)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_PUSHED = re.compile(r'self\.__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*+")\]\)')
_ROW = re.compile(rb"[0-9a-f]+:(?:T([0-9a-f]+),|(?=[\[{]))")


@dataclass(frozen=True, slots=True)
class EmbeddedArticle:
    """An article found in a page's data.

    Attributes:
        html: its paragraphs as markup.
        source: "json-ld" or "hydration".
        words: how many words it has.
    """

    html: str
    source: str
    words: float


def embedded_article(head: Head) -> EmbeddedArticle | None:
    """Return the longest article in a page's JSON-LD, else in its other data, None where there is none."""
    from_jsonld = [text for raw in head.jsonld for text in _article_bodies(_load(raw))]
    if best := _longest(from_jsonld, "json-ld"):
        return best
    from_state = [text for name, raw in head.hydration for data in _state(name, raw) for text in _texts(data)]
    return _longest(from_state, "hydration")


def _longest(texts: list[str], source: str) -> EmbeddedArticle | None:
    counted = [(count_words(_TAG.sub(" ", text)), text) for text in texts]
    words, text = max(counted, default=(0.0, ""))
    return EmbeddedArticle(as_html(text), source, words) if words >= LEAST_WORDS else None


def as_html(text: str) -> str:
    """Return a text as markup: as it is where it has tags, as Markdown says, else each paragraph (or line) in a `p`."""
    if _ESCAPED_MARKUP.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        return text
    if is_markdown(text):
        return markdown_as_html(_TAG.sub("", text))
    paragraphs = _PARAGRAPH_END.split(text) if _PARAGRAPH_END.search(text) else text.split("\n")
    shown = (html.escape(html.unescape(_TAG.sub("", paragraph)).strip()) for paragraph in paragraphs)
    return "".join(f"<p>{paragraph}</p>" for paragraph in shown if paragraph)


def _load(raw: str) -> Any:
    if len(raw) > MAX_CHARACTERS:
        return None
    try:
        return json.loads(unescaped(raw).strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False)
    except (ValueError, RecursionError):
        return None


def _state(name: str, raw: str) -> Iterator[Any]:
    """Yield the pieces of data in one script."""
    if name == "__next_f":
        yield from _server_rows(raw)
        return
    data = _load(raw)
    if name == "__NUXT_DATA__" and isinstance(data, list):
        yield joined(data)
    elif name == "__NUXT__" and data is None:
        yield from members(raw[:MAX_CHARACTERS])
    else:
        yield data


def _server_rows(raw: str) -> Iterator[Any]:
    """Yield the texts and the JSON in the rows that React's server components are sent in.

    A row is `id:T<length in hexadecimal bytes>,text`, after which the next begins at once, or `id:JSON` up to the
    end of its line; lines of other kinds are passed over.
    """
    pushed = (_load(piece) for piece in _PUSHED.findall(raw[:MAX_CHARACTERS]))
    rows = "".join(piece for piece in pushed if isinstance(piece, str)).encode("utf-8", "replace")
    position = 0
    while position < len(rows):
        row = _ROW.match(rows, position)
        if row is not None and row[1]:
            position = row.end() + int(row[1][:8], 16)
            yield {"text": rows[row.end() : position].decode("utf-8", "replace")}
            continue
        end = rows.find(b"\n", position)
        end = end if end >= 0 else len(rows)
        if row is not None:
            data = _load(rows[row.end() : end].decode("utf-8", "replace"))
            yield data
            yield {"text": paragraphs_of(data, MAX_VALUES)}
        position = end + 1


def _values(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield (key, value) of all values inside some data, the outer before the inner, at most `MAX_VALUES`."""
    waiting: list[tuple[str, Any]] = [("", data)]
    for _ in range(MAX_VALUES):
        if not waiting:
            return
        key, value = waiting.pop()
        yield key, value
        if isinstance(value, dict):
            waiting += [(_plain(name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(key, inner) for inner in value if isinstance(inner, dict | list)]


@lru_cache(maxsize=4096)  # data says the same few keys over and over
def _plain(key: str) -> str:
    """Return a key without case, hyphens and what Apollo was asked for with it, as in `content({"format":"html"})`."""
    return key.partition("(")[0].lower().replace("_", "").replace("-", "")


def _article_bodies(data: Any) -> Iterator[str]:
    for key, value in _values(data):
        if key == "articlebody":
            text = "\n\n".join(map(str, value)) if isinstance(value, list) else value
            if isinstance(text, str):
                yield text


def _texts(data: Any) -> Iterator[str]:
    """Yield what may be an article: long texts under the keys of a body, and lists of content blocks."""
    again = 0
    for key, value in _values(data):
        if isinstance(value, str) and key in BODY_KEYS and _is_prose(value):
            yield value
        elif isinstance(value, list) and key in LIST_KEYS and again < MAX_AGAIN and not _is_teasers(value):
            inside = [list(_values(block)) for block in value]
            again += sum(map(len, inside))
            blocks = [block if isinstance(block, str) else _text_of(inner)
                      for block, inner in zip(value, inside, strict=True)]  # fmt: skip
            if any(map(_is_prose, blocks)):
                yield "".join(as_html(block) for block in blocks if block)


def _is_prose(text: str) -> bool:
    """Whether a text can be a paragraph: some words, and it ends as a sentence or as markup does."""
    if text.lstrip()[:1] in ("{", "["):
        return False
    return text.rstrip().endswith(">") or (count_words(text[:4000]) >= PROSE_WORDS and ends_sentence(text))


def _is_teasers(blocks: list[Any]) -> bool:
    """Whether most items of a list are links to other articles."""
    keys = [{_plain(key) for key in block} for block in blocks if isinstance(block, dict)]
    return sum(bool(each & _TEASER_KEYS and each & _LINK_KEYS) for each in keys) * 2 > len(blocks)


def _text_of(values: list[tuple[str, Any]]) -> str:
    """Join the texts among the values of one content block; its captions, links and types are left out."""
    return "".join(reversed([value for key, value in values if isinstance(value, str) and key in TEXT_KEYS]))
