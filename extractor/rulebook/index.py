"""The index of a folder of rules: what cannot be found by a file's name.

It holds the hosts that a rule names beside its own, and the clues by which pages without an address are known.
Making it reads every file of the folder, so it is made when first needed and kept by `cache.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from extractor.errors import RuleError
from extractor.rulebook.folder import id_of, rule_files
from extractor.rulebook.literals import longest_literal, whole_word


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule that knows its site by clues.

    Attributes:
        file: the rule's file, relative to the folder.
        least: how many clues a page must show.
        hosted: whether the rule also names hosts.
        literals: per line clue, a text that it cannot do without; may be empty.
        words: per line clue, a whole word of it, or empty.
        markup: number of clues that only an HTML page can show.
    """

    file: str
    least: int
    hosted: bool
    literals: tuple[str, ...]
    words: tuple[str, ...]
    markup: int


@dataclass(frozen=True)
class RuleIndex:
    """The index of a folder.

    Attributes:
        hosts: pattern of a host ("b.com", "*.b.com") to the rule's file, relative to the folder.
        entries: the rules with clues, by file name.
        broken: the errors of files that cannot be used.
    """

    hosts: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    broken: tuple[str, ...] = ()

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for word in filter(None, entry.words):
                found.setdefault(word, []).append(number)
        return found

    @cached_property
    def _by_literal(self) -> list[tuple[str, int]]:
        return [
            (literal, number)
            for number, entry in enumerate(self.entries)
            for literal, word in zip(entry.literals, entry.words, strict=True)
            if not word
        ]

    def candidates(self, texts: Sequence[str], *, markup: bool) -> list[Entry]:
        """Return the entries that a page may show enough clues of, most clues first.

        A page's words are looked up, not the rules: ten thousand rules cost what ten do, apart from those
        whose clues have no whole word.

        Args:
            texts: the blocks' texts.
            markup: whether the page has elements.
        """
        if not self.entries:
            return []
        whole = "\n".join(texts)
        counts: dict[int, int] = {}
        for word in self._by_word.keys() & set(whole.split()):
            for number in self._by_word[word]:
                counts[number] = counts.get(number, 0) + 1
        for literal, number in self._by_literal:
            counts[number] = counts.get(number, 0) + (literal in whole)
        if markup:
            for number, entry in enumerate(self.entries):
                counts[number] = counts.get(number, 0) + entry.markup
        enough = [number for number, count in counts.items() if count >= self.entries[number].least]
        return [self.entries[number] for number in sorted(enough, key=lambda each: (-counts[each], each))]


def make_index(folder: Path) -> RuleIndex:
    """Read all rules of a folder. A broken file is noted and does not stop the others."""
    hosts: dict[str, str] = {}
    entries: list[Entry] = []
    broken: list[str] = []
    for file in rule_files(folder):
        name = file.relative_to(folder).as_posix()
        try:
            match = _match_of(file)
        except RuleError as error:
            broken.append(str(error))
            continue
        own = id_of(file)
        for host in match.get("hosts", ()):
            if not host.startswith("!") and host.removeprefix("*.") != own:
                hosts.setdefault(host, name)
        entries += _entry(name, match)
    return RuleIndex(hosts, tuple(entries), tuple(broken))


def _match_of(file: Path) -> Mapping[str, Any]:
    from extractor.rulebook.load import checked_data

    match: Mapping[str, Any] = checked_data(file, id_of(file)).get("match", {})
    return match


def _entry(name: str, match: Mapping[str, Any]) -> Iterator[Entry]:
    identify = match.get("identify")
    if identify is None:
        return
    sources = [line if isinstance(line, str) else line["re"] for line in identify.get("lines", ())]
    markup = len(identify.get("css", ())) + len(identify.get("meta", ()))
    least = identify.get("min", min(2, len(sources) + markup))
    literals, words = tuple(map(longest_literal, sources)), tuple(map(whole_word, sources))
    yield Entry(name, least, "hosts" in match, literals, words, markup)
