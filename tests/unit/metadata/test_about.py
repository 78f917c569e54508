import pytest

from extractor.metadata import LeadImage, Paywall, describe
from extractor.metadata.dateline import read_dateline
from extractor.metadata.language import normal_tag, shown_language
from extractor.model import Block, Document, Field, Head, Inline, InlineKind, Kind, LineLayout, Picture, Role
from tests.unit.metadata.page import NO_HEAD, PARAGRAPH, document, labels


def fields(*lines, head=NO_HEAD, roles=(), url=""):
    return describe(document(*lines, head=head, url=url), labels(*roles), {}, None)


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        (
            "Baghdad (AFP) — The minister said on Monday that the talks would go on for another week at least.",
            "Baghdad",
            "AFP",
        ),
        (
            "LONDON, May 5 (Reuters) - The bank kept its rate where it was, as the market had come to expect.",
            "LONDON",
            "Reuters",
        ),
        (
            "Berlin (dpa/lno) - Die Ministerin sagte am Montag, dass die Gespräche noch eine Woche weitergehen.",
            "Berlin",
            "dpa/lno",
        ),
        (
            "PARIS — The minister said on Monday that the talks would go on for another week, according to a source.",
            "PARIS",
            "",
        ),
    ],
)
def test_a_dateline_gives_place_and_agency(text, place, agency):
    found = read_dateline(text)

    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize("text", ["Rain — and a lot of it — fell on Monday.", "The bank (HSBC) said so.", ""])
def test_a_sentence_with_a_dash_or_a_bracket_is_no_dateline(text):
    assert read_dateline(text) is None


@pytest.mark.parametrize("mark", [":", " -"])
def test_a_place_before_a_colon_or_a_hyphen_must_be_named_in_the_story(mark):
    opening = f"BAGHDAD{mark} Militants took a town. " + PARAGRAPH

    assert read_dateline(opening, opening + "The minister was in Baghdad on Monday.").place == "BAGHDAD"
    assert read_dateline(opening, opening) is None
    assert read_dateline(f"UPDATE{mark} Militants took a town. " + PARAGRAPH, PARAGRAPH) is None


def test_place_and_agency_are_read_from_the_first_paragraph():
    found = fields("River", "Baghdad (AFP) — " + PARAGRAPH, roles=(Role.TITLE, Role.BODY))

    assert (found["place"].value, found["agency"].value) == ("Baghdad", "AFP")
    assert found["place"].source == "dateline, block 1"


@pytest.mark.parametrize(
    ("tag", "normal"), [("en_us", "en-US"), ("de", "de"), ("zh-hans-cn", "zh-Hans-CN"), ("", ""), ("not a tag", "")]
)
def test_language_tags_are_written_one_way(tag, normal):
    assert normal_tag(tag) == normal


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Rat trat am Dienstag zusammen, und die Stadt hat nicht mit dem Fluss gerechnet, der auf dem Weg ist.",
            "de",
        ),
        (
            "The council met on Tuesday and it was said that the town had not reckoned with the river and its ways.",
            "en",
        ),
        (
            "Le conseil est dans la ville pour les habitants qui ne sont pas avec le fleuve sur la place et une rue.",
            "fr",
        ),
        (
            "El consejo se reunió en la ciudad para los vecinos que no están con el río, y una de las calles.",
            "es",
        ),
        ("市议会星期二开会讨论河水对下城造成的影响", "zh"),
        ("市議会は火曜日に集まり、川が町にもたらした影響について話し合った", "ja"),
        ("시의회는 화요일에 모여 강이 마을에 미친 영향을 논의했다", "ko"),
        ("1234 5678", ""),
    ],
)
def test_the_text_itself_shows_its_language(text, language):
    assert shown_language([text])[0] == language


SPANISH = "El consejo se reunió en la ciudad para los vecinos que no están con el río, y una de las calles. " * 5


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", SPANISH, "es"),
        ("en", "El consejo se reunió.", "en"),  # too little to go by
        ("gl", SPANISH, "gl"),  # a language that is not known is believed
        ("es-MX", SPANISH, "es-MX"),
        ("en", PARAGRAPH + SPANISH, "en"),  # a quotation
        ("", SPANISH, "es"),
    ],
)
def test_a_declared_language_is_not_believed_where_the_text_belies_it(declared, text, language):
    assert fields(text, head=Head(language=declared))["language"].value == language


def test_the_list_of_tags_nearest_to_the_story_is_taken_and_a_far_one_is_not():
    lines = ["Rain", "Password", *[PARAGRAPH] * 20, "River", "Flood", "Share", "Cars", "Homes"]
    roles = [Role.TAGS] * 2 + [Role.NAVIGATION] * 19 + [Role.BODY, Role.TAGS, Role.TAGS, Role.SHARE] + [Role.TAGS] * 2

    assert fields(*lines, roles=roles)["tags"].value == ("River", "Flood")
    assert "tags" not in fields(*lines[:-5], roles=roles[:-5])


def test_a_paywall_is_told_with_its_evidence():
    head = Head(jsonld=('{"@type": "NewsArticle", "headline": "River", "isAccessibleForFree": "False"}',))

    assert fields("River", head=head)["paywall"].value == Paywall("paid", ("json-ld isAccessibleForFree: False",))
    assert fields("River", "Subscribe to continue reading")["paywall"].value.verdict == "paid"
    assert (
        fields("River", head=Head(metas=(("article:content_tier", "metered"),)))["paywall"].value.verdict == "metered"
    )
    assert "paywall" not in fields("River", PARAGRAPH)


