"""The gold of `fixtures/`: pages, and the answers that people gave. The format is described in `fixtures/README.md`."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"


@dataclass(frozen=True)
class Kept:
    """A paragraph of the body; `first` and `last` are source lines where the gold names them, else 0."""

    text: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True)
class Instance:
    """A line (or, where `line` is 0, a block) that begins with `start` and has this role."""

    role: str
    start: str
    line: int = 0


@dataclass(frozen=True)
class Gold:
    """A page, its charset and its answer. `name` is "text/<slug>", "html/<slug>" or "seeds/<stem>"."""

    name: str
    page: Path
    charset: str
    why: str
    language: str
    status: str
    title: str | None
    dek: str | None
    authors: tuple[str, ...]
    published: str | None
    credits: tuple[str, ...]
    keep: tuple[Kept, ...]
    roles: tuple[Instance, ...]

    @property
    def group(self) -> str:
        """The folder: "text", "html" or "seeds"."""
        return self.name.partition("/")[0]

    @property
    def body(self) -> list[str]:
        """The expected text, one entry a line."""
        return [kept.text for kept in self.keep]


def collapse(text: str) -> str:
    """Resolve entities, drop zero-width spaces, make one space of every run of white space."""
    return " ".join(html.unescape(text).replace("\u200b", "").split())


def _kept(entry: str | dict[str, str]) -> Kept:
    if isinstance(entry, str):
        return Kept(entry)
    first, _, last = entry["lines"].partition("-")
    return Kept(entry["text"], int(first), int(last or first))


def _instance(entry: list[Any]) -> Instance:
    *line, role, start = entry
    return Instance(role, start, *line)


def _load(name: str, page: Path, answer: Path) -> Gold:
    data = yaml.safe_load(answer.read_text(encoding="utf-8"))
    return Gold(
        name=name,
        page=page,
        charset=data.get("charset", "utf-8"),
        why=data["why"],
        language=data["language"],
        status=data.get("status", "ok"),
        title=data.get("title"),
        dek=data.get("dek"),
        authors=tuple(data.get("authors", ())),
        published=data.get("published"),
        credits=tuple(data.get("credits", ())),
        keep=tuple(map(_kept, data.get("keep", ()))),
        roles=tuple(map(_instance, data["roles"])),
    )


def _all() -> Iterator[Gold]:
    for answer in sorted((FIXTURES / "seeds").glob("*.yaml")):
        yield _load(f"seeds/{answer.stem}", ROOT / "seeds" / f"{answer.stem}.txt", answer)
    for group, page in (("text", "page.txt"), ("html", "page.html")):
        for answer in sorted((FIXTURES / group).glob("*/expected.yaml")):
            yield _load(f"{group}/{answer.parent.name}", answer.parent / page, answer)


@cache
def golds() -> tuple[Gold, ...]:
    """Every fixture: the seeds, then the text pages, then the HTML pages, each by name."""
    return tuple(_all())


def digest() -> str:
    """Return the SHA-256 over the paths and bytes of all fixtures and seeds, first 16 hexadecimal digits."""
    total = hashlib.sha256()
    for gold in golds():
        answer = gold.page.parent / "expected.yaml" if gold.group != "seeds" else FIXTURES / f"{gold.name}.yaml"
        for path in (gold.page, answer):
            total.update(path.relative_to(ROOT).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:16]
