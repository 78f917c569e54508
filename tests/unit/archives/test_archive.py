"""Archives: which records are pages, what comes before a page, and what is counted in place of pages."""

import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from extractor import Archive, extract, extract_page
from extractor.archives import is_simple, one_page, open_input
from extractor.errors import InputError, InputTooLarge, UnsupportedInput
from tests.archives import members, packed, record, response

HTML = b"<html><head><title>Ferry late</title></head><body><p>The ferry came at nine.</p></body></html>"
SEA = "https://harbour.example/"


def contents(data: bytes) -> list[bytes]:
    return [page.content for page in Archive.open(data)]


def named(value: object) -> str:
    """Return a case's name without its bytes."""
    return "" if isinstance(value, bytes) else str(value)


def chunked(data: bytes, size: int = 20) -> bytes:
    parts = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_pages_come_in_order_with_address_type_and_day() -> None:
    first = record(b"Ferry late", SEA + "1", warc_date="2026-03-04T05:06:07Z", content_type="text/plain")
    second = response(HTML, SEA + "2", "text/html; charset=utf-8")
    pages = list(Archive.open(first + second))

    assert [(page.number, page.url, page.content) for page in pages] == [
        (1, SEA + "1", b"Ferry late"),
        (2, SEA + "2", HTML),
    ]
    assert [page.content_type for page in pages] == ["text/plain", "text/html; charset=utf-8"]
    assert [page.captured for page in pages] == [date(2026, 3, 4), None]
    assert [page.notices for page in pages] == [(), ()]


def test_a_path_an_open_file_and_bytes_are_read_alike(tmp_path: Path) -> None:
    data = record(b"One", SEA) + record(b"Two", SEA)
    (tmp_path / "crawl").write_bytes(data)

    assert contents(data) == [b"One", b"Two"]
    assert [page.content for page in Archive.open(tmp_path / "crawl")] == [b"One", b"Two"]
    assert [page.content for page in Archive.open(BytesIO(data))] == [b"One", b"Two"]


def test_records_about_pages_are_skipped_and_others_counted() -> None:
    archive = Archive.open(
        record(b"software: x", kind="warcinfo")
        + record(b"GET / HTTP/1.1\r\n\r\n", SEA, kind="request")
        + response(HTML, SEA)
        + record(b"fetchTimeMs: 1", SEA, kind="metadata")
        + response(b"\x89PNG", SEA + "a.png", "image/png")
        + response(b"", SEA + "old", status="301 Moved Permanently")
        + record(b"", SEA, kind="revisit")
        + record(b"log", "metadata://crawler.example/log", kind="resource", content_type="text/plain")
        + record(b"Saved", SEA + "saved", kind="resource", content_type="text/plain")
    )

    assert [page.content for page in archive] == [HTML, b"Saved"]
    assert archive.left_out == {"image/png": 1, "HTTP 301": 1, "WARC revisit": 1}
    assert archive.damaged == 0


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (HTML, {}),
        (chunked(HTML), {"transfer_encoding": "chunked"}),
        (packed(HTML), {"content_encoding": "gzip"}),
        (chunked(packed(HTML)), {"content_encoding": "gzip", "transfer_encoding": "chunked"}),
        (zlib.compress(HTML), {"content_encoding": "deflate"}),
        (zlib.compress(HTML)[2:-4], {"content_encoding": "deflate"}),
        (zlib.compress(packed(HTML)), {"content_encoding": "gzip, deflate"}),
        (HTML, {"content_encoding": "gzip", "transfer_encoding": "chunked"}),
        (HTML, {"content_encoding": "deflate"}),
        (HTML, {"content_encoding": "br"}),
    ],
    ids=named,
)
def test_a_body_is_unpacked_as_its_header_says_where_it_is_packed(body: bytes, fields: dict[str, str]) -> None:
    (page,) = Archive.open(response(body, SEA, **fields))

    assert (page.content, page.failure, page.notices) == (HTML, None, ())


def test_a_page_that_begins_with_a_number_is_not_taken_for_chunks() -> None:
    assert contents(response(b"3\r\nferries came late", SEA, "text/plain", transfer_encoding="chunked")) == [
        b"3\r\nferries came late"
    ]


