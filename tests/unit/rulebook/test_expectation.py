import gzip

import pytest

from extractor.errors import RuleError
from extractor.rulebook.build import build_rule
from extractor.rulebook.expectation import name_of_test, page_of, rule_for_test

DATA = {"schema": 1, "id": "a.example", "match": {"hosts": ["a.example"]}, "versions": [{"id": "v2"}, {"id": "v1"}]}


@pytest.fixture
def rule(tmp_path):
    return build_rule(DATA, str(tmp_path / "a.example.yaml"))


def test_a_page_stands_in_the_test_or_in_a_file_beside_the_rule(rule, tmp_path):
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<p>packed</p>"))
    (tmp_path / "page.txt").write_bytes(b"plain")

    assert page_of(rule, {"text": "line"}) == b"line"
    assert page_of(rule, {"html": "<p>"}) == b"<p>"
    assert page_of(rule, {"sample": "page.txt"}) == b"plain"
    assert page_of(rule, {"sample": "page.html.gz"}) == b"<p>packed</p>"


@pytest.mark.parametrize("content", [None, b"not packed"])
def test_a_sample_that_cannot_be_read_is_told(rule, tmp_path, content):
    if content:
        (tmp_path / "page.gz").write_bytes(content)

    with pytest.raises(RuleError, match=r"the sample page\.gz cannot be read"):
        page_of(rule, {"sample": "page.gz"})


def test_a_test_may_ask_for_one_version(rule):
    assert [layout.id for layout in rule_for_test(rule, {"version": "v1"}).layouts] == ["v1"]
    assert rule_for_test(rule, {}) is rule
    with pytest.raises(RuleError, match="names the version 'v9'"):
        rule_for_test(rule, {"version": "v9"})


def test_a_test_is_called_by_its_name_or_sample_or_number():
    assert name_of_test({"name": "n", "sample": "s"}, 3) == "n"
    assert name_of_test({"sample": "s"}, 3) == "s"
    assert name_of_test({"text": "t"}, 3) == "tests[3]"
