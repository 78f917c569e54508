"""`extract -j`, `--timeout` and `--resume`: the same output as one process gives, and nothing lost or twice."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.cli.file_names import stems_of
from tests.archives import members, record, response

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
SEA = "https://harbour.example/"
MENU = b"Home\nNews\nSport\nContact\nImprint\n"
LYING = response(b"\x89PNG\r\n\x1a\n\0\0", SEA + "liar")

BOTH = """
import contextlib, io, sys
from pathlib import Path
from extractor.cli import main

out, *inputs = sys.argv[1:]
for form in ("json", "csv", "markdown", "xml"):
    for jobs in "12":
        told = io.StringIO()
        target = f"{out}/{form}{jobs}" + ("/" if form == "xml" else "")
        with contextlib.redirect_stderr(told):
            status = main(["-j", jobs, "-f", form, "-o", target, *inputs])
        Path(f"{out}/{form}{jobs}.told").write_text(f"{status} {told.getvalue()}")
"""


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Return a packed archive of articles, menus, liars, a picture and a damaged record."""
    pages = [record(seed.read_bytes(), f"{SEA}{number}") for number, seed in enumerate(SEEDS[:3])]
    damaged = bytearray(members(pages)[0])
    damaged[200:240] = b"\xff" * 40
    packed = members([*pages, record(MENU, SEA), *[LYING] * 12, response(b"GIF", SEA, "image/gif"), pages[0]])
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(b"".join([*packed, bytes(damaged), *members(pages[1:2])]))
    return file


def content(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def test_two_processes_write_and_tell_what_one_does(crawl: Path, tmp_path: Path) -> None:
    inputs = [str(SEEDS[3]), str(crawl), "gone", str(SEEDS[4])]
    subprocess.run([sys.executable, "-c", BOTH, str(tmp_path), *inputs], check=True)

    for one in sorted(tmp_path.glob("*1.told")):
        form = one.name.removesuffix("1.told")
        two = tmp_path / f"{form}2"
        assert one.read_bytes() == (tmp_path / f"{form}2.told").read_bytes()
        assert content(tmp_path / f"{form}1") == content(two)
    assert len(content(tmp_path / "xml2")) == 8
    assert (tmp_path / "json2.told").read_text().startswith("2 ")


@pytest.fixture
def heard() -> Iterator[None]:
    """Let children hear Ctrl-C where these tests run in the background: there it is ignored, and that is inherited."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_all_processes_quietly(number: int, status: int) -> None:
    pages = [record(seed.read_bytes(), SEA) for seed in SEEDS * 2]
    unfinished = b"x" * 200_000  # an archive is read so far ahead that a header fits
    command = [sys.executable, "-m", "extractor", "-j", "2", "-f", "jsonl", "--fields", "source", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"".join(pages) + unfinished)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(number)
        _, told = process.communicate()  # ends when the last process has closed its end

    assert (process.returncode, told) == (status, b"")


def test_a_closed_pipe_ends_all_processes_quietly(tmp_path: Path) -> None:
    (tmp_path / "crawl").write_bytes(record(SEEDS[0].read_bytes(), SEA) * 60)
    command = f"'{sys.executable}' -m extractor -j 2 -f trace '{tmp_path}/crawl' | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True)

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("output", ["", "-o 'out.txt'"])
def test_a_closed_standard_output_is_a_sentence(output: str, tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m extractor {output} '{SEEDS[0]}' >&-"
    environment = {**os.environ, "PYTHONPATH": str(SEEDS[0].parents[1])}
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True)

    told = "" if output else "extract: standard output is closed; use -o FILE\n"
    assert (done.returncode, done.stderr) == (0 if output else 2, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["-j", "many"], "'many' is no number of processes"),
        (["-j", "-1"], "'-1' is no number of processes"),
        (["--timeout", "0"], "'0' is no number of seconds"),
        (["--timeout", "nan"], "'nan' is no number of seconds"),
        (["--resume"], "--resume goes with -o FILE.jsonl or -o DIR/"),
        (["--resume", "-o", "out.csv"], "--resume goes with -o FILE.jsonl or -o DIR/"),
        (["--resume", "-o", "out.jsonl", "--fields", "title"], "ask for it: --fields source,..."),
    ],
)
def test_a_call_that_makes_no_sense_is_told(asked: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*asked, str(SEEDS[0])])

    assert left.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("fields", [[], ["--fields", "title,source,fields"]])
@pytest.mark.parametrize("missing", [1, 300, 5_000])
def test_a_run_that_was_broken_off_is_resumed_to_the_same_bytes(
    missing: int, fields: list[str], crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.jsonl"
    call = ["-o", str(output), *fields, str(SEEDS[3]), str(crawl), str(SEEDS[3])]
    main(call)
    whole = output.read_bytes()
    output.write_bytes(whole[:-missing])
    capsys.readouterr()
    main(["--resume", *call])

    assert output.read_bytes() == whole
    assert "there already" in capsys.readouterr().err


def test_to_resume_what_has_not_begun_or_has_ended_is_fine(crawl: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    call = ["--resume", "-q", "-o", str(output), str(crawl)]
    main(call)
    whole = output.read_bytes()

    assert whole.count(b"\n") == 18
    assert main(call) == 3  # the damage is still there
    assert output.read_bytes() == whole


def test_other_inputs_are_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.jsonl"
    main(["-o", str(output), str(SEEDS[0]), str(SEEDS[1])])
    output.write_bytes(before := output.read_bytes() + b'{"sch')

    assert main(["--resume", "-o", str(output), str(SEEDS[0]), str(SEEDS[2]), str(SEEDS[3])]) == 2
    assert f"out.jsonl:2: this line is of '{SEEDS[1]}'" in capsys.readouterr().err
    assert main(["--resume", "-o", str(output), str(SEEDS[0])]) == 2
    assert "which is none of the inputs" in capsys.readouterr().err
    assert output.read_bytes() == before


@pytest.mark.parametrize(
    "found", ["notes\n", "notes", '{"title": "x"}\n', '{"title": "x"}', "[1]\n", '{"x": ' + "[" * 100_000 + "\n"]
)
def test_a_file_of_something_else_is_left_alone(found: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text(found)

    assert main(["--resume", "-o", str(output), str(SEEDS[0])]) == 2
    assert "no record with a source" in capsys.readouterr().err
    assert output.read_text() == found


def test_a_folder_is_resumed_by_its_files(crawl: Path, tmp_path: Path) -> None:
    call = ["-q", "-f", "jsonl", "-o", f"{tmp_path}/out/", str(SEEDS[3]), str(crawl), str(SEEDS[3])]
    main(call)
    files = sorted((tmp_path / "out").iterdir())
    whole = {file: file.read_bytes() for file in files}
    files[3].unlink()
    files[0].write_text("kept")
    main([*call, "--resume"])

    assert {file: file.read_bytes() for file in sorted((tmp_path / "out").iterdir())} == whole | {files[0]: b"kept"}


def test_a_stem_that_is_taken_is_not_given_again() -> None:
    assert stems_of(["a.txt", "b/a.html", "a-2.txt", "-", "c/a.txt.gz"]) == ["a", "a-2", "a-2-2", "stdin", "a-3"]


def test_each_page_has_its_record_with_a_time_limit(crawl: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "extractor", "-q", "--timeout", "100", "-o", str(output), str(crawl)]
    assert subprocess.run(command).returncode == 3

    assert len([json.loads(line) for line in output.read_text().splitlines()]) == 18
