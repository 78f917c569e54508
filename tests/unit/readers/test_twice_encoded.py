import pytest

from extractor import extract
from extractor.readers.charset import mend_text
from extractor.readers.twice_encoded import mend_twice_encoded


def mended(text: str) -> str:
    return mend_twice_encoded(mend_text(text)).text


@pytest.mark.parametrize(
    "text",
    ["It’s a café – “noir” …", "Die Brücke · 30 °C – à la carte", "Мост — «новый»", "橋“新しい”", "A smile’s 😀"],
)
def test_a_text_encoded_twice_is_read_as_it_was(text):
    assert mended(text.encode().decode("latin-1")) == text


def test_parts_encoded_twice_are_put_right_beside_honest_ones():
    twice = "doesn’t wait – for 10 € à la café".encode().decode("latin-1")

    assert mended(f"Мост, naïve 橋 — à\xa0» {twice}") == "Мост, naïve 橋 — à\xa0» doesn’t wait – for 10 € à la café"


@pytest.mark.parametrize(
    "text", ["Ça va – à\xa0»", "the sign â€™ is what mojibake looks like", "â\x80 alone", "SÃO", "Ã© is an e"]
)
def test_a_text_without_proof_stays(text):
    decoded = mend_text(text)

    assert mend_twice_encoded(decoded) is decoded


def test_a_broken_sequence_stays():
    assert mended("it’s Ð\x9f and橋 \xe0\x80\x80".replace("’", "â\x80\x99")) == "it’s П and橋 \xe0\x80\x80"


def test_the_page_says_that_it_was_put_right():
    paragraph = "It doesn’t matter who saved this page – the words are the same as they were when it was written. " * 3
    title = "The keeper’s log"
    body = f"<article><h1>{title}</h1><p>{paragraph}</p><p>{paragraph}</p></article>"
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    article = extract(page.encode().decode("latin-1").encode())

    assert "doesn’t matter who saved this page – the" in article.text
    assert article.title == title
    assert [warning.code for warning in article.warnings] == ["encoded_twice"]
