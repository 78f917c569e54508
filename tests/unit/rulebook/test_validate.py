import jsonschema
import pytest

from extractor.rulebook.check import rule_schema
from extractor.rulebook.validate import meant, problems

RULE = {"schema": 1, "id": "example.com", "match": {"hosts": ["example.com"]}}


def found(changes):
    return [(problem.path, problem.message) for problem in problems({**RULE, **changes}, rule_schema())]


def test_a_small_rule_is_valid():
    assert found({}) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"stirp": [".ad"]}, ("stirp",), "did you mean 'strip'?"),
        ({"zzzz": 1}, ("zzzz",), "known here: schema, id"),
        ({"inside": "verbatm"}, ("inside",), "did you mean 'verbatim'?"),
        ({"strip": ".ad"}, ("strip",), "write it as a list"),
        ({"strip": []}, ("strip",), "must not be empty"),
        ({"strip": [{"csss": ".ad"}]}, ("strip", 0), "'css', 'xpath' is missing"),
        ({"strip": [3]}, ("strip", 0), "expected text or keys with values, found 3"),
        ({"schema": 2}, ("schema",), "must be 1"),
        ({"schema": True}, ("schema",), "must be 1"),
        ({"id": "Bad Rule"}, ("id",), "is not an id"),
        ({"checked": "2026-13-01"}, ("checked",), "is not a day"),
        ({"confidence": 3}, ("confidence",), "not between 0 and 1"),
        ({"confidence": "high"}, ("confidence",), "expected a number"),
        ({"lines": {"drop": [{"re": "x", "zone": "hed"}]}}, ("lines", "drop", 0, "zone"), "did you mean 'head'?"),
        ({"lines": {"drop": ["x" * 301]}}, ("lines", "drop", 0), "300 are allowed"),
        ({"match": {"hosts": ["Example.com"]}}, ("match", "hosts", 0), "is not a host"),
        ({"versions": [{"bodyy": ["p"]}]}, ("versions", 0, "bodyy"), "did you mean 'body'?"),
        ({"fields": {"titel": ["h1"]}}, ("fields", "titel"), "did you mean 'title'?"),
        ({"tests": [{"text": "x"}]}, ("tests", 0), "'expect' is missing"),
        ({"notes": 12}, ("notes",), "put it in quotes"),
        ({"guard": {"min_chars": -1}}, ("guard", "min_chars"), "less than 0"),
        ({"match": None}, ("match",), "found nothing"),
    ],
)
def test_a_mistake_is_told_at_its_key(changes, path, words):
    first_path, message = found(changes)[0]

    assert first_path == path
    assert words in message


def test_a_rule_without_match_or_base_is_told_so():
    message = next(iter(problems({"schema": 1, "id": "ab"}, rule_schema()))).message

    assert message == "one of 'match', 'base' is missing"


def test_what_is_no_rule_at_all_is_told_so():
    assert next(iter(problems(None, rule_schema()))).message == "expected keys with values, found nothing"


def test_a_far_word_suggests_nothing():
    assert meant("qqqq", ["strip", "body"]) == ""


def test_the_schema_is_a_valid_schema():
    jsonschema.Draft7Validator.check_schema(rule_schema())