def test_the_lead_image_comes_with_the_caption_printed_under_it():
    blocks = (
        Block(0, Kind.PICTURE, "", detail=Picture("/i/river.jpg?w=200"), figure=1),
        Block(1, Kind.CAPTION, "The river in May.", figure=1),
    )
    head = Head(metas=(("og:image", "https://e.org/i/river.jpg?w=1200"), ("og:image:alt", "A river")))
    page = Document(["", "The river in May."], LineLayout([0, 0], [0, 0]), blocks.__getitem__, head, "https://e.org/a")

    found = describe(page, (), {}, None)["lead_image"]

    assert found.value == LeadImage("https://e.org/i/river.jpg?w=1200", "The river in May.", "A river")


def test_a_licence_is_found_in_the_head_and_in_links_of_the_page():
    assert (
        fields("River", head=Head(links=(("license", "https://creativecommons.org/licenses/by/4.0/"),)))[
            "licence"
        ].source
        == "link license"
    )
    link = Inline(0, 5, InlineKind.LINK, "http://creativecommons.org/licenses/by-sa/4.0/deed.de")
    page = Document(["CC BY"], LineLayout([0], [0]), lambda i: Block(i, Kind.PARAGRAPH, "CC BY", inlines=(link,)))

    assert describe(page, (), {}, None)["licence"].value == "https://creativecommons.org/licenses/by-sa/4.0"


def test_an_address_that_is_not_http_is_no_address():
    head = Head(
        links=(("canonical", "javascript:alert(1)"),),
        metas=(("og:url", "http://[broken"), ("og:image", "data:image/png;base64,AAAA")),
    )

    found = fields("River", head=head)

    assert "canonical_url" not in found
    assert "lead_image" not in found


def test_site_publisher_section_tags_description_and_type_come_from_the_head():
    publisher = '"publisher": {"name": "Example Ltd"}'
    node = (
        f'{{"@type": "NewsArticle", "headline": "River", {publisher}, "articleSection": "Local", "abstract": "Rain"}}'
    )
    head = Head(
        jsonld=(node,),
        metas=(("og:site_name", "The Example"), ("keywords", "rain, river,rain")),
        links=(("canonical", "/a"),),
    )

    found = fields("River", head=head, url="https://e.org/a?b=c")

    assert {
        name: found[name].value
        for name in ("site_name", "publisher", "section", "tags", "description", "page_type", "canonical_url")
    } == {
        "site_name": "The Example",
        "publisher": "Example Ltd",
        "section": "Local",
        "tags": ("rain", "river"),
        "description": "Rain",
        "page_type": "NewsArticle",
        "canonical_url": "https://e.org/a",
    }


DESCRIBED = Head(metas=(("description", "Three streets are under water."),))


def test_a_description_that_the_page_does_not_print_is_no_standfirst():
    found = fields("River", PARAGRAPH, head=DESCRIBED, roles=(Role.TITLE, Role.BODY))

    assert found["description"].value == "Three streets are under water."
    assert "dek" not in found


def test_a_description_printed_above_the_text_is_a_standfirst():
    page = ("River", "Three streets are under water", PARAGRAPH)
    found = fields(*page, head=DESCRIBED, roles=(Role.TITLE, Role.BOILERPLATE, Role.BODY))

    assert found["dek"].value == "Three streets are under water"
    assert found["dek"].source == "block 1 like meta description"


@pytest.mark.parametrize(
    "roles",
    [
        (Role.TITLE, Role.BODY, Role.TEASER),
        (Role.BODY, Role.BODY, Role.BODY),
        (Role.BODY, Role.TEASER, Role.BODY),
        (Role.TITLE, Role.CAPTION, Role.BODY),
    ],
)
def test_a_description_that_is_all_of_the_text_or_inside_it_or_a_caption_is_no_standfirst(roles):
    page = ("River", "Three streets are under water.", PARAGRAPH)

    assert "dek" not in fields(*page, head=DESCRIBED, roles=roles)


def test_a_description_that_begins_the_text_is_a_standfirst():
    page = ("River", "Three streets are under water.", PARAGRAPH)

    assert fields(*page, head=DESCRIBED, roles=(Role.TITLE, Role.BODY, Role.BODY))["dek"].source.startswith("block 1")


def test_the_second_headline_is_the_standfirst_where_no_block_is():
    head = Head(jsonld=('{"@type": "NewsArticle", "alternativeHeadline": "Rain", "description": "Long"}',))

    assert fields("River", head=head)["dek"].source == "json-ld alternativeHeadline"
    assert fields("River", "Soaked", head=head, roles=(Role.TITLE, Role.DEK))["dek"].value == "Soaked"


def test_a_site_rule_beats_all_and_what_it_beats_is_kept():
    head = Head(title="River floods town")
    ruled = {"title": Field("Ruled", "rule example", "Ruled")}

    found = describe(document("River floods town", head=head), (), ruled, None)["title"]

    assert (found.value, found.source) == ("Ruled", "rule example")
    assert ("title element", "River floods town") in found.losers


def test_a_field_is_worked_out_once_and_only_when_asked_for():
    page = document("River", head=Head(jsonld=("x" * 10,)))
    found = describe(page, (), {}, None)

    assert found.get("language") is None
    assert found.get("nonsense") is None
    assert dict(found) == dict(found.items())


def test_an_empty_page_has_no_fields():
    assert dict(describe(document(), (), {}, None)) == {}
