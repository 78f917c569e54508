"""`python -m benchmarks build_phrases`: counts how each phrase of `extractor/phrases/lines` was earned.

The phrases are chosen by people: a list of candidates is printed by `--candidates`, and whoever adds one puts
it into the file of its language with zeros. The command then counts the sites on which each stands as chrome
and as content over `wcxb-dev`, `news-dev` and `web-dev`, drops what is content too often, and writes the files
anew, sorted. Two runs give the same files.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.align import label_lines
from benchmarks.data import domain, load_pages, read_jsonl
from benchmarks.flatten import decode, lexbor
from extractor.phrases.chrome_lines import LONGEST, phrase_key

FOLDER = Path(__file__).parent.parent / "extractor" / "phrases" / "lines"
CONTENT_SHARE = 0.05
"""A phrase goes when it is content on more of its sites than this; set by hand, to leave room for gold texts
that hold a line of chrome by mistake."""

_LABELS = {"content": 1.0, "partial": 0.5, "title": 1.0, "title-dup": 1.0}
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\blang\s*=\s*["']?([a-z]{2})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LabelledLines:
    """The lines of one page: `labels` are 0 for chrome, 1 for content, between them where nobody can tell."""

    site: str
    source: str
    language: str
    lines: list[str]
    labels: list[float]


@dataclass(slots=True)
class Evidence:
    """Sites on which a phrase stood outside and inside the article."""

    chrome: set[str]
    content: set[str]

    @property
    def is_chrome(self) -> bool:
        """Whether nothing speaks against the phrase."""
        return len(self.content) <= CONTENT_SHARE * len(self.chrome)


def labelled_lines(data: Path) -> Iterator[LabelledLines]:
    """Yield the pages of all sets, flattened in the `lexbor` style."""
    pages = {page.id: page.gold for page in load_pages(data, "wcxb-dev")}
    for row in read_jsonl(data / "text-dev" / "lexbor.jsonl.gz"):
        labels = [_LABELS.get(label, 0.0) for label in row["labels"]]
        yield LabelledLines(domain(pages[row["id"]]["url"] or row["id"]), "wcxb", "en", row["lines"], labels)
    for name in ("news", "web"):
        for page in load_pages(data, f"{name}-dev"):
            html = decode(page.html)
            lines = lexbor(html).split("\n")
            labels = (
                label_lines(lines, page.gold["text"]) if name == "news" else _silver(lines, html, page.gold["with"])
            )
            language = _LANGUAGE.search(html[:20_000])
            yield LabelledLines(domain(page.gold["url"] or page.id), name, language[1].lower() if language else "",
                                lines, _spare_title(lines, labels, page.gold["title"]))  # fmt: skip


def _silver(lines: list[str], html: str, wanted: list[str]) -> list[float]:
    """Label lines of a page without gold: chrome is what trafilatura drops even when asked for everything."""
    from trafilatura import extract

    kept = (extract(html, include_comments=False) or "", extract(html, include_comments=False, favor_recall=True) or "")
    maybe = label_lines(lines, "\n".join(kept))
    surely = label_lines(lines, "\n".join(wanted))
    return [1.0 if sure == 1.0 else min(may, 0.5) for sure, may in zip(surely, maybe, strict=True)]


def _spare_title(lines: list[str], labels: list[float], title: str | None) -> list[float]:
    key = phrase_key(title or "")
    return [0.5 if key and phrase_key(line) == key else label for line, label in zip(lines, labels, strict=True)]


def count(pages: Iterable[LabelledLines]) -> dict[str, Evidence]:
    """Count the sites of every short line with a letter."""
    found: dict[str, Evidence] = defaultdict(lambda: Evidence(set(), set()))
    for page in pages:
        for line, label in zip(page.lines, page.labels, strict=True):
            key = phrase_key(line) if len(line) <= LONGEST else ""
            if any(map(str.isalpha, key)):
                entry = found[key]
                if label == 0.0:
                    entry.chrome.add(page.site)
                elif page.source != "web" or label == 1.0:
                    entry.content.add(page.site)
    return found


def update(file: Path, evidence: dict[str, Evidence], seen: set[str]) -> tuple[int, int]:
    """Write a file anew with fresh counts; return the number of phrases kept and dropped."""
    header, *rows = file.read_text("utf-8").splitlines()
    nothing = Evidence(set(), set())
    kept = []
    for row in sorted(rows):
        phrase, role, *_ = row.split("\t")
        key = phrase_key(phrase)
        entry = evidence.get(key, nothing)
        if key and "\t" not in key and key not in seen and entry.is_chrome:
            kept.append((role, -len(entry.chrome), key, len(entry.content)))
            seen.add(key)
    lines = [f"{key}\t{role}\t{-chrome}\t{content}" for role, chrome, key, content in sorted(kept)]
    file.write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return len(kept), len(rows) - len(kept)


def main(arguments: list[str]) -> int:
    """Update the files, or print candidates."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks build_phrases")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--candidates", type=int, metavar="SITES", help="print lines seen on so many sites instead")
    options = parser.parse_args(arguments)
    evidence = count(labelled_lines(options.data))
    if options.candidates:
        _print_candidates(evidence, options.candidates)
        return 0
    seen: set[str] = set()
    for file in sorted(FOLDER.glob("*.tsv"), key=lambda file: (file.stem != "en", file.stem)):
        kept, dropped = update(file, evidence, seen)
        print(f"{file.stem}: {kept} phrases, {dropped} dropped")
    return 0


def _print_candidates(evidence: dict[str, Evidence], sites: int) -> None:
    known = {row.split("\t")[0] for file in FOLDER.glob("*.tsv") for row in file.read_text("utf-8").splitlines()}
    rows = [(len(e.chrome), len(e.content), key) for key, e in evidence.items() if len(e.chrome) >= sites]
    for chrome, content, key in sorted(rows, reverse=True):
        if key not in known and evidence[key].is_chrome:
            print(f"{chrome}\t{content}\t{key}")
