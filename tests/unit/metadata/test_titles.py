import pytest

from extractor.metadata import describe
from extractor.model import Head, Role
from extractor.readers.html import read_html
from tests.unit.metadata.page import document, labels


def title(head, *lines, url="", levels=None):
    found = describe(document(*lines, head=head, url=url, levels=levels), (), {}, None).get("title")
    return found and found.value


@pytest.mark.parametrize("separator", [" | ", " - ", " – ", " — ", " :: ", " » ", " · "])
def test_the_name_of_the_site_is_cut_off(separator):
    head = Head(
        title=f"River floods lower town{separator}The Daily Example", metas=(("og:site_name", "The Daily Example"),)
    )

    assert title(head, "River floods lower town", "Rain fell.", levels={0: 1}) == "River floods lower town"


def test_a_dash_inside_the_headline_stays():
    headline = "Rain – and then more rain – floods the town"
    head = Head(title=f"{headline} | Example", metas=(("og:title", headline),))

    assert title(head, headline, levels={0: 1}) == headline


def test_the_masthead_is_not_the_title_though_it_is_a_heading():
    head = Head(
        title="River floods lower town - Four Years Remaining", metas=(("og:site_name", "Four Years Remaining"),)
    )

    found = title(
        head,
        "Four Years Remaining",
        "River floods lower town",
        levels={0: 1, 1: 2},
        url="https://e.org/river-floods-lower-town",
    )

    assert found == "River floods lower town"


def test_on_plain_text_the_labelled_block_is_the_title():
    page = document("Menu", "River floods lower town", "Rain fell.")
    fields = describe(page, labels(Role.NAVIGATION, Role.TITLE, Role.BODY), {}, None)

    assert (fields["title"].value, fields["title"].source) == ("River floods lower town", "title block 1")


def test_losing_titles_are_kept_with_their_sources():
    head = Head(
        title="River floods town",
        metas=(("og:title", "What the river did to the town"),),
        jsonld=('{"@type":"Article","headline":"River floods town"}',),
    )

    found = describe(document("River floods town", head=head, levels={0: 1}), (), {}, None)["title"]

    assert ("meta og:title", "What the river did to the town") in found.losers


def test_a_page_without_any_title_has_no_such_field():
    assert "title" not in describe(document("Rain fell."), (), {}, None)


def masthead(target, url):
    page = (
        f"""<title>Tide Notes: Rain</title><h1><a href="{target}">Tide Notes</a></h1><h3>Rain</h3><p>It rained.</p>"""
    )
    return describe(read_html(page, url, "str", "str", ()).document, (), {}, None)["title"].value


@pytest.mark.parametrize("target", ["/", "https://e.org/", "http://e.org", "//e.org/"])
def test_a_heading_that_links_to_the_root_of_the_site_is_no_title(target):
    assert masthead(target, "https://e.org/2026/rain.html") == "Rain"


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/2026/rain.html", "https://e.org/2026/rain.html"),
        ("https://f.org/", "https://e.org/rain"),
        ("/", "https://e.org/"),
    ],
)
def test_one_that_leads_elsewhere_and_one_on_the_root_itself_may_be(target, url):
    assert masthead(target, url) == "Tide Notes"
