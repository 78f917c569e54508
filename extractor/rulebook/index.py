"""The index of a folder of rules: what cannot be found by a file's name.

It holds the hosts that a rule names beside its own, and the clues by which pages without an address are known.
Making it reads every file of the folder, so it is made when first needed and kept on disk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from extractor.errors import RuleError
from extractor.rulebook.cache import digest_of, keep, recall
from extractor.rulebook.folder import id_of, rule_files, states_of
from extractor.rulebook.gate import Entry, Gate, LineClue
from extractor.text import pattern


class RuleIndex:
    """The index of a folder.

    Attributes:
        hosts: pattern of a host ("b.com", "*.b.com") to the rule's file, relative to the folder.
        entries: the rules with clues, by file name.
        broken: the errors of files that cannot be used.
    """

    def __init__(self, hosts: Mapping[str, str], entries: tuple[Entry, ...] = (), broken: tuple[str, ...] = ()) -> None:
        self.hosts, self.entries, self.broken = hosts, entries, broken

    @cached_property
    def claims_any_host(self) -> bool:
        """Whether a rule without hosts is among the entries: it may claim a page whatever its address."""
        return any(not entry.hosted for entry in self.entries)

    @cached_property
    def _gates(self) -> tuple[Gate, Gate]:
        return Gate(self.entries, markup=False), Gate(self.entries, markup=True)

    def candidates(self, texts: Sequence[str], *, markup: bool) -> list[Entry]:
        """Return the entries that a page may show enough clues of.

        Args:
            texts: the blocks' texts.
            markup: whether the page has elements.
        """
        return self._gates[markup].candidates(texts)


@lru_cache(maxsize=32)
def index_of(folder: Path) -> RuleIndex:
    """Return the index of a folder; within one process it is made or recalled once.

    A folder that does not exist has an empty index.
    """
    states = states_of(folder)
    name = f"index-{digest_of(states, str(folder.absolute()))}"
    kept = recall(name)
    if kept is not None:
        try:
            return _index_from(kept)
        except (TypeError, ValueError, KeyError, AttributeError):
            pass  # damaged: made again
    index = make_index(folder)
    if states:
        keep(name, _plain(index))
    return index


def _plain(index: RuleIndex) -> dict[str, Any]:
    """Return an index as JSON can hold it."""
    entries = [{**entry._asdict(), "lines": [line._asdict() for line in entry.lines]} for entry in index.entries]
    return {"hosts": dict(index.hosts), "entries": entries, "broken": list(index.broken)}


def _index_from(data: Any) -> RuleIndex:
    """Return the index of JSON data.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: the data has another form.
    """
    return RuleIndex(
        {str(host): str(file) for host, file in data["hosts"].items()},
        tuple(map(_entry_from, data["entries"])),
        tuple(map(str, data["broken"])),
    )


def _entry_from(row: Any) -> Entry:
    keys = ("source", "zone", "exact", "literal", "word")
    lines = tuple(LineClue(*(str(line[key]) for key in keys)) for line in row["lines"])
    meta = tuple((str(name), str(source)) for name, source in row["meta"])
    return Entry(str(row["file"]), bool(row["hosted"]), int(row["least"]), lines, tuple(map(str, row["css"])), meta)


def make_index(folder: Path) -> RuleIndex:
    """Read all rules of a folder. A broken file is noted and does not stop the others."""
    from extractor.rulebook.check import checked_data

    hosts: dict[str, str] = {}
    entries: list[Entry] = []
    broken: list[str] = []
    for file in rule_files(folder):
        name = file.relative_to(folder).as_posix()
        if _says_no_more_than_its_name(file):
            continue
        try:
            match = checked_data(file, id_of(file)).get("match", {})
        except RuleError as error:
            broken.append(str(error))
            continue
        for host in match.get("hosts", ()):
            if not host.startswith("!") and host.removeprefix("*.") != id_of(file):
                hosts.setdefault(host.removeprefix("www."), name)
        entries += make_entry(name, match)
    return RuleIndex(hosts, tuple(with_words(entries)), tuple(broken))


def with_words(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries with the rarest word of each clue: a word that many sites print tells little."""
    from extractor.rulebook.literals import whole_words

    words = [[whole_words(clue.source) for clue in entry.lines] for entry in entries]
    shared = Counter(word for rows in words for row in rows for word in set(row))
    for entry, rows in zip(entries, words, strict=True):
        rarest = (min(row, key=lambda word: (shared[word], -len(word)), default="") for row in rows)
        lines = tuple(clue._replace(word=word) for clue, word in zip(entry.lines, rarest, strict=True))
        yield entry._replace(lines=lines)


_ONLY_HOST = pattern(r"^match:\s*\{?\s*hosts:\s*\[\s*([a-z0-9.-]+)\s*\]\s*(?:\}\s*)?$", re.MULTILINE)


def _says_no_more_than_its_name(file: Path) -> bool:
    """Whether a rule names the host of its file's name alone: seen without parsing, as most rules are such."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    host = _ONLY_HOST.search(text)
    return host is not None and host[1] == id_of(file) and "identify" not in text


def make_entry(name: str, match: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the entry of a rule's `match`; nothing where it has no clues. Words are chosen by `with_words`."""
    from extractor.rulebook.build import build_identify
    from extractor.rulebook.literals import longest_literal
    from extractor.rulebook.patterns import Pattern

    identify = build_identify(match.get("identify"), "match.identify")
    if identify is None:
        return
    sources = [(line.pattern.source, line.zone) for line in identify.lines]
    lines = tuple(
        LineClue(source, zone, Pattern(source).exact or "", longest_literal(source), "") for source, zone in sources
    )
    meta = tuple((name, pattern.source) for name, pattern in identify.meta.items())
    yield Entry(name, "hosts" in match, identify.least, lines, identify.css, meta)
