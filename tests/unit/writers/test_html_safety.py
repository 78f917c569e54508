"""HTML output is safe by construction: nothing of this list comes through in any place for text or addresses."""

from __future__ import annotations

import pytest
from lxml import html

from extractor.model import Article, Field, InlineKind, Kind, Picture, Role
from tests.strategies import cell, in_role, item, make_article, paragraph, span

ELEMENTS = frozenset({
    "html", "head", "meta", "title", "link", "body", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul",
    "ol", "li", "blockquote", "pre", "code", "table", "tr", "th", "td", "dl", "dt", "dd", "figure",
    "figcaption", "img", "a", "em", "strong", "sub", "sup", "del", "span", "ruby", "rp", "rt", "br",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "lang", "dir", "href", "src", "alt", "start", "value", "colspan", "rowspan", "id", "class", "name",
    "content", "property", "rel", "charset", "data-role",
})  # fmt: skip

MARKUP = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</code></pre><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext></mtext><mglyph><style></math><img src onerror=alert(1)>",
    "<math href='javascript:alert(1)'>x</math>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css'; *{background:url(javascript:alert(1))}</style>",
    "<p style='width:expression(alert(1))'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>x</button></form>",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "＜script＞alert(1)＜/script＞",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\ufeff<script\x0b>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]

ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " \x1f javascript:alert(1)",
    "javascript\t:alert(1)",
    "java\x00script:alert(1)",
    "java\u200bscript:alert(1)",
    "\u2028javascript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "ｊavascript:alert(1)",
    "javascript：alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "blob:https://example.com/1",
    "file:///etc/passwd",
    "view-source:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "livescript:x",
    "jar:https://evil.example!/x",
    "https://example.com/\"onmouseover='alert(1)'",
    "http://[",
    "javascript://example.com/%0aalert(1)",
    "x" * 10_000,
]


def page_with(text: str, target: str, url: str = "") -> Article:
    """Return an article that has a text and an address in every place."""
    inlines = [span("so " + text, text, kind, target) for kind in InlineKind]
    picture = Picture(target, text)
    labelled = [
        *(paragraph("so " + text, inline) for inline in inlines),
        in_role(Role.SUBHEAD, text),
        in_role(Role.CODE, text, Kind.CODE),
        in_role(Role.BODY, text, Kind.MATH),
        in_role(Role.BODY, text, Kind.TERM),
        in_role(Role.BODY, text, Kind.DEFINITION),
        in_role(Role.BODY, text, Kind.FOOTNOTE),
        in_role(Role.PICTURE, "", Kind.PICTURE, detail=picture, figure=1),
        in_role(Role.CAPTION, text, Kind.CAPTION, figure=1),
        item(text, marker="iv."),
        cell(text, 0, 0),
        cell(text, 0, 1),
    ]
    facts = {name: Field(text, text, text) for name in ("title", "dek", "language", "published")}
    return make_article(labelled, fields={**facts, "authors": Field((text,), text)}, url=url)


def assert_harmless(source: str) -> None:
    page = html.document_fromstring(source)
    for node in page.iter():
        assert node.tag in ELEMENTS, node.tag
        assert set(node.attrib) <= ATTRIBUTES, node.attrib
        for name in ("href", "src"):
            address = node.get(name, "https:")
            assert address.startswith(("http:", "https:", "mailto:", "#fn-")) or ":" not in address, address
        assert "http-equiv" not in node.attrib


@pytest.mark.parametrize("url", ["", "https://example.com/a/b.html", "javascript:alert(1)"])
@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_text_stays_text(text: str, url: str) -> None:
    source = page_with(text, text, url).to_html(keep=frozenset(Role))

    assert_harmless(source)
    assert "<script" not in source
    assert "onerror=" not in source.replace("onerror=alert(1)&gt;", "").replace("onerror=alert(1)%3E", "")


@pytest.mark.parametrize("url", ["", "https://example.com/a/b.html", "data:text/html,x"])
@pytest.mark.parametrize("target", ADDRESSES)
def test_an_address_with_another_scheme_loses_its_link_and_keeps_its_words(target: str, url: str) -> None:
    article = page_with("words", target, url)
    source = article.to_html(keep=frozenset(Role))

    assert_harmless(source)
    assert source.count("words") >= 20
    assert "](javascript" not in article.to_markdown().lower()
    assert 'target="javascript' not in article.to_xml().lower() + article.to_tei().lower()


def test_good_addresses_are_resolved_against_the_page() -> None:
    text = "a b c d"
    links = [
        span(text, *pair) for pair in (("a", InlineKind.LINK, "../x?q=ü"), ("b", InlineKind.LINK, "//cdn.example/y"))
    ]
    mail = span(text, "c", InlineKind.LINK, "mailto:desk@example.com")
    source = make_article([paragraph(text, *links, mail)], url="https://example.com/n/s.html").to_html()

    assert '<a href="https://example.com/x?q=%C3%BC">a</a>' in source
    assert '<a href="https://cdn.example/y">b</a>' in source
    assert '<a href="mailto:desk@example.com">c</a>' in source
