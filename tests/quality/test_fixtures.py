"""The gold itself is sound: every page has its answer, and every answer stands in its page."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest

from extractor import Role
from tests.quality.gold import FIXTURES, ROOT, Gold, collapse, golds

_EVERY = pytest.mark.parametrize("gold", golds(), ids=lambda gold: gold.name)
_TEXT = pytest.mark.parametrize("gold", [g for g in golds() if g.group != "html"], ids=lambda gold: gold.name)
_HTML = pytest.mark.parametrize("gold", [g for g in golds() if g.group == "html"], ids=lambda gold: gold.name)
_MADE_BY_MARKUP = re.compile(r"^(?:- |\d+\. )")


def _lines(gold: Gold) -> list[str]:
    source = gold.page.read_bytes().decode(gold.charset).removeprefix("\ufeff")
    return ["", *(collapse(line) for line in re.split(r"\r\n|\r|\n", source))]


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long.replace(" ", ""))
    return all(character in rest for character in short.replace(" ", ""))


def test_every_page_has_an_answer_and_every_answer_a_page() -> None:
    folders = {path for group in ("text", "html") for path in (FIXTURES / group).iterdir()}

    assert folders == {gold.page.parent for gold in golds() if gold.group != "seeds"}
    assert all(gold.page.is_file() for gold in golds())
    assert {path.stem for path in (ROOT / "seeds").glob("*.txt")} == {
        gold.page.stem for gold in golds() if gold.group == "seeds"
    }


def test_there_are_at_least_36_text_pages_in_12_languages() -> None:
    written = [gold for gold in golds() if gold.group == "text"]

    assert len(written) >= 36
    assert len({gold.language for gold in written}) >= 12


@_EVERY
def test_an_answer_says_what_its_page_tests(gold: Gold) -> None:
    assert len(gold.why.split()) > 5
    assert gold.why.endswith(".")


@_EVERY
def test_an_article_has_a_body_and_a_page_without_one_has_none(gold: Gold) -> None:
    assert gold.status in ("ok", "no_article")
    assert bool(gold.keep) == (gold.status == "ok")


@_EVERY
def test_roles_are_roles_of_the_model(gold: Gold) -> None:
    assert {instance.role for instance in gold.roles} <= {role.value for role in Role}


@_TEXT
def test_lines_with_a_role_exist_and_begin_as_said(gold: Gold) -> None:
    lines = _lines(gold)

    assert [lines[i.line][: len(i.start)] for i in gold.roles] == [i.start for i in gold.roles]


@_TEXT
def test_body_lines_stand_in_the_page_in_order(gold: Gold) -> None:
    lines, last = _lines(gold), 0

    for kept in gold.keep:
        if kept.first:
            assert last < kept.first <= kept.last < len(lines)
            assert _is_subsequence(kept.text, "".join(lines[kept.first : kept.last + 1]))
            last = kept.last
        else:
            assert kept.text in lines[last + 1 :]
            last = lines.index(kept.text, last + 1)


@_TEXT
def test_no_line_is_body_and_chrome_at_once(gold: Gold) -> None:
    body = {role.value for role in (Role.BODY, Role.SUBHEAD, Role.LIST, Role.QUOTE, Role.TABLE, Role.CODE)}
    kept = {kept.text for kept in gold.keep}
    lines = _lines(gold)
    dropped = {lines[i.line] for i in gold.roles if i.role not in body}

    assert not kept & dropped


def _characters(gold: Gold) -> str:
    source = gold.page.read_text(gold.charset)  # scripts stay: an article may stand in one
    return "".join(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", source, flags=re.DOTALL)).split())


@_HTML
def test_body_texts_stand_in_the_markup_in_order(gold: Gold) -> None:
    page, starts = _characters(gold), [0]

    for kept in gold.keep:
        text = "".join(_MADE_BY_MARKUP.sub("", kept.text, count=1).split())
        starts.append(page.find(text, starts[-1]))
        assert starts[-1] >= 0, kept.text
    assert all(earlier <= later for earlier, later in pairwise(starts))


@_HTML
def test_blocks_with_a_role_stand_in_the_markup(gold: Gold) -> None:
    page = _characters(gold)

    assert [i.start for i in gold.roles if "".join(i.start.split()) not in page] == []
