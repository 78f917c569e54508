"""What holds for every rule, every pattern and every file."""

import sys
from datetime import timedelta

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractor.errors import RuleError
from extractor.model import Draft, Options
from extractor.readers import read
from extractor.rulebook import patterns
from extractor.rulebook.build import build_rule
from extractor.rulebook.check import rule_errors, rule_schema
from extractor.rulebook.clues import clues_found
from extractor.rulebook.index import RuleIndex, make_entry, with_words
from extractor.rulebook.literals import longest_literal, whole_words
from extractor.rulebook.marking import follow_rule
from extractor.rulebook.patterns import WINDOWS, Pattern
from extractor.rulebook.regex_syntax import faults
from extractor.rulebook.rule import Choice
from extractor.rulebook.validate import problems
from extractor.rulebook.yaml_tree import Tree, read_tree

RULE = {
    "schema": 1,
    "id": "example.com",
    "extends": ["base/blog"],
    "match": {"hosts": ["example.com", "*.example.com"], "paths": ["/**"], "identify": {"lines": ["^abc$"], "min": 1}},
    "confidence": 0.5,
    "checked": "2026-11-20",
    "fields": {"title": ["h1", {"css": "h2", "all": True}], "authors": [{"line": "^By (.+)$", "split": ", "}]},
    "body": ["article", {"any": ["p", {"xpath": "//h2", "nth": 1}]}],
    "lines": {"drop": ["^Share$", {"re": "x", "zone": "head", "max": 2, "role": "share"}], "replace": [{"re": "y"}]},
    "stop_at": [{"line": "^End$", "keep_match": False}, {"css": ".end"}],
    "guard": {"min_chars": 10, "max_strip": 0.5},
    "versions": [{"id": "v1", "valid_from": "2020-01-01", "strip": [".ad"]}],
    "tests": [{"text": "page", "expect": {"has": ["page"], "status": "hit"}}],
}

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([0.25, 1.5]),
    st.sampled_from(["", "x", "hit", "2026-99-01"]),
)
VALUES = st.one_of(
    SCALARS, st.lists(SCALARS, max_size=2), st.dictionaries(st.sampled_from(["css", "re", "zz"]), SCALARS)
)


def paths_of(data, path=()):
    yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from paths_of(value, (*path, key))


