"""Ruby, right-to-left text, figures, notes and cuts in HTML, TEI and plain text."""

from __future__ import annotations

from extractor.model import Cut, Field, Inline, InlineKind, Kind, Picture, Role
from extractor.writers.trace import fitted
from tests.strategies import cell, in_role, item, make_article, paragraph, span


def test_text_against_the_page_says_its_direction() -> None:
    source = make_article([paragraph("مرحبا بالعالم"), paragraph("Hello"), paragraph("123")]).to_html()

    assert '<html dir="rtl">' in source
    assert "<p>مرحبا بالعالم</p>" in source
    assert '<p dir="ltr">Hello</p>' in source
    assert "<p>123</p>" in source


def test_ruby_joins_a_reading_to_its_characters() -> None:
    text = "白い提灯（ちょうちん）だ"
    plain = make_article([paragraph(text, span(text, "ちょうちん", InlineKind.RUBY_READING))])
    whole = make_article([paragraph(text, span(text, "（ちょうちん）", InlineKind.RUBY_READING))])
    ruby = "<p>白い<ruby>提灯<rp>（</rp><rt>ちょうちん</rt><rp>）</rp></ruby>だ</p>"

    assert ruby in plain.to_html()
    assert ruby in whole.to_html()
    assert "<ruby><rb>提灯</rb><rt>（ちょうちん）</rt></ruby>だ" in plain.to_tei()


def test_a_figure_holds_its_picture_and_caption() -> None:
    picture = in_role(Role.PICTURE, "", Kind.PICTURE, detail=Picture("/i.jpg", "A lamp"), figure=2)
    caption = in_role(Role.CAPTION, "The lamp room", Kind.CAPTION, figure=2)
    article = make_article([paragraph("Text."), picture, caption], url="https://example.com/a")
    keep = frozenset({Role.PICTURE, Role.CAPTION})

    assert "A lamp" not in article.to_html()
    assert '<figure>\n<img src="https://example.com/i.jpg" alt="A lamp">\n<figcaption>The lamp room' in article.to_html(
        keep=keep
    )
    assert article.to_markdown(keep=keep) == "Text.\n\n![A lamp](https://example.com/i.jpg)\n\nThe lamp room\n"
    assert article.to_text(keep=keep) == "Text.\n\nA lamp\n\nThe lamp room\n"


def test_a_note_and_its_mark_are_linked_in_html_and_tei() -> None:
    text = "Sold.1"
    marks = (Inline(5, 6, InlineKind.FOOTNOTE_MARK, "fn1"), Inline(5, 6, InlineKind.SUPERSCRIPT))
    article = make_article([paragraph(text, *marks), in_role(Role.BODY, "City ordinance", Kind.FOOTNOTE)])

    assert 'Sold.<sup><a href="#fn-1">1</a></sup></p>\n<p id="fn-1">City ordinance</p>' in article.to_html()
    assert '<note place="end" xml:id="fn-1" n="1">City ordinance</note>' in article.to_tei()


def test_spans_move_with_what_is_cut_before_them() -> None:
    text = "Agency: see the report"
    cuts = {0: [Cut(0, 8, Role.CREDIT, "it names an agency", "test")]}
    article = make_article([paragraph(text, span(text, "report", InlineKind.STRONG))], cuts=cuts)

    assert article.to_markdown() == "see the **report**\n"
    assert article.to_markdown(keep=frozenset({Role.CREDIT})) == "Agency: see the **report**\n"


def test_emphasis_with_a_space_at_its_edge_is_an_element() -> None:
    nameless = Inline(7, 8, InlineKind.PICTURE, "#note")  # it has no address, so its space alone is printed
    link = Inline(8, 14, InlineKind.LINK, "https://example.com/r")
    emphasis = Inline(0, 8, InlineKind.EMPHASIS)
    printed = make_article([paragraph("see the report", emphasis, nameless, link)]).to_markdown()

    assert printed == "<em>see the </em>[report](https://example.com/r)\n"


def test_spans_that_cross_are_closed_in_order() -> None:
    inlines = (Inline(0, 3, InlineKind.STRONG), Inline(2, 5, InlineKind.EMPHASIS))

    assert "<p><strong>ab<em>c</em></strong>de</p>" in make_article([paragraph("abcde", *inlines)]).to_html()


def test_plain_text_keeps_lists_and_tables_together() -> None:
    article = make_article(
        [
            paragraph("So:"),
            item("a", marker="•"),
            item("b", depth=1, ordered=True, number=2),
            cell("x", 0, 0),
            cell("y", 0, 1),
        ]
    )

    assert article.text == "So:\n\n• a\n    2. b\n\nx\ty"


def test_a_standfirst_out_of_the_head_is_not_printed() -> None:
    facts = {"title": Field("Title", "meta"), "dek": Field("A description.", "meta description")}

    assert make_article([paragraph("Text.")], fields=facts).to_text() == "Title\n\nText.\n"


def test_a_kept_title_is_not_printed_twice() -> None:
    labelled = [in_role(Role.TITLE, "A  Title"), paragraph("Text.")]
    article = make_article(labelled, fields={"title": Field("A Title", "title block 0")})

    assert article.to_text(keep=frozenset({Role.TITLE})) == "A Title\n\nText.\n"


def test_the_trace_shows_every_block_with_its_verdict() -> None:
    cuts = {0: [Cut(5, 13, Role.CREDIT, "it names an agency", "credits")]}
    trace = make_article([paragraph("Text.Agencies", line=7), in_role(Role.TEASER, "Other")], cuts=cuts).to_trace()

    assert "+     0      7  body" in trace
    assert "      1         teaser" in trace
    assert "cut 5-13 credit: 'Agencies'" in trace
    assert "credits: it names an agency" in trace


def test_wide_characters_take_two_columns_of_a_trace() -> None:
    assert fitted("漢字漢字", 8) == "漢字漢字"
    assert fitted("漢字漢字", 7) == "漢字漢…"
    assert fitted("e\u0301" * 5, 5) == "e\u0301" * 5
