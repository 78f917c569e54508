"""`extract rules COMMAND`: the commands around site rules."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from extractor.errors import ExtractorError

CHECK_FAILED = 5
"""Exit status: a rule is broken, or one of its tests failed."""


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: the module that has it, imported when it is used, and a line of help."""

    module: str
    summary: str

    def load(self) -> Callable[[list[str]], int]:
        """Return the function that runs it."""
        run: Callable[[list[str]], int] = import_module(f"extractor.cli.{self.module}").main
        return run


COMMANDS = {
    "list": Command("rules_list", "the rules there are, with hosts, age and tests"),
    "show": Command("rules_show", "one site's rule; with --explain FILE what each part of it finds on a page"),
    "lint": Command("rules_lint", "check rule files: every mistake with file, line and column"),
    "test": Command("rules_test", "run the tests that stand in the rule files"),
    "new": Command("rules_new", "draft a rule from a saved page, or from an address"),
    "learn": Command("rules_learn", "draft a rule from several saved pages of one site"),
    "import-ftr": Command("rules_import", "convert a checkout of ftr-site-config"),
    "stats": Command("rules_stats", "which rules hit and which miss on saved pages"),
}


def main(arguments: list[str]) -> int:
    """Run `extract rules` and return its exit status.

    0 all is well, 2 usage or no such file, 5 a rule is broken or a test failed.
    """
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        asked = name in ("-h", "--help")
        print(_help(), file=sys.stdout if asked else sys.stderr)
        if name and not asked:
            print(f"\nextract rules: there is no command {name!r}{_meant(name)}", file=sys.stderr)
        return 0 if asked else 2
    try:
        return COMMANDS[name].load()(arguments[1:])
    except ExtractorError as error:
        print(f"extract rules {name}: {error}", file=sys.stderr)
        return 2


def _help() -> str:
    rows = [f"  {name:<11} {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: extract rules COMMAND ...", "", *rows, "", "extract rules COMMAND --help tells more."])


def _meant(name: str) -> str:
    from extractor.rulebook.validate import meant

    return meant(name, tuple(COMMANDS)).replace("; ", ". ", 1).replace("did", "Did")
