"""Articles made by hand and by hypothesis: any blocks, any characters, any spans, any cuts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from extractor.model import (
    Article,
    Block,
    CodeBlock,
    Cut,
    Document,
    Draft,
    Field,
    Inline,
    InlineKind,
    Kind,
    LeadImage,
    LineLayout,
    ListItem,
    Moment,
    Notice,
    Paywall,
    Picture,
    Role,
    RuleReport,
    Status,
    TableCell,
)

Labelled = tuple[Block, Role]

MARKUP = "\\`*_{}[]()<>#+-.!|~&;:=\"'^$%@/"
"""ASCII characters that some format takes for markup."""

PROSE = "abcdeXYZ 0129 ñß éи和漢字かな العبرית ﷺ 한글 ไทย"
ODD = "\xa0\u200b\u200f\u2028\u3000\ufeff\U0001f600\u0301"
HOSTILE = "\x00\x07\x0b\x1b\x7f\x85\x9b\udfff\ufffe"


def make_article(
    labelled: list[Labelled],
    *,
    fields: Mapping[str, Field] | None = None,
    cuts: Mapping[int, list[Cut]] | None = None,
    url: str = "",
    rule: RuleReport | None = None,
) -> Article:
    """Return an article of these blocks, numbered anew, with these roles."""
    blocks = tuple(replace(block, index=index) for index, (block, _) in enumerate(labelled))
    document = Document([block.text for block in blocks], LineLayout([], []), blocks.__getitem__, url=url)
    draft = Draft(document, roles=[role for _, role in labelled], cuts=dict(cuts or {}))
    draft.reasons = ["it was made so"] * len(blocks)
    draft.deciders = ["test"] * len(blocks)
    found = dict(fields or {})
    return Article(
        document=document,
        draft=draft,
        status=Status.OK if any(map(draft.in_body, range(len(blocks)))) else Status.NO_ARTICLE,
        confidence=0.5,
        rule=rule,
        warnings=(Notice("depth_capped", "Elements nested deeper than 512 were read as one."),),
        describe=lambda _: found,
    )


def paragraph(text: str, *inlines: Inline, **shape: object) -> Labelled:
    """Return a body paragraph."""
    return Block(0, Kind.PARAGRAPH, text, inlines, **shape), Role.BODY  # type: ignore[arg-type]


def in_role(role: Role, text: str, kind: Kind = Kind.PARAGRAPH, **shape: object) -> Labelled:
    """Return a block of a role and kind."""
    return Block(0, kind, text, **shape), role  # type: ignore[arg-type]


def item(text: str, *inlines: Inline, group: int = 0, **place: object) -> Labelled:
    """Return an item of a list."""
    detail = ListItem(group, **place)  # type: ignore[arg-type]
    return Block(0, Kind.ITEM, text, inlines, detail=detail), Role.LIST


def cell(text: str, row: int, column: int, *inlines: Inline, **place: object) -> Labelled:
    """Return a cell of the first table."""
    detail = TableCell(0, row, column, **place)  # type: ignore[arg-type]
    return Block(0, Kind.CELL, text, inlines, detail=detail), Role.TABLE


def span(text: str, part: str, kind: InlineKind, target: str = "") -> Inline:
    """Return the span of the first occurrence of a part of a text."""
    start = text.index(part)
    return Inline(start, start + len(part), kind, target)


@st.composite
def lines(draw: st.DrawFn, extra: str = "") -> str:
    """Texts as readers give them: no white space at the ends, single spaces; hard breaks allowed."""
    text = draw(st.text(st.sampled_from(PROSE + PROSE + MARKUP + ODD + "\n" + extra), max_size=24))
    return "\n".join(filter(None, (" ".join(line.split(" ")).strip() for line in text.split("\n"))))


UNLIKE = frozenset({InlineKind.MATH, InlineKind.FOOTNOTE_MARK})
"""Spans that Markdown writes with signs that plain CommonMark shows as text."""

TARGETS = st.sampled_from(
    [
        "https://example.com/a_(b)?q=1&copy=2",
        "/local path",
        "#note",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "x:y",
        "",
    ]
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[Inline, ...]:
    """Spans of a text, nested, apart or (as no reader should give them) crossing."""
    if not text:
        return ()
    kinds = st.sampled_from([kind for kind in InlineKind if kind not in UNLIKE])
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        stop = draw(st.integers(start + 1, len(text)))
        found.append(Inline(start, stop, draw(kinds), draw(TARGETS)))
    return tuple(sorted(found, key=lambda inline: (inline.start, -inline.stop)))


@st.composite
def _leaf(draw: st.DrawFn, extra: str) -> list[Labelled]:
    kind, role = draw(
        st.sampled_from(
            [
                (Kind.PARAGRAPH, Role.BODY),
                (Kind.PARAGRAPH, Role.QUOTE),
                (Kind.PARAGRAPH, Role.SUBHEAD),
                (Kind.PARAGRAPH, Role.TEASER),
                (Kind.HEADING, Role.SUBHEAD),
                (Kind.TERM, Role.BODY),
                (Kind.DEFINITION, Role.BODY),
                (Kind.FOOTNOTE, Role.BODY),
                (Kind.CAPTION, Role.CAPTION),
            ]
        )
    )
    text = draw(lines(extra))
    level = draw(st.integers(1, 6)) if kind is Kind.HEADING else 0
    quote = draw(st.sampled_from([0, 0, 0, 1, 3]))
    figure = draw(st.sampled_from([None, 1]))
    return [(Block(0, kind, text, draw(spans(text)), level, quote_depth=quote, figure=figure), role)]


@st.composite
def _listing(draw: st.DrawFn, extra: str) -> list[Labelled]:
    rows = draw(st.lists(st.text(st.sampled_from(PROSE + MARKUP + " \t" + extra), max_size=20), min_size=1, max_size=4))
    language = draw(st.sampled_from(["", "python", "c++", "x`y z"]))
    return [(Block(0, Kind.CODE, "\n".join(rows), detail=CodeBlock(language)), Role.CODE)]


@st.composite
def _picture(draw: st.DrawFn, extra: str) -> list[Labelled]:
    picture = Picture(draw(TARGETS), draw(lines(extra)))
    return [(Block(0, Kind.PICTURE, "", detail=picture, figure=draw(st.sampled_from([None, 1]))), Role.PICTURE)]


@st.composite
def _list(draw: st.DrawFn, extra: str) -> list[Labelled]:
    group = draw(st.integers(0, 3))
    made = []
    for _ in range(draw(st.integers(1, 5))):
        ordered = draw(st.booleans())
        number = draw(st.sampled_from([None, 1, 2, 3, 7, -1])) if ordered else None
        detail = ListItem(
            group, draw(st.integers(0, 12)), ordered, number, "", draw(st.sampled_from([False, False, True]))
        )
        text = draw(lines(extra))
        made.append((Block(0, Kind.ITEM, text, draw(spans(text)), detail=detail), Role.LIST))
    return made


@st.composite
def _table(draw: st.DrawFn, extra: str) -> list[Labelled]:
    places = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8))
    made = []
    for row, column in sorted(places):
        text = draw(lines(extra))
        wide, high = draw(st.sampled_from([1, 1, 2, 1000])), draw(st.sampled_from([1, 1, 2, 1000]))
        detail = TableCell(0, row, column, wide, high, draw(st.booleans()))
        made.append((Block(0, Kind.CELL, text, draw(spans(text)), detail=detail), Role.TABLE))
    return made


@st.composite
def _fields(draw: st.DrawFn, extra: str) -> dict[str, Field]:
    title, dek = draw(lines(extra)), draw(lines(extra))
    found = (
        {"title": Field(" ".join(title.split()), "title block 0", title, (("meta og:title", dek),))} if title else {}
    )
    if draw(st.booleans()):
        found["authors"] = Field(("Ann Lee", "Bo Li"), "byline block 1")
        found["published"] = Field(Moment("2024-06-24T05:02", "minute"), "json-ld datePublished")
        found["lead_image"] = Field(LeadImage("https://example.com/i.jpg", dek), "meta og:image")
        found["paywall"] = Field(Paywall("free", ("json-ld isAccessibleForFree: true",)), "json-ld")
        found["language"] = Field(draw(st.sampled_from(["en", "ar", '"><script>'])), "html lang")
    return found


def _in_table(number: int, labelled: Labelled) -> Labelled:
    block, role = labelled
    if isinstance(block.detail, TableCell):
        return replace(block, detail=block.detail._replace(table=number)), role
    return labelled


@st.composite
def articles(draw: st.DrawFn, extra: str = "") -> Article:
    """Articles of up to five groups of blocks. `extra` characters may come up in every text."""
    parts = [_leaf(extra), _leaf(extra), _listing(extra), _list(extra), _table(extra), _picture(extra)]
    groups = draw(st.lists(st.one_of(parts), max_size=5))
    labelled = [_in_table(number, block) for number, group in enumerate(groups) for block in group]
    cuts: dict[int, list[Cut]] = {}
    for index, (block, _) in enumerate(labelled):
        if len(block.text) > 3 and block.kind is not Kind.CODE and draw(st.integers(0, 5)) == 0:
            start = draw(st.integers(0, len(block.text) - 1))
            stop = draw(st.integers(start, len(block.text)))
            put = draw(st.sampled_from(["", "", "put"]))
            cuts[index] = [Cut(start, stop, Role.CREDIT, "it names an agency", "test", put)]
    rule = draw(st.sampled_from([None, RuleReport("example.com", "2", misses=("body[0]",))]))
    url = draw(st.sampled_from(["", "https://example.com/news/story.html"]))
    return make_article(labelled, fields=draw(_fields(extra)), cuts=cuts, url=url, rule=rule)
