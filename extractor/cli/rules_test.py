"""`extract rules test`: the tests that stand in rule files, run with the fallback off."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractor.cli.rules_files import add_rules_option, files_asked, folders_asked
from extractor.errors import ExtractorError
from extractor.rulebook.expectation import Test, failures, name_of_test, page_of, rule_for_test
from extractor.rulebook.load import load_rule
from extractor.rulebook.rule import SiteRule


def main(arguments: list[str]) -> int:
    """Run the tests of rules and return the exit status: 0, or 5 where one failed."""
    from extractor.cli.rules import CHECK_FAILED

    command = argparse.ArgumentParser(
        prog="extract rules test",
        description="Run the tests in rule files, with the rule alone: nothing hides that it is dead.",
    )
    add_rules_option(command)
    command.add_argument("-v", "--verbose", action="store_true", help="name the tests that pass, too")
    command.add_argument("sites", nargs="*", metavar="SITE", help="hosts, ids, files or folders (default: all)")
    asked = command.parse_args(arguments)
    folders = folders_asked(asked)
    passed = failed = 0
    for file in files_asked(asked.sites, folders):
        for name, wrong in _outcomes(file, folders):
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong or asked.verbose:
                print(f"{'FAIL' if wrong else 'ok  '} {file}: {name}", *wrong, sep="\n       ")
    print(f"{passed} passed, {failed} failed")
    return CHECK_FAILED if failed else 0


def _outcomes(file: Path, folders: tuple[Path, ...]) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each test of a file and what is wrong."""
    try:
        rule = load_rule(file, folders)
    except ExtractorError as error:
        yield "the rule", [str(error)]
        return
    for index, test in enumerate(rule.tests):
        try:
            yield name_of_test(test, index), run_test(rule, test)
        except ExtractorError as error:
            yield name_of_test(test, index), [str(error)]


def run_test(rule: SiteRule, test: Test) -> list[str]:
    """Run one test; return what is wrong, nothing where it passes.

    Raises:
        ExtractorError: the test's page cannot be read, or the test names a version that is not there.
    """
    from extractor.cli.rules_trial import try_rule

    captured = date.fromisoformat(test["captured"]) if "captured" in test else None
    article = try_rule(rule_for_test(rule, test), page_of(rule, test), test.get("url", ""), captured)
    return list(failures(test, article))
