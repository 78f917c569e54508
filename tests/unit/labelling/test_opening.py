"""Headline and what stands under it."""

import pytest

from extractor import extract
from extractor.labelling.captions import name_captions
from extractor.labelling.credit import drop_credits
from extractor.labelling.headline import find_headline, name_headline
from extractor.labelling.kinds import name_kinds
from extractor.labelling.opening import label_opening, name_opening
from extractor.labelling.subheads import keep_subheads
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from extractor.readers.lines import read_lines
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored, story

TITLE = "Council votes to close the harbour after three boats sink"


def scored_html(body: str) -> Draft:
    """Return a draft of a page in which long lines are body."""
    draft = Draft(read_html(f"<body>{body}</body>", "", "utf-8", "str", ()).document)
    for index, line in enumerate(draft.document.texts):
        draft.scores[index] = min(0.95, len(line) / 160)
        if draft.scores[index] > 0.5:
            draft.relabel(index, Role.BODY, "the scorer says so", "scorer")
    return draft


def _find(draft: Draft) -> None:
    find_headline(draft)
    name_headline(draft)


def test_the_line_that_speaks_of_the_story_is_the_title_and_its_repetition_is_not():
    draft = scored(story(TITLE, before=("Home", "News", "Sport", TITLE)))

    _find(draft)

    assert (draft.roles[3], draft.roles[7]) == (Role.TITLE, Role.DUPLICATE_TITLE)
    assert draft.reasons[3]
    assert draft.reasons[7]


def test_another_number_is_another_heading():
    first, second = (f"Council votes to close harbour {number} after three boats sink" for number in (2, 3))
    draft = scored(story(second, first, before=("Home", "News", "Sport", first)))

    _find(draft)

    assert draft.roles[3] is Role.TITLE
    assert draft.roles[7] is not Role.DUPLICATE_TITLE
    assert draft.roles[8] is Role.DUPLICATE_TITLE


@pytest.mark.parametrize("page_type", ["listing", "collection"])
def test_a_story_that_a_page_lists_is_not_the_page_s_headline_and_its_only_great_heading_is(page_type):
    stories = f"<h2>{TITLE}</h2><p>{LEDE}</p><h2>Fog nets for the harbour school</h2><p>{SECOND}</p><p>{THIRD}</p>"

    def titles(page: str, page_type: str) -> list[str]:
        draft = scored_html(page)
        draft.page_type = page_type
        _find(draft)
        return [text for text, role in zip(draft.document.texts, draft.roles, strict=True) if role is Role.TITLE]

    assert titles(stories, page_type) == []
    assert titles(stories, "article") == [TITLE]
    assert titles(f"<h1>Council and harbour news</h1>{stories}", page_type) == ["Council and harbour news"]


def test_a_title_element_gives_way_to_the_headline_itself():
    draft = scored(f"{TITLE} | Harbour Times\nHome\nNews\n{TITLE}\n{LEDE}\n{SECOND}\n{THIRD}")

    _find(draft)

    assert (draft.roles[0], draft.roles[3]) == (Role.DUPLICATE_TITLE, Role.TITLE)


def test_a_title_element_alone_is_the_title_without_the_site():
    draft = scored(f"{TITLE} | Harbour Times\nHome\nNews\n{LEDE}\n{SECOND}\n{THIRD}")

    _find(draft)
    (cut,) = draft.cuts[0]

    assert draft.document.texts[0][: cut.start] == TITLE


def test_a_page_without_a_headline_gets_none():
    draft = scored(story(before=("Home", "12 May 2024", "By Ann Lee", "Photo: Bo Karlsen")))

    _find(draft)

    assert Role.TITLE not in draft.roles


