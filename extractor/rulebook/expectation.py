"""A rule's own tests: what they expect of a page and what is wrong with an article."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.errors import RuleError
from extractor.model import Article
from extractor.rulebook.rule import SiteRule

Test = Mapping[str, Any]

MISSED = ("rule_miss", "rule_rejected")


def name_of_test(test: Test, index: int) -> str:
    """Return a test's name, for messages."""
    return str(test.get("name") or test.get("sample") or f"tests[{index}]")


def page_of(rule: SiteRule, test: Test) -> bytes:
    """Return the page of a test, as its fileor the rule has it.

    Raises:
        RuleError: the sample cannot be read.
    """
    for key in ("text", "html"):
        if key in test:
            return str(test[key]).encode()
    file = Path(rule.file).parent / test["sample"]
    try:
        data = file.read_bytes()
        return gzip.decompress(data) if file.suffix == ".gz" else data
    except (OSError, EOFError) as error:
        raise RuleError(rule.file, 0, 0, f"the sample {test['sample']} cannot be read: {error}") from None


def rule_for_test(rule: SiteRule, test: Test) -> SiteRule:
    """Return the rule as a test wants it: with one version alone where it names one.

    Raises:
        RuleError: there is no such version.
    """
    version = test.get("version")
    if version is None:
        return rule
    layouts = tuple(layout for layout in rule.layouts if layout.id == version)
    if not layouts:
        raise RuleError(rule.file, 0, 0, f"a test names the version {version!r}, which the rule does not have")
    return rule._replace(layouts=layouts)


def failures(test: Test, article: Article) -> Iterator[str]:
    """Yield what an article lacks of what a test expects, as clauses; nothing where all is as expected."""
    expect = test["expect"]
    report = article.rule
    status = report.status if report else "rule_miss"
    wanted = expect.get("status")
    if status != wanted and (wanted or status in MISSED):
        misses = f" ({', '.join(report.misses)} found nothing)" if report and report.misses else ""
        yield f"the rule's status is {status}{misses}"
    if status in MISSED and wanted != status:
        return
    yield from _text_failures(expect, _plain(article.text))
    if report and expect.get("version", report.version) != report.version:
        yield f"the version is {report.version!r}, not {expect['version']!r}"
    yield from _field_failures(expect, article)


def _text_failures(expect: Test, text: str) -> Iterator[str]:
    if "begin" in expect and not text.startswith(_plain(expect["begin"])):
        yield f"the text begins with {text[:60]!r}"
    if "end" in expect and not text.endswith(_plain(expect["end"])):
        yield f"the text ends with {text[-60:]!r}"
    for part in expect.get("has", ()):
        if _plain(part) not in text:
            yield f"the text lacks {part!r}"
    for part in expect.get("lacks", ()):
        if _plain(part) in text:
            yield f"the text has {part!r}"


def _field_failures(expect: Test, article: Article) -> Iterator[str]:
    values: Mapping[str, Any] = {
        "title": article.title,
        "dek": article.dek,
        "authors": list(article.authors),
        "published": article.published,
    }
    for name, value in values.items():
        if name in expect and expect[name] != value:
            yield f"{name} is {value!r}, not {expect[name]!r}"


def _plain(text: str) -> str:
    return " ".join(text.split())
