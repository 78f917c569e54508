"""A server's answer as a crawler kept it: its header, and its body without chunks and packing.

Standards: RFC 9110, section 8.4 (Content-Encoding); RFC 9112, section 7.1 (chunks).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from extractor.archives.codecs import GZIP, Codec, Inflater, optional, zstandard
from extractor.errors import InputTooLarge, UnsupportedInput
from extractor.model import Notice
from extractor.text import pattern

_STATUS = pattern(rb"HTTP/\d(?:\.\d)? (\d{3})[^\r\n]*\r?\n")
_BLANK = pattern(rb"\r?\n\r?\n|\r?\n\Z")
_FIELD = pattern(rb"^([!-9;-~]+):[ \t]*([^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
_CHUNK = pattern(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")

_CHUNKS_BROKEN = Notice("chunks_broken", "The chunks of the server's answer do not fit; the rest of it is as it was.")
_PACKING_CUT = Notice("packing_cut", "The packed answer of the server ends too early; its start is there.")


class Answer(NamedTuple):
    """What a server sent.

    Attributes:
        status: the HTTP status.
        fields: the header's fields by their names in lower case; of equal names the first.
        body: the bytes below the header, as sent.
    """

    status: int
    fields: dict[str, str]
    body: bytes


def answer_of(data: bytes) -> Answer | None:
    """Return the answer that a record holds, None where it holds none."""
    opening = _STATUS.match(data)
    if opening is None:
        return None
    blank = _BLANK.search(data, opening.end() - 2)
    stop, start = (blank.start(), blank.end()) if blank else (len(data), len(data))
    pairs = reversed(_FIELD.findall(data[opening.end() : stop]))
    fields = {name.decode("ascii").lower(): value.decode("latin-1") for name, value in pairs}
    return Answer(int(opening[1]), fields, data[start:])


def payload_of(answer: Answer, max_bytes: int) -> tuple[bytes, tuple[Notice, ...]]:
    """Return the page in an answer, and what was wrong on the way to it.

    Crawlers often keep a body unpacked below the header that called it packed: then it is taken as it is.

    Raises:
        InputTooLarge: the body unpacks to more than `max_bytes`.
        UnsupportedInput: the packing is not known here, or damaged.
    """
    body, notices = answer.body, list[Notice]()
    if "chunked" in answer.fields.get("transfer-encoding", "").lower():
        body, whole = _without_chunks(body)
        if not whole:
            notices.append(_CHUNKS_BROKEN)
    packings = answer.fields.get("content-encoding", "").lower().split(",")
    for name in reversed([each.strip() for each in packings]):
        unpack = _UNPACKERS.get(name)
        if unpack is None and name not in ("", "identity", "utf-8", "none"):
            raise UnsupportedInput(f"The answer is packed as {name}, which cannot be read.")
        if unpack is not None and body:
            body, whole = unpack(body, max_bytes)
            if not whole:
                notices.append(_PACKING_CUT)
    return body, tuple(notices)


def _without_chunks(body: bytes) -> tuple[bytes, bool]:
    """Return a body without its chunk lines and whether they fit; a body that has none is whole."""
    parts, place = list[bytes](), 0
    while size := _CHUNK.match(body, place):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts), True
        stop = size.end() + length
        if not parts and body[stop : stop + 2].strip(b"\r\n"):
            return body, True  # a page that begins with a number
        parts.append(body[size.end() : stop])
        place = stop
    if not parts:
        return body, True
    rest = body[place:].strip(b"\r\n")
    return b"".join([*parts, rest]), False


def _un_gzip(body: bytes, max_bytes: int) -> tuple[bytes, bool]:
    return _with_codec(body, GZIP, max_bytes) if body.startswith(GZIP.magic) else (body, True)


def _un_zstd(body: bytes, max_bytes: int) -> tuple[bytes, bool]:
    codec = zstandard("The answer")
    return _with_codec(body, codec, max_bytes) if body.startswith(codec.magic) else (body, True)


def _un_deflate(body: bytes, max_bytes: int) -> tuple[bytes, bool]:
    """Unpack deflated data, with the wrapper that the standard wants or without; a page that is not packed stays."""
    for wbits in (15, -15):
        try:
            next(Inflater(wbits).feed(body[:64]), b"")
        except zlib.error:
            continue
        return _with_codec(body, Codec("deflate", b"", partial(Inflater, wbits), (zlib.error,)), max_bytes)
    return body, True


def _with_codec(body: bytes, codec: Codec, max_bytes: int) -> tuple[bytes, bool]:
    unpacker, found = codec.unpacker(), bytearray()
    try:
        for piece in unpacker.feed(body):
            found += piece
            _refuse_large(len(found), max_bytes)
    except codec.errors as problem:
        raise UnsupportedInput(f"The answer is packed as {codec.name} and damaged ({problem}).") from None
    return bytes(found), unpacker.ended


def _un_brotli(body: bytes, max_bytes: int) -> tuple[bytes, bool]:
    brotli = optional("brotli")
    if brotli is None:
        if _looks_like_a_page(body):
            return body, True
        raise UnsupportedInput("The answer is packed with Brotli; pip install 'extractor[archives]' lets it be read.")
    unpacker, found = brotli.Decompressor(), bytearray()
    try:
        found += unpacker.process(body, output_buffer_limit=max_bytes + 1)
        while not unpacker.can_accept_more_data() and not unpacker.is_finished():
            _refuse_large(len(found), max_bytes)
            found += unpacker.process(b"", output_buffer_limit=max_bytes + 1)
    except brotli.error:
        if _looks_like_a_page(body):
            return body, True
        raise UnsupportedInput("The answer is packed with Brotli and damaged.") from None
    _refuse_large(len(found), max_bytes)
    return bytes(found), bool(unpacker.is_finished())


def _looks_like_a_page(body: bytes) -> bool:
    """Whether a body begins as HTML: Brotli has no sign of its own."""
    return body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _refuse_large(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise InputTooLarge(f"The answer unpacks to more than the limit of {max_bytes:,} bytes; raise max_bytes.")


_UNPACKERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _un_gzip,
    "x-gzip": _un_gzip,
    "deflate": _un_deflate,
    "br": _un_brotli,
    "zstd": _un_zstd,
}
"""Content-Encoding to what unpacks it: (body, most bytes) to the page and whether it is whole."""
