"""Pages made to stop a parser; each is a function of the number of repetitions."""

from __future__ import annotations

from collections.abc import Callable

TEXT = "A plain sentence that has to be found again, however the page is built."


def honest_page(characters: int) -> str:
    """A page of about so many characters as publishers make them."""
    menu = "".join(f'<li class="menu-item"><a href="/topic/{i}">Topic {i}</a></li>' for i in range(20))
    paragraph = f'<div class="text"><p>{TEXT} <a href="/x">And a link</a>, <b>bold</b> words<br>and a break.</p></div>'
    body = paragraph * max(1, (characters - 1500) // len(paragraph))
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
