"""Archives for the tests: records of our own pages."""

import gzip
from collections.abc import Iterable


def record(body: bytes, url: str = "", kind: str = "conversion", *, end: str = "\r\n", **fields: str) -> bytes:
    """Return a WARC record; `fields` are further header fields, "_" for "-"; content_length replaces the true one."""
    named = {name.replace("_", "-").title(): value for name, value in fields.items()}
    lines = ["WARC/1.0", f"WARC-Type: {kind}"]
    lines += [f"WARC-Target-URI: {url}"] if url else []
    lines += [f"{name}: {value}" for name, value in ({"Content-Length": str(len(body))} | named).items()]
    return (end.join(lines) + end * 2).encode() + body + (end * 2).encode()


def response(body: bytes, url: str, content_type: str = "text/html", status: str = "200 OK", **fields: str) -> bytes:
    """Return a response record; `fields` are further fields of the server's header."""
    named = {name.replace("_", "-").title(): value for name, value in fields.items()}
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else [])]
    lines += [f"{name}: {value}" for name, value in named.items()]
    answer = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
    return record(answer, url, "response", content_type="application/http; msgtype=response")


def packed(data: bytes) -> bytes:
    """Return data packed with gzip, the same at any hour."""
    return gzip.compress(data, mtime=0)


def members(records: Iterable[bytes]) -> list[bytes]:
    """Return records, each in a gzip member of its own, as crawls keep them."""
    return [packed(each) for each in records]
