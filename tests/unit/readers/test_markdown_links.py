import pytest

from extractor import extract
from extractor.model import Inline, InlineKind, Kind, Picture
from extractor.readers.lines import read_lines
from extractor.readers.markdown_links import take_links


def blocks(text):
    return read_lines(text, "", "str", "str", ()).document.blocks


def link(start, stop, target):
    return Inline(start, stop, InlineKind.LINK, target)


@pytest.mark.parametrize(
    ("line", "text", "inlines"),
    [
        ("See [the map](https://a.example/map) now.", "See the map now.", (link(4, 11, "https://a.example/map"),)),
        ('[News](/news "All news")', "News", (link(0, 4, "/news"),)),
        ("[Aller](https://a.example/Aller_(river)).", "Aller.", (link(0, 5, "https://a.example/Aller_(river)"),)),
        ("the [bridge](bridge.html)", "the bridge", (link(4, 10, "bridge.html"),)),
        ("word[1](#fn1)", "word1", (link(4, 5, "#fn1"),)),
        ("[a](</x y>)", "[a](</x y>)", ()),
        ("saved ![](/p.gif) but", "saved but", (Inline(6, 6, InlineKind.PICTURE, "/p.gif"),)),
        ("[![Logo](/l.png) Home](/)", "Home", (Inline(0, 0, InlineKind.PICTURE, "/l.png"), link(0, 4, "/"))),
    ],
)
def test_links_become_spans_over_their_words(line, text, inlines):
    (block,) = blocks(line)

    assert (block.text, sorted(block.inlines)) == (text, sorted(inlines))


@pytest.mark.parametrize(
    "line", ["rows[0](page.text)", "f(x)[i](j)", "a [note] (see above)", "[](/empty)", "\ufffc [a](/b)", "[x](y)", "]("]
)
def test_code_brackets_and_links_without_words_stay_as_they_are(line):
    assert take_links([line]) == {}
    assert blocks(line)[0].text == line


@pytest.mark.parametrize("line", ["[x](/a![p](b.png)) and ![q](/q.png)", '[x](/a "![p](b.png)") and ![q](/q.png)'])
def test_each_picture_keeps_its_own_address(line):
    (block,) = blocks(line)

    assert [inline.target for inline in block.inlines if inline.kind is InlineKind.PICTURE] == ["b.png", "/q.png"]
    assert not [inline for inline in block.inlines if inline.kind is InlineKind.LINK]


@pytest.mark.parametrize(
    "line", ["![A flooded street](/a.jpg)", "[![A flooded street](/a.jpg)](/story)", "# ![A flooded street](/a.jpg)"]
)
def test_a_picture_that_stands_alone_is_one(line):
    (block,) = blocks(line)

    assert (block.kind, block.text, block.detail) == (Kind.PICTURE, "", Picture("/a.jpg", "A flooded street"))


def test_headings_and_items_hold_links_too():
    head, _, item = blocks("# [Rain](/rain)\n\nwords\n\n- [One](/1)\n")

    assert (head.kind, head.text, head.inlines) == (Kind.HEADING, "Rain", (link(0, 4, "/rain"),))
    assert (item.kind, item.text, item.inlines) == (Kind.ITEM, "One", (link(0, 3, "/1"),))


def test_addresses_are_not_printed_in_the_text_and_come_back_in_markdown():
    story = "The council met on Tuesday to hear what the [river](/river) had done to the town, and sat until nine.\n\n"
    article = extract("# Rain\n\n" + story + story.replace("Tuesday", "Monday") + story.replace("Tuesday", "Friday"))

    assert "/river" not in article.text
    assert article.to_markdown().count("[river](/river)") == 3


def test_brackets_without_end_are_no_links():
    assert take_links(["[](" * 20_000, "![" * 20_000 + "](", "[a](/" + "(" * 20_000]) == {}
