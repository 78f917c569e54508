from datetime import date

from extractor.metadata import describe
from extractor.model import Field, Head, Role
from tests.unit.metadata.page import NO_HEAD, PARAGRAPH, document, labels

ARTICLE = '{"@type": "NewsArticle", "headline": "River floods town", "datePublished": "%s", "dateModified": "%s"}'


def fields(*lines, head=NO_HEAD, url="", captured=None, roles=(), levels=None):
    return describe(document(*lines, head=head, url=url, levels=levels), labels(*roles), {}, captured)


def test_published_and_modified_are_told_apart():
    head = Head(jsonld=(ARTICLE % ("2020-05-14T12:00:00Z", "2020-05-16T09:00:00Z"),))

    found = fields("River floods town", head=head)

    assert (str(found["published"].value), found["published"].source) == (
        "2020-05-14T12:00:00Z",
        "json-ld datePublished",
    )
    assert str(found["modified"].value) == "2020-05-16T09:00:00Z"


def test_a_date_after_the_day_of_capture_is_not_believed():
    head = Head(metas=(("article:published_time", "2020-05-14"), ("publish-date", "2020-05-12")))

    assert str(fields("Rain", head=head, captured=date(2020, 5, 13))["published"].value) == "2020-05-12"
    assert "published" not in fields("Rain", head=head, captured=date(2020, 5, 1))


def test_a_line_that_says_updated_dates_the_change():
    found = fields(
        "River floods town",
        "14 May 2020",
        "Updated: 16 May 2020",
        PARAGRAPH,
        roles=(Role.TITLE, Role.DATE, Role.DATE, Role.BODY),
    )

    assert str(found["published"].value) == "2020-05-14"
    assert str(found["modified"].value) == "2020-05-16"


def test_a_change_alone_stands_for_the_publication_and_says_so():
    found = fields("River floods town", "Updated: 16 May 2020", PARAGRAPH, roles=(Role.TITLE, Role.DATE, Role.BODY))

    assert found["published"].source.endswith("(last change)")


def test_the_masthead_date_above_the_headline_is_not_the_date_of_publication():
    lines = ("The Example", "Monday, December 09, 2019", "River floods town", PARAGRAPH)
    roles = (Role.BOILERPLATE, Role.BOILERPLATE, Role.TITLE, Role.BODY)

    assert "published" not in fields(*lines, roles=roles)


def test_a_blog_prints_its_date_above_the_headline_where_the_address_agrees():
    lines = ("The Example", "Monday, December 09, 2019", "River floods town", PARAGRAPH)
    head, url = Head(title="River floods town"), "https://e.org/2019/12/river"

    assert str(fields(*lines, head=head, url=url)["published"].value) == "2019-12-09"


def test_the_time_element_nearest_to_the_headline_wins():
    times = (("2020-01-01", "1 Jan", 0), ("2020-05-14T10:00:00+02:00", "14 May", 2), ("2020-05-13", "13 May", 5))
    head = Head(title="River floods town", times=times)
    lines = ("Menu", "River floods town", "14 May", PARAGRAPH, PARAGRAPH, "Another story 13 May")

    found = fields(*lines, head=head, levels={1: 1})["published"]

    assert (found.value.day, found.value.zone, found.source) == ("2020-05-14", "+02:00", "time element, block 2")


def test_the_printed_day_settles_a_quarrel_in_the_head():
    head = Head(
        title="River",
        metas=(("article:published_time", "2020-05-14"),),
        jsonld=(ARTICLE % ("2020-05-11", "2020-05-15"),),
    )

    assert fields("River", "May 14, 2020", PARAGRAPH, head=head, levels={0: 1})["published"].value.day == "2020-05-14"


def test_a_members_joining_date_is_not_the_date_of_the_post():
    lines = ("River floods town", "Joined: 14 May 2011", "Posted 3 June 2020", PARAGRAPH)

    assert (
        fields(*lines, roles=(Role.TITLE, Role.BOILERPLATE, Role.DATE, Role.BODY))["published"].value.day
        == "2020-06-03"
    )


def test_the_address_gives_the_day_where_nothing_else_does():
    found = fields("Rain", url="https://e.org/2020/05/14/river")["published"]

    assert (found.value.iso, found.value.precision, found.source) == ("2020-05-14", "day", "url")


def test_the_day_on_which_an_archive_saved_the_page_is_no_date_of_publication():
    assert "published" not in fields("Rain", url="https://web.archive.org/web/20110106023242/http://e.org/river")


def test_a_page_without_dates_has_no_such_field():
    assert "published" not in fields("River floods town", PARAGRAPH)


def test_a_relative_date_needs_the_day_of_capture():
    lines, roles = ("River floods town", "3 days ago", PARAGRAPH), (Role.TITLE, Role.DATE, Role.BODY)

    assert "published" not in fields(*lines, roles=roles)
    assert fields(*lines, roles=roles, captured=date(2020, 5, 17))["published"].value.day == "2020-05-14"


def test_the_string_that_a_site_rule_found_becomes_a_date():
    rule = {"published": Field("14 May 2020 - 5:02:35 am", "rule example", "14 May 2020 - 5:02:35 am")}
    page = document("River", head=Head(language="en"))

    assert str(describe(page, (), rule, None)["published"].value) == "2020-05-14T05:02:35"
    assert "published" not in describe(page, (), {"published": Field("soon", "rule example", "soon")}, None)
