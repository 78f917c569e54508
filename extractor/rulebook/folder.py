"""Where rules lie: one file a site, found by its name.

A folder holds `example.com.yaml`, or `e/example.com.yaml` where there are many. Ids with a slash are paths
(`base/blog` is `base/blog.yaml`). Nothing is scanned to find a rule by its id or host.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from os import scandir
from pathlib import Path

SUFFIX = ".yaml"


@lru_cache(maxsize=1)
def rules_dir() -> Path:
    """Return the folder of the shipped rules: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def file_of(folder: Path, rule_id: str) -> Path | None:
    """Return the file of a rule in a folder, or None where it has none."""
    if not rule_id or rule_id[0] in "./" or ".." in rule_id:
        return None
    for name in (f"{rule_id}{SUFFIX}", f"{rule_id[0]}/{rule_id}{SUFFIX}"):
        file = folder / name
        if file.is_file():
            return file
    return None


def states_of(folder: Path) -> list[str]:
    """Return name, size and time of each rule file, sorted: what changes when one is added, removed or written."""
    states: list[str] = []
    for place in (folder, *sorted(folder.glob("*/"))) if folder.is_dir() else ():
        with scandir(place) as entries:
            for entry in entries:
                if entry.name.endswith(SUFFIX):
                    state = entry.stat()
                    states.append(f"{entry.path}\0{state.st_size}\0{state.st_mtime_ns}")
    return sorted(states)


def id_of(file: Path) -> str:
    """Return the id that a file's name asks for."""
    stem = file.name.removesuffix(SUFFIX)
    return f"base/{stem}" if file.parent.name == "base" else stem


def rule_files(folder: Path) -> Iterator[Path]:
    """Yield the rule files of a folder, sorted by name. Nothing where there is no such folder."""
    yield from sorted([*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*/*{SUFFIX}")])
