"""Every visible text of an HTML page is in one block, in order, and its words stay whole and apart."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.html import read_html

_INLINE = ("b", "i", "span", "a", "em", "code", "sub", "font")
_BLOCK = ("div", "p", "section", "article", "blockquote", "h2", "li", "td", "center", "figcaption")

_words = st.text(alphabet="abcäß漢字ع0", min_size=1, max_size=6)


@st.composite
def _inline(draw: st.DrawFn, depth: int = 0) -> list[tuple[str, str]]:
    """Return (kind, value) pieces: "text", "space" or "tag"."""
    pieces: list[tuple[str, str]] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(("word", "space", "tag") if depth < 2 else ("word", "space")))
        if kind == "word":
            pieces.append(("text", draw(_words)))
        elif kind == "space":
            pieces.append(("space", draw(st.sampled_from((" ", "\n\t ")))))
        else:
            tag = draw(st.sampled_from(_INLINE))
            pieces += [("tag", f"<{tag}>"), *draw(_inline(depth + 1)), ("tag", f"</{tag}>")]
    return pieces


@st.composite
def _pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return a page's source, and the texts that its blocks must have."""
    source, wanted = ["<body>"], []
    for _ in range(draw(st.integers(1, 6))):
        tag = draw(st.sampled_from(_BLOCK))
        around = draw(st.sampled_from(("div", "ul", "table")))
        pieces = draw(_inline())
        opening = {"li": "<ul>", "td": "<table><tr>"}.get(tag, f"<{around if around == 'div' else 'div'}>")
        closing = {"li": "</ul>", "td": "</tr></table>"}.get(tag, "</div>")
        source.append(f"{opening}<{tag}>{''.join(value for _, value in pieces)}</{tag}>{closing}")
        text = " ".join("".join(value for kind, value in pieces if kind != "tag").split())
        wanted += [text] if text else []
    return "".join(source), wanted


@given(_pages())
@settings(max_examples=150, deadline=None)
def test_each_block_of_text_comes_out_once_in_order_with_its_words_as_written(page: tuple[str, list[str]]) -> None:
    source, wanted = page

    document = read_html(source, "", "str", "str", ()).document

    assert [text for text in document.texts if text] == wanted


@given(_pages())
@settings(max_examples=60, deadline=None)
def test_inlines_cover_what_they_name_and_blocks_survive_pickling(page: tuple[str, list[str]]) -> None:
    document = read_html(page[0], "", "str", "str", ()).document

    for block in document.blocks:
        assert block.text == document.texts[block.index]
        for inline in block.inlines:
            assert 0 <= inline.start < inline.stop <= len(block.text)
            assert block.text[inline.start : inline.stop].strip() == block.text[inline.start : inline.stop]
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own


@given(st.text(alphabet="<>/abdiprt=\"' &;!-\n\0\ud800", max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_markup_however_broken_stops_the_reader(source: str) -> None:
    document = read_html(source, "", "str", "str", ()).document

    assert len(document.blocks) == len(document.texts)
