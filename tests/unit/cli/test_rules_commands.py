import json
from io import StringIO
from textwrap import dedent

import pytest

from extractor.cli.rules import COMMANDS, main
from extractor.rulebook.index import index_of

STORY = (
    "The council of a small harbour town voted on Monday night to keep the only ferry that links it with the islands, "
    "after three hours of speeches by fishermen, teachers and a retired captain."
)
MORE = (
    "The ferry has run since 1931 and carries about four hundred people a day in summer, says the harbour office, "
    "which had asked for its closure because the engine is older than most of the crew."
)
PARAGRAPHS = [
    STORY,
    (
        "“This boat is our road, our school bus and our ambulance,” said one of the teachers, who has lived on the "
        "larger island since 1998. “You cannot close a road because it is old.”"
    ),
    (
        "The council will now ask the state for half of the cost of a new engine, which the yard puts at six hundred "
        "thousand, and will raise the fare for cars from May."
    ),
    (
        "Two members voted against. One of them said that the town could not pay for a boat that is empty on most days "
        "in winter, and that a bus over the northern bridge would serve the islands as well."
    ),
    MORE,
]
TAIL = ["Give to the Post", "Contact", "Terms of use"]
PAGE = "\n\n".join(["Harbour Post Logo", *PARAGRAPHS, *TAIL]) + "\n"

