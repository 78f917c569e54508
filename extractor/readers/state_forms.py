"""Data of a page's scripts that is no plain JSON, made into such: Nuxt's, Angular's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_ANGULAR = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
"""Angular's names for the characters that its state may not have; the last one last."""
_MEMBER = re.compile(r'(?<![\w"$])([A-Za-z_]\w*)\s*:\s*("(?:[^"\\]|\\.)*+")')


def unescaped(raw: str) -> str:
    """Return the state of an Angular page as JSON; what is none of it stays."""
    if not raw.lstrip().startswith("{&q;"):
        return raw
    for name, character in _ANGULAR:
        raw = raw.replace(name, character)
    return raw


def joined(rows: list[Any]) -> Any:
    """Return the value that a list of all values stands for, in which each names its parts by their places.

    Source: devalue, which Nuxt 3 and SvelteKit write; a part stands behind what names it. What is named twice is
    given once, so that the value is no larger than the list.
    """
    made: list[Any] = [{} if isinstance(row, dict) else [] if isinstance(row, list) else row for row in rows]
    given: set[int] = set()

    def part(owner: int, place: Any) -> Any:
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(made):
            return place
        if isinstance(made[place], dict | list):
            if place <= owner or place in given:
                return None
            given.add(place)
        return made[place]

    for owner, (row, into) in enumerate(zip(rows, made, strict=True)):
        if isinstance(row, dict):
            into.update((key, part(owner, place)) for key, place in row.items())
        elif isinstance(row, list):
            into.extend([part(owner, place) for place in row])
    return made[0] if made else None


def members(script: str) -> Iterator[dict[str, str]]:
    """Yield the members of a script's objects that are texts: Nuxt 2 writes its state as a function that is called."""
    for found in _MEMBER.finditer(script):
        try:
            yield {found[1]: json.loads(found[2], strict=False)}
        except ValueError:
            continue
