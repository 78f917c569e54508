from extractor.model import Block, Document, Draft, Head, Kind, LineLayout, Role
from extractor.rulebook.phrases import RULE, mark_phrases


def draft_of(*texts: str, title: str = "") -> Draft:
    layout = LineLayout([0] * len(texts), [0] * len(texts))
    build = lambda index: Block(index, Kind.PARAGRAPH, texts[index])  # noqa: E731 - as short as a reader gets
    return Draft(Document(list(texts), layout, build, Head(title=title)))


def test_a_line_that_is_a_phrase_of_chrome_is_pinned_with_its_evidence() -> None:
    draft = draft_of("The council met on Tuesday.", "Skip to main content")

    mark_phrases(draft)

    assert [draft.pinned[0], draft.pinned[1]] == [0, 1]
    assert draft.label(1).role is Role.NAVIGATION
    assert draft.label(1).by == RULE
    assert "sites" in draft.label(1).because


def test_a_block_to_which_a_site_rule_has_given_a_role_stays_as_it_is() -> None:
    draft = draft_of("Related articles")
    draft.pin(0, Role.BODY, "it says so", "rule example")

    mark_phrases(draft)

    assert draft.label(0).by == "rule example"


def test_a_line_of_chrome_inside_an_element_that_a_rule_takes_whole_goes() -> None:
    draft = draft_of("Related articles")
    draft.pin_side(0, Role.BODY, "the rule takes all of the body", "rule example")

    mark_phrases(draft)

    assert draft.label(0).role is Role.TEASER


def test_the_title_of_the_page_is_spared() -> None:
    draft = draft_of("Cookie policy", "Cookie settings", title="Cookie policy | Example")

    mark_phrases(draft)

    assert list(draft.pinned) == [0, 1]
