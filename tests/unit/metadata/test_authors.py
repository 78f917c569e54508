import json

from extractor.metadata import describe
from extractor.model import Head, Role
from tests.unit.metadata.page import NO_HEAD, PARAGRAPH, document, labels

SITE = (("og:site_name", "The Example"),)


def fields(*lines, head=NO_HEAD, roles=(), url="", levels=None):
    return describe(document(*lines, head=head, url=url, levels=levels), labels(*roles), {}, None)


def jsonld(**members):
    return (json.dumps({"@type": "NewsArticle", "headline": "River", **members}),)


def test_json_ld_persons_are_the_authors_and_organisations_stand_apart():
    author = [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Organization", "name": "River Watch Group"}]

    found = fields("River", head=Head(jsonld=jsonld(author=author)))

    assert (found["authors"].value, found["authors"].source) == (("Jane Roe",), "json-ld author")
    assert found["organisations"].value == ("River Watch Group",)


def test_an_author_may_be_named_by_reference():
    graph = [
        {"@type": "Article", "headline": "River", "author": {"@id": "#p"}},
        {"@type": "Person", "@id": "#p", "name": "Jane Roe"},
    ]

    assert fields("River", head=Head(jsonld=(json.dumps({"@graph": graph}),)))["authors"].value == ("Jane Roe",)


def test_a_person_in_the_byline_goes_before_the_site_as_author():
    head = Head(title="River", metas=(*SITE, ("author", "The Example")))

    found = fields("River", "By Jane Roe", PARAGRAPH, head=head, levels={0: 1})

    assert (found["authors"].value, found["authors"].source) == (("Jane Roe",), "byline block 1")


def test_a_fuller_printed_byline_goes_before_json_ld():
    head = Head(title="River", jsonld=jsonld(author="Jane Roe"))

    found = fields("River", "By Jane Roe and John Doe", PARAGRAPH, head=head, levels={0: 1})

    assert found["authors"].value == ("Jane Roe", "John Doe")


def test_a_marked_element_names_the_author_with_its_date_taken_out():
    head = Head(title="River", credits=(("post-byline", "Published August 7, 2023 by Jane Roe", 1),), language="en")

    assert fields("River", "…", PARAGRAPH, head=head, levels={0: 1})["authors"].value == ("Jane Roe",)


def test_comment_authors_are_not_authors():
    head = Head(title="River", credits=(("comment-author", "John Doe", 3),))

    assert "authors" not in fields("River", PARAGRAPH, PARAGRAPH, "John Doe", head=head, levels={0: 1})


def test_a_citation_turns_the_name_round():
    assert fields("River", head=Head(metas=(("citation_author", "Roe, Jane"),)))["authors"].value == ("Jane Roe",)


def test_on_plain_text_the_labelled_byline_names_the_author():
    lines, roles = (
        ("River floods town", "Jane Roe", "14 May 2020", PARAGRAPH),
        (Role.TITLE, Role.BYLINE, Role.DATE, Role.BODY),
    )

    assert fields(*lines, roles=roles)["authors"].value == ("Jane Roe",)


def test_a_bare_name_without_a_date_is_nobody():
    lines, roles = ("River floods town", "World News", PARAGRAPH), (Role.TITLE, Role.BOILERPLATE, Role.BODY)

    assert "authors" not in fields(*lines, roles=roles)


def test_bylines_of_other_stories_do_not_sign_this_one():
    lines = ("River floods town", *([PARAGRAPH] * 40), "By Jane Roe", "By John Doe")

    assert "authors" not in fields(*lines, roles=(Role.TITLE, *([Role.BODY] * 40), Role.TEASER, Role.TEASER))


def test_a_japanese_word_for_text_and_a_dot_open_a_byline():
    lines, roles = ("提灯の町", "文・宮前 透", PARAGRAPH), (Role.TITLE, Role.BYLINE, Role.BODY)

    assert fields(*lines, roles=roles)["authors"].value == ("宮前 透",)


def test_a_labelled_byline_may_open_with_a_short_word_in_small_letters():
    lines, roles = ("La panchina", "di Giulia Ferrandi", PARAGRAPH), (Role.TITLE, Role.BYLINE, Role.BODY)

    assert fields(*lines, roles=roles)["authors"].value == ("Giulia Ferrandi",)
