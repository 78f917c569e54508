"""Whether a record is as the crawler wrote it: its own digest says so where it carries one."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

from extractor.archives.records import Record

_LENGTHS = {"sha1": 20, "sha256": 32, "md5": 16}
"""Bytes of the digests that crawlers write."""


def checked(record: Record) -> Record:
    """Return a record with the fault "digest" where its bytes are not those that its block digest was made of."""
    stated = record.fields.get("warc-block-digest", "")
    name, _, value = stated.partition(":")
    wanted = _digest(value.strip(), _LENGTHS.get(name.lower(), 0))
    if record.fault or not wanted:
        return record
    if hashlib.new(name.lower(), record.body, usedforsecurity=False).digest() == wanted:
        return record
    return replace(record, fault="digest")


def _digest(text: str, length: int) -> bytes:
    """Return a digest that is written in base 32 or base 16, empty where it is written otherwise."""
    try:
        if len(text) == 2 * length:
            return bytes.fromhex(text)
        found = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except ValueError:
        return b""
    return found if len(found) == length else b""