def test_broken_chunks_and_a_cut_packing_keep_what_is_there() -> None:
    broken, cut = Archive.open(
        response(chunked(HTML)[:-30] + b"no size\r\nmore", SEA, transfer_encoding="chunked")
        + response(packed(HTML)[:-9], SEA, content_encoding="gzip")
    )

    assert broken.content.startswith(HTML[:40])
    assert broken.content.endswith(b"more")
    assert [notice.code for notice in broken.notices] == ["chunks_broken"]
    assert cut.content.startswith(HTML[:40])
    assert [notice.code for notice in cut.notices] == ["packing_cut"]


@pytest.mark.parametrize(
    ("body", "packing", "problem"),
    [
        (HTML, "lzma", "packed as lzma"),
        (packed(HTML)[:-6] + b"xxxxxx", "gzip", "damaged"),
        (packed(bytes(200_000)), "gzip", "more than the limit"),
    ],
    ids=named,
)
def test_a_body_that_cannot_be_unpacked_fails_alone(body: bytes, packing: str, problem: str) -> None:
    bad, good = Archive.open(response(body, SEA, content_encoding=packing) + response(HTML, SEA), max_bytes=100_000)

    assert good.content == HTML
    with pytest.raises(InputError, match=problem):
        extract_page(bad)


def test_a_page_is_extracted_with_what_its_record_tells() -> None:
    body = "<html><body><h1>Przystań</h1><p>Rada zamknęła przystań.</p></body></html>".encode("iso-8859-2")
    (page,) = Archive.open(response(body, SEA + "a", "text/html; charset=iso-8859-2", "404 Not Found"))
    article = extract_page(page)

    assert article.document.texts == ["Przystań", "Rada zamknęła przystań."]
    assert article.document.url == SEA + "a"
    assert article.warnings[0].code == "http_status"


def test_a_record_that_the_crawler_cut_says_so() -> None:
    (page,) = Archive.open(record(b"Ferry", SEA, warc_truncated="length"))

    assert [notice.code for notice in page.notices] == ["record_truncated"]


def test_a_page_above_the_limit_fails_and_the_next_is_read() -> None:
    large, small = Archive.open(record(b"x" * 500_000, SEA + "1") + record(b"Ferry", SEA + "2"), max_bytes=1000)

    assert (large.url, large.content) == (SEA + "1", b"")
    assert isinstance(large.failure, InputTooLarge)
    assert (small.url, small.content) == (SEA + "2", b"Ferry")


def test_a_film_above_the_limit_is_no_page() -> None:
    film = response(bytes(500_000), SEA + "film", "video/mp4")
    archive = Archive.open(film + record(b"Ferry", SEA), max_bytes=1000)

    assert [page.content for page in archive] == [b"Ferry"]
    assert archive.left_out == {"video/mp4": 1}


@pytest.mark.parametrize("data", [b"", b"WARC/1.0 is a format of archives.", HTML, packed(HTML)])
def test_what_is_no_archive_is_refused_as_one(data: bytes) -> None:
    with pytest.raises(UnsupportedInput, match="no archive"):
        Archive.open(data)


def test_a_missing_archive_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        Archive.open(tmp_path / "nowhere.warc")


def test_several_records_are_not_run_together_as_one_page() -> None:
    data = record(b"One", SEA) + record(b"Two", SEA)

    for given in (data, data.decode(), packed(data)):
        with pytest.raises(UnsupportedInput, match=r"archive of records; extractor\.Archive"):
            extract(given)


def test_a_record_alone_is_a_page_with_whatever_length() -> None:
    for data in (record(b"The ferry came.", SEA), record(b"The ferry came.", SEA, content_length="2")):
        assert one_page(data, "x", 1000) == data.rstrip(b"\r\n")
        assert extract(data).document.texts == ["The ferry came."]
    assert extract(record(b"The ferry came.", SEA)).document.url == SEA


def test_an_answer_alone_is_unpacked() -> None:
    article = extract(response(chunked(packed(HTML)), SEA, transfer_encoding="chunked", content_encoding="gzip"))

    assert article.document.texts == ["The ferry came at nine."]
    assert article.document.url == SEA


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_part_of_an_archive_is_not_run_together_as_one_page(end: str) -> None:
    part = b"the end of a page" + (end * 2).encode() + record(b"One", SEA, end=end) + record(b"Two", SEA, end=end)

    for given in (part, part.decode(), packed(part)):
        with pytest.raises(UnsupportedInput, match="begins inside a record"):
            extract(given)


