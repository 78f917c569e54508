"""What must hold of any text page, however odd: nothing invented, nothing twice, order kept."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Options, Status, extract

PROSE = st.sampled_from(
    [
        "The council voted on Tuesday to keep the old bridge open to walkers, although engineers had warned of it.",
        "“We shall mend what can be mended,” said the mayor, who had walked across it every morning for thirty years.",
        "Nach langer Beratung beschloss der Rat am Dienstag, die alte Brücke für Fußgänger offen zu halten.",
        "議会は火曜日、古い橋を歩行者のために残すことを決めた。技術者は柱の傷みを警告していた。",
        "قرر المجلس يوم الثلاثاء إبقاء الجسر القديم مفتوحا أمام المشاة رغم تحذير المهندسين.",
    ]
)
CHROME = st.sampled_from(
    [
        "Home", "Skip to main content", "Share", "{{ title }}", "Read more", "1 Comment", "© 2024", "<< >>",
        "![Bridge](/b.jpg)", "[![](/b.jpg)](/)", "* [News](/news)", "## [Bridge](/b)", "[a](/b) ![c](/d) e",
    ]
)  # fmt: skip
ODD = st.text(max_size=40)
PAGES = st.lists(st.one_of(PROSE, CHROME, ODD, st.just("")), max_size=40).map("\n".join)


def bare(text: str) -> str:
    """Letters and digits alone: white space, markers and marks of layout aside."""
    return re.sub(r"[\W_]+", "", text)


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_every_body_block_stands_in_the_page_in_order(page: str) -> None:
    article = extract(page)
    indices = [block.block.index for block in article.body]

    assert indices == sorted(set(indices))
    assert [block.block.index for block in article.blocks] == list(range(len(article.blocks)))
    source = bare("".join(article.document.texts))
    assert all(bare(block.text) in source for block in article.body)


@settings(max_examples=40, deadline=None)
@given(page=PAGES, fallback=st.booleans(), captured=st.none() | st.dates())
def test_neither_the_second_opinion_nor_the_day_changes_a_flattened_page(page, *, fallback, captured) -> None:
    plain = extract(page).text

    assert extract(page, options=Options(fallback=fallback, captured=captured)).text == plain


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_every_block_says_why_and_who(page: str) -> None:
    for block in extract(page).blocks:
        assert block.because
        assert block.by
        assert 0 <= block.score <= 1


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_the_status_agrees_with_the_text(page: str) -> None:
    article = extract(page)

    assert (article.status is Status.OK) == bool(article.text)
    assert 0 <= article.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_the_same_page_gives_the_same_article(page: str) -> None:
    assert extract(page) == extract(page)


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_line_ends_do_not_matter(page: str) -> None:
    unix = "\n".join(page.splitlines())

    assert extract(unix.replace("\n", "\r\n")).text == extract(unix).text
