import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks.hostile_pages import HOSTILE, TEXT, honest_page
from extractor.readers.guard import guard, is_suspicious
from extractor.readers.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_FORMATTING, MAX_OPTIONS, MAX_TAGS
from extractor.readers.long_tags import has_long_tag
from extractor.readers.nesting import OpenElements
from extractor.readers.reshape import reshape


def depth(html: bytes) -> int:
    """The deepest element of the parsed page, counted from html."""
    deepest, levels = 0, {}
    for node in LexborHTMLParser(html).root.traverse(include_text=True):
        levels[node.mem_id] = level = levels.get(node.parent.mem_id, 0) + 1 if node.parent else 0
        deepest = max(deepest, level)
    return deepest


def codes(notices) -> list[str]:
    return [notice.code for notice in notices]


def test_an_honest_page_is_not_walked_and_comes_back_as_it_is():
    page = honest_page(200_000)

    assert not is_suspicious(page.encode())
    assert guard(page.encode()) == (page.encode(), ())


@pytest.mark.parametrize("levels", [100, 300, 500])
def test_nesting_that_browsers_take_loses_nothing(levels):
    page = "<div>" * levels + f"<p>{TEXT}</p>" + "</div>" * levels

    assert reshape(page.encode()) == (page.encode(), ())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_bounded_and_keeps_its_text_or_says_why_not(name):
    page = HOSTILE[name](2000)

    source, notices = reshape(page.encode())
    parsed = LexborHTMLParser(source)

    assert len(source) < 3 * len(page) + 1000
    assert depth(source) <= MAX_DEPTH * 4 // 3 + MAX_FORMATTING + 8  # a table brings a tbody of its own
    assert TEXT in parsed.body.text() or codes(notices)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_of_some_size_is_suspected(name):
    assert is_suspicious(HOSTILE[name](20_000).encode())


LONG = "<p " + " ".join(f"a{i}" for i in range(MAX_ATTRIBUTES + 1)) + ">"


@pytest.mark.parametrize("around", ["{}", "<svg><style>{}</style></svg>", "<!-- <script> -->{}", "<p a='<script>'>{}"])
def test_a_tag_of_too_many_attributes_is_found(around):
    assert has_long_tag(around.format(LONG).encode())


@pytest.mark.parametrize("around", ["<script>{}</script>", "<!-- {} -->", "<svg><path/></svg><textarea>{}</textarea>"])
def test_what_looks_like_such_a_tag_in_a_script_or_a_comment_is_none(around):
    assert not has_long_tag(around.format(LONG).encode())


def test_a_long_value_is_one_attribute():
    page = "<p>text</p>" * 1000 + f'<div data-page="{"a word " * 20_000}">'

    assert not is_suspicious(page.encode())


def test_text_below_the_deepest_level_stays_apart():
    page = "<div>" * 2000 + "one<p>two</p>three" + "</div>" * 2000 + f"<p>{TEXT}"

    source, notices = reshape(page.encode())

    assert LexborHTMLParser(source).body.text(separator=" ").split()[:3] == ["one", "two", "three"]
    assert codes(notices) == ["depth_capped"]


def test_elements_closed_by_their_successors_do_not_count_as_nesting():
    rows = "<table><tr><td>a<td>b<tr><td>c</table>"
    page = ("<p>a<ul><li>b<li>c</ul><dl><dt>d<dd>e</dl>" + rows + "<h2>f</h3><a>g<a>h") * 2000

    source, notices = reshape(page.encode())

    assert (source, notices) == (page.encode(), ())


def test_attributes_beyond_the_limit_are_cut():
    attributes = " ".join(f'a{i}="x > y"' for i in range(1000))
    source, notices = reshape(f"<p {attributes}>{TEXT}</p>".encode())
    paragraph = LexborHTMLParser(source).css_first("p")

    assert len(paragraph.attributes) == MAX_ATTRIBUTES
    assert paragraph.text() == TEXT
    assert codes(notices) == ["attributes_capped"]


def test_options_beyond_the_limit_become_text():
    source, notices = reshape(b"<select>" + b"<option>word</option>" * 5000 + b"</select>")

    assert len(LexborHTMLParser(source).css("option")) == MAX_OPTIONS
    assert codes(notices) == ["options_capped"]


def test_many_short_selects_lose_nothing():
    page = b"<select><option>a<option>b</select>" * 3000

    assert reshape(page) == (page, ())


def test_formatting_that_is_never_closed_is_opened_again_a_few_times_only():
    page = "".join(f"<p><font color=c{i}>word" for i in range(1000))
    source, notices = reshape(page.encode())

    assert len(LexborHTMLParser(source).css("font")) <= (MAX_FORMATTING + 1) * 1000
    assert codes(notices) == ["formatting_capped"]


def test_tags_beyond_the_limit_leave_their_text():
    source, notices = reshape(b"<b>a</b> " * MAX_TAGS + TEXT.encode() + b"<script>var hidden;</script>")
    text = LexborHTMLParser(source).body.text()

    assert text.count("a ") >= MAX_TAGS
    assert TEXT in text
    assert "hidden" not in text
    assert codes(notices) == ["tags_capped"]


def test_markup_in_scripts_comments_and_attributes_is_not_counted():
    inside = "<div>" * 3000
    page = f"<script><!-- <script>{inside}</script> --></script><!-- {inside} --><p title='{inside}'>{TEXT}</p>"

    assert reshape(page.encode()) == (page.encode(), ())


def test_a_comment_that_never_ends_is_told():
    source, notices = reshape(f"<p>{TEXT}</p><!-- the rest".encode())

    assert TEXT in LexborHTMLParser(source).body.text()
    assert codes(notices) == ["comment_unclosed"]


def test_a_page_that_ends_inside_a_tag_keeps_what_stands_before():
    source, _ = reshape(f"<p>{TEXT}</p><div class='".encode())

    assert TEXT in LexborHTMLParser(source).body.text()


def test_an_end_tag_behind_a_table_does_not_close_what_stands_around_it():
    opened = OpenElements()
    for name in (b"div", b"table", b"td"):
        opened.push(name)

    assert opened.close(b"div")
    assert len(opened) == 3
    assert not opened.close(b"section")