def test_a_page_that_shows_records_is_a_page() -> None:
    html = b"<!DOCTYPE html>\n<p>How records look:</p><pre>\n" + record(b"One", SEA) + record(b"Two", SEA) + b"</pre>"
    assert one_page(html, "x", 10_000) == html
    assert one_page(html.decode(), "x", 10_000) == html.decode()
    shown = record(b"[the body]", SEA, content_length="1234") * 3
    text = b"How a record looks:\n\n" + shown + b"\nThat is all."

    assert one_page(text, "x", 10_000) == text
    one = b"How a record looks:\n\n" + record(b"One", SEA) + b"That is all."
    assert one_page(one, "x", 10_000) == one


@pytest.mark.parametrize(
    "text",
    [b"WARC/1.0 is a format.\nContent-Length: how long a record is.\n",
     b"The format\n\nWARC/1.0\nWARC-Type: response\n\nWARC/1.0\nWARC-Type: request\n\n", b"WARC/1.0\n", b"\n\nWARC"],
)  # fmt: skip
def test_a_page_that_speaks_of_archives_is_a_page(text: bytes) -> None:
    assert open_input(text, "x", 1000) == text
    assert one_page(text.decode(), "x", 1000) == text.decode()


def test_a_packed_page_is_unpacked() -> None:
    data = packed(b"The ferry came.")

    assert extract(data).document.texts == ["The ferry came."]
    assert extract(data + packed(b" It was late.") + bytes(512)).document.texts == ["The ferry came. It was late."]
    assert one_page(packed(b""), "x", 10) == b""


def test_a_bomb_ends_as_one_sentence() -> None:
    with pytest.raises(InputTooLarge, match="more than the limit of 1,000,000 bytes"):
        one_page(packed(bytes(3_000_000)), "x", 1_000_000)


@pytest.mark.parametrize("cut", [slice(5), slice(-9), slice(None, -1)])
def test_a_packed_page_that_is_cut_is_refused(cut: slice) -> None:
    with pytest.raises(UnsupportedInput, match="x: this is a packed file that is damaged"):
        one_page(packed(b"The ferry came at nine.")[cut], "x", 1000)


def test_a_packed_page_inside_a_packed_file_is_refused() -> None:
    with pytest.raises(UnsupportedInput, match="a gzip file"):
        extract(packed(packed(b"The ferry came.")))


def test_zstandard_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.archives.codecs.optional", lambda _: None)

    with pytest.raises(UnsupportedInput, match=r"pip install 'extractor\[archives\]'"):
        extract(b"\x28\xb5\x2f\xfd\x04\x00")


def test_zstandard_is_read_where_the_extra_is_there() -> None:
    zstd = pytest.importorskip("backports.zstd")
    both = [record(b"One", SEA), record(b"Two", SEA)]

    assert extract(zstd.compress(b"The ferry came.")).document.texts == ["The ferry came."]
    assert contents(b"".join(map(zstd.compress, both))) == [b"One", b"Two"]


def test_brotli_is_read_where_the_extra_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    brotli = pytest.importorskip("brotli")
    answers = [response(brotli.compress(data), SEA, content_encoding="br") for data in (HTML, bytes(3_000_000))]
    page, bomb = Archive.open(b"".join(answers), max_bytes=1_000_000)

    assert page.content == HTML
    assert isinstance(bomb.failure, InputTooLarge)

    monkeypatch.setattr("extractor.archives.answers.optional", lambda _: None)
    page, _ = Archive.open(b"".join(answers))
    assert "pip install 'extractor[archives]'" in str(page.failure)


@pytest.mark.parametrize("opening", [b"", b"Text", b"<html>", b"\r\nWARC", b"%PDF"])
def test_most_inputs_are_simple(opening: bytes) -> None:
    assert is_simple(opening)
    assert not is_simple(b"\r\nWARC/1.0")


def test_members_and_plain_records_give_the_same_pages() -> None:
    records = [record(b"One", SEA), record(b"Two", SEA), response(HTML, SEA)]
    plain = b"".join(records)

    assert contents(plain) == contents(b"".join(members(records))) == contents(packed(plain)) == [b"One", b"Two", HTML]
