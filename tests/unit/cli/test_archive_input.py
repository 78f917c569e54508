"""`extract` on packed pages and archives: what comes out, what is told, and the exit status."""

import csv
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.cli.file_names import page_stem, stem_of
from tests.archives import members, packed, record, response

SEEDS = [file.read_bytes() for file in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))]
SEA = "https://harbour.example/"
MENU = b"Home\nNews\nSport\nContact\nImprint\n"
PAGES = [record(seed, f"{SEA}{number}") for number, seed in enumerate(SEEDS[:2])]


@pytest.fixture
def wet(tmp_path: Path) -> Path:
    """Return a packed WET file of two articles."""
    file = tmp_path / "crawl.warc.wet.gz"
    file.write_bytes(b"".join(members([record(b"software: x", kind="warcinfo"), *PAGES])))
    return file


def records_of(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_a_packed_page_is_read_as_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_bytes(SEEDS[0])
    (tmp_path / "page.txt.gz").write_bytes(packed(SEEDS[0]))
    main([str(tmp_path / "page.txt")])
    plain = capsys.readouterr().out

    assert main([str(tmp_path / "page.txt.gz")]) == 0
    assert capsys.readouterr().out == plain


def test_each_record_gives_a_line_with_its_address(wet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["-f", "jsonl", str(wet)])
    printed = capsys.readouterr()
    found = records_of(printed.out)

    assert (status, printed.err) == (0, "")
    assert [record["url"] for record in found] == [f"{SEA}0", f"{SEA}1"]
    assert [record["source"] for record in found] == [f"{wet}#1", f"{wet}#2"]
    assert str(found[0]["title"]).startswith("Kerry Backs Iraq")


def test_texts_are_told_apart_by_number_and_address(wet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(wet)])
    printed = capsys.readouterr().out

    assert printed.startswith(f"==> {wet}#1 {SEA}0 <==\nKerry Backs Iraq")
    assert f"\n\n==> {wet}#2 {SEA}1 <==\n" in printed


