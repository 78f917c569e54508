from __future__ import annotations

import numpy as np
import pytest

from extractor import extract
from extractor.model import BODY_ROLES, Draft, LineLayout, Role
from extractor.model.document import Document
from extractor.readers.html import read_html
from extractor.scoring.markup import Scores, _conventions, markup_weights, score_markup
from extractor.scoring.markup_features import COLUMNS, markup_features

_PROSE = (
    "The council voted on Monday to close the bridge for repairs, which engineers say cannot wait another winter.",
    "Traffic will be led over the old ferry road, and shops on the quay fear for their trade until the spring.",
    "“We were told in time,” said the mayor, “but nobody told us that it would take eight months to finish it.”",
    "A report on the state of the other bridges in the county is to be published before the end of the year.",
)
_PAGE = (
    "<html><body><nav><ul>" + "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(12)) + "</ul></nav>"
    "<main><article><h1>Bridge to close for eight months</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in _PROSE)
    + "<h2>What comes next</h2>"
    + "".join(f"<p>{sentence}</p>" for sentence in reversed(_PROSE))
    + "<p style='display:none'>Secret words that nobody is shown on this page at all.</p></article></main>"
    '<footer><p>© 2024 The Example. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p>'
    "</footer></body></html>"
)


def draft_of(source: str) -> Draft:
    return Draft(read_html(source, "", "str", "str", ()).document)


def test_the_prose_of_an_article_is_body_and_its_menu_and_footer_are_not() -> None:
    draft = draft_of(_PAGE)

    score_markup(draft)

    body = [text for text, role in zip(draft.document.texts, draft.roles, strict=True) if role in BODY_ROLES]
    assert all(sentence in body for sentence in _PROSE)
    assert not any("Section" in text or "©" in text for text in body)
    assert draft.page_type == "article"
    assert 0.5 < draft.confidence <= 1


def test_a_second_printing_of_a_long_block_is_dropped() -> None:
    draft = draft_of(_PAGE)

    score_markup(draft)

    kept = [draft.document.texts[i] for i in range(len(draft.roles)) if draft.in_body(i)]
    assert len(kept) == len(set(kept))


def test_a_block_that_the_page_does_not_show_is_called_hidden() -> None:
    draft = draft_of(_PAGE)

    score_markup(draft)

    assert draft.roles[int(np.flatnonzero(draft.document.layout.hidden)[0])] is Role.HIDDEN  # type: ignore[attr-defined]


def test_every_block_has_a_score_a_reason_and_a_decider() -> None:
    draft = draft_of(_PAGE)

    score_markup(draft)

    assert all(0 <= score <= 1 for score in draft.scores)
    assert all(draft.reasons)
    assert set(draft.deciders) == {"scorer"}


def test_a_rule_s_pins_stand() -> None:
    draft = draft_of(_PAGE)
    menu, prose = draft.document.texts.index("Section 3"), draft.document.texts.index(_PROSE[0])
    draft.pin(menu, Role.BODY, "the rule says so", "rule example")
    draft.pin(prose, Role.ADVERT, "the rule says so", "rule example")

    score_markup(draft)

    assert (draft.roles[menu], draft.deciders[menu]) == (Role.BODY, "rule example")
    assert draft.roles[prose] is Role.ADVERT


@pytest.mark.parametrize("source", ["", "<p>Hi", "<img src=x>", "<nav><a href=/>Home</a></nav>"])
def test_a_page_of_next_to_no_text_has_no_article(source: str) -> None:
    draft = draft_of(source)

    score_markup(draft)

    assert not any(map(draft.in_body, range(len(draft.roles))))


def test_a_text_page_is_refused() -> None:
    document = Document(["x"], LineLayout([0], [0]), lambda _: None)  # type: ignore[arg-type, return-value]

    with pytest.raises(TypeError, match="HTML"):
        score_markup(Draft(document))


@pytest.mark.parametrize("source", [_PAGE, "<p>x", "<img src=x>", "<div>" * 400 + "deep", "<p>今日は雨です。" * 30])
def test_features_are_finite_small_and_one_column_a_block(source: str) -> None:
    document = draft_of(source).document

    found = markup_features(document.texts, document.layout)  # type: ignore[arg-type]

    assert found.matrix.shape == (len(COLUMNS), len(document.texts))
    assert np.isfinite(found.matrix).all()
    assert np.abs(found.matrix).max() < 12


def test_column_names_are_unique() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_words_of_a_script_without_spaces_are_counted_by_character() -> None:
    document = draft_of("<p>今日は雨です</p>").document

    assert markup_features(document.texts, document.layout).words[0] == pytest.approx(4, abs=1)  # type: ignore[arg-type]


def scored_by(
    monkeypatch: pytest.MonkeyPatch, texts: tuple[str, ...], chances: list[float], kind: int = 0
) -> list[bool]:
    """Return which paragraphs of a page of one type are body when they get these probabilities."""
    draft = draft_of("".join(f"<p>{text}</p>" for text in texts))
    words = np.array([len(text.split()) for text in texts], np.float32)
    repeats = np.array([text in texts[:i] for i, text in enumerate(texts)])
    scores = Scores(np.array(chances, np.float32), np.eye(7, dtype=np.float32)[kind], words, repeats)
    monkeypatch.setattr("extractor.scoring.markup.predict", lambda *_: scores)
    score_markup(draft)
    return [draft.in_body(i) for i in range(len(texts))]


