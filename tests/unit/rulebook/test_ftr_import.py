from pathlib import Path

import pytest

from extractor.cli.rules import main as rules_main
from extractor.cli.rules_import import main
from extractor.errors import InputError
from extractor.model import Draft, Options
from extractor.readers import read
from extractor.rulebook.choose import choose_rule
from extractor.rulebook.ftr import import_folder
from extractor.rulebook.ftr.convert import convert
from extractor.rulebook.ftr.xpath_values import pick_of
from extractor.rulebook.load import load_rule

STORY = "title: //h1\nbody: //div[@id='story']\nstrip: //aside\nstrip_id_or_class: share-bar\nprune: no\n"


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '.').replace('any.', '.')}.txt").write_text(text, "utf-8")
    return folder


def test_a_file_becomes_a_rule_that_the_engine_loads(tmp_path: Path) -> None:
    report = import_folder(written(tmp_path / "in", news_example=STORY), tmp_path / "out")

    rule = load_rule(tmp_path / "out" / "news.example.yaml")

    assert (report.converted, report.rules) == (1, 1)
    assert rule.hosts == ("news.example",)
    assert (rule.source, rule.confidence) == ("imported", 0.4)
    assert [body.selectors[0].query for body in rule.layouts[0].body] == ["div#story"]
    assert [selector.query for selector in rule.layouts[0].strip] == ["aside", ".share-bar, #share-bar"]
    assert not rule.layouts[0].verbatim


def test_files_that_say_the_same_become_one_rule_with_many_hosts(tmp_path: Path) -> None:
    report = import_folder(
        written(tmp_path / "in", a_example=STORY, b_example=f"# another\n{STORY}", c_example="body: //main\n"),
        tmp_path / "out",
    )

    assert (report.converted, report.rules) == (3, 2)
    assert load_rule(tmp_path / "out" / "a.example.yaml").hosts == ("a.example", "b.example")


def test_a_file_for_sub_domains_and_one_for_the_host_itself_are_two_rules(tmp_path: Path) -> None:
    import_folder(written(tmp_path / "in", a_example=STORY, any_a_example="body: //main\n"), tmp_path / "out")

    assert load_rule(tmp_path / "out" / "a.example.yaml").hosts == ("a.example",)
    assert load_rule(tmp_path / "out" / "any.a.example.yaml").hosts == ("*.a.example",)


def test_the_global_file_is_added_after_what_each_site_says(tmp_path: Path) -> None:
    files = written(tmp_path / "in", a_example=STORY)
    (files / "global.txt").write_text('title: //meta[@property="og:title"]/@content\nstrip_image_src: ads.example\n')

    report = import_folder(files, tmp_path / "out")

    rule = load_rule(tmp_path / "out" / "a.example.yaml")
    assert report.converted == 2
    assert [pick.query for pick in rule.layouts[0].fields["title"]] == ["h1", 'meta[property="og:title"]']
    assert rule.layouts[0].strip[-1].query == 'img[src*="ads.example"]'


def test_what_cannot_be_translated_is_reported_with_its_line_and_the_rest_converts(tmp_path: Path) -> None:
    text = "body: //main\nfind_string: <x\nreplace_string: <y\nstrip: //p[contain(@a,'b')]\ntest_rul: http://a\ntitle\n"

    report = import_folder(written(tmp_path / "in", a_example=text), tmp_path / "out")

    assert report.converted == 1
    assert [(lost.line, lost.why.partition(":")[0]) for lost in report.files[0].untranslated] == [
        (2, "changes the page before it is read"),
        (3, "changes the page before it is read"),
        (4, "not an XPath expression that runs"),
        (5, "unknown directive 'test_rul'; did you mean 'test_url'?"),
        (6, "is not a line of the form name"),
    ]


def test_files_that_are_no_site_configs_are_named_with_the_reason(tmp_path: Path) -> None:
    files = written(tmp_path / "in", a_example="# only a comment\n", b_example=STORY, www_b_example=STORY)
    (files / "fingerprints.txt").write_text(STORY)

    report = import_folder(files, tmp_path / "out")

    assert {each.file: each.why for each in report.files if each.why} == {
        "a.example.txt": "it has no directive",
        "fingerprints.txt": "its name is not that of a host",
        "www.b.example.txt": "b.example.txt speaks of the same host",
    }


