"""What a caller can ask for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """How to extract. None of them changes the words of `Article.text` except `rules`, `rule_dirs` and `fallback`.

    Attributes:
        rules: whether site rules and global phrase rules are used.
        rule_dirs: folders of own rules; they go before the shipped ones.
        fallback: whether trafilatura may be asked where our own confidence is low on an article page (HTML only).
        encoding: the charset to use, None to find it.
        content_type: the HTTP or WARC header's content type ("text/html; charset=gbk"), believed next to `encoding`.
        captured: the day the page was saved; no date later than this is believed. None where unknown.
        max_bytes: larger inputs are refused.
    """

    rules: bool = True
    rule_dirs: tuple[Path, ...] = ()
    fallback: bool = True
    encoding: str | None = None
    content_type: str | None = None
    captured: date | None = None
    max_bytes: int = 100_000_000
