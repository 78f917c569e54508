import pytest

from benchmarks.hostile_pages import FLATTENED, HARMLESS, HOSTILE, TEXT, honest_page, honest_text
from extractor import Options, extract

PAGES = {**HOSTILE, **HARMLESS, **{f"flattened: {name}": make for name, make in FLATTENED.items()}}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_comes_back_with_its_text_or_a_warning(name):
    article = extract(PAGES[name](600), options=Options(rules=False))
    texts = "\n".join(article.document.texts)

    assert TEXT in texts or any(notice.code.endswith(("_capped", "_unclosed")) for notice in article.warnings)
    assert len(texts) <= 2 * len(PAGES[name](600))


def test_300_nested_elements_lose_nothing_and_raise_no_warning():
    page = f"<html><body>{'<div>' * 300}<p>{TEXT}</p>{'</div>' * 300}<p>{TEXT} And more.</p></body></html>"

    article = extract(page, options=Options(rules=False))

    assert list(article.document.texts) == [TEXT, f"{TEXT} And more."]
    assert not [notice for notice in article.warnings if notice.code.endswith("_capped")]


@pytest.mark.parametrize("make", [honest_page, honest_text])
def test_the_honest_pages_of_the_benchmark_are_articles_without_a_warning(make):
    article = extract(make(20_000), options=Options(rules=False))

    assert TEXT in article.text
    assert article.warnings == ()
