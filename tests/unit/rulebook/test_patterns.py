import re
import sys

import pytest

from extractor.rulebook import patterns
from extractor.rulebook.literals import literal_runs, longest_literal, whole_words
from extractor.rulebook.patterns import WINDOWS, Pattern
from extractor.rulebook.regex_syntax import faults


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("(a+)+$", "inside a group"),
        ("(?:a*b?)*", "inside a group"),
        ("(?:a?b?c?)+x", "inside a group"),
        ("(?:a+){2,9}", "inside a group"),
        ("(?:ab|ac)*", "begin alike"),
        ("(?:a|.)+", "begin alike"),
        ("a.*b.*c.*d.*", "more than 3"),
        ("(?=x)y", "look-ahead"),
        ("(?<!x)y", "look-behind"),
        ("(?>x)y", "atomic"),
        (r"(a)\1", "back-reference"),
        ("(?P<n>a)(?P=n)", "back-reference"),
        (r"a\Z", "not every engine"),
        (r"\p{L}", "not every engine"),
        ("a++", "possessive"),
        ("[[:alpha:]]", "backslash"),
        ("[a--b]", "backslash"),
        ("(unclosed", "not a regular expression"),
        ("a{2000}", "beyond 1000"),
        ("a{,3}", "{0,n}"),
        ("x" * 301, "301 characters"),
        ("(?x)a b", "not every engine"),
    ],
)
def test_a_pattern_that_is_slow_or_foreign_is_refused(source, words):
    assert any(words in fault for fault in faults(source))


@pytest.mark.parametrize(
    "source",
    [
        "^Share$",
        r"^(.+?)(?:\s+\|.*)?$",
        r"(?i)^sign up\b",
        "^(?:Share|Tweet|Email)$",
        "(?:Share|Tweet){1,3}",
        r"^\{\{ .{0,40} \}\}$",
        r"[.!?”\"](Agencies|AFP)$",
        "(?:[A-Z][a-z] ?){2}",
        r"(?P<name>a|b)c*",
        "[]a]",
        r"é\x41\u00e9",
    ],
)
def test_a_safe_pattern_passes(source):
    assert list(faults(source)) == []


def test_a_whole_line_is_compared_as_text():
    pattern = Pattern(r"^Sign up\.$")

    assert pattern.exact == "Sign up."
    assert pattern.found_in("Sign up.")
    assert not pattern.found_in("Sign up. Now")


@pytest.mark.parametrize("source", ["^a.$", "^(?:a|b)$", "a$", "^ab?$", "^[ab]$"])
def test_a_pattern_that_allows_more_than_one_text_is_not_exact(source):
    assert Pattern(source).exact is None


def test_a_long_block_is_searched_at_the_end_that_the_pattern_names():
    long = "word " * WINDOWS[0] + "the end.Agencies"

    match = Pattern("[.](Agencies)$").search(long)

    assert long[match.start(1) : match.end(1)] == "Agencies"
    assert Pattern("^word").found_in(long)
    assert not Pattern("the end").found_in(long)
    assert not Pattern("^word.*$").found_in(long)


@pytest.mark.parametrize("engine", ["re2", "re"])
@pytest.mark.parametrize(
    ("source", "text", "span"),
    [
        (r"\w+ \w+ foto", "Ünsal Çağrı foto", (0, 16)),
        (r"\d+[^\s]*x*", "page ٣٤ x", (5, 7)),
        (r"[\w.]+é+", "naïve.né", (0, 8)),
        (r"a\s+b*", "x a\u00a0b", (2, 5)),
    ],
)
def test_both_engines_mean_the_same(monkeypatch, engine, source, text, span):
    patterns._compile.cache_clear()
    patterns._re2.cache_clear()
    if engine == "re":
        monkeypatch.setitem(sys.modules, "re2", None)
    else:
        pytest.importorskip("re2")

    compiled = Pattern(source).compiled

    assert isinstance(compiled, re.Pattern) == (engine == "re")
    assert compiled.search(text).span() == span
    patterns._compile.cache_clear()
    patterns._re2.cache_clear()


def test_word_boundaries_know_every_script():
    assert Pattern(r".*\bфото\b.*").found_in("новое фото дня")


@pytest.mark.parametrize(
    ("source", "runs", "literal", "word"),
    [
        (r"^The National\s+Memo Logo$", [" The National ", " Memo Logo "], "The National", "National"),
        ("^Start your day", [" Start your day"], "Start your day", "Start"),
        (r"nationalmemo\.com", ["nationalmemo.com"], "nationalmemo.com", ""),
        ("^a|b$", [], "", ""),
        ("(?i)^share$", [], "", ""),
        ("(?:Share|Tweet) this", [" this"], "this", ""),
        ("colou?r of it", ["colo", "r of it"], "r of it", "of"),
        ("ab+c", ["a", "c"], "a", ""),
    ],
)
def test_the_texts_that_a_match_must_hold(source, runs, literal, word):
    assert literal_runs(source) == runs
    assert longest_literal(source) == literal
    assert max(whole_words(source), key=len, default="") == word