RULE = """\
schema: 1
id: harbour.example
match:
  hosts: [harbour.example]
  identify: {lines: ['^Harbour Post Logo$', '^Give to the Post$']}
checked: 2026-11-20
inside: verbatim
lines: {drop: ['^Harbour Post Logo$']}
stop_at: [{line: '^Give to the Post$'}]
tests:
  - name: the appeal is not the story
    text: |
%s
    expect: {begin: The council, end: of the crew., lacks: [Terms of use], status: hit}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    index_of.cache_clear()


@pytest.fixture
def folder(tmp_path):
    """A folder of one good rule."""
    indented = "\n".join(" " * 6 + line for line in PAGE.splitlines())
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "harbour.example.yaml").write_text(RULE % indented, "utf-8")
    return tmp_path / "rules"


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE, "utf-8")
    return file


def run(capsys, *arguments):
    status = main(list(map(str, arguments)))
    output = capsys.readouterr()
    return status, output.out, output.err


def test_without_a_command_help_goes_to_standard_error(capsys):
    status, out, err = run(capsys)

    assert (status, out) == (2, "")
    assert all(name in err for name in COMMANDS)


def test_help_that_was_asked_for_goes_to_standard_output(capsys):
    status, out, err = run(capsys, "--help")

    assert (status, err) == (0, "")
    assert "import-ftr" in out


def test_a_mistyped_command_suggests_the_right_one(capsys):
    status, _, err = run(capsys, "lnt")

    assert status == 2
    assert "Did you mean 'lint'?" in err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, capsys):
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])

    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: extract rules {name}")


def test_list_shows_own_and_shipped_rules(folder, capsys):
    status, out, _ = run(capsys, "list", "--rules", folder)

    assert status == 0
    assert "harbour.example" in out
    assert "nationalmemo.com" in out


def test_test_passes_a_good_rule_and_names_the_test(folder, capsys):
    status, out, _ = run(capsys, "test", "-v", folder)

    assert status == 0
    assert "the appeal is not the story" in out
    assert "1 passed, 0 failed" in out


def test_test_fails_where_the_rule_is_dead_and_tells_what_died(folder, capsys):
    file = folder / "harbour.example.yaml"
    file.write_text(
        file.read_text("utf-8").replace("Give to the Post$'}]", "Gone$'}]").replace("Logo$']}\nstop", "Loga$']}\nstop"),
        "utf-8",
    )

    status, out, _ = run(capsys, "test", folder)

    assert status == 5
    assert "the rule's status is rule_miss (lines.drop[0], stop_at[0] found nothing)" in out


def test_test_tells_how_the_text_differs(folder, capsys):
    file = folder / "harbour.example.yaml"
    file.write_text(file.read_text("utf-8").replace("begin: The council", "begin: A council, title: Ferry"), "utf-8")

    status, out, _ = run(capsys, "test", folder)

    assert status == 5
    assert "the text begins with 'The council" in out
    assert "not 'Ferry'" in out


def test_a_test_may_prove_that_a_dead_version_says_so(tmp_path, capsys):
    rule = f"""\
    schema: 1
    id: harbour.example
    match: {{hosts: [harbour.example]}}
    inside: verbatim
    versions:
      - {{id: v2, stop_at: [{{line: '^Give to'}}]}}
      - {{id: v1, stop_at: [{{line: '^Support us'}}]}}
    tests:
      - {{text: "{STORY}\\n\\nGive to the Post", version: v1, expect: {{status: rule_miss}}}}
      - {{text: "{STORY}\\n\\nGive to the Post", expect: {{version: v2, end: a retired captain.}}}}
      - {{sample: page.txt, expect: {{version: v2, has: [harbour office]}}}}
    """
    (tmp_path / "harbour.example.yaml").write_text(dedent(rule), "utf-8")
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")

    status, out, _ = run(capsys, "test", tmp_path / "harbour.example.yaml")

    assert (status, out) == (0, "3 passed, 0 failed\n")


def test_a_sample_that_is_not_there_fails_its_test(folder, capsys):
    file = folder / "harbour.example.yaml"
    file.write_text(
        file.read_text("utf-8").partition("tests:")[0] + "tests: [{sample: gone.html, expect: {status: hit}}]\n",
        "utf-8",
    )

    status, out, _ = run(capsys, "test", folder)

    assert status == 5
    assert "the sample gone.html cannot be read" in out


def test_lint_passes_the_shipped_rules_without_a_warning(capsys):
    status, out, _ = run(capsys, "lint", "--strict")

    assert status == 0, out


def test_shipped_rules_pass_their_own_tests(capsys):
    status, out, _ = run(capsys, "test")

    assert status == 0, out


def test_lint_tells_all_mistakes_of_all_files(folder, capsys):
    (folder / "bad.example.yaml").write_text(
        "schema: 1\nid: bad.example\nmatch: {hosts: [bad.example]}\nstirp: [x]\ninside: verbatm\n"
    )
    (folder / "worse.example.yaml").write_text("a: [\n")

    status, out, _ = run(capsys, "lint", folder)

    assert status == 5
    assert "bad.example.yaml:4:1: stirp: unknown key 'stirp'; did you mean 'strip'?" in out
    assert "bad.example.yaml:5:1: inside: 'verbatm' is none of heuristic, verbatim; did you mean 'verbatim'?" in out
    assert "worse.example.yaml:2:1:" in out
    assert "3 rules: 3 mistakes" in out


def test_lint_knows_what_is_no_css(folder, capsys):
    file = folder / "harbour.example.yaml"
    file.write_text(file.read_text("utf-8") + "strip: ['div[']\n", "utf-8")

    status, out, _ = run(capsys, "lint", folder)

    assert status == 5
    assert "div[" in out


def test_show_prints_the_rule_of_an_address(folder, capsys):
    status, out, _ = run(capsys, "show", "https://www.harbour.example/news/1", "--rules", folder)

    assert status == 0
    assert "confidence 0.9, checked 2026-11-20" in out
    assert "stop_at:" in out


def test_show_explains_what_each_part_finds(folder, page, capsys):
    status, out, _ = run(capsys, "show", "harbour.example", "--rules", folder, "--explain", page)

    assert status == 0
    assert "known by its clues: 2 found, 2 needed: enough" in out
    assert "→ 1 block, 17 characters: 'Harbour Post Logo'" in out
    assert "outcome: hit" in out


def test_show_of_a_site_without_a_rule_says_where_it_looked(folder, capsys):
    status, _, err = run(capsys, "show", "nowhere.example", "--rules", folder)

    assert status == 2
    assert "there is no rule for it" in err
    assert str(folder) in err


def test_new_drafts_a_rule_that_lints(page, tmp_path, capsys):
    output = tmp_path / "drafts" / "harbour.example.yaml"

    status, out, _ = run(capsys, "new", page, "--url", "https://harbour.example/1", "-o", output)

    assert status == 0
    assert "now edit it" in out
    text = output.read_text("utf-8")
    assert "sample: '../page.txt'" in text
    assert "'^Give to the Post$'" in text
    assert (output.parent / "rule.schema.json").exists()
    assert run(capsys, "lint", output)[0] == 0
    assert run(capsys, "test", output)[0] == 0


def test_new_overwrites_nothing(page, folder, capsys):
    status, _, err = run(capsys, "new", page, "-o", folder / "harbour.example.yaml")

    assert status == 2
    assert "this file exists" in err


def test_new_from_an_address_fetches_nothing(capsys):
    status, out, _ = run(capsys, "new", "https://www.harbour.example/news/1?x=2")

    assert status == 0
    assert "id: harbour.example\nmatch:\n  hosts: [harbour.example]\n" in out


def test_new_from_html_proposes_the_container_of_the_text(tmp_path, capsys):
    page = tmp_path / "page.html"
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page.write_text(
        "<html><body><nav><a href='/'>Home</a></nav><main><div class='story'><h1>Ferry stays</h1>"
        f"{story}<div class='appeal'><p>Give</p></div></div></main></body></html>"
    )

    status, out, _ = run(capsys, "new", page, "--url", "https://harbour.example/1")

    assert status == 0
    assert "- 'div.story'" in out


def test_stats_counts_pages_and_records(folder, page, tmp_path, capsys):
    records = tmp_path / "run.jsonl"
    rows = [{"rule": {"id": "harbour.example", "status": "rule_miss", "misses": ["body[0]"]}}, {"rule": None}]
    records.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    status, out, _ = run(capsys, "stats", "--rules", folder, page, records)

    assert status == 0
    row = next(line for line in out.splitlines() if line.startswith("harbour.example"))
    assert row.split()[1:] == ["1", "0", "1", "0", "body[0]", "(1)"]
    assert "1 page without a rule" in out


def test_stats_reads_records_from_a_pipe(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO('{"rule": {"id": "a.example", "status": "hit"}}\n{"rule": null}\n'))

    status, out, _ = run(capsys, "stats", "-")

    assert status == 0
    assert "a.example" in out
    assert "1 page without a rule" in out


def test_stats_counts_on_and_fails_where_a_page_is_missing(folder, page, tmp_path, capsys):
    status, out, err = run(capsys, "stats", "--rules", folder, tmp_path / "missing.html", page)

    assert status == 2
    assert "harbour.example" in out
    assert "there is no such file" in err


def test_a_rule_file_that_is_not_there_is_told(tmp_path, capsys):
    status, _, err = run(capsys, "lint", tmp_path / "missing.yaml")

    assert status == 2
    assert "there is no such file" in err


def test_stats_refuses_what_is_no_record(tmp_path, capsys):
    (tmp_path / "run.jsonl").write_text("nonsense\n")

    status, _, err = run(capsys, "stats", tmp_path / "run.jsonl")

    assert status == 2
    assert "run.jsonl:1: this line is no record" in err


def test_a_folder_that_is_not_there_is_told(capsys):
    status, _, err = run(capsys, "list", "--rules", "nowhere")

    assert status == 2
    assert "there is no such folder" in err
