"""Walls and forms that stand where the article should, and articles about them."""

import pytest

from extractor.labelling.walls import drop_walls
from extractor.model import Role
from tests.unit.labelling.drafts import scored

CONSENT = (
    "With your permission we and our 300 partners use cookies to store and read personal data on your device.",
    "Cookies that the site needs cannot be refused; they keep your basket and balance the load between servers.",
)
ABOUT_COOKIES = (
    "Half of the cookies that shops set in the harbour towns are never read again, a study of the province has found.",
    "The authors counted the cookies on four hundred sites and asked each owner what they were for. Few could say.",
    "Only one shop in ten asks its visitors before it shares their data with partners abroad, although it must.",
)
BUTTONS = ("Accept all", "Reject all", "Cookie settings")


def _page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_consent_form_is_no_article():
    draft = scored(_page("We value your privacy", *CONSENT, *BUTTONS))

    drop_walls(draft)

    assert not any(draft.in_body(index) for index in range(len(draft.roles)))
    assert draft.roles[1] is Role.NOTICE
    assert "consent" in draft.reasons[1]


@pytest.mark.parametrize("line", ["By Ann Lee", "20 May 2024"])
def test_an_article_about_cookies_stays_although_the_site_asks_for_consent(line):
    draft = scored(_page("Half of all cookies are never read", line, *ABOUT_COOKIES, *BUTTONS))

    drop_walls(draft)

    assert all(draft.in_body(index) for index in (2, 3, 4))


def test_an_article_about_cookies_without_a_form_stays():
    draft = scored(_page("Half of all cookies are never read", *ABOUT_COOKIES))

    drop_walls(draft)

    assert draft.in_body(1)


def test_a_product_whose_only_paragraph_is_the_cookie_notice_stays():
    facts = [f"{name}: {number} mm" for number, name in enumerate(("Width", "Height", "Depth", "Cable", "Plug", "Fan"))]
    draft = scored(_page(CONSENT[0], *facts, *BUTTONS), dict.fromkeys(range(1, 7), 0.8))

    drop_walls(draft)

    assert draft.in_body(1)


def test_a_login_form_is_no_article():
    reason = (
        "With a free account you read five stories a month, and subscribers read as many as they like on any device."
    )
    draft = scored(_page("Log in to read on", reason, "E-mail", "Password", "Log in", "Forgot your password?"))

    drop_walls(draft)

    assert not draft.in_body(1)


def test_a_story_beside_a_login_form_stays():
    story = [f"{line} {line}" for line in (*ABOUT_COOKIES, *ABOUT_COOKIES)]
    draft = scored(_page("Log in", "E-mail", "Password", *story))

    drop_walls(draft)

    assert draft.in_body(3)


def test_search_results_are_no_article():
    snippet = (
        "After two years of work the old mill turned yesterday before two hundred people, and the owners said that..."
    )
    page = _page("Search results for: mill", "The mill turns again", "12/05/2024", snippet, "A walk", snippet)
    draft = scored(page)

    drop_walls(draft)

    assert not draft.in_body(3)


def test_a_paragraph_that_trails_off_is_no_search_result():
    draft = scored(
        _page("The mill", *ABOUT_COOKIES, "And the people stood there and looked at the wheel, and waited ...")
    )

    drop_walls(draft)

    assert draft.in_body(1)


def test_a_page_without_body_is_left_alone():
    draft = scored("Menu\n\nHome")

    drop_walls(draft)

    assert draft.roles == [Role.BOILERPLATE] * 2


def test_a_shop_with_a_login_form_in_its_head_stays():
    form = ("Email address", "Password", "Forgot password?", "Log in")
    menu = [f"Department {number}" for number in range(30)]
    draft = scored(_page(*form, *menu, ABOUT_COOKIES[0].replace("cookies", "lamps")))

    drop_walls(draft)

    assert draft.in_body(len(draft.roles) - 1)


ERROR_TEXT = "The page that you asked for has been moved, or it was never here. Look for it by name, or go back home."


@pytest.mark.parametrize(
    "line",
    ["404 Not Found", "Error code: 404", "Sorry, page not found", "Seite nicht gefunden", "Página no encontrada",
     "Siden ble ikke funnet", "Siden finnes ikke", "Siden blev ikke fundet", "Страница не найдена",
     "ページが見つかりません", "الصفحة غير موجودة"],
)  # fmt: skip
def test_an_error_page_is_no_article(line):
    draft = scored(_page(line, ERROR_TEXT, "Search", "Home"))

    drop_walls(draft)

    assert not any(draft.in_body(index) for index in range(len(draft.roles)))
    assert "no such page" in draft.reasons[1]


def test_a_story_about_lost_pages_stays():
    draft = scored(_page("Page not found: why so much of the web is gone", *ABOUT_COOKIES * 3))

    drop_walls(draft)

    assert draft.in_body(1)
