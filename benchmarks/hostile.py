"""Hostile pages: time beside an honest page of the same size, and what is kept: `python -m benchmarks hostile`.

Each page is extracted end to end in a process of its own, which is stopped after a limit. A page is kept where its
sentence stands in a block; else the warnings say what was capped.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection

from benchmarks.hostile_pages import FLATTENED, HARMLESS, HOSTILE, TEXT, honest_page, honest_text
from extractor import Options, extract

REPETITIONS = 20_000
LIMIT_SECONDS = 120.0
_FORK = multiprocessing.get_context("fork")

Result = tuple[float, bool, str]
"""CPU seconds, whether the sentence was kept, codes of the warnings."""


def measure(page: str) -> Result | None:
    """Extract one page in a process of its own; None where the limit stops it."""
    receiver, sender = _FORK.Pipe(duplex=False)
    worker = _FORK.Process(target=_work, args=(page, sender))
    worker.start()
    sender.close()
    try:
        found: Result | None = receiver.recv() if receiver.poll(LIMIT_SECONDS) else None
    except EOFError:
        found = None
    worker.kill()
    worker.join()
    return found


def _work(page: str, sender: Connection) -> None:
    begin = time.process_time()
    article = extract(page, options=Options(rules=False))
    article.text  # noqa: B018 - the text is worked out when it is asked for
    seconds = time.process_time() - begin
    kept = any(TEXT in text for text in article.document.texts)
    sender.send((seconds, kept, " ".join(notice.code for notice in article.warnings)))


@cache
def honest_seconds(make: Callable[[int], str], kilobytes: int) -> float:
    """Return the CPU seconds of an honest page of so many kilobytes; infinity where the limit stops it."""
    found = measure(make(kilobytes * 1000))
    return found[0] if found else float("inf")


def print_rows(pages: dict[str, Callable[[int], str]], honest: Callable[[int], str]) -> None:
    """Print a row a page, at one size and at ten times that."""
    for name, make in pages.items():
        cells, told = [], ""
        for times in (1, 10):
            page = make(REPETITIONS * times)
            found = measure(page)
            # Rounded up to two figures, so that sizes that are nearly the same share one measurement.
            size = max(10, int(float(f"{len(page) / 1000:.1e}")))
            ratio = found[0] / honest_seconds(honest, size) if found else float("inf")
            seconds = f"{found[0]:.2f}" if found else f"> {LIMIT_SECONDS:.0f}"
            cells.append(f"{len(page) / 1e6:>8.2f}{seconds:>8}{ratio:>7.1f}")
            told = f"{'kept' if found[1] else 'not kept'} {found[2]}" if found else "stopped"
        print(f"{name:<32}{''.join(cells)}  {told}", flush=True)


def main(arguments: list[str]) -> int:
    """Print the table."""
    argparse.ArgumentParser(prog="python -m benchmarks hostile").parse_args(arguments)
    for warm in (honest_page(10_000), honest_text(10_000)):
        _ = extract(warm, options=Options(rules=False)).text
    print(f"{'':<32}{'MB':>8}{'s':>8}{'ratio':>7}{'MB':>8}{'s':>8}{'ratio':>7}")
    print_rows(HOSTILE | HARMLESS, honest_page)
    print("\nflattened text")
    print_rows(FLATTENED, honest_text)
    return 0
