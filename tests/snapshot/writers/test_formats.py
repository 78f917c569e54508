"""One page with every shape, in every format."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

import extractor
from extractor.model import CodeBlock, Cut, Field, InlineKind, Kind, Moment, Picture, Role, RuleReport
from extractor.writers import WRITERS
from tests.strategies import cell, in_role, item, make_article, paragraph, span

LEDE = "Harbour (HN) — Dockers *stopped* work on Monday.1 See the report.\nMore tomorrow."
ARTICLE = make_article(
    [
        in_role(Role.NAVIGATION, "Home | News | Sport", line=1),
        in_role(Role.TITLE, "Dockers stop work", Kind.HEADING, line=2, level=1),
        in_role(Role.DEK, "Two ports wait for an answer", line=3),
        paragraph(
            LEDE,
            span(LEDE, "Dockers", InlineKind.STRONG),
            span(LEDE, "1", InlineKind.FOOTNOTE_MARK, "fn1"),
            span(LEDE, "report", InlineKind.LINK, "/docs/report.pdf"),
            line=5,
        ),
        in_role(Role.PICTURE, "", Kind.PICTURE, detail=Picture("/i/crane.jpg", "A crane"), figure=0),
        in_role(Role.CAPTION, "The crane on Pier 4", Kind.CAPTION, figure=0),
        in_role(Role.SUBHEAD, "What they ask for", Kind.HEADING, level=3, line=9),
        item("Pay", ordered=True, number=3),
        item("for nights", depth=1),
        item("Rest", ordered=True, number=4),
        paragraph("“We are tired.”", quote_depth=1),
        cell("Port", 0, 0, header=True),
        cell("Ships", 0, 1, header=True, column_span=2),
        cell("North", 1, 0),
        cell("4", 1, 1),
        cell("6", 1, 2),
        in_role(Role.BODY, "Demurrage", Kind.TERM),
        in_role(Role.BODY, "What a ship pays for waiting.", Kind.DEFINITION),
        in_role(Role.CODE, "cost = days * rate\n  # USD", Kind.CODE, detail=CodeBlock("python")),
        in_role(Role.BODY, "c = d \\cdot r", Kind.MATH),
        paragraph("提灯ちょうちん", span("提灯ちょうちん", "ちょうちん", InlineKind.RUBY_READING)),
        paragraph("مرحبا بالعالم Agencies"),
        in_role(Role.BODY, "Port statistics for May.", Kind.FOOTNOTE),
        in_role(Role.TEASER, "Also read: ferries late again", line=30),
    ],
    fields={
        "title": Field("Dockers stop work", "title block 1", losers=(("meta og:title", "Dockers stop work | HN"),)),
        "dek": Field("Two ports wait for an answer", "dek block 2"),
        "authors": Field(("Ann Lee", "Bo Li"), "byline block 4", "By Ann Lee and Bo Li"),
        "published": Field(Moment("2024-06-24T05:02+01:00", "minute", "+01:00"), "json-ld datePublished"),
        "language": Field("en", "text"),
    },
    cuts={21: [Cut(13, 22, Role.CREDIT, "it names an agency", "cut_credits")]},
    url="https://example.com/news/dockers.html",
    rule=RuleReport("example.com", "2024", misses=("strip[2]",), text_removed=0.2, confidence=0.9),
)


@pytest.mark.parametrize("form", WRITERS)
def test_every_shape_in_every_format(form: str, snapshot: SnapshotAssertion) -> None:
    assert extractor.write(ARTICLE, form, front_matter=True) == snapshot


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_role_brought_back(form: str, snapshot: SnapshotAssertion) -> None:
    assert extractor.write(ARTICLE, form, keep=frozenset(Role)) == snapshot
