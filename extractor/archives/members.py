"""A packed file to the bytes in it, member by member; after a damaged member on with the next one that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from extractor.archives.codecs import Codec

_KEPT = 1 << 23
"""Packed bytes of a member in which the next one is looked for after damage: a member that is damaged can seem to
run on over others. Set by hand: the members of crawls hold one page each, some kilobytes."""

_SLICE = 256
"""Packed bytes that are unpacked at a time: what stands in a slice before damage is lost with it. Set by hand: with
fewer the calls take longer than the unpacking."""

_PROBE = 4096
"""Packed bytes that must unpack to the start of a record before a place is believed to be a member. Set by hand."""

BOMB_RATIO = 500
"""A member above the limit of a page that grew more is a bomb. Set by hand: deflate cannot exceed 1,032, a page of
the same line over and over reaches 200."""


class Damage(NamedTuple):
    """A break in the bytes of a packed file: what came before may be wrong, what comes after begins a record.

    Attributes:
        reason: ends the sentence "the file is damaged: ...".
        inside: whether some of the damaged member came out before.
        cut: whether the file merely ends too early, so that all that came before is right.
    """

    reason: str
    inside: bool
    cut: bool = False


class _Bomb(Exception):
    """A member grows beyond all measure."""


def unpacked_items(chunks: Iterator[bytes], codec: Codec, limit: int) -> Iterator[bytes | Damage]:
    """Yield the bytes in a packed file, in pieces, and where they break.

    Args:
        chunks: the file.
        codec: its packing.
        limit: bytes that one member may unpack to whatever its ratio.
    """
    errors: tuple[type[Exception], ...] = (_Bomb, *codec.errors)
    data = next(chunks, b"")
    while data:
        member = _Member(codec, limit, data)
        try:
            yield from member.pieces(chunks)
        except errors as problem:
            yield Damage(str(problem) or f"the {codec.name} data make no sense", inside=member.size > 0)
            data = _next_member(bytes(member.packed), chunks, codec)
            continue
        if not member.ended:
            yield Damage(f"the {codec.name} data end too early", inside=member.size > 0, cut=True)
            return
        data = _after_padding(member.rest, chunks)


class _Member:
    """One member while it is unpacked."""

    def __init__(self, codec: Codec, limit: int, data: bytes) -> None:
        self._unpacker, self._limit = codec.unpacker(), limit
        self._first = data
        self.packed = bytearray()
        self.size = self._taken = 0
        self.rest = b""

    @property
    def ended(self) -> bool:
        return self._unpacker.ended

    def pieces(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for data in chain((self._first,), chunks):
            self.packed += data
            del self.packed[:-_KEPT]
            for start in range(0, len(data), _SLICE):
                yield from self._unpacked(data[start : start + _SLICE])
                if self.ended:
                    self.rest = self._unpacker.rest + data[start + _SLICE :]
                    return

    def _unpacked(self, data: bytes) -> Iterator[bytes]:
        self._taken += len(data)
        for piece in self._unpacker.feed(data):
            self.size += len(piece)
            if self.size > self._limit and self.size > BOMB_RATIO * self._taken:
                raise _Bomb(f"some data unpack to more than {BOMB_RATIO} times their size")
            yield piece


def _after_padding(data: bytes, chunks: Iterator[bytes]) -> bytes:
    """Return what follows a member; zeros that fill up the last block of a tape or a disk are nothing."""
    data = data.lstrip(b"\0")
    for more in chunks if not data else ():
        data = more.lstrip(b"\0")
        if data:
            break
    return data


def _next_member(data: bytes, chunks: Iterator[bytes], codec: Codec) -> bytes:
    """Return the file from the next member on that begins a record, empty where there is none."""
    place = 1
    while True:
        place = data.find(codec.magic, place)
        if place >= 0 and len(data) - place >= _PROBE and _begins_record(data[place : place + _PROBE], codec):
            return data[place:]
        if place >= 0 and len(data) - place >= _PROBE:
            place += 1
            continue
        start = place if place >= 0 else max(0, len(data) - len(codec.magic))
        more = next(chunks, b"")
        if not more:
            break
        data, place = data[start:] + more, 0
    while place >= 0 and not _begins_record(data[place:], codec):
        place = data.find(codec.magic, place + 1)
    return data[place:] if place >= 0 else b""


def _begins_record(data: bytes, codec: Codec) -> bool:
    try:
        return next(codec.unpacker().feed(data), b"").startswith(b"WARC/1.")
    except codec.errors:
        return False
