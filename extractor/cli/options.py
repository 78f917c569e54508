"""The options of `extract`: what can be typed, and what it means for the library."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from extractor.batch import Work
from extractor.model import Options, Role, Wanted
from extractor.writers import WRITERS

_EXAMPLES = """\
examples:
  extract page.txt                      the article of a flattened page
  extract page.html --url https://example.com/story -f markdown
  extract -f trace page.txt             every block with its role, score and reason

Other commands: extract rules --help
"""

_LONGEST = 1_000_000
"""Seconds that can be asked for."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    from extractor import __version__

    made = argparse.ArgumentParser(
        prog="extract",
        description="Print the article of saved web pages, flattened text or HTML, and nothing else.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument(
        "inputs", nargs="*", metavar="FILE", help="saved pages, also packed, or WARC and WET files; - is standard input"
    )
    made.add_argument("-f", "--format", choices=tuple(WRITERS), help="default: by the suffix of -o, else text")
    made.add_argument("-o", "--output", metavar="FILE|DIR/", help="write there instead of standard output")
    made.add_argument("--keep", type=_roles, default=frozenset(), metavar="ROLES",
                      help="roles to show besides the article: captions,comments,...")  # fmt: skip
    made.add_argument("--url", help="the page's address: chooses the site rule, resolves links")
    made.add_argument("--rules", action="append", default=[], type=Path, metavar="DIR", help="own rules, used first")
    made.add_argument("--no-rules", action="store_true", help="use no site rules and no global phrases")
    made.add_argument("--no-fallback", action="store_true", help="never ask trafilatura for a second opinion")
    made.add_argument("--encoding", metavar="CHARSET", help="the input's charset (default: found)")
    made.add_argument("--content-type", metavar="HEADER", help="the content type the server sent with the page")
    made.add_argument("--captured", type=_day, metavar="DAY", help="the day the page was saved, as 2024-06-24")
    made.add_argument("--front-matter", action="store_true", help="put the facts above Markdown, as YAML")
    made.add_argument("--fields", type=_names, default=(), metavar="NAMES", help="only these fields (json, jsonl, csv)")
    made.add_argument("--print", dest="field", metavar="FIELD", help="print one field instead: title, published, ...")
    made.add_argument("-j", "--jobs", type=_jobs, default=1, metavar="N",
                      help="processes that work on pages; 0 or auto: one a core; the output is the same")  # fmt: skip
    made.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="give a page up that takes longer")
    made.add_argument("--resume", action="store_true",
                      help="go on where a run with -o FILE.jsonl or -o DIR/ was broken off")  # fmt: skip
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing on standard error")
    made.add_argument("--version", action="version", version=f"extract {__version__}")
    return made


def library_options(arguments: argparse.Namespace) -> Options:
    """Return what the arguments mean for `extractor.extract`."""
    return Options(
        rules=not arguments.no_rules,
        rule_dirs=tuple(arguments.rules),
        fallback=not arguments.no_fallback,
        encoding=arguments.encoding,
        content_type=arguments.content_type,
        captured=arguments.captured,
    )


def work_of(arguments: argparse.Namespace, form: str) -> Work:
    """Return what the arguments want done with every page."""
    wanted = Wanted(keep=arguments.keep, fields=arguments.fields, front_matter=arguments.front_matter)
    return Work(library_options(arguments), form, arguments.field or "", wanted)


def _roles(text: str) -> frozenset[Role]:
    known = {form: role for role in Role for form in (role.value, f"{role.value}s", role.value.replace("_", "-"))}
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise argparse.ArgumentTypeError(f"no role {name!r}; roles are {', '.join(Role)}")
    return frozenset(known[name] for name in names)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2024-06-24") from None


def _jobs(text: str) -> int:
    number = 0 if text == "auto" else int(text) if text.isascii() and text.isdigit() else -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 4, or auto for one a core")
    return number or _cores()


def _cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < _LONGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return seconds


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
