import json

import pytest

from extractor.metadata.jsonld import article_node, parse_scripts, strings


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Article", "headline": "Rain"}',
        '{"@type": "Article", "headline": "Rain",}',
        '<!-- {"@type": "Article", "headline": "Rain"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Rain"}\n//]]>',
        '{"@type": "Article", "note": "a\ttab and a\nbreak", "headline": "Rain"}',
        '{"@type": "Article", "note": "a \\d slash", "headline": "Rain"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Rain&quot;}",
        '\ufeff[{"@graph": [{"@type": ["Thing", "Article"], "headline": "Rain"}]}];',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Rain"}',
    ],
)
def test_the_article_is_found_in_whole_and_in_mended_scripts(script):
    assert article_node(parse_scripts([script]))["headline"] == "Rain"


@pytest.mark.parametrize(
    "script", ["", "not json", "[" * 100_000, "{" * 1000, "null", '"text"', "[" * 50_000 + "]" * 50_000]
)
def test_a_script_beyond_mending_gives_nothing(script):
    assert article_node(parse_scripts([script])) == {}


def test_one_broken_script_does_not_hide_the_next():
    nodes = parse_scripts(["{broken", '{"@type": "Article", "headline": "Rain"}'])

    assert article_node(nodes)["headline"] == "Rain"


def test_of_several_articles_the_one_of_the_page_wins():
    other = {
        "@type": "NewsArticle",
        "headline": "Other",
        "author": "A",
        "datePublished": "2020-01-01",
        "url": "https://e.org/other",
    }
    own = {"@type": "NewsArticle", "headline": "Own", "mainEntityOfPage": "https://e.org/own/"}

    assert article_node(parse_scripts([json.dumps([other, own])]), "https://e.org/own?ref=rss")["headline"] == "Own"


def test_the_entry_of_a_live_blog_is_not_the_article():
    entry = {
        "@type": "BlogPosting",
        "headline": "20:42",
        "author": "A",
        "datePublished": "2020-01-02",
        "url": "https://e.org/live#1",
    }
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Live",
        "datePublished": "2020-01-01",
        "url": "https://e.org/live",
        "liveBlogUpdate": [entry],
    }

    assert article_node(parse_scripts([json.dumps(blog)]), "https://e.org/live")["headline"] == "Live"


def test_a_property_gives_its_strings_in_whatever_form_it_comes():
    assert strings("a &amp;amp; b") == ["a & b"]
    assert strings([{"name": "Jane"}, "John", {"@id": "#x"}, None, 3]) == ["Jane", "John", "#x"]
