import pytest

from extractor.rulebook.lint import host_ties, lint_file, queries

GOOD = """\
schema: 1
id: a.example
match: {hosts: [a.example]}
checked: 2026-11-20
tests: [{text: x, expect: {status: hit}}]
"""


@pytest.fixture
def lint(tmp_path):
    """Lint a rule; return the findings as texts without the file's name."""

    def run(text, name="a.example"):
        file = tmp_path / f"{name}.yaml"
        file.write_text(text, "utf-8")
        check = lambda query, xpath: "not CSS" if query == "p[" and not xpath else ""  # noqa: E731  a tiny stand-in
        return [str(finding).removeprefix(f"{file}:") for finding in lint_file(file, check, (tmp_path,))]

    return run


def test_a_good_rule_is_clean(lint):
    assert lint(GOOD) == []


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        ("strip: ['p[']\n", "6:9: not CSS"),
        (
            "lines: {drop: ['(a+)+$']}\n",
            "6:16: lines.drop[0]: the pattern has a quantifier inside a group that + repeats",
        ),
        ("extends: [base/none]\n", "6:11: there is no rule 'base/none'"),
        ("strip: [.css-1x2y3z]\n", "6:9: warning: has a class name that looks generated"),
        ("strip: ['div:nth-child(1) div:nth-child(3)']\n", "6:9: warning: counts elements more than once"),
        ("strip: [{xpath: '//p[@itemProp]'}]\n", "6:10: warning: asks for an attribute with capitals"),
        ("fields: {title: [{css: h1, meta: x}]}\n", "6:18: fields.title[0]: has css and meta"),
        ("versions: [{body: [p]}]\n", "6:12: warning: the version has no id"),
    ],
)
def test_a_finding_has_its_place(lint, more, finding):
    assert lint(GOOD + more)[0].startswith(finding)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("tests: [{text: x, expect: {status: hit}}]\n", "", "has no tests"),
        ("checked: 2026-11-20\n", "", "has no `checked` date"),
        ("hosts: [a.example]", "hosts: ['*.co.uk']", "takes in unrelated sites"),
        ("hosts: [a.example]", "identify: {lines: [abcd]}", "one clue is enough"),
        ("hosts: [a.example]", "identify: {lines: [abcd], min: 2}", "never known"),
        ("hosts: [a.example]", "identify: {lines: [abcd, '(?:a|b)']}", "no fixed text"),
        ("hosts: [a.example]", "hosts: [b.example]", "call it b.example.yaml"),
        ("id: a.example", "id: b.example", "the file's name says 'a.example'"),
    ],
)
def test_what_will_go_wrong_is_told(lint, old, new, words):
    assert any(words in finding for finding in lint(GOOD.replace(old, new)))


def test_versions_stand_newest_first(lint):
    versions = "versions:\n  - {id: a, valid_from: 2020-01-01}\n  - {id: b, valid_from: 2024-01-01}\n"

    assert any("put the newest first" in finding for finding in lint(GOOD + versions))


def test_a_file_that_is_not_utf_8_or_not_there_is_a_finding(tmp_path):
    bad = tmp_path / "a.example.yaml"
    bad.write_bytes(b"\xff\xfe\x00")

    assert "not UTF-8" in str(lint_file(bad, lambda *_: "")[0])
    assert "cannot be read" in str(lint_file(tmp_path / "none.yaml", lambda *_: "")[0])


def test_two_files_must_not_name_one_host(tmp_path):
    for name in ("a.example", "b.example"):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\nmatch: {{hosts: [{name}, shared.example]}}\n")

    findings = list(host_ties(sorted(tmp_path.iterdir())))

    assert [str(finding).partition("b.example.yaml:")[2] for finding in findings] == [
        "2:28: shared.example is also a host of a.example.yaml; keep one"
    ]


def test_every_query_of_a_rule_is_found():
    data = {
        "strip": [".a", {"css": ".b"}, {"xpath": "//c"}],
        "body": [{"any": [".d", ".e"]}, ".f"],
        "fields": {"title": ["h1", {"meta": "og:title"}]},
        "match": {"identify": {"css": [".g"], "lines": ["^x$"]}},
        "lines": {"keep": ["^y$"]},
        "versions": [{"stop_at": [{"css": ".h"}]}],
        "tests": [{"html": "<p>", "expect": {"has": ["z"]}}],
    }

    assert {query for _, query, _ in queries(data)} == {".a", ".b", "//c", ".d", ".e", ".f", "h1", ".g", ".h"}
