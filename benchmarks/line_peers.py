"""What peers and plain rules make of the same lines. None of them was built for text; lines go in as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_ENDS = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*$")


def keep_everything(lines: list[str]) -> str:
    """Return every line."""
    return "\n".join(lines)


def c4(lines: list[str]) -> str:
    """Return the lines that end in terminal punctuation and have three words or more.

    Source: the C4 line filters, Raffel et al. (2020), 2.2, with sentence enders of all scripts.
    """
    kept = (line for line in lines if _ENDS.search(line.strip()) and len(line.split()) >= 3)
    return "\n".join(line for line in kept if "javascript" not in line.lower() and "lorem ipsum" not in line)


def _paragraphs(lines: list[str]) -> str:
    inner = "".join(f"<p>{escape(line)}</p>\n" for line in lines if line.strip())
    return f"<html><body>{inner}</body></html>"


def justext(lines: list[str], language: str = "English") -> str:
    """Return jusText's good paragraphs, the language known."""
    import justext as library

    found = library.justext(_paragraphs(lines), library.get_stoplist(language))
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def trafilatura(lines: list[str]) -> str:
    """Return trafilatura's text."""
    from trafilatura import extract

    return extract(_paragraphs(lines), include_comments=False) or ""


JUSTEXT_LANGUAGES = {
    "de": "German", "at": "German", "li": "German", "ch": "German", "lu": "German", "es": "Spanish", "mx": "Spanish",
    "py": "Spanish", "fr": "French", "it": "Italian", "cz": "Czech", "se": "Swedish", "pl": "Polish",
    "dk": "Danish", "no": "Norwegian_Bokmal", "ru": "Russian", "tr": "Turkish", "ua": "Ukrainian",
    "isl": "Icelandic", "kr": "Korean",
}  # fmt: skip
"""jusText's stop list by a publisher's country; English elsewhere (it has none for Japanese)."""

PEERS: dict[str, Callable[[list[str]], str]] = {
    "keep everything": keep_everything,
    "C4-style filter": c4,
    "jusText": justext,
    "trafilatura": trafilatura,
}