def changed(data, path, value, *, drop):
    """Return the data with another value at a path, or without that path."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    if len(path) == 1 and drop:
        del copy[path[0]]
    else:
        copy[path[0]] = changed(copy[path[0]], path[1:], value, drop=drop)
    return copy


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(list(paths_of(RULE))), VALUES, st.booleans())
def test_our_validator_and_jsonschema_agree(path, value, drop):
    data = changed(RULE, path, value, drop=drop)

    ours = not list(problems(data, rule_schema()))
    theirs = jsonschema.Draft7Validator(rule_schema()).is_valid(data)

    assert ours == theirs


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(list(paths_of(RULE))), VALUES, st.booleans())
def test_whatever_is_valid_can_be_applied(path, value, drop):
    data = changed(RULE, path, value, drop=drop)
    assume(not rule_errors(Tree("f", data, {})))

    rule = build_rule(data, "f")

    page = read(
        "Share\n\nThe town keeps its ferry for another year.\n\nEnd\n\nBy Ada Lo", "https://example.com/a", Options()
    )
    follow_rule(page, Draft(page.document), Choice(rule, "host"), Options())


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*#!|>'\"%@`,? \n\t", max_size=60))
def test_any_text_is_read_as_yaml_or_refused_with_a_place(text):
    error = None
    try:
        read_tree(text, "f")
    except RuleError as caught:
        error = caught

    assert error is None or (error.line >= 1 and error.column >= 1)


ATOMS = st.sampled_from(["a", "b", ".", r"\w", r"\s", "[ab]", "(?:ab)", "(a|b)", "(?:a?)", "(a.)", r"\.", " "])
SIGNS = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,}", "*?"])
PATTERNS = st.builds(
    lambda start, parts, end: start + "".join(atom + sign for atom, sign in parts) + end,
    st.sampled_from(["", "^"]),
    st.lists(st.tuples(ATOMS, SIGNS), min_size=1, max_size=6),
    st.sampled_from(["", "$"]),
)


@pytest.fixture
def plain_engine():
    """Run patterns without RE2."""
    patch = pytest.MonkeyPatch()
    patch.setitem(sys.modules, "re2", None)
    patterns._compile.cache_clear()
    patterns._re2.cache_clear()
    yield
    patch.undo()
    patterns._compile.cache_clear()
    patterns._re2.cache_clear()


@pytest.mark.usefixtures("plain_engine")
def test_no_pattern_that_passes_is_slow_in_a_backtracking_engine():
    @settings(max_examples=80, deadline=timedelta(minutes=1), derandomize=True)  # what is exponential never ends
    @given(PATTERNS, st.sampled_from(["a", "ab", "a ", "aab "]))
    def each(source, unit):
        assume(not list(faults(source)))
        text = (unit * WINDOWS[0])[: WINDOWS[0]] + "!"

        Pattern(source).search(text)
        Pattern(source).search(text[: WINDOWS[-1] - 1] + "!")

    each()


@settings(max_examples=100, deadline=None)
@given(PATTERNS, st.text(alphabet="ab. ", max_size=12))
def test_what_a_pattern_is_said_to_need_stands_in_every_match(source, text):
    assume(not list(faults(source)))
    if Pattern(source).found_in(text):
        assert longest_literal(source) in text
        assert set(whole_words(source)) <= set(text.split())


LINES = st.lists(st.sampled_from(["Share", "More", "The town keeps its ferry for another year.", "Tags", "1 Comment"]))
PICKED = st.lists(st.sampled_from(["^Share$", "^More", "ferry", "Comment$"]), min_size=1, max_size=3)


def text_after(rule, lines):
    options = Options()
    page = read("\n\n".join(lines), "", options)
    draft = Draft(page.document)
    follow_rule(page, draft, Choice(build_rule(rule, "f"), "host"), options)
    return {index for index in range(len(draft.roles)) if not draft.pinned[index]}


@settings(max_examples=60, deadline=None)
@given(LINES, PICKED, PICKED)
def test_another_line_to_drop_never_makes_the_text_longer(lines, first, more):
    base = {"schema": 1, "id": "example.com", "match": {"hosts": ["example.com"]}}

    few = text_after({**base, "lines": {"drop": first}}, lines)
    many = text_after({**base, "lines": {"drop": [*first, *more]}}, lines)

    assert many <= few


@settings(max_examples=30, deadline=None)
@given(LINES)
def test_an_empty_rule_changes_nothing(lines):
    rule = {"schema": 1, "id": "example.com", "match": {"hosts": ["example.com"]}}

    assert text_after(rule, lines) == set(range(len(lines)))


CLUES = st.lists(
    st.sampled_from(["^Share$", "^More", "ferry", "Comment$", r"^The\s+town", "(?:a|b)"]), min_size=1, max_size=4
)


@settings(max_examples=80, deadline=None)
@given(LINES, st.lists(st.tuples(CLUES, st.integers(1, 3)), max_size=4), st.sampled_from([0, 50]))
def test_the_gate_lets_every_rule_through_whose_clues_a_page_shows(lines, rules, few):
    entries = tuple(
        next(make_entry(f"{number}.yaml", {"identify": {"lines": clues, "min": least}}))
        for number, (clues, least) in enumerate(rules)
    )
    page = read("\n\n".join(lines), "", Options())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.rulebook.gate.FEW", few)
        passed = RuleIndex({}, tuple(with_words(entries))).candidates(page.document.texts, markup=False)

    shown = {entry.file for entry in entries if clues_found(page, entry.identify) >= entry.least}

    assert shown <= {entry.file for entry in passed}
