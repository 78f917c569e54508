"""`extract rules learn`: the draft of a rule from several saved pages of one site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.model import Options
from extractor.rulebook.folder import SUFFIX
from extractor.rulebook.hosts import split_address

if TYPE_CHECKING:
    from extractor.rulebook.learning import Sample

MOST_TESTS = 3
"""Pages whose article the draft remembers as its tests. Set by hand."""

WORDS = 6
"""Words of an article's beginning and end that a test remembers. Set by hand."""


def main(arguments: list[str]) -> int:
    """Learn a rule, write it and return the exit status 0."""
    command = argparse.ArgumentParser(
        prog="extract rules learn",
        description="Draft a rule from saved pages of one site, HTML or text: lines that repeat are chrome, and the "
        "generic scorer tells where the articles stand. Check the draft; nothing installs it.",
    )
    command.add_argument("pages", nargs="+", type=Path, metavar="PAGE", help="saved pages, two at least; five are good")
    command.add_argument("--host", default="", help="the site's host, where the pages do not tell it")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    asked = command.parse_args(arguments)
    output: Path | None = asked.output
    if output and output.exists():
        raise InputError(f"{output}: this file exists; name another, or remove it.")
    text = learn(asked.pages, asked.host, output)
    if output is None:
        sys.stdout.write(text)
        return 0
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, "utf-8")
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}); name another file.") from None
    sys.stdout.write(f"{output} written; now check it, then: extract rules test {output}\n")
    return 0


def learn(files: Sequence[Path], host: str = "", output: Path | None = None) -> str:
    """Return the draft as YAML.

    Args:
        files: the pages.
        host: the site's host; where it is empty, HTML pages tell it.
        output: where the draft will lie: its name gives the id, and the tests name the pages relative to it.

    Raises:
        InputError: a page cannot be read, or too little is common to the pages.
    """
    from extractor.rulebook.learning import draft_rule
    from extractor.rulebook.write import write_rule

    samples = [_sample(file) for file in files]
    host = split_address(host)[0] or next(filter(None, map(_host, samples)), "")
    rule_id = output.name.removesuffix(SUFFIX) if output else host or files[0].stem.lower()
    draft = draft_rule(samples, rule_id, host, datetime.now(UTC).date().isoformat())
    draft["tests"] = _tests(draft, files, output.parent if output else Path())
    return write_rule(draft, "Why: a draft that nobody has checked yet; say here what comes out wrong without it.")


def _sample(file: Path) -> Sample:
    from extractor.pipeline import extract
    from extractor.readers import read
    from extractor.rulebook.learning import sample_of

    options = Options(rules=False, fallback=False)
    return sample_of(str(file), read(file, "", options), extract(file, None, options))


def _host(sample: Sample) -> str:
    from extractor.rulebook.choose import own_address

    return split_address(own_address(sample.page))[0]


def _tests(draft: dict[str, Any], files: Sequence[Path], folder: Path) -> list[dict[str, Any]]:
    """Return tests that hold what the draft gives today; a person corrects them where that is wrong."""
    from extractor.cli.rules_trial import try_rule
    from extractor.rulebook.build import build_rule

    rule = build_rule(draft, "draft")
    used = set(draft["provenance"]["pages"])
    tests = []
    for file in [file for file in files if str(file) in used][:MOST_TESTS]:
        article = try_rule(rule, file)
        words = article.text.split()
        expect: dict[str, Any] = {"begin": " ".join(words[:WORDS]), "end": " ".join(words[-WORDS:])} if words else {}
        expect["status"] = article.rule.status if article.rule else "rule_miss"
        tests.append({"sample": Path(os.path.relpath(file, folder)).as_posix(), "expect": expect})
    return tests
