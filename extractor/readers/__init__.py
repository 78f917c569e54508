"""Bytes to a page."""

from __future__ import annotations

from pathlib import Path

from extractor.model import Options, Page


def read(data: str | bytes | Path, url: str, options: Options) -> Page:
    """Read a page of either kind."""
    raise NotImplementedError
