import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from extractor.rulebook.ftr.to_css import class_or_id, to_css

SAME = [
    ("//div[@id='story']", "div#story"),
    ("//div[@id='1st']", 'div[id="1st"]'),
    ("//*[@itemProp='articleBody']", '[itemprop="articleBody"]'),
    ("//div[@class='a b']//p", 'div[class="a b"] p'),
    ("//div[contains(@class, 'story')]/p", 'div[class*="story"] > p'),
    ("//div[contains(concat(' ', normalize-space(@class), ' '), ' story ')]", "div.story"),
    ('//div[contains(concat(" ",@class," ")," story ")]', "div.story"),
    ("//div[starts-with(@id,'post-')]", 'div[id^="post-"]'),
    ("//div[@class='a' or @class='b']", 'div:is([class="a"], [class="b"])'),
    ("//p[@class and not(@id)]", "p[class]:not([id])"),
    ("//div[.//img]", "div:has(img)"),
    ("//div[p/a]", "div:has(> p > a)"),
    ("//p[1]", "p:nth-of-type(1)"),
    ("//ul/li[last()]", "ul > li:last-of-type"),
    ("//h2/following-sibling::p", "h2 ~ p"),
    ("/html/body//article", "html > body article"),
    ("//h1 | //h2", "h1, h2"),
    ("//section/descendant::p", "section p"),
]


@pytest.mark.parametrize(("expression", "selector"), SAME)
def test_an_expression_becomes_the_selector_of_the_same_meaning(expression: str, selector: str) -> None:
    query = to_css(expression)

    assert query is not None
    assert query.selector == selector


PAGE = """<html><body><article><h1 id="1st">t</h1><div id="story" class="a b story"><p class="x">one
<a href="y">l</a></p>
<p id="post-1">two</p><div><img><p>three</p></div></div><h2>h</h2><p>four</p><section><div class="a"><p>five</p></div>
<ul><li>a</li><li itemprop="articleBody">b</li></ul></section></article></body></html>"""


@pytest.mark.parametrize("expression", [expression for expression, _ in SAME])
def test_the_selector_selects_what_the_expression_selects(expression: str) -> None:
    selectolax = pytest.importorskip("selectolax.lexbor")
    query = to_css(expression)
    assert query is not None
    by_xpath = etree.XPath(expression.replace("itemProp", "itemprop"))(html.fromstring(PAGE).getroottree())

    by_css = selectolax.LexborHTMLParser(PAGE).css(query.selector)

    assert [node.tag for node in by_css] == [node.tag for node in by_xpath]
    assert ["".join(node.text().split()) for node in by_css] == ["".join(n.text_content().split()) for n in by_xpath]


def test_an_attribute_at_the_end_is_named_beside_the_selector() -> None:
    assert to_css("//meta[@property='og:title']/@content") == ('meta[property="og:title"]', "content")


@pytest.mark.parametrize(
    "expression",
    [
        "(//p)[1]",
        "//p[@class='a'][2]",
        "//p[contains(., 'x')]",
        "//a[text()='x']",
        "//a/..",
        "//a/ancestor::div[1]",
        "//a/parent::div",
        "//div[string-length(@class) = 15]",
        "//footer/self::footer",
        "substring-after(//p, 'By ')",
        "//a/@href | //b",
        "//p[a = 'x']",
        "article",
        "//div[@id='a'",
        "//",
        "",
        "//p[" * 40 + "a" + "]" * 40,
    ],
)
def test_what_has_no_selector_of_the_same_meaning_gives_none(expression: str) -> None:
    assert to_css(expression) is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="/@[]()'\".*|=andorp12 :-", max_size=60))
def test_no_text_raises(expression: str) -> None:
    to_css(expression)


@pytest.mark.parametrize(
    ("token", "selector"),
    [
        ("ad-box", ".ad-box, #ad-box"),
        ("a.b", '[class~="a.b"], [id="a.b"]'),
        ("a b", '[class="a b"], [id="a b"]'),
    ],
)
def test_a_class_or_id_is_a_whole_token(token: str, selector: str) -> None:
    assert class_or_id(token) == selector
