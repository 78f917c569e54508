"""Pages made to stop a parser or a scorer; each is a function of the number of repetitions."""

from __future__ import annotations

from collections.abc import Callable

TEXT = "A plain sentence that has to be found again, however the page is built."


def honest_page(characters: int) -> str:
    """A page of about so many characters with as many tags a kilobyte as publishers' pages have, about fifteen."""
    menu = "".join(f'<li class="menu-item"><a href="/topic/{i}">Topic {i}</a></li>' for i in range(20))
    link = (
        '<a href="https://example.com/2024/11/a-longer-story-elsewhere" class="c-link" target="_blank">And a link</a>'
    )
    paragraph = (
        f'<div class="c-article__block u-margin--bottom" data-component="text-block"><p>{TEXT} {{0}} times. {TEXT} '
        f"{link}, <b>bold</b> words<br>and a break. {TEXT} {TEXT}</p></div>"
    )
    body = "".join(map(paragraph.format, range(max(1, (characters - 1500) // len(paragraph)))))
    return f"<!DOCTYPE html><html><title>T</title><body><ul>{menu}</ul><article>{body}</article></body></html>"


def _page(hostile: str) -> str:
    return f"<!DOCTYPE html><html><body><p>{TEXT}</p>{hostile}<p>{TEXT}</p></body></html>"


def _numbered(pattern: str, n: int) -> str:
    return "".join(pattern.format(i) for i in range(n))


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested div": lambda n: _page("<div>" * n),
    "nested div, closed": lambda n: _page("<div>" * n + TEXT + "</div>" * n),
    "nested list": lambda n: _page("<ul><li>" * n),
    "nested table": lambda n: _page("<table><tr><td>" * n),
    "nested span": lambda n: _page("<span>" * n + "x" + "</span>" * n),
    "paragraphs with hidden nesting": lambda n: _page("<p><div></p>" * n),
    "div in table": lambda n: _page("<table>" + "<div>x" * n),
    "links around div": lambda n: _page("<a>x<div>" * n),
    "misnested formatting": lambda n: _page("<a><b><div>" * n + "</b></a>" * n),
    "distinct bold": lambda n: _page(_numbered("<b id=x{}>", n)),
    "reopened fonts": lambda n: _page(_numbered("<p><font color=c{}>x", n)),
    "formatting left by blocks": lambda n: _page("<div><b><i></div>x" * n),
    "options": lambda n: _page("<select>" + "<option>x" * n + "</select>"),
    "options, closed": lambda n: _page("<select>" + "<option>x</option>" * n + "</select>"),
    "attributes": lambda n: _page("<div " + _numbered("a{}=1 ", n) + ">x</div>"),
    "attributes of an end tag": lambda n: _page("</div " + _numbered("a{}=1 ", n) + ">x"),
    "many html tags": lambda n: _page(_numbered("<html a{}=1>", n)),
    "names of elements": lambda n: _page(_numbered("<t{0}>x</t{0}>", n * 2)),
    "names of attributes": lambda n: _page(_numbered("<p t{}=1>x</p>", n * 2)),
    "open comments": lambda n: _page("<!--" * n),
    "empty paragraphs": lambda n: _page("<p>" * n * 10),
}
"""Pages that a parser may take for ever over."""

HARMLESS: dict[str, Callable[[int], str]] = {
    "300 nested div": lambda n: _page(("<div>" * 300 + TEXT + "</div>" * 300) * max(1, n // 10_000)),
    "entities": lambda n: _page("&amp;" * n * 20),
    "one long attribute": lambda n: _page(f"<img src='data:image/png;base64,{'A' * n * 100}'>"),
    "one long class": lambda n: _page("<div class='" + "a " * n * 50 + "'>x</div>"),
    "one long word": lambda n: _page("a" * n * 100),
    "one long paragraph": lambda n: _page(f"<p>{TEXT * n}</p>"),
    "short links": lambda n: _page("<a href=x>w</a> " * n),
    "huge spans of cells": lambda n: _page("<table>" + f"<tr><td colspan={2**53} rowspan={2**53}>x" * (n // 10)),
    "nested JSON-LD": lambda n: _page('<script type="application/ld+json">' + "[" * n * 10 + "</script>"),
    "long JSON-LD": lambda n: _page(f'<script type="application/ld+json">[{"0," * n * 50}0]</script>'),
    "unclosed script": lambda n: _page("<script>" + "x<!--<script>" * n),
}
"""Pages that look as bad and that a parser takes well; the rest of the pipeline has to as well."""

FLATTENED: dict[str, Callable[[int], str]] = {
    "one line": lambda n: TEXT * (n * 7 // 10),
    "one word": lambda n: "a" * n * 50 + " " + TEXT,
    "blank lines": lambda n: TEXT + "\n" * n * 50 + TEXT,
    "lines of one letter": lambda n: "a\n" * n + TEXT,
    "list markers": lambda n: "- " * n * 10 + TEXT,
    "indented ever deeper": lambda n: "\n".join(" " * (i % 2000) + "word" for i in range(n // 5)) + "\n\n" + TEXT,
    "dots": lambda n: "." * n * 10 + " and " + ". " * n * 10 + "\n" + TEXT,
    "one line over and over": lambda n: f"{TEXT}\n" * n,
    "entities": lambda n: "&amp;lt;" * n * 20 + TEXT,
    "closing quotes": lambda n: TEXT + "”" * n * 30,
    "cookies": lambda n: f"{TEXT} Our partners store cookies on a device with your consent, for adverts.\n\n" * n,
    "captions": lambda n: f"{TEXT} Photo: Ann Lee/AFP\n\n" * n,
    "data": lambda n: TEXT + "\n\n" + '{"a":"b","c":[{"d":"e"}]},' * n,
}
"""Flattened text of the same kind."""


def honest_text(characters: int) -> str:
    """Flattened text of about so many characters as publishers' pages give it."""
    menu = "".join(f"Topic {i}\n" for i in range(20))
    paragraphs = (f"{TEXT} It is number {i} of its kind. {TEXT}\n\n" for i in range(max(1, characters // 180)))
    return menu + "\n" + "".join(paragraphs)
