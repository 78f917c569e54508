from __future__ import annotations

import pickle
import sys
from types import FrameType

import pytest

from extractor.model import Block, Document, InlineKind, Kind, ListItem, Page, Span, TableCell
from extractor.readers.html import read_html


def page_of(source: str) -> Page:
    return read_html(source, "", "str", "str", ())


def document_of(source: str) -> Document:
    return page_of(source).document


def blocks_of(source: str) -> tuple[Block, ...]:
    return document_of(source).blocks


def texts_of(source: str) -> list[str]:
    return document_of(source).texts


def test_two_line_breaks_end_a_paragraph_and_one_is_kept_as_a_line_feed() -> None:
    assert texts_of("<div>one<br>more<br><br>two<br> <br>three<br>&nbsp;<br>four</div>") == [
        "one\nmore", "two", "three", "four",
    ]  # fmt: skip


def test_bare_text_between_blocks_is_a_block() -> None:
    assert texts_of("<div>bare <p>inner</p> tail</div>") == ["bare", "inner", "tail"]


def test_words_are_neither_glued_across_cells_nor_split_inside_inline_elements() -> None:
    assert texts_of("<table><tr><td>a</td><td>b</td></tr></table><p>H<sub>2</sub>O, <b>un</b>broken</p>") == [
        "a", "b", "H2O, unbroken",
    ]  # fmt: skip


def test_white_space_between_inline_elements_is_one_space() -> None:
    assert texts_of("<p><a>one</a> <a>two</a>\n<i> three</i><span> </span>four</p>") == ["one two three four"]


@pytest.mark.parametrize(
    "hiding", ["hidden", 'style="color:red; display : none"', 'style="visibility:hidden"', 'aria-hidden="true"']
)
def test_a_hidden_block_is_known_as_hidden(hiding: str) -> None:
    blocks = blocks_of(f"<p>This sentence is shown to everybody.</p><p {hiding}>secret</p>")

    assert [(block.text, block.hidden) for block in blocks][1] == ("secret", True)
    assert not blocks[0].hidden


def test_a_hidden_span_is_not_part_of_the_visible_text() -> None:
    assert texts_of('<p>price <span style="display:none">old </span>new</p>') == ["price new"]


def test_text_for_browsers_without_scripts_is_hidden_but_comes_out_where_there_is_no_other() -> None:
    assert blocks_of("<p>A sentence that is shown.</p><noscript><p>Switch scripts on</p></noscript>")[1].hidden
    assert not blocks_of("<noscript><p>The whole article is here.</p></noscript>")[0].hidden


def test_scripts_styles_templates_and_form_values_are_no_text() -> None:
    source = "<script>x</script><style>y</style><template><p>t</p></template><select><option>o</select>"
    assert texts_of(f"<title>head</title>{source}<textarea>v</textarea><p>text") == ["text"]


def test_list_items_know_list_depth_number_and_continuation() -> None:
    source = "<ol start=3><li>a<p>more</p><ul><li>n</ul><li value=9>b<li>c</ol><ul><li>d</ul>"
    items = [(block.text, block.detail) for block in blocks_of(source)]

    assert items == [
        ("a", ListItem(0, 0, ordered=True, number=3)),
        ("more", ListItem(0, 0, ordered=True, number=3, continues=True)),
        ("n", ListItem(0, 1)),
        ("b", ListItem(0, 0, ordered=True, number=9)),
        ("c", ListItem(0, 0, ordered=True, number=10)),
        ("d", ListItem(2, 0)),
    ]


def test_cells_know_row_column_and_spans_and_absurd_spans_are_clamped() -> None:
    source = "<table><tr><th rowspan=2>h<th colspan=9007199254740991>w<tr><td>a<td>b</table>"
    cells = {block.text: block.detail for block in blocks_of(source)}

    assert cells["h"] == TableCell(0, 0, 0, row_span=2, header=True)
    assert cells["w"] == TableCell(0, 0, 1, column_span=1000, header=True)
    assert cells["a"] == TableCell(0, 1, 1)
    assert cells["b"] == TableCell(0, 1, 2)


def test_a_table_that_only_places_things_gives_paragraphs() -> None:
    assert [block.kind for block in blocks_of("<table><tr><td><p>left</p><td>right</table>")] == [Kind.PARAGRAPH] * 2


def test_code_is_verbatim_with_its_language_and_without_line_numbers() -> None:
    block = blocks_of(
        '<pre><code class="language-python"><span class="lineno">1</span>def f():\n'
        '<span class="lineno">2</span>    return  1\n</code></pre>'
    )[0]

    assert (block.kind, block.text) == (Kind.CODE, "def f():\n    return  1")
    assert block.detail is not None
    assert block.detail.language == "python"  # type: ignore[union-attr]


