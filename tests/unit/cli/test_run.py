"""`extract` as a user calls it: what comes out, on which stream, with which exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli import main

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
MENU = "Home\nNews\nSport\nContact\nImprint\n"


@pytest.fixture
def menu(tmp_path: Path) -> Path:
    page = tmp_path / "menu.txt"
    page.write_text(MENU)
    return page


def test_a_seed_gives_its_article_and_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(SEEDS[0])])
    printed = capsys.readouterr()

    assert status == 0
    assert printed.out.startswith("Kerry Backs Iraq Against ‘Existential’ Militant Threat\n\nBaghdad (AFP) — U.S.")
    assert printed.err == ""


def test_a_page_without_an_article_is_told_and_gives_status_1(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(menu)])
    printed = capsys.readouterr()

    assert status == 1
    assert printed.out.strip() == ""
    assert "no article" in printed.err
    assert printed.err.count("\n") == 1


def test_an_empty_file_is_a_status_not_a_crash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    status = main(["-f", "json", str(tmp_path / "empty.txt")])
    printed = capsys.readouterr()

    assert status == 1
    assert json.loads(printed.out)["status"] == "empty"


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported"), (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "unsupported")],
)
def test_a_binary_file_gives_a_record_and_status_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, expected: str
) -> None:
    (tmp_path / "page.bin").write_bytes(content)
    status = main(["-f", "json", str(tmp_path / "page.bin")])
    printed = capsys.readouterr()

    assert status == 4
    assert json.loads(printed.out)["status"] == expected
    assert "page.bin" in printed.err


def test_a_missing_file_is_status_2_and_the_others_are_still_written(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["-f", "jsonl", "nowhere.txt", str(SEEDS[0])])
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert status == 2
    assert [record["status"] for record in records] == ["failed", "ok"]


def test_a_folder_is_told_apart_from_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "folder" in capsys.readouterr().err


def test_one_of_two_failing_is_status_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))

    assert main([str(tmp_path / "page.png"), str(SEEDS[0])]) == 3
    assert "Kerry Backs" in capsys.readouterr().out


def test_several_pages_in_json_are_one_array(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-f", "json", str(SEEDS[0]), str(SEEDS[1])])

    assert [record["status"] for record in json.loads(capsys.readouterr().out)] == ["ok", "ok"]


def test_one_address_is_not_given_to_several_pages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--url", "https://harbour.example/1", str(SEEDS[0]), str(SEEDS[1])])

    assert stopped.value.code == 2
    assert "one page" in capsys.readouterr().err


def test_the_suffix_of_the_output_names_the_format(tmp_path: Path) -> None:
    main([str(SEEDS[0]), "-o", str(tmp_path / "out.json")])

    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["title"].startswith("Kerry Backs")


def test_a_folder_as_output_gets_a_file_for_each_page(tmp_path: Path) -> None:
    main([str(SEEDS[0]), str(SEEDS[1]), "-o", f"{tmp_path}/out/"])

    assert sorted(file.stem for file in (tmp_path / "out").iterdir()) == [SEEDS[0].stem, SEEDS[1].stem]


@pytest.mark.parametrize("output", ["page.txt", ""])
def test_an_input_is_not_overwritten(output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(SEEDS[0].read_bytes())

    with pytest.raises(SystemExit) as stopped:
        main([str(page), "-o", str(tmp_path / output)])

    assert stopped.value.code == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert page.read_bytes() == SEEDS[0].read_bytes()


def test_another_format_may_stand_beside_its_input(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(SEEDS[0].read_bytes())

    assert main([str(page), "-f", "json", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "page.json").exists()


def test_an_output_that_cannot_be_opened_is_told_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing" / "out.md"

    assert main([str(SEEDS[0]), "-o", str(missing)]) == 2
    assert capsys.readouterr().err == f"extract: {missing}: No such file or directory\n"


def test_front_matter_stands_above_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SEEDS[0]), "-f", "markdown", "--front-matter"]) == 0
    assert capsys.readouterr().out.startswith("---\n")


def test_print_gives_one_field(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--print", "title", str(SEEDS[3])])

    assert capsys.readouterr().out == "Kerry in Iraq as Sunni militants seize strategic town, crossing\n"


def test_an_address_is_not_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["https://example.com/story"])

    assert stopped.value.code == 2
    assert "fetches nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--captured", "yesterday"], ["--keep", "captoins"], ["--encoding", "utf-7000"], ["--rules", "no/such"],
     ["--front-matter"], ["--fields", "title"], ["--fields", "title", "-f", "markdown"]],
)  # fmt: skip
def test_a_bad_option_is_one_sentence_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, str(SEEDS[0])])

    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def run(*arguments: str, data: bytes = b"", pipe: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extractor", *arguments]
    if pipe:
        quoted = " ".join(f"'{part}'" for part in command)
        return subprocess.run(["bash", "-o", "pipefail", "-c", f"{quoted} | {pipe}"], input=data, capture_output=True)
    return subprocess.run(command, input=data, capture_output=True)


def test_standard_input_is_read_from_a_pipe() -> None:
    done = run(data=SEEDS[0].read_bytes())

    assert done.returncode == 0
    assert done.stdout.decode().startswith("Kerry Backs Iraq")


def test_a_closed_pipe_is_silent() -> None:
    done = run("-f", "trace", *[str(seed) for seed in SEEDS * 40], pipe="head -n 1")

    assert done.stderr == b""
    assert done.returncode == 141


def test_help_shows_three_examples() -> None:
    done = run("--help")

    assert done.returncode == 0
    assert done.stdout.decode().count("\n  extract ") == 3
