"""Forms that ask for consent beside an article, and articles about them."""

from dataclasses import replace

from extractor.labelling.consent import drop_consent
from extractor.model import Draft, Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored

FORM = (
    "We and our 300 partners use cookies to store personal data on your device and to measure audiences.",
    "Use profiles to select personalised advertising",
    "12 partners can use this purpose",
    "You may withdraw your consent at any time. Some partners rely on a legitimate interest for this purpose.",
)
FORMULAR = (
    "Wir und unsere 300 Partner speichern Cookies auf Ihrem Endgerät und verarbeiten personenbezogene Daten.",
    "Messung der Werbeleistung",
    "Sie können Ihre Einwilligung jederzeit widerrufen. Manche Anbieter nennen ein berechtigtes Interesse.",
    "Zwecke sind Werbung, Messung und Verbesserung der Angebote. Mehr dazu steht in unserer Datenschutzerklärung.",
)
SURE = dict.fromkeys(range(20), 0.9)


def _draft(*lines: str):
    return scored("\n\n".join(lines), SURE)


def test_a_form_below_an_article_goes_with_its_headings():
    draft = _draft(LEDE, SECOND, THIRD, *FORM)

    drop_consent(draft)

    assert draft.roles == [Role.BODY] * 3 + [Role.NOTICE] * 4


def test_a_form_above_an_article_goes_in_german():
    draft = _draft(*FORMULAR, LEDE, SECOND, THIRD)

    drop_consent(draft)

    assert draft.roles == [Role.NOTICE] * 4 + [Role.BODY] * 3


def test_an_article_about_cookies_stays():
    told = (
        "Half of the cookies that shops keep on a device are never read again, a study of privacy and consent found.",
        "The authors counted partners and vendors on four hundred sites and asked each what its purpose was.",
        "Few could say. Most had copied the text about personal data and legitimate interest from their vendors.",
        "A third of the sites measure their audience without consent, and share profiles with partners abroad.",
    )
    draft = _draft(told[0], LEDE, told[1], told[2], SECOND, told[3])

    drop_consent(draft)

    assert draft.roles == [Role.BODY] * 6


def test_one_sentence_is_no_form():
    draft = _draft(LEDE, SECOND, FORM[0], THIRD)

    drop_consent(draft)

    assert draft.roles == [Role.BODY] * 4


def test_a_page_that_is_a_form_and_nothing_else_is_left_to_others():
    draft = _draft(*FORM)

    drop_consent(draft)

    assert draft.roles == [Role.BODY] * 4


def test_a_page_that_is_titled_so_stays_whole():
    page = scored("\n\n".join((LEDE, SECOND, THIRD, *FORM)), SURE)
    titled = replace(page.document, head=replace(page.document.head, title="Privacy policy - The Quay Gazette"))
    draft = Draft(titled, roles=page.roles, scores=page.scores)

    drop_consent(draft)

    assert draft.roles == [Role.BODY] * 7


def test_a_text_whose_first_line_says_so_stays_whole():
    draft = _draft("How to write a privacy banner that people understand", LEDE, SECOND, THIRD, *FORM)

    drop_consent(draft)

    assert draft.roles == [Role.BODY] * 8


def test_a_form_that_begins_with_such_a_line_goes():
    draft = _draft(
        "Your privacy: we and our partners store and/or access information on a device", *FORM, LEDE, SECOND, THIRD
    )

    drop_consent(draft)

    assert draft.roles == [Role.NOTICE] * 5 + [Role.BODY] * 3
