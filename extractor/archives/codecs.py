"""The packings that a file or an answer of a server can have, and the unpacker of each."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from extractor.archives import GZIP_MAGIC, ZSTD_MAGIC
from extractor.errors import UnsupportedInput

PIECE = 1 << 18
"""Bytes that an unpacker gives at a time at most, however much a bomb holds."""


class Unpacker(Protocol):
    """Unpacks one member: a gzip member or a Zstandard frame."""

    @property
    def ended(self) -> bool:
        """Whether the member's end was read."""

    @property
    def rest(self) -> bytes:
        """What was fed beyond the member's end."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpacks to, in pieces.

        Raises:
            Exception: the data is damaged; one of `Codec.errors`.
        """


class Codec(NamedTuple):
    """A packing.

    Attributes:
        name: as people call it.
        magic: the first bytes of each member.
        unpacker: makes the unpacker of one member.
        errors: what it raises at damage.
    """

    name: str
    magic: bytes
    unpacker: Callable[[], Unpacker]
    errors: tuple[type[Exception], ...]


class Inflater:
    """Unpacks deflated data; the kind of its wrapper is zlib's `wbits`."""

    def __init__(self, wbits: int) -> None:
        self._zlib = zlib.decompressobj(wbits)

    @property
    def ended(self) -> bool:
        """Whether the end was read."""
        return self._zlib.eof

    @property
    def rest(self) -> bytes:
        """What was fed beyond the end."""
        return self._zlib.unused_data

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpacks to, in pieces.

        Raises:
            zlib.error: the data is damaged.
        """
        while True:
            piece = self._zlib.decompress(data, PIECE)
            if piece:
                yield piece
            data = self._zlib.unconsumed_tail
            if self._zlib.eof or (not data and len(piece) < PIECE):
                return


class _FrameReader:
    """Unpacks one Zstandard frame with the decompressor of Python 3.14, or its backport."""

    def __init__(self, decompressor: Any) -> None:
        self._zstd = decompressor

    @property
    def ended(self) -> bool:
        return bool(self._zstd.eof)

    @property
    def rest(self) -> bytes:
        return bytes(self._zstd.unused_data)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while True:
            piece = self._zstd.decompress(data, PIECE)
            if piece:
                yield piece
            if self._zstd.eof or self._zstd.needs_input:
                return
            data = b""


GZIP = Codec("gzip", GZIP_MAGIC, lambda: Inflater(31), (zlib.error,))


def codec_of(opening: bytes, name: str) -> Codec | None:
    """Return the packing that the first bytes of an input tell, None where they tell none.

    Raises:
        UnsupportedInput: it is Zstandard and the extra is not installed.
    """
    if opening.startswith(GZIP.magic):
        return GZIP
    return zstandard(name) if opening.startswith(ZSTD_MAGIC) else None


def optional(module: str) -> Any:
    """Return a module that may not be installed, None where it is not."""
    try:
        return import_module(module)
    except ImportError:
        return None


def zstandard(name: str) -> Codec:
    """Return the packing Zstandard.

    Raises:
        UnsupportedInput: the extra is not installed.
    """
    module = optional("compression.zstd") or optional("backports.zstd")
    if module is None:
        raise UnsupportedInput(
            f"{name}: this is packed with Zstandard; pip install 'extractor[archives]' lets it be read."
        )
    return Codec("Zstandard", ZSTD_MAGIC, lambda: _FrameReader(module.ZstdDecompressor()), (module.ZstdError, EOFError))
