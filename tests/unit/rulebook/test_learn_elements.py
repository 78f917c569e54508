from extractor.model import Options
from extractor.readers import read
from extractor.rulebook.build import build_rule
from extractor.rulebook.learning import Sample, draft_rule
from extractor.rulebook.learning.elements import learn_body, learn_strips

STORIES = (
    ("The ferry was late again, and the captain blamed the fog.", "Passengers waited for two hours in a cold hall."),
    ("Volunteers counted 214 storks in the meadows this year.", "The birds arrive earlier each spring, they said."),
    ("The choir has found a new hall after ten years.", "It holds eighty people and has a piano that works."),
)


def page(number: int) -> Sample:
    first, second = STORIES[number]
    source = f"""<html><head><link rel="canonical" href="https://quay.example/{number}"></head><body>
    <div class="top-bar">The Quay</div><main class="page"><div class="story-text"><p>{first}</p>
    <div class="read-on"><p>Walks along the coast, number {number}</p></div><p>{second}</p></div></main>
    <div class="bottom-bar">Write to us</div></body></html>"""
    read_page = read(source, "", Options())
    body = frozenset(i for i, text in enumerate(read_page.document.texts) if text in STORIES[number])
    return Sample(f"{number}.html", read_page, body, body)


PAGES = [page(number) for number in range(3)]


def test_the_element_that_agrees_best_with_the_teacher_is_the_body() -> None:
    body = learn_body(PAGES)

    assert body is not None
    assert body.query == "div.story-text"
    assert body.pages == 3
    assert body.agreement > 0.7


def test_elements_inside_without_the_teachers_text_are_stripped() -> None:
    assert learn_strips(PAGES, "div.story-text") == ["div.read-on"]


def test_a_draft_of_html_pages_leaves_the_pruning_to_the_scorer() -> None:
    draft = draft_rule(PAGES, "quay.example", "quay.example", "2026-01-01")
    rule = build_rule(draft, "quay.example.yaml")

    assert rule.hosts == ("quay.example",)
    assert not rule.layouts[0].verbatim
    assert [selector.query for selector in rule.layouts[0].strip] == ["div.read-on"]
    assert draft["provenance"]["agreement"] > 0.7


def test_pages_whose_text_no_element_holds_teach_nothing() -> None:
    assert learn_body([Sample("x", PAGES[0].page, frozenset(), frozenset())]) is None