def test_a_pinned_title_is_kept():
    draft = scored(story(before=("The other line about boats", TITLE)))
    draft.pin(0, Role.TITLE, "the rule says so", "rule harbour")

    _find(draft)

    assert draft.roles[:2] == [Role.TITLE, Role.BOILERPLATE]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("June 24, 2014 - 5:02:35 am", Role.DATE),
        ("Veröffentlicht am 12.05.2023", Role.DATE),
        ("By Ann Lee and Bo Karlsen", Role.BYLINE),
        ("Von Anna Weber", Role.BYLINE),
        ("Photo: Bo Karlsen", Role.CREDIT),
        ("The harbour in winter, seen from the lighthouse on the northern mole (AFP)", Role.CAPTION),
        ("Province promises money for a breakwater as fishermen protest in front of the hall", Role.DEK),
    ],
)
def test_a_line_under_the_headline_has_its_role(line, role):
    draft = scored(story(before=(TITLE, line)))
    _find(draft)

    label_opening(draft)

    assert draft.roles[1] is role
    assert draft.reasons[1]


def test_a_sentence_that_hangs_under_the_date_is_a_caption():
    caption = (
        "The mayor of the town, Eva Holm, speaks to fishermen in front of the town hall on Tuesday evening last week."
    )
    draft = scored(f"{TITLE}\n\nJune 24, 2014\n{caption}\n\n{LEDE}\n\n{SECOND}\n\n{THIRD}")
    _find(draft)

    label_opening(draft)

    assert draft.roles[2] is Role.CAPTION


def test_the_first_paragraph_is_no_caption_and_no_dek():
    draft = scored(f"{TITLE}\nJune 24, 2014\n{LEDE}\n{SECOND}\n{THIRD}")
    _find(draft)

    label_opening(draft)

    assert draft.roles[2:] == [Role.BODY] * 3


@pytest.mark.parametrize(
    "prose", ["By the time the boats came home, the harbour was closed for the winter.", "By noon"]
)
def test_prose_that_begins_like_a_byline_is_none(prose):
    draft = scored(story(before=(TITLE, prose)), {1: 0.9})
    _find(draft)

    label_opening(draft)

    assert draft.roles[1] is not Role.BYLINE


@pytest.mark.parametrize("name", ["Agencies", "AFP", "Reuters", "dpa", "新华社"])
def test_an_agency_glued_to_the_last_word_is_cut(name):
    draft = scored(story() + name)

    drop_credits(draft)

    assert draft.document.texts[2][draft.cuts[2][0].start :] == name


@pytest.mark.parametrize("end", [" Agencies promised help.", "example.Com", " He works for U.N.Reform"])
def test_other_last_words_are_not_cut(end):
    draft = scored(story() + end)

    drop_credits(draft)

    assert draft.cuts == {}


@pytest.mark.parametrize("credit", ["AFP Photo / Bo Karlsen", "Foto: Anna Weber/dpa", "Getty Images", "Image: NASA",
                                    "Source: Reuters", "Photo Ann Lee on https://unsplash.com/photos/1",
                                    "© shutterstock: Ann Lee", "Titelbild: Ann Lee/picture-alliance"])  # fmt: skip
def test_a_line_that_credits_is_a_credit(credit):
    draft = scored(story(credit), {3: 0.9})

    drop_credits(draft)

    assert draft.roles[3] is Role.CREDIT


@pytest.mark.parametrize(
    "subhead",
    [
        "Image quality matters",
        "Source of the river",
        "Photos that moved the world",
        "Source: National Office of Statistics",
        "Quelle: Bericht der Provinz 2023",
        "Credits to graduate: 36",
        "Photo booth – 500 dollars",
        "Credit/debit cards",
        "© 2023 Harbour Times",
        "© is a sign. It claims a right",
        "Titelbild der Ausgabe",
    ],
)
def test_a_subhead_that_begins_like_a_credit_is_none(subhead):
    draft = scored(f"{LEDE}\n\n{subhead}\n\n{SECOND}", {1: 0.9})

    drop_credits(draft)

    assert draft.roles[1] is Role.BODY


@pytest.mark.parametrize(
    "subhead", ["Last boat goes down", "‘Hundreds’ of nets lost", "Who pays?", "By hand", "港口关闭了"]
)
def test_a_short_line_alone_between_paragraphs_is_a_subhead(subhead):
    draft = scored(f"{LEDE}\n\n{subhead}\n\n{SECOND}\n\n{THIRD}", {1: 0.4})

    keep_subheads(draft)

    assert draft.roles[1] is Role.SUBHEAD
    assert draft.reasons[1]


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "12 May 2024",
        "{{ }}",
        "Advertisement",
        "The mayor (Picture: Reuters)",
        "Boats. Foto: Editpress/Anna Weber",
        "By Ann Lee",
        "It is late.",
        "* * *",
    ],
)
def test_other_short_lines_between_paragraphs_are_not(line):
    draft = scored(f"{LEDE}\n\n{line}\n\n{SECOND}\n\n{THIRD}", {1: 0.4})

    keep_subheads(draft)

    assert draft.roles[1] is Role.BOILERPLATE


