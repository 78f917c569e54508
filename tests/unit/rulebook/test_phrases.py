from collections.abc import Callable

from extractor.model import Draft, Options, Role
from extractor.readers import read
from extractor.rulebook.phrases import RULE, mark_phrases


def marked(*texts: str, title: str = "", pin: Callable[[Draft], None] = lambda _: None) -> Draft:
    body = "".join(f"<p>{text}</p>" for text in texts)
    page = read(f"<html><head><title>{title}</title></head><body>{body}</body></html>", "", Options())
    draft = Draft(page.document)
    pin(draft)
    mark_phrases(page, draft)
    return draft


def test_a_line_that_is_a_phrase_of_chrome_is_pinned_with_its_evidence() -> None:
    draft = marked("The council met on Tuesday.", "Skip to main content")

    assert [draft.pinned[0], draft.pinned[1]] == [0, 1]
    assert draft.label(1).role is Role.NAVIGATION
    assert draft.label(1).by == RULE
    assert "sites" in draft.label(1).because


def test_a_block_to_which_a_site_rule_has_given_a_role_stays_as_it_is() -> None:
    draft = marked("Related articles", pin=lambda draft: draft.pin(0, Role.BODY, "it says so", "rule example"))

    assert draft.label(0).by == "rule example"


def test_a_line_of_chrome_inside_an_element_that_a_rule_takes_whole_goes() -> None:
    draft = marked("Related articles", pin=lambda draft: draft.pin_side(0, Role.BODY, "it takes all", "rule example"))

    assert draft.label(0).role is Role.TEASER


def test_the_title_of_the_page_is_spared() -> None:
    draft = marked("Cookie policy", "Cookie settings", title="Cookie policy | Example")

    assert list(draft.pinned) == [0, 1]


def test_the_cells_of_a_table_are_spared_and_those_of_a_layout_table_are_not() -> None:
    rows = "<tr><th>Skip to main content</th><th>When</th></tr><tr><td>a link</td><td>always</td></tr>"
    page = read(
        f"<body><table>{rows}</table><table><tr><td>Skip to main content</td></tr></table></body>", "", Options()
    )
    draft = Draft(page.document)
    mark_phrases(page, draft)

    assert list(draft.pinned) == [0, 0, 0, 0, 1]
