"""Newsletter boxes, teasers and closing lines: chrome in good prose below the story."""

import pytest

from extractor.labelling.closing_lines import drop_closing_lines
from extractor.labelling.newsletter import drop_newsletter, name_newsletter
from extractor.labelling.teasers import drop_teasers
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored, story

TEASER = (
    "The winner of last year's regatta has sold her boat, and the club that she founded will close its doors in June."
)


@pytest.mark.parametrize(
    "call",
    [
        "Interested in harbour news? Sign up for our daily email newsletter!",
        "Start your day with the Harbour Times Newsletter",
        "Melden Sie sich für unseren Newsletter an",
        "Inscrivez-vous à notre newsletter pour ne rien manquer",
    ],
)
def test_a_call_to_sign_up_under_the_story_is_newsletter(call):
    draft = scored(story(call), {3: 0.9})

    drop_newsletter(draft)

    assert draft.roles[3] is Role.NEWSLETTER
    assert draft.reasons[3]


def test_a_box_that_the_scorer_half_believes_is_dropped_with_the_line_over_it():
    box = ("Subscribe", "Know what matters.", "Five stories, no noise, in your inbox at six every weekday.")
    draft = scored(story(*box), {4: 0.66, 5: 0.66})

    drop_newsletter(draft)

    assert draft.roles[4:] == [Role.NEWSLETTER] * 2
    assert draft.roles[2] is Role.BODY


def test_prose_about_newsletters_stays():
    sentence = (
        "The newsletter of the harbour club had four thousand readers before the war, and its editor knew them all."
    )
    draft = scored(story(sentence), {3: 0.9})

    drop_newsletter(draft)

    assert draft.roles[3] is Role.BODY


def test_prose_that_ends_in_keep_reading_below_a_break_is_a_teaser():
    draft = scored(story("Subscribe to our newsletter", TEASER, "Keep reading...Show less"))

    drop_newsletter(draft)
    drop_teasers(draft)

    assert draft.roles[4:] == [Role.TEASER, Role.TEASER]
    assert "Keep reading" in draft.reasons[4]


def test_the_last_paragraph_above_keep_reading_without_a_break_may_be_the_story():
    draft = scored(story("Keep reading"))

    drop_teasers(draft)

    assert draft.roles[:3] == [Role.BODY] * 3


def test_titles_with_summaries_under_related_articles_are_teasers():
    other = SECOND.replace("Fishermen", "Farmers")
    draft = scored(story("Related articles", "Regatta winner sells her boat", TEASER, "Farmers want a dyke", other))

    drop_teasers(draft)

    assert [draft.roles[place] for place in (3, 5, 7)] == [Role.TEASER] * 3


def test_a_related_box_inside_the_story_takes_no_paragraph_along():
    draft = scored(story("Related articles", "Regatta winner sells her boat", SECOND, TEASER, SECOND, TEASER))

    drop_teasers(draft)

    assert draft.roles[5:] == [Role.BODY] * 4


@pytest.mark.parametrize("button", ["Popular", "Find out more", "MORE", "Learn more", "(more)", "Featured"])
def test_a_button_takes_no_paragraphs_along(button):
    other = SECOND.replace("Fishermen", "Farmers")
    draft = scored(story(other, button, TEASER), {3: 0.9, 4: 0.6, 5: 0.6})

    drop_teasers(draft)

    assert draft.roles[4:] == [Role.TEASER, Role.BODY]


@pytest.mark.parametrize("link", ["Read more: Regatta winner sells her boat", "Also read: The dyke that never was"])
def test_a_link_with_its_title_takes_nothing_along(link):
    draft = scored(story(link, "Choosing a boat", TEASER), {3: 0.6, 4: 0.6, 5: 0.6})

    drop_teasers(draft)

    assert draft.roles[3:] == [Role.TEASER, Role.BODY, Role.BODY]


def test_a_section_of_more_from_a_source_is_teasers():
    draft = scored(story("More from the Harbour Times", TEASER), {3: 0.6, 4: 0.6})

    drop_teasers(draft)

    assert draft.roles[3:] == [Role.TEASER, Role.TEASER]


def test_entries_that_all_end_in_read_more_are_the_article():
    entry = "The blue boat has two masts and a cabin for four people, and it sails well in a light wind on the lake."
    entries = [f"{kind} {entry}\n\nRead more" for kind in ("First.", "Second.", "Third.", "Fourth.", "Fifth.")]
    draft = scored("\n\n".join(entries))

    drop_teasers(draft)

    assert draft.roles[::2] == [Role.BODY] * 5


def test_a_label_that_stands_at_every_inline_link_takes_no_paragraphs_along():
    page = f"{SECOND}\n\nLesen Sie auch" + f"\n\n{SECOND}\n\n{TEASER}" * 3 + f"\n\nLesen Sie auch\n\n{TEASER}"
    draft = scored(page, {8: 0.6, 9: 0.6})

    drop_teasers(draft)

    assert draft.roles[-1] is Role.BODY


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("This article is the copyrighted property of the Harbour Times. Ask before you reprint it.", Role.LEGAL),
        ("Subscribe now to our e-paper for the full story.", Role.NEWSLETTER),
        ("For the latest news download our apps for phones.", Role.NOTICE),
        ("Please understand that comments are moderated and that it is not always possible.", Role.COMMENT),
        ("Нашли ошибку? Выделите её и нажмите Ctrl + Enter", Role.NOTICE),
        ("Iezīmējiet tekstu un spiediet Ctrl+Enter, lai nosūtītu labojamo fragmentu redaktoram!", Role.NOTICE),
        ("This website is best viewed using the latest versions of web browsers.", Role.NOTICE),
        ("© 2024 The Harbour Times. All rights reserved.", Role.LEGAL),
        (
            "To learn more about republishing this content and the associated fees, please fill out this form.",
            Role.LEGAL,
        ),
        ("Alle Rechte vorbehalten", Role.LEGAL),
        ("本文版权所有，未经授权不得转载。", Role.LEGAL),
    ],
)
def test_a_closing_line_is_dropped_although_it_is_a_sentence(line, role):
    draft = scored(story(line), {3: 0.9})

    drop_closing_lines(draft)

    assert draft.roles[3] is role
    assert draft.reasons[3]