def test_directives_about_fetching_are_kept_as_a_record() -> None:
    made = convert("http_header(user-agent): bot\nnext_page_link: //a[@rel='next']\nbody: //main\n")

    assert made.record["fetching"] == ["http_header(user-agent): bot", "next_page_link: //a[@rel='next']"]
    assert made.untranslated == []


def test_a_file_that_forbids_guessing_gives_no_article_where_it_misses() -> None:
    assert convert("autodetect_on_failure: no\nbody: //main\n").rule["on_miss"] == "empty"


@pytest.mark.parametrize(
    ("expression", "pick"),
    [
        ("'Reuters'", {"value": "Reuters"}),
        ("//a/text()", {"css": "a"}),
        ("normalize-space(//h1)", {"css": "h1"}),
        ("//p[contains(., 'By')]/@data-Name", {"xpath": "//p[contains(., 'By')]", "attr": "data-name"}),
        ("substring-after(//p[@class='by'], 'By ')", {"css": 'p[class="by"]', "re": "By (.*)"}),
        ("substring-before(substring-after(//p, 'By '), '|')", {"css": "p", "re": r"By (.*?)\|"}),
        ("substring-before(//p, '(')", {"css": "p", "re": r"^(.*?)\("}),
    ],
)
def test_a_piece_of_text_becomes_a_selector_with_a_pattern(expression: str, pick: dict[str, str]) -> None:
    assert pick_of(expression) == pick


def test_texts_that_look_like_other_scalars_come_back_as_texts(tmp_path: Path) -> None:
    import_folder(written(tmp_path / "in", a_example="author: '2020-01-01'\nbody: //main\n"), tmp_path / "out")

    picks = load_rule(tmp_path / "out" / "a.example.yaml").layouts[0].fields["authors"]

    assert picks[0].query == "2020-01-01"


def test_a_folder_without_configs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no \.txt file"):
        import_folder(tmp_path, tmp_path / "out")


def test_the_command_prints_what_was_lost_and_a_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / "in", a_example=STORY + "dissolve: //b\n")

    status = main([str(folder), "-o", str(tmp_path / "out")])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert lines[0] == "a.example.txt:6: dissolve: //b: changes the page before it is read"
    assert lines[-1] == "1 of 1 files converted (100.0%) into 1 rules; 1 lines not translated."


def test_the_command_tells_when_there_is_no_such_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none"), "-o", str(tmp_path)]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_the_rule_for_sub_domains_is_found_beside_the_one_for_the_host(tmp_path: Path) -> None:
    import_folder(written(tmp_path / "in", a_example=STORY, any_a_example="body: //main\n"), tmp_path / "out")
    options = Options(rule_dirs=(tmp_path / "out",))
    page = read("<html><body><p>A story.</p></body></html>", "https://live.a.example/1", options)

    choice = choose_rule(page, Draft(page.document), options)

    assert choice is not None
    assert choice.rule.id == "any.a.example"


def test_the_rules_lint_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = STORY + "strip: //a[@rel='x']/parent::div\nauthor: substring-after(//p[@class='by'], 'By ')\n"
    import_folder(written(tmp_path / "in", a_example=text, any_a_example="body: //main\n"), tmp_path / "out")

    status = rules_main(["lint", str(tmp_path / "out")])

    assert status == 0
    assert capsys.readouterr().out == "2 rules: 0 mistakes, 0 warnings\n"


def test_a_file_in_the_place_of_the_output_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", "utf-8")

    assert main([str(written(tmp_path / "in", a_example=STORY)), "-o", str(taken)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_any_bytes_are_read_without_a_traceback(tmp_path: Path) -> None:
    files = written(tmp_path / "in", a_example=STORY)
    (files / "b.example.txt").write_bytes(b"\xff\xfe\x00body: //main\x00\n\x01title: //h1\nstrip: //[\n")

    report = import_folder(files, tmp_path / "out")

    assert len(report.files) == 2
    assert rules_main(["lint", str(tmp_path / "out")]) == 0
