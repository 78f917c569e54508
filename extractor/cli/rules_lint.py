"""`extract rules lint`: every mistake of rule files, with its place."""

from __future__ import annotations

import argparse

from extractor.cli.rules_files import add_rules_option, files_asked, folders_asked
from extractor.model import Options


def main(arguments: list[str]) -> int:
    """Check rule files and return the exit status: 0, or 5 where one has a mistake."""
    from extractor.cli.rules import CHECK_FAILED
    from extractor.rulebook.lint import host_ties, lint_file

    command = argparse.ArgumentParser(
        prog="extract rules lint", description="Check rule files: schema, patterns, selectors, hosts, fragile parts."
    )
    add_rules_option(command)
    command.add_argument("--strict", action="store_true", help="warnings fail too")
    command.add_argument("sites", nargs="*", metavar="SITE", help="hosts, ids, files or folders (default: all)")
    asked = command.parse_args(arguments)
    folders = folders_asked(asked)
    files = files_asked(asked.sites, folders)
    findings = [finding for file in files for finding in lint_file(file, query_fault, folders)]
    findings += host_ties(files)
    for finding in findings:
        print(finding)
    mistakes = sum(not finding.warning for finding in findings)
    warnings = len(findings) - mistakes
    print(f"{_count(len(files), 'rule')}: {_count(mistakes, 'mistake')}, {_count(warnings, 'warning')}")
    return CHECK_FAILED if mistakes or (asked.strict and warnings) else 0


def query_fault(query: str, xpath: bool) -> str:  # noqa: FBT001  the two parts of a query, as `QueryCheck` has them
    """Return why a query is not valid, or an empty text."""
    from extractor.readers import read

    page = read("<!doctype html><html><body><p>text</p></body></html>", "", Options())
    try:
        page.find(query, xpath=xpath)
    except ValueError as error:
        return str(error)
    return ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