@pytest.mark.parametrize("line", ["Advertisement", "Share this article", "Story continues below advertisement"])
def test_a_line_that_no_writer_writes_goes_from_inside_the_story(line):
    draft = scored(f"{SECOND}\n\n{line}" + f"\n\n{SECOND}\n\n{TEASER}" * 3, {1: 0.9})

    drop_closing_lines(draft)

    assert not draft.in_body(1)


@pytest.mark.parametrize("line", ["Health", "Politics", "Video", "Discussion", "Sources", "What do you think?"])
def test_a_word_that_menus_share_with_subheads_stays_inside_the_story(line):
    draft = scored(f"{SECOND}\n\n{line}" + f"\n\n{SECOND}\n\n{TEASER}" * 3, {1: 0.9})

    drop_closing_lines(draft)

    assert draft.in_body(1)


@pytest.mark.parametrize(
    "line",
    [
        "Switch to paper charts when the screen goes dark, and keep a pencil on the table beside the compass.",
        "What do you think a harbour costs? The province has asked three firms, and none would name a figure.",
    ],
)
def test_a_sentence_that_begins_like_a_menu_entry_stays_among_the_last_paragraphs(line):
    draft = scored(story(line, TEASER))

    drop_closing_lines(draft)

    assert draft.in_body(3)


def test_a_publishers_words_about_itself_still_go():
    line = "Harbour Times delivers independent and unrivalled coverage and analysis of the coast and beyond."
    line += " To learn more about republishing this content and the associated fees, please fill out this form."
    draft = scored(story(line))

    drop_closing_lines(draft)

    assert draft.roles[3] is Role.LEGAL


def test_entries_further_down_that_end_in_read_more_are_the_article():
    entries = [line for number in range(5) for line in (SECOND.replace("1998", f"19{number}8"), "Read more")]
    draft = scored(story(SECOND * 3, SECOND * 2, *entries))

    drop_teasers(draft)

    assert Role.TEASER not in draft.roles


@pytest.mark.parametrize(
    "line",
    [
        "Support our journalism. If you value our reporting, please consider making a donation today, however small.",
        "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns bitte mit einer Spende oder werden Sie Mitglied.",
        "Vous avez aimé cet article ? Soutenez une presse libre en vous abonnant, à partir de deux euros par mois.",
        "Disclosure: this post contains affiliate links, and we may earn a commission at no extra cost to you.",
        "The post Harbour closed for the winter appeared first on The Vell Post.",
    ],
)
def test_appeals_disclosures_and_feed_signatures_below_the_story_go(line):
    draft = scored(story(line), {3: 0.9})

    drop_closing_lines(draft)

    assert not draft.in_body(3)


def test_a_sentence_about_donations_inside_the_story_stays():
    line = "The club relies on donations from its members, and the town asked it to support the breakwater with a sum."
    draft = scored(story(SECOND.replace("Fishermen", "Others"), before=(line,)), {0: 0.9})

    drop_closing_lines(draft)

    assert draft.in_body(0)


@pytest.mark.parametrize(
    "link",
    ["Read more: The boats that sank in the storm of 1998", "Les også: Fiskerne har ventet i tjue år på en ny molo"],
)
def test_a_link_to_another_story_by_its_title_goes_wherever_it_stands(link):
    draft = scored("\n\n".join([LEDE, link, SECOND, THIRD, SECOND[::-1], LEDE[::-1]]), {1: 0.9})

    drop_closing_lines(draft)

    assert draft.roles[:3] == [Role.BODY, Role.TEASER, Role.BODY]


@pytest.mark.parametrize(
    "line", ["Read more about the boats that sank in the storm of 1998.", "Also: the breakwater was never paid for."]
)
def test_a_sentence_that_points_on_stays(line):
    draft = scored("\n\n".join([LEDE, line, SECOND, THIRD, SECOND[::-1], LEDE[::-1]]), {1: 0.9})

    drop_closing_lines(draft)

    assert draft.in_body(1)


@pytest.mark.parametrize(
    "line",
    [
        "Five stories, no noise, delivered to your inbox at six every weekday",
        "Få ugens bedste historier fra øerne i din indbakke",
        "扫描二维码，关注我们的公众号，每天为您推送好文章",
    ],
)
def test_a_dropped_sentence_that_speaks_of_a_letter_or_a_channel_is_newsletter(line: str):
    draft = scored(story(line), {3: 0.1})
    draft.relabel(3, Role.BOILERPLATE, "a test says so", "test")

    name_newsletter(draft)

    assert draft.roles[3] is Role.NEWSLETTER


@pytest.mark.parametrize("line", ["Newsletter", "Podcasts Newsletter Jobs Contact Imprint", "Boats for sale in town"])
def test_a_dropped_link_to_letters_is_not_named_newsletter_by_its_words(line: str):
    draft = scored(story(line))

    name_newsletter(draft)

    assert draft.roles[3] is Role.BOILERPLATE
