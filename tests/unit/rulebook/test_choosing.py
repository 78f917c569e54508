import json
import os

import pytest

from extractor.model import Options
from extractor.rulebook.index import index_of, make_index

DROP = "lines: {drop: ['^Shove$']}\n"


@pytest.fixture
def page(prose):
    return "\n\n".join(["Shove", prose("Alpha"), "Harbor Gazette Logo", "Read by sailors since 1931"])


def test_the_file_for_a_host_is_found_by_its_name_also_in_a_folder_of_its_letter(rules, marked, page):
    rules("a.example", "match: {hosts: [a.example]}\n" + DROP)
    options = rules("b/b.example", "schema: 1\nid: b.example\nmatch: {hosts: [b.example]}\n" + DROP)

    assert marked(page, options, "https://a.example/").report.id == "a.example"
    assert marked(page, options, "https://www.b.example/").report.id == "b.example"


def test_a_sub_domain_needs_a_star(rules, marked, page):
    rules("a.example", "match: {hosts: [a.example]}\n" + DROP)
    options = rules("b.example", "match: {hosts: ['*.b.example']}\n" + DROP)

    assert marked(page, options, "https://news.a.example/").report is None
    assert marked(page, options, "https://x.news.b.example/").report.id == "b.example"


def test_a_host_that_a_rule_names_beside_its_own_is_found(rules, marked, page):
    options = rules("a.example", "match: {hosts: [a.example, other.example, '*.third.example']}\n" + DROP)

    assert marked(page, options, "https://other.example/1").report.id == "a.example"
    assert marked(page, options, "https://en.third.example/1").report.id == "a.example"
    assert marked(page, options, "https://third.example/1").report is None


def test_a_path_that_is_excluded_has_no_rule(rules, marked, page):
    options = rules("a.example", "match: {hosts: [a.example], paths: ['/**', '!/live/**']}\n" + DROP)

    assert marked(page, options, "https://a.example/news/1").report.by == "path"
    assert marked(page, options, "https://a.example/live/1").report is None


CLUES = "match:\n  hosts: [gazette.example]\n  identify: {lines: ['^Harbor Gazette Logo$', '^Read by sailors']}\n"


def test_a_text_without_an_address_is_known_by_its_lines(rules, marked, page):
    options = rules("gazette.example", CLUES + DROP)

    done = marked(page, options)

    assert (done.report.id, done.report.by) == ("gazette.example", "identify")


def test_one_clue_of_two_is_not_enough(rules, marked, page):
    options = rules("gazette.example", CLUES + DROP)

    assert marked(page.replace("sailors", "farmers"), options).report is None


def test_a_page_of_another_host_is_not_claimed_by_clues(rules, marked, page):
    options = rules("gazette.example", CLUES + DROP)

    assert marked(page, options, "https://elsewhere.example/").report is None


def test_a_rule_without_hosts_may_claim_a_page_of_any_host_that_has_no_rule(rules, marked, page):
    rules("a.example", "match: {hosts: [a.example]}\n" + DROP)
    options = rules("gazette", CLUES.replace("  hosts: [gazette.example]\n", "") + DROP)

    assert marked(page, options, "https://elsewhere.example/").report.id == "gazette"
    assert marked(page, options, "https://a.example/").report.id == "a.example"


def test_the_rule_with_most_clues_wins(rules, marked, page):
    rules("first", "match: {identify: {lines: ['^Harbor Gazette Logo$'], min: 1}}\n" + DROP)
    options = rules("gazette.example", CLUES + DROP)

    assert marked(page, options).report.id == "gazette.example"


def test_own_rules_go_before_the_shipped_ones(rules, marked, prose):
    options = rules("nationalmemo.com", "match: {hosts: [nationalmemo.com]}\nlines: {drop: ['^Alpha']}\n")

    assert marked(prose("Alpha"), options, "https://nationalmemo.com/x").out() == ["Alpha"]


