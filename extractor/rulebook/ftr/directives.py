"""The lines of an ftr-site-config file.

A line is `name: value` or `name(argument): value`; `#` starts a comment; order matters for lists.
Source: the public description of Full-Text RSS's site patterns.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

FIELDS = {"title": "title", "author": "authors", "date": "published"}
"""Directives that read a fact, and our name of it."""

FETCHING = frozenset(
    {
        "http_header",
        "http_method",
        "single_page_link",
        "single_page_link_in_feed",
        "next_page_link",
        "if_page_contains",
        "autodetect_next_page",
        "requires_login",
        "login_uri",
        "login_username_field",
        "login_password_field",
        "login_extra_fields",
        "not_logged_in_xpath",
    }
)
"""Directives about fetching pages, which this project does not do: they are kept as a record."""

SETTINGS = frozenset(
    {
        "tidy",
        "prune",
        "parser",
        "autodetect_on_failure",
        "insert_detected_image",
        "convert_double_br_tags",
        "footnotes",
        "strip_comments",
        "skip_json_ld",
        "src_lazy_load_attr",
        "native_ad_clue",
        "test_url",
        "test_contains",
    }
)
"""Directives that steer another engine's steps, or name pages to try: they are kept as a record."""

EDITS = frozenset(
    {
        "find_string",
        "replace_string",
        "wrap_in",
        "dissolve",
        "move_into",
        "strip_attr",
        "post_strip_attr",
    }
)
"""Directives that change the page before it is read. A page is never changed here, so they are not translated."""

SELECTING = frozenset({"body", "strip", "strip_id_or_class", "strip_image_src", *FIELDS})
KNOWN = SELECTING | FETCHING | SETTINGS | EDITS

_LINE = re.compile(r"(?P<name>[A-Za-z_]+)\s*(?:\((?P<argument>[^)]*)\))?\s*:\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Directive:
    """One line: 1-based number, name, the argument in brackets or an empty text, value."""

    line: int
    name: str
    argument: str
    value: str

    @property
    def source(self) -> str:
        """The line as it stands in the file, without needless white space."""
        return f"{self.name}{f'({self.argument})' if self.argument else ''}: {self.value}"


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A line that says nothing in our form, and why."""

    line: int
    source: str
    why: str


def read_directives(text: str) -> tuple[list[Directive], list[Untranslated]]:
    """Split a file into its directives and the lines that are none."""
    found, faults = [], []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        name = match["name"].lower() if match else ""
        if match is None:
            faults.append(Untranslated(number, line, "is not a line of the form name: value"))
        elif name not in KNOWN:
            faults.append(Untranslated(number, line, f"unknown directive {name!r}{_meant(name)}"))
        elif not match["value"].strip():
            faults.append(Untranslated(number, line, "has no value"))
        else:
            found.append(Directive(number, name, match["argument"] or "", match["value"].strip()))
    return found, faults


def _meant(name: str) -> str:
    close = difflib.get_close_matches(name, sorted(KNOWN), n=1, cutoff=0.7)
    return f"; did you mean {close[0]!r}?" if close else ""