def test_a_column_of_line_numbers_beside_code_is_hidden() -> None:
    blocks = blocks_of("<table><tr><td><pre>1\n2\n3</pre><td><pre>a\nb\nc</pre></table>")

    assert [(block.text, block.hidden) for block in blocks] == [("1\n2\n3", True), ("a\nb\nc", False)]


def test_a_caption_belongs_to_the_figure_of_its_picture_and_lazy_pictures_have_an_address() -> None:
    picture, caption = blocks_of(
        '<figure><img src="data:image/gif;base64,x" data-src="real.jpg" alt=A><figcaption>cap</figcaption></figure>'
    )

    assert (picture.kind, picture.detail.url, picture.detail.alt) == (Kind.PICTURE, "real.jpg", "A")  # type: ignore[union-attr]
    assert (caption.kind, caption.figure) == (Kind.CAPTION, picture.figure)


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<img srcset="s.jpg 1x, l.jpg 2x">', "l.jpg"),
        ('<img src="placeholder.gif"><noscript><img src="n.jpg"></noscript>', "n.jpg"),
        ('<picture><source srcset="a.webp 100w, b.webp 900w"><img src="data:,"></picture>', "b.webp"),
    ],
)
def test_the_address_of_a_picture_is_found_where_lazy_loading_hides_it(markup: str, url: str) -> None:
    picture = next(block for block in blocks_of(markup) if block.kind is Kind.PICTURE)

    assert picture.detail.url == url  # type: ignore[union-attr]


def test_inlines_say_what_each_span_is_and_where_it_leads() -> None:
    block = blocks_of(
        '<p>see <a href="/x">the <b>bold</b> link</a>, x<sup><a href="#fn1">1</a></sup> <del>no</del></p>'
    )[0]

    found = {(inline.kind, block.text[inline.start : inline.stop], inline.target) for inline in block.inlines}
    assert found == {
        (InlineKind.LINK, "the bold link", "/x"),
        (InlineKind.STRONG, "bold", ""),
        (InlineKind.SUPERSCRIPT, "1", ""),
        (InlineKind.FOOTNOTE_MARK, "1", "fn1"),
        (InlineKind.DELETED, "no", ""),
    }


def test_a_link_around_blocks_is_a_link_over_each_of_them() -> None:
    block = blocks_of('<a href="/card"><div>card</div></a>')[0]

    assert [(inline.kind, inline.start, inline.stop, inline.target) for inline in block.inlines] == [
        (InlineKind.LINK, 0, 4, "/card")
    ]


def test_a_formula_is_its_tex_where_the_page_gives_it_and_its_tokens_else() -> None:
    tex = '<semantics><mi>y</mi><annotation encoding="application/x-tex">y^2</annotation></semantics>'
    block = blocks_of(f"<p>a <math><mi>x</mi><mo>=</mo><mn>1</mn></math> b <math>{tex}</math></p>")[0]

    assert block.text == "a x = 1 b y^2"
    assert [block.text[i.start : i.stop] for i in block.inlines if i.kind is InlineKind.MATH] == ["x = 1", "y^2"]


def test_quotes_headings_terms_and_footnotes_have_their_kinds() -> None:
    blocks = blocks_of(
        "<blockquote><p>q<blockquote>qq</blockquote></blockquote><h3>h</h3><dl><dt>t<dd>d</dl><ol><li id=fn1>n</ol>"
    )

    assert [(block.kind, block.quote_depth, block.level) for block in blocks] == [
        (Kind.PARAGRAPH, 1, 0),
        (Kind.PARAGRAPH, 2, 0),
        (Kind.HEADING, 0, 3),
        (Kind.TERM, 0, 0),
        (Kind.DEFINITION, 0, 0),
        (Kind.FOOTNOTE, 0, 0),
    ]


def test_ruby_readings_are_marked_and_their_brackets_stay() -> None:
    block = blocks_of("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>")[0]

    assert block.text == "漢(かん)"
    assert [(i.start, i.stop) for i in block.inlines if i.kind is InlineKind.RUBY_READING] == [(2, 4)]


