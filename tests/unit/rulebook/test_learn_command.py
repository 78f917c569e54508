from pathlib import Path

import pytest

from extractor.cli.rules import main
from extractor.rulebook.load import load_rule

PAGE = """<html><head><link rel="canonical" href="https://quay.example/{number}"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><h1>{title}</h1><div class="story-text">{story}
<div class="read-on"><a href="/walks">Five walks along the coast for slow people</a></div></div></main>
<footer>Write to the desk at the quay</footer></body></html>"""

STORIES = {
    "Ferry late again": (
        "The ferry was late again on Monday, and the captain blamed the fog over the lower reach of the river.",
        "Passengers waited for two hours in a hall that has no heating, and the kiosk was closed as usual.",
        "The harbour office has promised a notice board, as it did the year before and the year before that.",
    ),
    "Storks return": (
        "Volunteers counted 214 storks in the meadows, which is more than in any year since the war ended.",
        "The birds arrive earlier each spring, said the head of the group, who has counted them since she was ten.",
        "Farmers leave a strip uncut for them and are paid a little for it by the county and by two clubs.",
    ),
    "New hall for the choir": (
        "The choir has found a new hall after ten years in the gymnasium of the primary school by the station.",
        "It holds eighty people and has a piano that somebody left behind when the dancing school closed.",
        "The first concert is planned for the longest day of the year, and the town band will play as well.",
    ),
}


def saved(folder: Path) -> list[str]:
    files = []
    for number, (title, story) in enumerate(STORIES.items()):
        file = folder / f"{number}.html"
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in story)
        file.write_text(PAGE.format(number=number, title=title, story=paragraphs), "utf-8")
        files.append(str(file))
    return files


def test_the_draft_is_a_rule_whose_own_tests_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rules" / "quay.example.yaml"

    assert main(["learn", *saved(tmp_path), "-o", str(out)]) == 0

    rule = load_rule(out)
    assert rule.hosts == ("quay.example",)
    assert rule.source == "learned"
    assert len(rule.tests) == 3
    assert main(["test", str(out)]) == 0
    assert "3 passed" in capsys.readouterr().out


def test_an_existing_file_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "quay.example.yaml"
    out.write_text("mine", "utf-8")

    assert main(["learn", *saved(tmp_path), "-o", str(out)]) == 2

    assert "this file exists" in capsys.readouterr().err
    assert out.read_text("utf-8") == "mine"


def test_one_page_is_too_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", saved(tmp_path)[0]]) == 2
    assert "two different pages" in capsys.readouterr().err
