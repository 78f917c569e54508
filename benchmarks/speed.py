"""HTML pages: time a page beside the peers: `python -m benchmarks speed --data ../shared/data`.

Bytes to text, one core, one process, interleaved: each page goes through every system in turn, several times, and
the fastest run counts, in CPU time; numpy gets one thread, as from the command. Figures mean something only as ratios
of one run. `--memory` reads pages over and over.
"""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import SETS, load_pages

System = Callable[[bytes], object]


def ours(page: bytes) -> object:
    """Extract as a crawl does: text alone, no site rules, no second opinion."""
    from extractor import Options, extract

    return extract(page, None, Options(rules=False, fallback=False)).text


def resiliparse(page: bytes) -> object:
    """Extract the main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page.decode("utf-8", "replace"), main_content=True)


def trafilatura(page: bytes) -> object:
    """Extract in the balanced mode."""
    from trafilatura import extract

    return extract(page, include_comments=False)


def trafilatura_fast(page: bytes) -> object:
    """Extract without fallbacks."""
    from trafilatura import extract

    return extract(page, include_comments=False, fast=True)


def bare_parse(page: bytes) -> object:
    """Parse with Lexbor and do nothing else: the limit."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(page)


SYSTEMS: dict[str, System] = {
    "ours": ours,
    "Lexbor, parse alone": bare_parse,
    "resiliparse": resiliparse,
    "trafilatura fast": trafilatura_fast,
    "trafilatura": trafilatura,
}


def time_pages(pages: list[bytes], runs: int) -> dict[str, list[float]]:
    """Return each system's milliseconds a page, the fastest of `runs` interleaved runs."""
    times: dict[str, list[float]] = {name: [] for name in SYSTEMS}
    for page in pages:
        best = dict.fromkeys(SYSTEMS, float("inf"))
        for _ in range(runs):
            for name, system in SYSTEMS.items():
                start = time.process_time()
                system(page)
                best[name] = min(best[name], time.process_time() - start)
        for name, seconds in best.items():
            times[name].append(seconds * 1000)
    return times


def resident_megabytes() -> float:
    """Return the process's resident memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def print_memory(pages: list[bytes], total: int) -> None:
    """Print resident memory while `total` pages are extracted."""
    for count in range(total + 1):
        if count % (total // 10) == 0:
            print(f"{count:>7} pages  {resident_megabytes():7.1f} MB")
        ours(pages[count % len(pages)])


def main(arguments: list[str]) -> int:
    """Print medians, means and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed")
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--every", type=int, default=20, help="time every n-th page of each set")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the fastest counts")
    parser.add_argument("--memory", type=int, default=0, metavar="PAGES", help="print memory over so many extractions")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core for all
    pages = [page.html for name in SETS for page in load_pages(options.data, name)[:: options.every]]
    for system in SYSTEMS.values():
        system(pages[0])
    times = time_pages(pages, options.runs)
    print(f"{len(pages)} pages, milliseconds")
    print(f"{'':<22}{'median':>9}{'mean':>9}{'ours / it, median':>20}{'mean':>9}")
    for name, found in times.items():
        median, mean = statistics.median(found), statistics.mean(found)
        ratio, mean_ratio = statistics.median(times["ours"]) / median, statistics.mean(times["ours"]) / mean
        print(f"{name:<22}{median:>9.2f}{mean:>9.2f}{ratio:>20.2f}{mean_ratio:>9.2f}")
    if options.memory:
        print_memory(pages, options.memory)
    return 0
