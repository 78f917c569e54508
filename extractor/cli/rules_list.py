"""`extract rules list`: one line a rule."""

from __future__ import annotations

import argparse

from extractor.cli.rules_files import add_rules_option, files_asked, folders_asked
from extractor.errors import RuleError
from extractor.rulebook.load import load_rule

_COLUMNS = "{:<34} {:<9} {:>4} {:<10} {:>5}  {}"


def main(arguments: list[str]) -> int:
    """List the rules and return the exit status: 0, or 5 where a file is broken."""
    from extractor.cli.rules import CHECK_FAILED

    command = argparse.ArgumentParser(prog="extract rules list", description="List the rules there are.")
    add_rules_option(command)
    command.add_argument("sites", nargs="*", metavar="SITE", help="only these: hosts, ids, files or folders")
    asked = command.parse_args(arguments)
    folders = folders_asked(asked)
    status = 0
    print(_COLUMNS.format("rule", "source", "conf", "checked", "tests", "hosts"))
    for file in files_asked(asked.sites, folders):
        try:
            rule = load_rule(file, folders)
        except RuleError as error:
            print(error)
            status = CHECK_FAILED
            continue
        hosts = " ".join(rule.hosts) or ("(by its lines)" if rule.identify else "(base)")
        print(
            _COLUMNS.format(rule.id, rule.source, f"{rule.confidence:.1f}", rule.checked or "-", len(rule.tests), hosts)
        )
    return status
