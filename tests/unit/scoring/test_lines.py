"""The text scorer on pages longer than it reads at once."""

import numpy as np
import pytest

from extractor import extract
from extractor.model import Draft, LineLayout
from extractor.readers.lines import read_lines
from extractor.scoring import line_features as features_module
from extractor.scoring import lines as lines_module
from extractor.scoring.line_features import line_features
from extractor.scoring.lines import Answer, ask, line_weights, score_lines

SENTENCE = "The harbour of Varby was closed on Tuesday, and nobody in the town of Norland could say for how long."
TEXTS = [f"{SENTENCE} {number}." if number % 3 else f"Menu {number % 7}" for number in range(400)]
LAYOUT = LineLayout([0] * len(TEXTS), [number % 2 for number in range(len(TEXTS))])


def test_a_page_is_measured_in_parts_as_it_is_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = line_features(TEXTS, LAYOUT)
    monkeypatch.setattr(features_module, "_PART", 3000)
    parts = line_features(TEXTS, LAYOUT)

    np.testing.assert_array_equal(parts.matrix, whole.matrix)
    np.testing.assert_array_equal(parts.words.hashes, whole.words.hashes)
    np.testing.assert_array_equal(parts.words.firsts, whole.words.firsts)


@pytest.mark.parametrize("window", [7, 64, 399])
def test_a_page_is_read_window_by_window_as_it_is_in_one_go(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    features = line_features(TEXTS, LAYOUT)
    whole = ask(features, line_weights())
    monkeypatch.setattr(lines_module, "WINDOW", window)
    windows = ask(features, line_weights())

    np.testing.assert_allclose(windows.by_convention, whole.by_convention, atol=1e-4)
    np.testing.assert_allclose(windows.types, whole.types, atol=1e-4)


CHROME = """Home
News
Sport
Weather
Subscribe
Sign in
Most read
Harbour of Varby reopens after three days of storm
Council votes on the new bridge over the Lind
Five walks for a long weekend in Norland
Sign up for our newsletter and get the best of the week in your inbox every Friday morning.
We use cookies to improve your experience. By continuing you accept our use of them.
Contact us
About
Privacy policy
© 2024 Norland Post. All rights reserved."""
STORY = """The harbour of Varby was closed on Tuesday after a crane fell across the main quay, the port authority said.

Nobody was hurt. The crane, which had stood there since 1974, was being taken down when a cable broke.

"We heard it before we saw it," said Anna Holm, who sells fish from a stall beside the customs house."""


def test_a_page_of_chrome_alone_has_no_body() -> None:
    assert not extract(CHROME).text


def test_a_short_story_in_the_same_chrome_has_its_body() -> None:
    top, _, bottom = CHROME.partition("Most read\n")

    assert extract(f"{top}\n{STORY}\n\n{bottom}").text.startswith(STORY)


def test_a_page_likely_to_have_no_content_comes_out_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "LIKELY_EMPTY", -1.0)
    monkeypatch.setattr(lines_module, "LIKELY_WRONG", 1.1)

    article = extract(STORY)

    assert not article.text
    assert article.blocks[0].because == "the page looks like one without an article"


@pytest.mark.parametrize(("alone", "roles"), [(0.9, ("body", "boilerplate", "body")), (0.5, ("body", "body", "body"))])
def test_a_long_line_without_an_end_must_be_surer_on_a_news_page(
    alone: float, roles: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    title, subhead = "Council votes on the new bridge over the Lind and the money for it", "Nobody was hurt"
    document = read_lines(f"{SENTENCE}\n\n{title}\n\n{subhead}", "", "str", "str", ()).document
    chances = np.tile(np.array([0.95, 0.7, 0.7], np.float32), (2, 1))
    types = np.eye(7, dtype=np.float32)[0]
    monkeypatch.setattr(lines_module, "ask", lambda *_: Answer(chances, types, alone, 0.0))
    draft = Draft(document)

    score_lines(draft)

    assert tuple(draft.roles) == roles
    assert ("ends no sentence" in draft.reasons[1]) == (roles[1] == "boilerplate")


def test_a_long_line_that_goes_on_below_is_no_title(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (
        "The council voted on Tuesday evening for the new bridge over the",
        "river Lind and the money that it takes",
    )
    document = read_lines("\n\n".join([SENTENCE, *broken]), "", "str", "str", ()).document
    chances = np.tile(np.array([0.95, 0.7, 0.7], np.float32), (2, 1))[:, : len(document.texts)]
    monkeypatch.setattr(lines_module, "ask", lambda *_: Answer(chances, np.eye(7, dtype=np.float32)[0], 0.9, 0.0))
    draft = Draft(document)

    score_lines(draft)

    assert all(draft.in_body(index) for index in range(len(document.texts)))


def test_a_page_in_one_line_keeps_it() -> None:
    menu = "Home News Sport Weather Subscribe Log in Search Privacy Terms Cookies Accept all "
    page = menu + " ".join(f"{SENTENCE} {number}." for number in range(12))

    assert SENTENCE in extract(page).text