def test_notes_of_an_ordered_list_keep_their_numbers_and_are_named() -> None:
    notes = '<ol start="3"><li id="fn3"><p>Low water.</p><p>Near the pier.</p></li><li id="fn4">High water.</li></ol>'
    blocks = blocks_of(notes)

    assert [block.kind for block in blocks] == [Kind.FOOTNOTE] * 3
    assert [(block.detail.number, block.detail.continues) for block in blocks] == [(3, False), (3, True), (4, False)]
    assert [[mark.target for mark in block.inlines] for block in blocks] == [["fn3"], [], ["fn4"]]


@pytest.mark.parametrize(("back", "stop"), [("1", 1), ("[1]", 3), ("↑", 0)])
def test_the_linked_number_of_a_note_is_its_mark_and_an_arrow_is_not(back: str, stop: int) -> None:
    block = blocks_of(f'<p id="fn1"><sup><a href="#ref1">{back}</a></sup> Low water.</p>')[0]

    marks = [mark for mark in block.inlines if mark.kind is InlineKind.FOOTNOTE_MARK]
    assert [(mark.start, mark.stop, mark.target) for mark in marks] == [(0, stop, "fn1")]


def test_path_and_hints_name_the_containers() -> None:
    block = blocks_of('<main><div class="body related-links"><p>x</p></div></main>')[0]

    assert block.path == "main>div.body>p"
    assert "related" in block.hints


@pytest.mark.parametrize("depth", [300, 5000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_deep_nesting_loses_nothing(depth: int, tag: str) -> None:
    document = document_of(f"<{tag}>" * depth + "deep" + f"</{tag}>" * depth + "<p>after</p>")

    assert [block.text for block in document.blocks] == ["deep", "after"]


def test_lone_surrogates_do_not_stop_the_page() -> None:
    assert document_of("<p>a\ud800b</p>").texts == ["a?b"]


def test_four_times_the_paragraphs_ask_for_four_times_the_calls() -> None:
    def calls(paragraphs: int) -> int:
        source = "<ul>" + "<li>word <b>word</b><p>word" * paragraphs + "</ul>"
        made = 0

        def count(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            assert len(document_of(source).blocks) == 2 * paragraphs
        finally:
            sys.setprofile(None)
        return made

    assert calls(4800) < 4.5 * calls(1200)  # both so long that the guard walks through them


def test_find_gives_spans_and_an_inline_element_stands_for_its_block() -> None:
    page = page_of("<div id=a><p>one</p><p>two <span class=by>me</span></p></div><p></p><p>three</p>")

    assert page.find("#a") == [Span(0, 2)]
    assert page.find("span.by") == [Span(1, 2)]
    assert page.find("p") == [Span(0, 1), Span(1, 2), Span(2, 2), Span(2, 3)]
    assert page.find("//p[span]", xpath=True) == [Span(1, 2)]
    assert page.values("#a") == ["one two me"]
    assert page.values("span", "class") == ["by"]
    assert page.values("//span", "class", xpath=True) == ["by"]


@pytest.mark.parametrize(("query", "xpath"), [("p[", False), ("", False), ("//p[", True), ("count(//p)", True)])
def test_a_broken_query_is_a_value_error(query: str, xpath: bool) -> None:  # noqa: FBT001 - a parameter of the test
    with pytest.raises(ValueError, match="query"):
        page_of("<p>x</p>").find(query, xpath=xpath)


def test_the_head_is_read_when_asked_for_and_survives_pickling() -> None:
    document = document_of(
        '<html lang=en><head><title> A  title</title><meta property="og:title" content="T">'
        "<meta name=Author content=Me>"
        '<link rel=canonical href="/c"><script type="application/ld+json">{"@type": "Article"}</script></head><body>'
        "<time datetime=2024-05-02>2 May</time><span itemprop=name>N</span>"
        '<div class="byline">By Me</div></body></html>'
    )
    head = document.head

    assert (head.title, head.language) == ("A title", "en")
    assert head.metas == (("og:title", "T"), ("author", "Me"))
    assert head.links == (("canonical", "/c"),)
    assert head.jsonld == ('{"@type": "Article"}',)
    assert head.times == (("2024-05-02", "2 May", 0),)
    assert head.microdata == (("name", "N"),)
    assert head.credits == (("byline", "By Me", 1),)
    assert pickle.loads(pickle.dumps(document)).head == head  # noqa: S301 - our own


def test_data_of_scripts_is_kept_with_its_name() -> None:
    data = '{"text": "' + "x" * 300 + '"}'
    head = document_of(
        f'<script id="__NEXT_DATA__" type="application/json">{data}</script><script>window.__STATE__ = {data};</script>'
    ).head

    assert head.hydration == (("__NEXT_DATA__", data), ("__STATE__", data))