def test_a_subhead_that_the_scorer_kept_is_called_one_and_a_short_sentence_is_not():
    draft = scored(f"{LEDE}\n\nLast boat goes down\n\n{SECOND}\n\nNobody came.\n\n{THIRD}", {1: 0.8, 3: 0.8})

    keep_subheads(draft)

    assert draft.roles == [Role.BODY, Role.SUBHEAD, Role.BODY, Role.BODY, Role.BODY]


def test_items_of_the_body_are_a_list():
    draft = scored(f"{LEDE}\n\n- {SECOND}\n- {THIRD}")

    name_kinds(draft)

    assert draft.roles == [Role.BODY, Role.LIST, Role.LIST]


def test_an_agency_that_signs_the_last_sentence_after_a_dash_is_cut():
    draft = scored(f"{LEDE}\n\n{SECOND} “Who buys fish in a storm?” — AFP")

    drop_credits(draft)

    (cut,) = draft.cuts[1]
    assert draft.document.texts[1][cut.start : cut.stop] == " — AFP"
    assert cut.role is Role.CREDIT


def test_a_name_after_a_dash_that_is_no_agency_stays():
    draft = scored(f"{LEDE}\n\n{SECOND} “Who buys fish in a storm?” — Ann Lee")

    drop_credits(draft)

    assert not draft.cuts


def test_a_subhead_above_a_caption_is_one():
    draft = scored(f"{LEDE}\n\nLast boat goes down\n\nThe boat. Photo: Ann Lee\n\n{SECOND}\n\n{THIRD}", {1: 0.4})
    draft.relabel(2, Role.CAPTION, "it ends in a credit", "captions")

    keep_subheads(draft)

    assert draft.roles[1] is Role.SUBHEAD


def test_a_line_that_stands_at_every_paragraph_is_no_subhead():
    draft = scored(f"{LEDE}\n\nAd Policy\n\n{SECOND}\n\nAd Policy\n\n{THIRD}\n\nAd Policy", {1: 0.4, 3: 0.4, 5: 0.1})

    keep_subheads(draft)

    assert Role.SUBHEAD not in draft.roles


def test_a_subhead_that_the_table_of_contents_names_too_is_one():
    draft = scored(f"Last boat goes down\n\n{LEDE}\n\nLast boat goes down\n\n{SECOND}\n\n{THIRD}", {0: 0.1, 2: 0.4})

    keep_subheads(draft)

    assert draft.roles[2] is Role.SUBHEAD


def test_the_name_of_another_site_between_doubtful_paragraphs_is_no_subhead():
    draft = scored(f"{LEDE}\n\n美術展ナビ\n\n{SECOND}", {0: 0.55, 1: 0.25, 2: 0.55})

    keep_subheads(draft)

    assert draft.roles[1] is Role.BOILERPLATE


@pytest.mark.parametrize("above", [LEDE, "Nobody came."])
def test_a_short_line_of_the_body_alone_between_two_paragraphs_is_a_subhead(above: str):
    draft = scored(f"{LEDE}\n\n{above}\n\nWhat comes next\n\n{SECOND}\n\n{THIRD}")
    for index in range(len(draft.roles)):
        draft.relabel(index, Role.BODY, "a test says so", "test")

    keep_subheads(draft)

    assert draft.roles[2] is Role.SUBHEAD


def test_a_short_line_of_the_body_among_short_lines_is_no_subhead():
    draft = scored(f"{LEDE}\n\nLine of a poem\n\nAnother of its lines\n\nThe last of them\n\n{SECOND}")
    for index in range(len(draft.roles)):
        draft.relabel(index, Role.BODY, "a test says so", "test")

    keep_subheads(draft)

    assert Role.SUBHEAD not in draft.roles


