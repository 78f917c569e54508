"""What reading rules has cost once, kept on disk: indexes of folders and the data of rule files.

Files in the user's cache directory hold plain JSON. A file's name is a digest of what it was made from (names,
sizes, times), so none is ever out of date; one that cannot be read or belongs to somebody else is ignored, and a
directory that cannot be written is left alone. This is the one module that looks at the environment, because
that is where systems say where caches go.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

FORMAT = 4
"""Version of the files; part of every name."""

KEPT = 2000
"""Most files in the directory; when it is exceeded the oldest half goes. Set by hand."""


def cache_dir() -> Path | None:
    """Return the directory of these files, or None where the system has none."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(named) if named else Path.home() / ".cache") / "extractor" / "rules"
    except RuntimeError:
        return None


def digest_of(states: Iterable[str], *more: str) -> str:
    """Return a name for what is made from files in these states: see `state_of`.

    Two checksums of 32 bits do: nobody gains by making two files collide in his own cache, and a cryptographic digest
    takes longer to import than all rules to look up.
    """
    text = "\0".join((str(FORMAT), *more, *states)).encode(errors="surrogateescape")
    return f"{crc32(text):08x}{crc32(text[::-1]):08x}"


def state_of(file: Path) -> str:
    """Return a file's name, size and time: what changes when it is written; empty where it is not there."""
    try:
        state = file.stat()
    except OSError:
        return ""
    return f"{file.absolute()}\0{state.st_size}\0{state.st_mtime_ns}"


def recall(name: str) -> Any:
    """Return the data kept under a name, or None."""
    directory = cache_dir()
    if directory is None:
        return None
    try:
        with (directory / f"{name}.json").open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None
            return json.load(file)
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, data: Any) -> None:
    """Keep plain data under a name. A failure leaves things as they were."""
    directory = cache_dir()
    if directory is None:
        return
    with contextlib.suppress(OSError, ValueError, TypeError):
        text = json.dumps(data, ensure_ascii=False)
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(directory / f"{name}.json", text)
        _prune(directory)


def _put(file: Path, text: str) -> None:
    """Write a file by renaming, so that nobody ever reads half of it."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            part.write(text)
        Path(name).replace(file)
    except (OSError, ValueError):
        Path(name).unlink(missing_ok=True)


def _prune(directory: Path) -> None:
    files = list(directory.glob("*.json"))
    if len(files) > KEPT:
        for old in sorted(files, key=lambda file: file.stat().st_mtime)[: KEPT // 2]:
            old.unlink(missing_ok=True)
