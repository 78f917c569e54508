"""The headers that archives put before a page: they are no text of it, and tell its address and charset."""

import pytest

from extractor import Article, extract
from extractor.model import Options
from extractor.readers.envelope import Envelope, envelope_of

WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/storm\r\n"
    "Content-Type: application/http; msgtype=response\r\n\r\n"
)
HTTP = "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: text/html; charset=iso-8859-2\r\n\r\n"
PAGE = "<html><body><h1>Przystań zamknięta</h1><p>Rada gminy zamknęła przystań na całą zimę.</p></body></html>"


def texts(article: Article) -> list[str]:
    return article.document.texts


@pytest.mark.parametrize("headers", [WARC + HTTP, HTTP, HTTP.replace("\r", "")])
def test_headers_are_no_text_of_the_page(headers: str) -> None:
    article = extract((headers + PAGE).encode("iso-8859-2"))

    assert texts(article) == ["Przystań zamknięta", "Rada gminy zamknęła przystań na całą zimę."]
    assert (article.document.charset, article.document.charset_source) == ("iso-8859-2", "header")


def test_a_record_tells_the_page_s_address_and_a_given_one_goes_before_it() -> None:
    data = (WARC + HTTP + PAGE).encode("iso-8859-2")

    assert extract(data).document.url == "https://example.org/storm"
    assert extract(data, "https://example.com/").document.url == "https://example.com/"


def test_a_given_content_type_goes_before_the_record_s() -> None:
    article = extract((WARC + HTTP + PAGE).encode(), options=Options(content_type="text/html; charset=utf-8"))

    assert texts(article)[0] == "Przystań zamknięta"


def test_text_in_place_of_bytes_is_read_alike() -> None:
    assert texts(extract(WARC + HTTP + PAGE)) == texts(extract(PAGE))


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "",
        "HTTP/2 came in 2015.\n\nIt is binary.",
        "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nThat is how an answer looks.",
        WARC + "no answer of a server",
        "HTTP/1.1 200 OK\r\n" + "X: y\r\n" * 20_000 + "\r\n" + PAGE,
    ],
)
def test_what_is_no_header_before_a_page_stays(text: str) -> None:
    assert envelope_of(text) == Envelope()
    assert envelope_of(text.encode()) == Envelope()
