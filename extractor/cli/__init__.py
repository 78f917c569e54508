"""The command `extract`: sub-command words win, anything else names an input."""

from __future__ import annotations

import gc
import os
import sys

BROKEN_PIPE_EXIT = 141
INTERRUPTED_EXIT = 130
_OBJECTS = 50_000
"""New objects after which garbage is looked for. A start makes so many that stay, and looking for garbage among them
takes a twentieth of it; the threads that numpy's matrix products would start take as long, and the nets are small."""


def command() -> int:
    """Run the command as a process of its own: what is left at its end is not looked through for garbage once more.

    That look takes a twentieth of the time of one small page.
    """
    os.environ.setdefault("PYTHONSAFEPATH", "1")  # processes that it starts must import nothing from among the pages
    status = main()
    gc.freeze()
    return status


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status.

    0 every input gave an article, 1 at least one had none, 2 usage or no such input, 3 at least one input
    failed, 4 all failed, 5 a check failed, 130 interrupted, 141 the reader of the output went away, 143
    terminated.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        status = _dispatch(arguments)
        if sys.stdout:  # it may have been closed from the start
            sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at exit; there is nobody left to complain to.
        sys.stdout = None
        return BROKEN_PIPE_EXIT
    except KeyboardInterrupt:
        return INTERRUPTED_EXIT
    return status


def _dispatch(arguments: list[str]) -> int:
    if arguments[:1] == ["rules"]:
        from extractor.cli import rules

        return rules.main(arguments[1:])
    from extractor.cli import run

    return run.main(arguments)
