"""`extract rules show SITE`: a rule, and what each part of it finds on a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from extractor.cli.rules_files import add_rules_option, files_asked, folders_asked
from extractor.model import Options
from extractor.rulebook.explain import explain
from extractor.rulebook.load import load_rule
from extractor.rulebook.rule import SiteRule


def main(arguments: list[str]) -> int:
    """Show a rule and return the exit status: 0, or 2 where there is none."""
    command = argparse.ArgumentParser(prog="extract rules show", description="Show one site's rule.")
    add_rules_option(command)
    command.add_argument("site", metavar="SITE", help="a host, an address, a rule's id or its file")
    command.add_argument("--explain", type=Path, metavar="FILE", help="tell what each part finds on this saved page")
    command.add_argument("--url", default="", help="the page's address")
    asked = command.parse_args(arguments)
    folders = folders_asked(asked)
    for file in files_asked([asked.site], folders):
        rule = load_rule(file, folders)
        print(*_summary(rule), sep="\n")
        if asked.explain:
            print(*_explanation(rule, asked.explain, asked.url), sep="\n")
        else:
            print("", file.read_text("utf-8").rstrip(), sep="\n")
    return 0


def _summary(rule: SiteRule) -> list[str]:
    checked = f"checked {rule.checked}" if rule.checked else "never checked"
    versions = ", ".join(layout.id for layout in rule.layouts if layout.id) or "one"
    return [
        f"{rule.id}  {rule.file}",
        f"hosts: {' '.join(rule.hosts) or 'none'}; versions: {versions}; tests: {len(rule.tests)}",
        f"source: {rule.source}, confidence {rule.confidence:.1f}, {checked}",
    ]


def _explanation(rule: SiteRule, page_file: Path, url: str) -> list[str]:
    from extractor.cli.rules_trial import try_rule
    from extractor.readers import read

    page = read(page_file, url, Options())
    lines = ["", f"on {page_file}:", *explain(page, rule)]
    article = try_rule(rule, page_file, url)
    report = article.rule
    status = report.status if report else "the rule has no part for this kind of page"
    share = f", {report.text_removed:.0%} of the text taken out" if report else ""
    first = article.text[:70].replace("\n", " ")
    return [*lines, f"outcome: {status}{share}; the text has {len(article.text)} characters and begins {first!r}"]