def test_json_is_an_array_and_csv_has_one_head(wet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-f", "json", str(wet)])
    assert [record["status"] for record in json.loads(capsys.readouterr().out)] == ["ok", "ok"]

    main(["-f", "csv", "--fields", "url,status", str(wet)])
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [
        ["url", "status"], [f"{SEA}0", "ok"], [f"{SEA}1", "ok"]
    ]  # fmt: skip


def test_a_folder_gets_a_file_a_page(wet: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other" / wet.name
    twin.parent.mkdir()
    twin.write_bytes(wet.read_bytes())
    main([str(wet), str(twin), "-o", f"{tmp_path}/out/"])

    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "crawl-000001-harbour.example-0.txt", "crawl-000002-harbour.example-1.txt",
        "crawl-2-000001-harbour.example-0.txt", "crawl-2-000002-harbour.example-1.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["html", "xml", "tei"])
def test_a_file_of_one_page_does_not_hold_an_archive(form: str, wet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-f", form, str(wet)]) == 2
    assert capsys.readouterr().err.endswith(f"one {form} file holds one; use -o DIR/\n")


def test_an_address_is_not_given_to_an_archive(wet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--url", SEA, str(wet)]) == 2
    assert "an archive of several" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["-f", "html"], ["-f", "jsonl", "--url", SEA]])
def test_a_refused_archive_leaves_the_file_of_the_output_as_it_is(asked: list[str], wet: Path, tmp_path: Path) -> None:
    output = tmp_path / "kept"
    output.write_text("an older page")

    assert main([*asked, "-o", str(output), str(wet)]) == 2
    assert output.read_text() == "an older page"


def test_an_archive_without_pages_empties_the_file_of_the_output(tmp_path: Path) -> None:
    output, archive = tmp_path / "out.txt", tmp_path / "crawl"
    output.write_text("an older page")
    archive.write_bytes(record(b"software: x", kind="warcinfo"))
    main(["-o", str(output), str(archive)])

    assert output.read_text() == ""


def test_pages_without_an_article_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crawl").write_bytes(b"".join([*PAGES, record(MENU, SEA), record(b"", SEA)]))
    status = main(["-f", "jsonl", str(tmp_path / "crawl")])
    printed = capsys.readouterr()

    assert status == 1
    assert [record["status"] for record in records_of(printed.out)] == ["ok", "ok", "no_article", "empty"]
    assert printed.err == f"extract: {tmp_path}/crawl: 4 pages: 2 with an article, 2 without, 0 failed\n"


def test_what_is_no_page_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictures = [response(b"\x89PNG", SEA, f"image/{number}") for number in range(7)]
    (tmp_path / "crawl").write_bytes(b"".join([*PAGES, *pictures, pictures[0]]))

    assert main(["-f", "jsonl", str(tmp_path / "crawl")]) == 0
    told = capsys.readouterr().err
    assert told.startswith(f"extract: {tmp_path}/crawl: 8 records hold no HTML and no text: 2 image/0, 1 image/1,")
    assert told.endswith(", 2 other\n")


def test_a_failed_page_has_a_record_with_its_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lying = response(b"\x89PNG\r\n\x1a\n\0\0", SEA + "liar")
    (tmp_path / "crawl").write_bytes(b"".join([PAGES[0], lying, PAGES[1]]))
    status = main(["-f", "jsonl", str(tmp_path / "crawl")])
    printed = capsys.readouterr()
    found = records_of(printed.out)

    assert status == 3
    assert [(record["status"], record["url"]) for record in found][1] == ("unsupported", SEA + "liar")
    assert f"crawl#2 {SEA}liar: this is a PNG image" in printed.err
    assert "3 pages: 2 with an article, 0 without, 1 failed" in printed.err


def test_many_failures_are_told_by_their_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lying = response(b"\x89PNG\r\n\x1a\n\0\0", SEA)
    (tmp_path / "crawl").write_bytes(lying * 50)

    assert main(["-f", "jsonl", str(tmp_path / "crawl")]) == 4
    printed = capsys.readouterr()
    assert len(records_of(printed.out)) == 50
    assert printed.err.count("PNG image") == 10
    assert "50 pages: 0 with an article, 0 without, 50 failed" in printed.err


def test_damage_is_told_once_and_is_status_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = members(PAGES)
    broken = first[: len(first) // 2] + b"\xff" * 40 + first[len(first) // 2 + 40 :]
    (tmp_path / "crawl").write_bytes(second + broken + second + broken + second)
    status = main(["-f", "jsonl", str(tmp_path / "crawl")])
    printed = capsys.readouterr()

    assert status == 3
    assert [record["status"] for record in records_of(printed.out)] == ["ok", "failed", "ok", "failed", "ok"]
    assert printed.err.count("damaged or cut off in 2 places,") == 1


def test_a_cut_file_is_status_3_though_all_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crawl").write_bytes(b"".join(members(PAGES))[:-20])

    assert main(["-f", "jsonl", str(tmp_path / "crawl")]) == 3
    printed = capsys.readouterr()
    assert [record["status"] for record in records_of(printed.out)] == ["ok", "ok"]
    assert "in 1 place," in printed.err


@pytest.mark.parametrize(("form", "shown"), [("text", ""), ("jsonl", ""), ("json", "[]\n")])
def test_an_archive_without_a_page_is_told(
    form: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "crawl.warc").write_bytes(record(b"software: x", kind="warcinfo"))

    assert main(["-f", form, str(tmp_path / "crawl.warc")]) == 1
    printed = capsys.readouterr()
    assert printed.out == shown
    assert printed.err == f"extract: {tmp_path}/crawl.warc: no record holds a page\n"


def test_quiet_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crawl").write_bytes(
        b"".join([record(MENU, SEA), response(b"\x89PNG", SEA, "image/png"), PAGES[0]])[:-9]
    )

    assert main(["-q", str(tmp_path / "crawl")]) == 3
    assert capsys.readouterr().err == ""


def test_a_bomb_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bomb.gz").write_bytes(packed(bytes(120_000_000)))

    assert main([str(tmp_path / "bomb.gz")]) == 4
    told = capsys.readouterr().err
    assert told == f"extract: {tmp_path}/bomb.gz: this is more than the limit of 100,000,000 bytes; raise max_bytes.\n"


def run(*arguments: str, data: bytes = b"", pipe: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extractor", *arguments]
    if pipe:
        quoted = " ".join(f"'{part}'" for part in command)
        return subprocess.run(["bash", "-o", "pipefail", "-c", f"{quoted} | {pipe}"], input=data, capture_output=True)
    return subprocess.run(command, input=data, capture_output=True)


def test_standard_input_may_be_an_archive(wet: Path) -> None:
    done = run("-f", "jsonl", "-", data=wet.read_bytes())

    assert done.returncode == 0
    assert [record["source"] for record in records_of(done.stdout.decode())] == ["standard input#1", "standard input#2"]


def test_a_named_pipe_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for data in (b"".join(PAGES), SEEDS[0], packed(SEEDS[0])):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_bytes, args=(data,))
        writer.start()
        assert main([str(pipe)]) == 0
        writer.join()
        pipe.unlink()
        assert "Kerry Backs Iraq" in capsys.readouterr().out


def test_a_closed_pipe_ends_an_archive_silently(tmp_path: Path) -> None:
    (tmp_path / "crawl").write_bytes(b"".join(PAGES * 60))
    done = run("-f", "trace", str(tmp_path / "crawl"), pipe="head -n 1")

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://harbour.example/news/Ferry-late.html?x=1#top", "a-000007-harbour.example-news-ferry-late.html"),
        ("https://harbour.example/../../etc/passwd", "a-000007-harbour.example-etc-passwd"),
        ("https://harbour.example/%2e%2e/\u202egpj.exe\0", "a-000007-harbour.example-gpj.exe"),
        ("https://harbour.example/港口", "a-000007-harbour.example"),
        ("urn:uuid:1", "a-000007"),
        ("", "a-000007"),
    ],
)
def test_a_name_is_safe_whatever_the_address(url: str, name: str) -> None:
    assert page_stem("a", 7, url) == name
    assert len(page_stem("a" * 500, 7, url + "x" * 500)) < 200


@pytest.mark.parametrize(
    ("source", "stem"),
    [("standard input", "stdin"), ("a/b.html", "b"), ("a/b.html.gz", "b"), ("b.warc.wet.gz", "b"), ("b.warc.gz", "b"),
     ("b", "b"), (".gz", ".gz")],
)  # fmt: skip
def test_the_stem_of_an_input_has_no_suffixes(source: str, stem: str) -> None:
    assert stem_of(source) == stem
