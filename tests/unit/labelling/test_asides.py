"""Sentences in the body that speak to the page's visitor."""

import pytest

from extractor.labelling.asides import drop_asides
from extractor.model import Role
from tests.unit.labelling.drafts import LEDE, SECOND, scored


@pytest.mark.parametrize(
    "line",
    [
        "Show key events only",
        "To see this map, you’ll need to update your privacy settings and reload the page.",
        "If you buy something through our shop, we may earn a small commission at no cost to you.",
        "Your browser does not support the video tag, so nothing can be shown here.",
        "By submitting your information you agree to our terms and to our privacy policy.",
        "Sign up for our newsletter and have the best of the harbour delivered to your inbox each week.",
        "If you can, consider making a donation. Every pound helps us to report on what others leave out.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden. Mehr dazu im Impressum.",
        "Pour afficher ce contenu, vous devez accepter les cookies du site qui le fournit.",
        "Para ver este contenido debe aceptar las cookies del sitio que lo ofrece.",
        "For at se dette indhold skal du acceptere cookies fra den side, der viser det.",
        "Ваш браузер не поддерживает воспроизведение видео, поэтому здесь ничего нет.",
        "お使いのブラウザでは動画を再生できません。別のブラウザでご覧になってください。",
    ],
)
def test_a_sentence_that_speaks_to_the_visitor_is_a_notice(line):
    draft = scored(f"{LEDE}\n\n{line}\n\n{SECOND}", {1: 0.9})

    drop_asides(draft)

    assert draft.roles == [Role.BODY, Role.NOTICE, Role.BODY]
    assert "visitor" in draft.reasons[1]


@pytest.mark.parametrize(
    "line",
    [
        "The show keeps to the key events, and only those of the harbour.",
        "The shop said that it earned a commission on every sale, and that it had told its customers.",
        "Nobody had read the letter that was delivered to her inbox the week before the harbour was closed.",
        "Her browser did not show the map, and so she drove the wrong way for an hour.",
        "He agreed to the terms and signed. Nobody had told him what the content of the letter was.",
    ],
)
def test_a_sentence_of_the_story_with_the_same_words_stays(line):
    draft = scored(f"{LEDE}\n\n{line}\n\n{SECOND}", {1: 0.9})

    drop_asides(draft)

    assert draft.roles == [Role.BODY] * 3


@pytest.mark.parametrize(
    "line",
    [
        "“We need your consent to load this map,” one of the banners said, above a button that nobody could refuse.",
        "„Wir benötigen Ihre Zustimmung, um die Karte zu laden“, stand dort, obwohl die Karte längst geladen war.",
        "「お使いのブラウザは対応していません」という表示を見たことがある人は、全体の四割に上った。",
    ],
)
def test_a_sentence_that_the_story_quotes_stays(line):
    draft = scored(f"{LEDE}\n\n{line}\n\n{SECOND}", {1: 0.9})

    drop_asides(draft)

    assert draft.roles == [Role.BODY] * 3


def test_a_story_that_says_several_of_them_keeps_them():
    said = (
        "We ask people: support our journalism, I write, or nobody will report on the harbour next year.",
        "Follow us on Facebook, we used to say, and it brought us nothing, so I took the buttons away again.",
        "It is delivered straight to your inbox at six in the morning, because I get up at five for it.",
    )
    draft = scored("\n\n".join((LEDE, said[0], SECOND, said[1], LEDE, said[2])), {1: 0.9, 3: 0.9, 5: 0.9})

    drop_asides(draft)

    assert draft.roles == [Role.BODY] * 6


def test_a_page_that_is_titled_after_one_keeps_it():
    line = "Your browser does not support the video tag: if that is what you see, install a newer one."
    draft = scored(f"What to do about an old browser\n\n{LEDE}\n\n{line}\n\n{SECOND}", {0: 0.9, 2: 0.9})

    drop_asides(draft)

    assert draft.roles == [Role.BODY] * 4


def test_a_page_that_is_nothing_else_keeps_its_text():
    draft = scored("Your browser does not support the video tag, so nothing can be shown here.", {0: 0.9})

    drop_asides(draft)

    assert draft.roles == [Role.BODY]