def _opened(*lines: str) -> Draft:
    """Return a page whose headline is known and whose lines under it the scorer leaves out, after naming them."""
    draft = scored("\n\n".join((TITLE, *lines, LEDE, SECOND, THIRD)))
    draft.relabel(0, Role.TITLE, "a test says so", "test")
    for index in range(1, len(lines) + 1):
        draft.relabel(index, Role.BOILERPLATE, "a test says so", "test")
    name_opening(draft)
    return draft


def test_a_dropped_sentence_under_the_headline_and_above_byline_and_date_is_the_dek():
    assert _opened("Nobody had listened to the fishermen.", "By Ann Lee", "12 May 2024").roles[1] is Role.DEK


def test_a_dropped_sentence_under_the_headline_without_date_or_byline_below_is_no_dek():
    assert _opened("Nobody had listened to the fishermen.", "Share").roles[1] is not Role.DEK


def test_a_line_that_opens_like_a_date_but_has_no_number_may_be_the_dek():
    assert _opened("Le città investono e dimenticano i posti dove ci si siede").roles[1] is Role.DEK


@pytest.mark.parametrize(("named", "is_dek"), [("picture-caption", False), ("standfirst", True)])
def test_a_line_that_its_markup_calls_a_caption_is_no_dek(named, is_dek):
    line = "The mayor and the harbour master on the new quay on Monday morning"
    story = "".join(f"<p>{text}</p>" for text in (LEDE, SECOND, THIRD))

    article = extract(
        f"<html><body><article><h1>{TITLE}</h1><div class='{named}'>{line}</div>{story}</article></body></html>"
    )

    assert (article.dek == line) is is_dek


@pytest.mark.parametrize(
    "line",
    ["Essay - Published: 2025.12.17 | harbours | boats | programming", "Dec 26, 2025 • Ann Lee in Project Management",
     "The Harbour Desk / harbour.example / Updated: Dec 17, 2025, 21:47 IST"],
)  # fmt: skip
def test_a_row_of_day_and_other_facts_is_no_dek(line):
    draft = scored(story(before=(TITLE, line)))

    _find(draft)
    label_opening(draft)

    assert draft.roles[1] is Role.DATE


@pytest.mark.parametrize(
    "line",
    ["The vote of 12 May 2024 ended a quarrel about the old boats", "Half of the council / and the mayor want it gone"],
)
def test_a_dek_may_name_a_day_or_have_a_bar(line):
    draft = scored(story(before=(TITLE, line)))

    _find(draft)
    label_opening(draft)

    assert draft.roles[1] is Role.DEK


@pytest.mark.parametrize(
    "line",
    [
        "4.3 stars on 7 reviews of this page",
        "1.9K views 11 replies 12 participants",
        "4,7 von 5 Sternen, 12 Bewertungen",
    ],
)
def test_a_count_of_stars_or_readers_is_no_dek(line):
    assert _with_dropped_line(line).roles[1] is Role.BOILERPLATE


def test_a_dek_may_open_with_a_number():
    assert _with_dropped_line("12 boats and three men are still missing after the storm").roles[1] is Role.DEK


def _with_dropped_line(line: str) -> Draft:
    """Return a page with a line under its headline that the scorer leaves out, after headline and opening are told."""
    draft = scored(story(before=(TITLE, line)))
    draft.relabel(1, Role.BOILERPLATE, "its score is low", "scorer")
    _find(draft)
    label_opening(draft)
    return draft


def test_a_line_that_ends_in_a_pictures_credit_is_no_dek():
    line = "The harbour as the members of the council saw it on Monday Photo: Bo Karlsen"
    draft = _with_dropped_line(line)
    assert draft.roles[1] is Role.BOILERPLATE

    name_captions(draft)
    assert draft.roles[1] is Role.CAPTION


def test_a_dek_may_speak_of_a_photo():
    line = "Why a photo by a retired captain moved the members of the council to tears"
    assert _with_dropped_line(line).roles[1] is Role.DEK