def test_a_paragraph_stays_whose_text_only_a_teaser_above_it_has(monkeypatch):
    texts = (_PROSE[0], *_PROSE, _PROSE[1])

    body = scored_by(monkeypatch, texts, [0.1, 0.9, 0.9, 0.9, 0.9, 0.9])

    assert body == [False, True, True, True, True, False]


@pytest.mark.parametrize("kind", [0, 4])
def test_a_page_in_which_no_block_is_believed_has_no_article(monkeypatch, kind):
    skeleton = tuple(sentence[:70] for sentence in _PROSE)

    assert not any(scored_by(monkeypatch, skeleton, [0.3, 0.39, 0.3, 0.2], kind))
    assert any(scored_by(monkeypatch, skeleton, [0.3, 0.59, 0.3, 0.2], kind))


_LEAD = (
    "The old bridge over the river must close in May, and what is to become of the ferry and of the shops "
    "that live by its passengers is a question that the council has put off for years."
)


@pytest.mark.parametrize(("kind", "joins"), [(0, True), (4, False)])
def test_a_long_lead_that_is_nearly_good_enough_joins_an_article(monkeypatch, kind, joins):
    body = scored_by(monkeypatch, (_LEAD, *_PROSE, "Tickets"), [0.35, 0.9, 0.9, 0.9, 0.9, 0.35], kind)

    assert body == [joins, True, True, True, True, False]


def test_a_doubtful_line_among_chrome_is_no_part_of_an_article(monkeypatch):
    texts = (*_PROSE, "Home", "News", "Sport", "Read our magazine on the train")

    body = scored_by(monkeypatch, texts, [0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.6])

    assert body == [True] * 4 + [False] * 4


def test_a_short_article_keeps_its_doubtful_lines(monkeypatch):
    assert scored_by(monkeypatch, ("Home", _PROSE[0]), [0.1, 0.6]) == [False, True]


def test_a_block_that_is_left_out_with_a_good_score_says_why():
    sentences = [f"The council of the {place} town met on Tuesday to hear what the river had done to its bridge and to "
                 f"decide, after the engineers of the {place} county had spoken, how it was to be built again."
                 for place in ("upper", "lower", "northern", "southern", "eastern")]  # fmt: skip
    story = "".join(f"<p>{sentence}</p>" for sentence in [*sentences, sentences[0]])

    article = extract(f"<html><body><article><h1>Bridge</h1>{story}</article></body></html>")

    assert article.text.count(sentences[0]) == 1
    assert "a block above has the same text" in {block.because for block in article.blocks}


def test_a_book_in_one_block_scores_as_well_as_a_chapter():
    sentence = "The keeper wrote down the wind every evening, and once a week the name of a ship. "
    scores = []
    for size in (500, 40_000):
        page = f"<html><body><h1>The log of a lighthouse</h1><p>{sentence * size}</p><p>Contact</p></body></html>"
        draft = Draft(read_html(page, "", "utf-8", "str", ()).document)
        score_markup(draft)
        assert [role in BODY_ROLES for role in draft.roles][1]
        scores.append(draft.scores[1])

    assert scores[1] >= scores[0] - 0.1


@pytest.mark.parametrize("split", ["</p><p>", "<br><br>"])
def test_a_book_of_many_paragraphs_keeps_them_all(split):
    ships = ("Aurora", "Marta", "Elbe", "Ilse", "Stella", "Petrel", "Tern")
    told = [
        f"On evening {day} the keeper wrote down the wind, trimmed the lamp and waited for the {ships[day % 7]}, which "
        f"came in {day % 5 + 1} hours late with {day % 30 + 2} sacks of mail and no news of the winter before."
        for day in range(1000)
    ]
    story = f"<h1>The log of a lighthouse</h1><div><p>{split.join(told)}</p></div>"
    page = f"<html><body><nav><a href=/>Home</a></nav>{story}</body></html>"
    draft = Draft(read_html(page, "", "utf-8", "str", ()).document)
    score_markup(draft)

    assert sum(map(draft.in_body, range(len(draft.roles)))) >= len(told)


@pytest.mark.parametrize(("claim", "is_news"), [("article", True), ("website", False)])
def test_a_page_in_another_script_is_news_where_it_says_that_it_is_an_article(claim, is_news):
    steps = "<h2>手順</h2><p>灯台の守り人は毎夕、風の向きを帳面に書きつける。</p>" * 4
    draft = draft_of(f'<html><head><meta property="og:type" content="{claim}"></head><body>{steps}</body></html>')
    features = markup_features(draft.document.texts, draft.document.layout)  # type: ignore[arg-type]

    shares = _conventions(features.page, markup_weights(), is_article=True)

    assert (float(shares[1]) == 1) is is_news
