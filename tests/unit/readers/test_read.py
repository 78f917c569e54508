"""Reading: which reader, and what is refused."""

from pathlib import Path

import pytest

from extractor.errors import InputError, InputTooLarge, UnsupportedInput
from extractor.model import LineLayout, Options
from extractor.readers import read
from extractor.readers.sniff import is_html

OPTIONS = Options()


def test_bytes_are_decoded_and_the_charset_is_reported():
    document = read("Grüße\n\nText".encode(), "", OPTIONS).document

    assert document.texts == ["Grüße", "Text"]
    assert (document.charset, document.charset_source) == ("utf-8", "utf-8")


def test_a_string_is_content_and_never_a_path():
    assert read("seeds", "", OPTIONS).document.texts == ["seeds"]


def test_a_path_is_read(tmp_path):
    file = tmp_path / "page.html"
    file.write_text("Plain text in spite of its name", encoding="utf-8")

    assert isinstance(read(file, "", OPTIONS).document.layout, LineLayout)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "a packed file that is damaged"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"RIFF\x00\x00\x00\x00WEBP", "an image, a sound or a film"),
        (bytes(range(32)) * 40, "binary data"),
    ],
)
def test_a_binary_file_is_refused_by_its_content(data, what):
    with pytest.raises(UnsupportedInput, match=what):
        read(data, "", OPTIONS)


@pytest.mark.parametrize(
    "text", [b"BZhou is a town", b"ID3 is a tag", "Zeile".encode("utf-16"), "A line of text".encode("utf-16-le")]
)
def test_text_that_begins_like_a_binary_file_is_text(text):
    assert read(text, "", OPTIONS).document.texts


def test_a_missing_file_and_a_directory_give_one_sentence(tmp_path):
    with pytest.raises(InputError, match=r"no such file; check the name\.$"):
        read(tmp_path / "missing.txt", "", OPTIONS)
    with pytest.raises(InputError, match="this is a directory"):
        read(tmp_path, "", OPTIONS)
    with pytest.raises(InputError, match="cannot be read"):
        read(Path("nul\0byte"), "", OPTIONS)


def test_an_input_above_the_limit_is_refused(tmp_path):
    file = tmp_path / "large.txt"
    file.write_text("x" * 11, encoding="utf-8")

    for data in ("x" * 11, b"x" * 11, file):
        with pytest.raises(InputTooLarge, match="more than the limit of 10"):
            read(data, "", Options(max_bytes=10))


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><title>x</title>",
        "\ufeff\n<!-- saved -->\n<html><body>",
        "<?xml version='1.0'?><html>",
        "<div>Text</div>",
        "HTTP 200\n<html><body><p>Text</p></body></html>",
    ],
)
def test_markup_is_html(text):
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A text",
        "a < b and b > c",
        "<3 is a heart</3",
        "Use the <div> element for blocks and <p> for paragraphs, and close them with </p>. "
        + "More prose here. " * 30,
    ],
)
def test_text_is_no_html(text):
    assert not is_html(text)


@pytest.mark.parametrize(
    "data",
    ['{"title": "Ferry late", "text": "It came at nine."}', '{\n  "title": "Ferry late"\n}', '[{"a": 1}, {"a": 2}]',
     b'\xef\xbb\xbf{"title": "One"}\n\n{"title": "Two"}\n'],
)  # fmt: skip
def test_json_is_no_page(data):
    with pytest.raises(UnsupportedInput, match="this is JSON"):
        read(data, "", Options())


@pytest.mark.parametrize(
    "text",
    ["{{ page.title }}\nThe ferry came at nine.", '{"@context": "https://schema.org"}\nThe ferry came at nine.',
     "[1]\n[2]", "{", "[" * 100_000],
)  # fmt: skip
def test_a_page_may_begin_with_braces(text):
    assert read(text, "", Options()).document.texts


@pytest.mark.parametrize("data", [None, 5, ["<p>Text</p>"]])
def test_what_is_no_input_is_told_by_its_type(data):
    with pytest.raises(TypeError, match=f"not {type(data).__name__}"):
        read(data, "", Options())


@pytest.mark.parametrize("text", ["https://harbour.example/ferry?id=1", "pages/ferry.html", "ferry.txt\n"])
def test_an_address_for_a_page_is_told(text):
    assert [notice.code for notice in read(text, "", Options()).document.notices] == ["address_for_text"]


@pytest.mark.parametrize("text", ["Ferry late", "Read https://harbour.example/ferry.html", "Node.js", "a.html\nb.html"])
def test_a_text_with_an_address_is_a_page(text):
    assert not read(text, "", Options()).document.notices