def _of_markup(opening: str, *kept: str) -> Draft:
    """Return a page with markup under its headline, of which the scorer keeps these texts."""
    draft = Draft(read_html(f"<body><h1>{TITLE}</h1>{opening}</body>", "", "utf-8", "str", ()).document)
    for index, text in enumerate(draft.document.texts):
        draft.relabel(index, Role.BODY if text in kept else Role.BOILERPLATE, "the scorer says so", "scorer")
    draft.relabel(0, Role.TITLE, "it is the headline", "test")
    label_opening(draft)
    return draft


UNENDED = "The council of the harbour voted on Monday evening to close it after three boats had been lost"


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        (f"<p>{UNENDED}</p><p>{LEDE}</p>", Role.BODY),
        (f"<p class=standfirst>{UNENDED}</p><p>{LEDE}</p>", Role.DEK),
        (f"<header><p>{UNENDED}</p></header><p>{LEDE}</p>", Role.DEK),
        (f"<p>{UNENDED}</p>", Role.BODY),
    ],
)
def test_a_line_marked_like_what_follows_or_alone_is_no_dek(opening, role):
    assert _of_markup(opening, UNENDED, LEDE).roles[1] is role


def test_verse_is_no_dek():
    verse = "The seven gulls that sleep upon the pier\nwere counted every night of that long year"
    opening = f"<div>{verse.replace(chr(10), '<br>')}</div><p>{LEDE}</p>"

    assert _of_markup(opening, verse, LEDE).roles[1] is Role.BODY


@pytest.mark.parametrize(("name", "role"), [("news-meta", Role.DATE), ("news-text", Role.BODY)])
def test_a_row_of_facts_in_any_language_is_none_of_the_text_where_it_is_marked(name, role):
    line = "ณัฐวุฒิ แสงทอง | 3 สิงหาคม 2567 09:00 น."

    assert _of_markup(f"<div class={name}>{line}</div><p>{LEDE}</p>", line, LEDE).roles[1] is role


def test_a_byline_in_a_script_without_spaces_is_one_with_its_day():
    line = "โดย ณัฐวุฒิ แสงทอง | 3 สิงหาคม 2567 09:00 น."

    assert _of_markup(f"<div>{line}</div><p>{LEDE}</p>", line, LEDE).roles[1] is Role.BYLINE


def test_a_day_above_the_headline_is_no_text_and_a_sentence_about_one_is():
    day, sentence = "Tuesday, November 19, 2024", "On Tuesday, November 19, 2024, the harbour was closed."
    texts = [day, sentence, TITLE, LEDE, LEDE]
    draft = Draft(read_lines("\n\n".join(texts), "", "str", "str", ()).document)
    for index in range(len(texts)):
        draft.relabel(index, Role.TITLE if index == 2 else Role.BODY, "the scorer says so", "scorer")
    label_opening(draft)

    assert draft.roles[:2] == [Role.BOILERPLATE, Role.BODY]


def _far_below(line: str, page_type: str = "article") -> Role:
    """Return the role of a line that stands right above the first paragraph, far below the headline."""
    menu = "".join(f"<li>Harbour {number}</li>" for number in range(20))
    draft = scored_html(f"<h1>{TITLE}</h1><ul>{menu}</ul><p>{line}</p><p>{LEDE}</p><p>{SECOND}</p>")
    place = draft.document.texts.index(line)
    draft.relabel(place, Role.BODY, "the scorer says so", "scorer")
    draft.page_type = page_type
    draft.relabel(0, Role.TITLE, "it is the headline", "test")
    label_opening(draft)
    return draft.roles[place]


def test_who_wrote_the_first_paragraph_is_no_text_however_far_above_the_headline_stands():
    assert _far_below("By Rick Steves") is Role.BYLINE
    assert _far_below("By hand and by night") is Role.BODY
    assert _far_below("By Rick Steves", "listing") is Role.BODY


def test_a_day_in_a_language_of_unknown_months_is_no_text_right_under_a_flattened_page_s_headline():
    day = "4 მარტი 2024"
    draft = scored(story(before=("Harbour closes for the winter", day)), {1: 0.9})
    draft.relabel(0, Role.TITLE, "it is the headline", "headline")
    label_opening(draft)

    assert draft.roles[1] is Role.DATE
