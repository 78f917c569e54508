"""Names of output files: after the input, and of a page of an archive after its number and address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractor.text import pattern
from extractor.writers import SUFFIXES

_LONGEST = 80
"""Characters of an address in a name; set by hand: with number and archive a name stays far below 255 bytes."""
_LONGEST_STEM = 100
_ESCAPE = pattern(r"%[0-9A-Fa-f]{2}")
_UNSAFE = pattern(r"(?:[^a-z0-9.]|\.{2,})+")
_PACKED = (".gz", ".zst")


def stem_of(name: str) -> str:
    """Return an input's name without its folder and suffixes."""
    if name in ("standard input", "-"):
        return "stdin"
    path = Path(name)
    if path.suffix.lower() in _PACKED:
        path = path.with_suffix("")
    return path.stem.removesuffix(".warc")


def stems_of(names: Sequence[str]) -> list[str]:
    """Return a stem for each input; a second one of that name gets "-2"."""
    stems, taken = list[str](), set[str]()
    last: dict[str, int] = {}
    for stem in map(stem_of, names):
        count, own = last.get(stem, 1), stem
        while own in taken:
            count += 1
            own = f"{stem}-{count}"
        last[stem] = count
        taken.add(own)
        stems.append(own)
    return stems


def suffix_of(form: str) -> str:
    """Return the suffix of files of a format."""
    return next(ending for ending, name in SUFFIXES.items() if name == form)


def page_stem(archive: str, number: int, url: str) -> str:
    """Return a name that is safe on every system, sorts as the archive does and tells the page.

    Args:
        archive: the archive's stem.
        number: the page's number.
        url: its address; only ASCII letters, digits and full stops of host and path come into the name.
    """
    place = url.partition("://")[2].partition("?")[0].partition("#")[0]
    slug = _UNSAFE.sub("-", _ESCAPE.sub("-", place).lower())[:_LONGEST].strip("-.")
    return "-".join(filter(None, (archive[:_LONGEST_STEM], f"{number:06}", slug)))
