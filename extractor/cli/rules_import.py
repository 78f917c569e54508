"""`extract rules import-ftr DIR -o OUT`: convert the rules of Full-Text RSS."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.rulebook.ftr import ImportReport

USAGE_EXIT = 2
ALL_FAILED_EXIT = 4


def main(arguments: list[str]) -> int:
    """Run the command and return its exit status: 0, 2 for no such folder, 4 where no file could be converted."""
    parser = argparse.ArgumentParser(
        prog="extract rules import-ftr",
        description="Convert a checkout of ftr-site-config into rules, and tell what could not be translated.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the checkout")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="folder for the rules")
    parser.add_argument("-q", "--quiet", action="store_true", help="print the summary alone")
    options = parser.parse_args(arguments)
    from extractor.rulebook.ftr import import_folder

    try:
        report = import_folder(options.folder, options.output)
    except InputError as error:
        sys.stderr.write(f"extract rules import-ftr: {error}\n")
        return USAGE_EXIT
    _print(report, quiet=options.quiet)
    return 0 if report.converted else ALL_FAILED_EXIT


def _print(report: ImportReport, *, quiet: bool) -> None:
    lines = [] if quiet else list(_details(report))
    lost = sum(len(each.untranslated) for each in report.files)
    total = len(report.files)
    lines.append(
        f"{report.converted} of {total} files converted ({report.converted / total:.1%}) into {report.rules} rules; "
        f"{lost} lines not translated."
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _details(report: ImportReport) -> list[str]:
    found = []
    for each in report.files:
        if each.why:
            found.append(f"{each.file}: not converted: {each.why}")
        found += [f"{each.file}:{lost.line}: {lost.source}: {lost.why}" for lost in each.untranslated]
    return found
