from collections.abc import Sequence

import pytest

from extractor.errors import InputError
from extractor.model import Options
from extractor.readers import read
from extractor.rulebook.build import build_rule
from extractor.rulebook.learning import Sample, draft_rule
from extractor.rulebook.learning.edges import edges
from extractor.rulebook.learning.repeated import pattern_of, repeated_lines
from extractor.rulebook.learning.sample import of_one_layout, without_twins
from extractor.rulebook.patterns import Pattern
from extractor.rulebook.regex_syntax import faults

HEAD = ("The Harbour Post since 1911", "Weather: 14 degrees", "Our page one in the shop", "Latest from the quays")
FOOT = ("Write to the harbour desk", "All the tides of the week", "Printed on paper from the old mill")
STORIES = (
    ("Ferry late again", "The ferry was late again, and the captain blamed the fog over the lower reach."),
    ("Storks return", "Volunteers counted 214 storks in the meadows, more than in any year since the war."),
    ("New hall", "The choir has found a new hall after ten years in the gymnasium of the school."),
    ("Old mill", "A local group of carpenters wants to repair the old mill without public money."),
)


def sample(name: str, *lines: str, body: Sequence[int] = ()) -> Sample:
    page = read("\n\n".join(lines), "", Options())
    assert page.document.texts == list(lines)
    return Sample(name, page, frozenset(body), frozenset(body))


def site(stories: Sequence[tuple[str, str]] = STORIES) -> list[Sample]:
    return [
        sample(f"{index}.txt", *HEAD, *story, "Pros", *FOOT, body=(len(HEAD), len(HEAD) + 1, len(HEAD) + 2))
        for index, story in enumerate(stories)
    ]


def test_a_line_of_two_pages_is_chrome() -> None:
    found = {line.text: line for line in repeated_lines(site())}

    assert set(found) == {*HEAD, *FOOT, "Pros"}
    assert all(found[line].is_chrome for line in (*HEAD, *FOOT))


def test_a_word_that_each_story_has_inside_is_none() -> None:
    found = {line.text: line for line in repeated_lines(site())}

    assert not found["Pros"].is_chrome


def test_digits_may_differ_between_the_printings_of_a_line() -> None:
    first, second = sample("a", "Weather: 14 degrees", "a story"), sample("b", "Weather: 9 degrees", "another story")

    (line,) = repeated_lines([first, second])

    assert Pattern(pattern_of(line)).found_in("Weather: 21 degrees")
    assert not Pattern(pattern_of(line)).found_in("Weather: 21 degrees, says the captain")


def test_a_pattern_is_fit_for_use_however_many_digits_vary() -> None:
    first, second = sample("a", "6.11.2025, 14:55 Uhr, 3 min", "x"), sample("b", "9.9.2025, 4:05 Uhr, 12 min", "y")

    (line,) = repeated_lines([first, second])

    assert list(faults(pattern_of(line))) == []
    assert Pattern(pattern_of(line)).found_in("31.12.2026, 23:59 Uhr, 5 min")


def test_the_nearest_lines_around_all_stories_are_the_edges() -> None:
    pages = site()
    lines = repeated_lines(pages)

    assert edges(pages, lines, top=True)[0].text == HEAD[-1]
    assert edges(pages, lines, top=False)[0].text == FOOT[0]


def test_a_line_that_cuts_into_one_story_is_no_edge() -> None:
    pages = [*site(), sample("late.txt", STORIES[0][1], *HEAD, *FOOT, body=(0,))]

    assert HEAD[-1] not in {line.text for line in edges(pages, repeated_lines(pages), top=True)}


def test_a_draft_is_a_valid_rule_with_its_evidence() -> None:
    draft = draft_rule(site(), "harbour.example", "harbour.example", "2026-01-01")
    rule = build_rule(draft, "harbour.example.yaml")

    assert (rule.source, rule.confidence) == ("learned", 0.6)
    assert draft["provenance"]["pages"] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert rule.identify is not None
    assert rule.identify.least == 5
    assert draft["stop_at"][0] == {"line": f"^{FOOT[0]}$"}


def test_a_page_saved_twice_teaches_once() -> None:
    pages = site(STORIES[:1])

    assert len(without_twins([pages[0], pages[0]])) == 1
    with pytest.raises(InputError, match="two different pages"):
        draft_rule([pages[0], pages[0]], "x", "x.example", "2026-01-01")


def test_pages_of_another_layout_are_left_aside() -> None:
    def html(kind: str, text: str) -> Sample:
        source = f'<html><body><div class="{kind}"><p class="{kind}-p">{text}</p></div></body></html>'
        return Sample(kind, read(source, "", Options()), frozenset({0}), frozenset({0}))

    group = of_one_layout([html("new", "one"), html("old", "two"), html("new", "three")])

    assert [each.name for each in group] == ["new", "new"]


def test_a_site_that_shows_nothing_to_know_it_by_needs_a_host() -> None:
    pages = [sample("a", "Sport", "one story here"), sample("b", "Sport", "another story there")]

    with pytest.raises(InputError, match="--host"):
        draft_rule(pages, "x", "", "2026-01-01")


def test_where_the_scorer_is_unsure_all_that_does_not_repeat_is_taken() -> None:
    pages = [Sample(each.name, each.page, each.body, each.story, confidence=0.3) for each in site()]

    layout = build_rule(draft_rule(pages, "x", "x.example", "2026-01-01"), "x.yaml").layouts[0]

    assert layout.verbatim
    assert layout.stop_at == ()