@pytest.mark.parametrize("url", ["https://broken.example/", ""])
def test_a_broken_file_is_a_warning_and_does_not_stop_the_others(rules, marked, page, url):
    rules("broken.example", "match: {hosts: [broken.example], identify: {lines: [abcd]}}\nstirp: [x]\n")
    options = rules("gazette.example", CLUES + DROP)

    done = marked(page, options, url)

    assert done.codes().count("rule_broken") == 1
    assert any("broken.example.yaml:4:1: stirp: unknown key" in notice.message for notice in done.draft.notices)
    assert (done.report is None) == bool(url)


def test_an_edited_rule_is_read_again(rules, marked, page):
    options = rules("a.example", "match: {hosts: [a.example]}\nlines: {drop: ['^Gone$']}\n")
    assert marked(page, options, "https://a.example/").report.status == "rule_miss"

    rules("a.example", "match: {hosts: [a.example]}\nlines: {drop: ['^Shove$']}\n# longer than before\n")

    assert marked(page, options, "https://a.example/").report.status == "hit"


def test_the_index_is_kept_and_parsing_is_not_repeated(rules, marked, page, cache, monkeypatch):
    options = rules("gazette.example", CLUES + DROP)
    first = marked(page, options).report
    index_of.cache_clear()
    monkeypatch.setattr("extractor.rulebook.check.read_tree", lambda *_: pytest.fail("a rule was parsed again"))

    assert marked(page, options).report == first
    assert sorted(file.name.partition("-")[0] for file in cache.iterdir()) == ["index", "rule"]


def test_a_damaged_or_foreign_cache_is_ignored(rules, marked, page, cache):
    options = rules("gazette.example", CLUES + DROP)
    marked(page, options)

    for content in ("{", "[]", '{"hosts": {}, "entries": [{}], "broken": []}', '{"entries": 3}', "null"):
        for file in cache.iterdir():
            file.write_text(content)
        index_of.cache_clear()
        assert marked(page, options).report.id == "gazette.example"


def test_a_cache_directory_that_cannot_be_written_is_left_alone(rules, marked, page, monkeypatch, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("not a directory")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocker))
    options = rules("gazette.example", CLUES + DROP)

    assert marked(page, options).report.id == "gazette.example"
    assert blocker.read_text() == "not a directory"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system has no owners of files")
def test_a_cache_file_of_somebody_else_is_not_read(rules, marked, page, cache, monkeypatch):
    options = rules("gazette.example", CLUES + DROP)
    marked(page, options)
    monkeypatch.setattr(os, "getuid", lambda: -1)
    index_of.cache_clear()
    for file in cache.glob("index-*"):
        file.write_text(json.dumps({"hosts": {}, "entries": [], "broken": []}))

    assert marked(page, options).report.id == "gazette.example"


def test_many_rules_are_not_read_for_a_page_with_an_address(rules, marked, page, monkeypatch):
    options = rules("a.example", "match: {hosts: [a.example]}\n" + DROP)
    folder = options.rule_dirs[0]
    for number in range(300):
        (folder / f"site{number}.example.yaml").write_text("this is not a rule: [")
    monkeypatch.setattr("extractor.rulebook.choose.index_of", lambda _: pytest.fail("the folder was scanned"))

    assert marked(page, options, "https://a.example/").report.status == "hit"


def test_an_index_names_candidates_by_the_words_of_a_page(tmp_path):
    for number in range(50):
        clues = f"['^Paper{number} of record$', 'town{number}news']"
        text = f"schema: 1\nid: s{number}.example\nmatch: {{identify: {{lines: {clues}}}}}\n"
        (tmp_path / f"s{number}.example.yaml").write_text(text)

    index = make_index(tmp_path)

    texts = ["Paper7 of record", "Paper8 of record", "see town7news today"]
    assert [entry.file for entry in index.candidates(texts, markup=False)] == ["s7.example.yaml"]


def test_without_folders_of_rules_nothing_happens(marked, page, tmp_path):
    assert marked(page, Options(rule_dirs=(tmp_path / "none",)), "https://a.example/").report is None
