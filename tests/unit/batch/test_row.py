"""Pages in a row: the order of the input, whatever happens to a page or to the process that works on it.

The work is to evaluate the page, so that a page can do to its process what it likes.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.batch import Outcome, Place, Skipped, extract_many
from extractor.batch.crew import Crew
from extractor.batch.inputs import pages
from extractor.batch.row import in_order
from extractor.batch.work import Task
from extractor.errors import FormatError, InputError
from extractor.model import Status
from tests.archives import members, packed, record, response

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))[:2]
DIES = "__import__('os')._exit(3)"
KILLED = "__import__('os').kill(__import__('os').getpid(), 9)"
HANGS = "__import__('time').sleep(600)"
REFUSES = "__import__('extractor.errors').errors.FormatError('no such field')"


class Evaluating(NamedTuple):
    """Work that gives what a page comes to, or raises it."""

    def __call__(self, task: Task) -> Outcome:
        value = eval(task.content)  # noqa: S307  # our own pages
        if isinstance(value, Exception):
            raise value
        return Outcome(task.place.source, Status.OK, str(value))

    def failed(self, place: Place, status: Status, sentence: str) -> Outcome:
        return Outcome(place.source, status, "", sentence)

    def warm(self) -> None:
        """Nothing is needed."""


def tasks(*pages: str) -> list[Task]:
    return [Task(Place(str(number), number), page) for number, page in enumerate(pages)]


def test_results_stand_in_the_order_of_the_pages() -> None:
    pages = [f"sum(range({size}))" for size in (2_000_000, 3, 1_000_000, *range(40))]
    done = list(in_order(tasks(*pages), Evaluating(), 2, None))

    assert [(each.source, each.text) for each in done] == [(str(n), str(eval(p))) for n, p in enumerate(pages)]  # noqa: S307


@pytest.mark.parametrize(("fatal", "cause"), [(DIES, "(status 3)"), (KILLED, "(SIGKILL; often")])
def test_a_page_that_kills_its_process_costs_itself_alone(fatal: str, cause: str) -> None:
    done = list(in_order(tasks("1", fatal, "2", fatal, "3"), Evaluating(), 2, None))

    assert [each.text for each in done] == ["1", "", "2", "", "3"]
    assert [each.status for each in done if cause in each.message] == [Status.FAILED] * 2


def test_a_page_that_takes_too_long_is_given_up() -> None:
    done = list(in_order(tasks(HANGS, "2"), Evaluating(), 1, 0.5))

    assert [(each.status, each.text) for each in done] == [(Status.TIMEOUT, ""), (Status.OK, "2")]
    assert done[0].message == "this page took longer than 0.5 s and was given up."


def test_results_larger_than_a_pipe_pass_those_that_are_read_ahead() -> None:
    large = f"{'1' * 300_000!r} * 4"
    done = list(in_order(tasks(*[large] * 8), Evaluating(), 2, None))

    assert {len(each.text) for each in done} == {1_200_000}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own means")
def test_a_page_that_comes_to_a_dying_process_is_given_to_another() -> None:
    held = "int(open('/proc/self/statm').read().split()[0]) * 4096"
    bounds = f"__import__('resource').setrlimit(__import__('resource').RLIMIT_AS, ({held} + 1_000_000, -1))"
    large = f"len({'x' * 9_000_000!r})"
    done = list(in_order(tasks(bounds, large, "3", bounds, large, bounds, large), Evaluating(), 1, None))

    assert [each.text for each in done] == ["None", "9000000", "3", "None", "9000000", "None", "9000000"]


def test_a_page_that_no_process_can_take_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Line:
        def send_bytes(self, _: bytes) -> None:
            raise BrokenPipeError

    original = Crew._started

    def deaf(crew: Crew) -> object:
        worker = original(crew)
        worker.began, worker.line = True, Line()
        worker.end = lambda: worker.process.kill() or worker.process.join() or "SIGKILL"  # type: ignore[method-assign]
        return worker

    monkeypatch.setattr(Crew, "_started", deaf)
    (lost,) = in_order(tasks("1"), Evaluating(), 1, None)

    assert lost.status is Status.FAILED
    assert "often there is not enough memory" in lost.message


def test_an_error_of_the_call_is_raised_when_its_turn_comes() -> None:
    seen: list[str] = []
    with pytest.raises(FormatError, match="no such field"):
        give(tasks("1", "2", REFUSES, "4"), seen)

    assert seen == ["1", "2"]


def give(found: Iterable[Task], seen: list[str]) -> None:
    seen.extend(each.text for each in in_order(found, Evaluating(), 2, None))


def test_an_error_of_reading_on_is_raised_behind_what_was_read() -> None:
    seen: list[str] = []
    with pytest.raises(InputError, match="disk"):
        give([*tasks("1", "2", "3"), InputError("the disk is gone")], seen)

    assert seen == ["1", "2", "3"]


def test_what_needs_no_work_keeps_its_place() -> None:
    first, *others = tasks("1", "2", "3")
    skipped = Skipped(Place("x"))
    done = list(in_order([skipped, first, skipped, *others, skipped], Evaluating(), 2, None))

    assert [getattr(each, "text", "-") for each in done] == ["-", "1", "-", "2", "3", "-"]


def test_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.row.in_order", None)

    assert [each.status for each in extract_many(SEEDS, jobs=8)] == ["ok", "ok"]


def test_an_error_of_reading_is_the_last_thing_read(tmp_path: Path) -> None:
    (tmp_path / "crawl").write_bytes(record(b"A page.", "https://a.example/") * 2)
    first, last = pages([str(SEEDS[0]), str(tmp_path / "crawl")], "https://a.example/", 1_000)

    assert isinstance(first, Task)
    assert isinstance(last, InputError)


def test_pages_are_read_no_further_ahead_than_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(*["'x' * 300"] * 99):
            taken += 1
            yield task

    monkeypatch.setattr("extractor.batch.row._MOST_BYTES", 1_000)
    row = in_order(counted(), Evaluating(), 1, None)
    next(row)

    assert taken <= 7
    row.close()


def test_many_files_and_archives_give_outcomes_in_order(tmp_path: Path) -> None:
    archive = tmp_path / "crawl.wet.gz"
    lying = response(b"\x89PNG\r\n\x1a\n\0\0", "https://a.example/1")
    archive.write_bytes(b"".join(members([record(SEEDS[0].read_bytes(), "https://a.example/0"), lying])))
    ended = []
    told = extract_many([SEEDS[1], archive, tmp_path / "gone"], "jsonl", archive_ended=lambda *each: ended.append(each))
    done = list(told)

    assert [(each.source, each.status) for each in done] == [
        (str(SEEDS[1]), "ok"), (f"{archive}#1", "ok"), (f"{archive}#2", "unsupported"),
        (str(tmp_path / "gone"), "failed"),
    ]  # fmt: skip
    assert done[2].url == "https://a.example/1"
    assert all(each.text.startswith('{"schema_version"') for each in done)
    assert [(name, found.damaged) for name, found in ended] == [(str(archive), 0)]


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"jobs": -1}, {"timeout": 0.0}, {"timeout": float("nan")}])
def test_work_that_nobody_can_do_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="is a number"):
        next(extract_many(SEEDS, **wrong))  # type: ignore[arg-type]


def test_a_fault_of_ours_costs_a_page_and_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("extractor.pipeline.conclude", broken)
    (tmp_path / "page.txt.gz").write_bytes(packed(SEEDS[0].read_bytes()))
    (outcome,) = extract_many([tmp_path / "page.txt.gz"])

    assert outcome.status is Status.FAILED
    assert "please report it (KeyError: 'x', test_row.py:" in outcome.message
