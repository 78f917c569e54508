"""`extract rules new`: the draft of a rule from a saved page, or from an address alone."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import InputError
from extractor.model import Options
from extractor.rulebook.folder import SUFFIX, rules_dir
from extractor.rulebook.hosts import split_address
from extractor.rulebook.skeleton import Skeleton, skeleton_of, write_skeleton


def main(arguments: list[str]) -> int:
    """Write a draft and return the exit status: 0, or 2 where the file is there already."""
    command = argparse.ArgumentParser(
        prog="extract rules new",
        description="Draft a rule: what the generic scorer finds, as selectors or lines for a person to check.",
    )
    command.add_argument("page", metavar="URL|FILE", help="a saved page, or an address (nothing is fetched)")
    command.add_argument("--url", default="", help="the saved page's address")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    asked = command.parse_args(arguments)
    output: Path | None = asked.output
    if output and output.exists():
        raise InputError(f"{output}: this file exists; name another, or edit it.")
    text = _draft(asked.page, asked.url, output)
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, "utf-8")
        _copy_schema(output.parent)
        print(f"{output} written; now edit it, then: extract rules test {output}")
    else:
        print(text, end="")
    return 0


def _copy_schema(folder: Path) -> None:
    """Put the schema that the draft names beside it, so that editors find it."""
    schema = folder / "rule.schema.json"
    if not schema.exists():
        schema.write_bytes((rules_dir() / schema.name).read_bytes())


def _draft(page: str, url: str, output: Path | None) -> str:
    day = datetime.now(UTC).date().isoformat()
    if "://" in page:
        host = split_address(page)[0]
        if not host:
            raise InputError(f"{page}: this address has no host; give one as in https://example.com/story.")
        return write_skeleton(Skeleton(host=host), _id(host, output), day)
    file = Path(page)
    skeleton = _of_page(file, url)
    folder = output.parent if output else Path()
    sample = Path(os.path.relpath(file, folder)).as_posix()
    return write_skeleton(skeleton, _id(skeleton.host or file.stem.lower(), output), day, sample)


def _id(name: str, output: Path | None) -> str:
    return output.name.removesuffix(SUFFIX) if output else name


def _of_page(file: Path, url: str) -> Skeleton:
    """Return the proposals for a saved page, judged without rules."""
    from extractor.pipeline import extract
    from extractor.readers import read
    from extractor.rulebook.choose import own_address

    options = Options(rules=False, fallback=False)
    page = read(file, url, options)
    host = split_address(url or own_address(page))[0] if url or own_address(page) else ""
    return skeleton_of(page, extract(file, url, options), host)
