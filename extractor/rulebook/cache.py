"""Indexes of folders kept on disk, so that a page without an address does not cost reading every rule.

A file in the user's cache directory holds plain JSON. Its name is a digest of the folder and of the name, size and
time of every rule in it, so it is never out of date; what cannot be read, or does not have the form, is ignored and
made again; a directory that cannot be written is left alone. This is the one module that looks at the
environment, because that is where systems say where caches go.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractor.rulebook.folder import rule_files
from extractor.rulebook.index import Entry, RuleIndex, make_index

FORMAT = 1
"""Version of the files; part of the digest."""

KEPT = 16
"""Most files in the directory; the oldest ones go. Set by hand."""


def cache_dir() -> Path | None:
    """Return the directory of this package's caches, or None where the system has none."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(named) if named else Path.home() / ".cache") / "extractor"
    except RuntimeError:
        return None


@lru_cache(maxsize=32)
def index_of(folder: Path) -> RuleIndex:
    """Return the index of a folder; within one process it is made or read once.

    A folder that does not exist has an empty index.
    """
    files = list(rule_files(folder))
    if not files:
        return RuleIndex()
    directory = cache_dir()
    if directory is None:
        return make_index(folder)
    kept = directory / f"rules-{_digest(folder, files)}.json"
    index = _read(kept)
    if index is None:
        index = make_index(folder)
        _write(kept, index)
    return index


def _digest(folder: Path, files: list[Path]) -> str:
    from hashlib import sha256

    digest = sha256(f"{FORMAT}\0{folder.resolve()}".encode())
    for file in files:
        with contextlib.suppress(OSError):
            state = file.stat()
            digest.update(f"\0{file}\0{state.st_size}\0{state.st_mtime_ns}".encode())
    return digest.hexdigest()[:32]


def _read(kept: Path) -> RuleIndex | None:
    try:
        state = kept.stat()
        if hasattr(os, "getuid") and state.st_uid != os.getuid():
            return None
        return _index_from(json.loads(kept.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _index_from(data: Any) -> RuleIndex:
    """Return the index of JSON data.

    Raises:
        TypeError, KeyError, ValueError: the data has another form.
    """
    if not all(isinstance(text, str) for row in data["hosts"].items() for text in row):
        raise TypeError
    entries = [
        Entry(**{**row, "literals": tuple(row["literals"]), "words": tuple(row["words"])}) for row in data["entries"]
    ]
    for entry in entries:
        numbers, texts = (entry.least, entry.markup), (entry.file, *entry.literals, *entry.words)
        if not all(type(each) is int for each in numbers) or not all(type(each) is str for each in texts):
            raise TypeError
        if len(entry.literals) != len(entry.words):
            raise ValueError
    return RuleIndex(data["hosts"], tuple(entries), tuple(map(str, data["broken"])))


def _write(kept: Path, index: RuleIndex) -> None:
    """Write an index, by renaming, and remove the oldest ones. A failure leaves things as they were."""
    import tempfile

    data = {"hosts": dict(index.hosts), "entries": [asdict(entry) for entry in index.entries], "broken": index.broken}
    with contextlib.suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=kept.parent, prefix="rules-", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False)
            Path(name).replace(kept)
        except OSError:
            Path(name).unlink(missing_ok=True)
            return
        by_age = sorted(kept.parent.glob("rules-*.json"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in by_age[KEPT:]:
            old.unlink(missing_ok=True)
