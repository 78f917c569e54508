"""Metadata never fails, stays bounded and never goes beyond the day of capture, whatever the page says."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.metadata import Moment, describe, from_plain, to_plain
from extractor.metadata.dates import LONGEST, find_moments
from extractor.metadata.zones import DateHabits
from extractor.model import Block, Document, Head, Kind, Label, LineLayout, Role

WORDS = st.sampled_from(
    [
        "By",
        "Von",
        "Jane Roe",
        "Updated",
        "May",
        "14",
        "2020",
        "2020-05-14",
        "03/04/2021",
        "|",
        " - ",
        "AFP",
        "«",
        "時間前",
        "{",
        "\x00",
    ]
)
LINES = st.lists(st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60)), max_size=8)
NAMES = st.sampled_from(
    ["og:title", "author", "date", "article:published_time", "keywords", "og:image", "og:url", "citation_author"]
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)),
    lambda each: st.lists(each, max_size=3),
    max_leaves=6,
)
KEYS = [
    "@type",
    "@id",
    "headline",
    "author",
    "datePublished",
    "image",
    "publisher",
    "keywords",
    "isAccessibleForFree",
    "hasPart",
    "url",
]
CAPTURED = date(2021, 1, 1)


def page(lines: list[str], head: Head, url: str) -> Document:
    return Document(
        lines, LineLayout([0] * len(lines), [0] * len(lines)), lambda i: Block(i, Kind.PARAGRAPH, lines[i]), head, url
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_page_is_described_and_no_date_is_later_than_the_capture(data):
    import json

    node = data.draw(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6))
    metas = data.draw(st.lists(st.tuples(NAMES, st.one_of(WORDS, st.text(max_size=40))), max_size=6))
    times = data.draw(st.lists(st.tuples(WORDS, WORDS, st.integers(-1, 9)), max_size=3))
    head = Head(
        title=data.draw(st.text(max_size=60)),
        metas=tuple(metas),
        jsonld=(json.dumps({"@type": "Article", **node}), data.draw(st.text(max_size=40))),
        times=tuple(times),
        credits=tuple(("byline", text, index) for text, _, index in times),
    )
    lines = data.draw(LINES)
    roles = data.draw(st.lists(st.sampled_from(Role), min_size=len(lines), max_size=len(lines)))
    labels = tuple(Label(role, 0.5, "", "test") for role in roles)

    found = describe(
        page(lines, head, data.draw(st.sampled_from(["", "https://e.org/2020/05/14/a", "http://[", "x"]))),
        labels,
        {},
        CAPTURED,
    )

    for name, field in dict(found).items():
        assert field.value
        assert field.source
        assert from_plain(name, json.loads(json.dumps(to_plain(field.value)))) == field.value
        if isinstance(field.value, Moment):
            assert field.value.day <= CAPTURED.isoformat()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789 ./-:,TZmayMai年月日", max_size=60), st.sampled_from(["DMY", "MDY", "YMD", ""]))
def test_what_is_read_as_a_date_is_a_day_of_the_calendar_and_stands_in_the_text(text, order):
    end = 0
    for each in find_moments(text, DateHabits("de", order)):
        date.fromisoformat(each.moment.day)
        assert end <= each.start < each.stop <= len(text)
        end = each.stop


def test_a_long_line_costs_no_more_than_its_first_characters():
    assert find_moments("May 1 " * 200_000 + "14 May 2020") == []
    assert LONGEST < 1000
