"""Hosts and paths: which addresses a rule speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.text import pattern

_HOST = pattern(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?")
_LONGEST = 250
"""Characters of a host; names may have 253 (RFC 1035, 2.3.4), but a rule's file, named after one, must fit into 255."""


def split_address(url: str) -> tuple[str, str]:
    """Return an address's host and path.

    The host is lower case, without "www." and in its ASCII form; the path has no query. Both are empty where
    the address is none that a site could have.
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return "", ""
    host = host.removeprefix("www.")
    if len(host) > _LONGEST or not _HOST.fullmatch(host) or ".." in host:
        return "", ""
    return host, parts.path or "/"


def host_names(host: str) -> Iterator[str]:
    """Yield a host and its parents that may have a rule, longest first; never a top-level domain."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


def host_fits(host: str, patterns: Sequence[str]) -> bool:
    """Whether a host is one of those a rule names: `a.com`, `*.a.com` (any depth), `!b.a.com` (not this one)."""
    if any(_one_fits(host, pattern[1:]) for pattern in patterns if pattern.startswith("!")):
        return False
    return any(_one_fits(host, pattern) for pattern in patterns if not pattern.startswith("!"))


def _one_fits(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    return host == pattern.removeprefix("www.")


def path_fits(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path is one of those a rule names. No patterns, or only excluding ones, allow all others."""
    if any(_glob_fits(path, pattern[1:]) for pattern in patterns if pattern.startswith("!")):
        return False
    wanted = [pattern for pattern in patterns if not pattern.startswith("!")]
    return not wanted or any(_glob_fits(path, pattern) for pattern in wanted)


def _glob_fits(path: str, pattern: str) -> bool:
    """Whether a path has a pattern's form: `*` is anything inside one step, `**` anything at all.

    The parts between the stars are looked for one after the other, each at its first place: for `**` that is
    exact, and paths where a `*` would need a later place do not occur.
    """
    first, *rest = re.split(r"(\*\*?)", pattern)
    if not rest:
        return path == pattern
    stars, parts = rest[::2], rest[1::2]
    last = parts.pop()
    if not path.startswith(first) or not path.endswith(last):
        return False
    at, end = len(first), len(path) - len(last)
    for star, part in zip(stars, parts, strict=False):
        found = path.find(part, at, end)
        if found < 0 or (star == "*" and "/" in path[at:found]):
            return False
        at = found + len(part)
    return at <= end and not (stars[-1] == "*" and "/" in path[at:end])
