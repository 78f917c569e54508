"""`python -m benchmarks NAME [--data DIR] ...`: each name is a module of this folder with a `main(arguments)`."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = {
    "text": "flattened pages: quality and speed beside the peers",
    "html": "HTML pages: quality beside the peers",
    "speed": "HTML pages: time a page beside the peers",
    "fallback": "HTML pages: whom the second opinion is asked for, and what it brings",
    "hostile": "hostile pages: time beside an honest page of the same size, and what is kept",
    "metadata": "title, author and date beside the peers",
    "rules": "site rules, global phrases and learned rules",
    "build_phrases": "counts how the phrases of chrome were earned",
    "floors": "what a change may not fall through",
    "build_characters": "makes the table of character classes",
    "train_headline": "fits the weights that find the headline among a page's lines",
    "train_titles": "trains the weights of the evidence for a title",
    "train_words": "trains the word vectors of the text scorer",
    "train_text": "trains the weights of the text scorer",
    "train_html": "trains the weights of the HTML scorer",
}


def main() -> int:
    """Run one benchmark."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        print("usage: python -m benchmarks NAME [--data ../shared/data]\n")
        print("\n".join(f"  {name:<18}{what}" for name, what in NAMES.items()))
        return 2
    return int(import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:]))


if __name__ == "__main__":
    sys.exit(main())
