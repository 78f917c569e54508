"""Addresses that may leave: absolute ones over http, https and mailto, and plain relative ones."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

SCHEMES = frozenset({"http", "https", "mailto"})
"""Schemes of links that come out."""

PICTURE_SCHEMES = frozenset({"http", "https"})
"""Schemes of pictures that come out."""

_LONGEST = 8_000
"""Characters; longer addresses are data in disguise. Set by hand."""

_IGNORED = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*(?=:)")
_LEGAL = "!#$%&'()*+,/:;=?@[]~"


def safe_address(target: str, base: str, schemes: frozenset[str] = SCHEMES) -> str:
    """Return an address resolved against the page's own, in ASCII; empty where it must not leave.

    Browsers skip tabs, line ends and other controls inside an address, so these go before the scheme is read.
    What looks like a scheme in any way and is not allowed gives an empty string, and so does a bare fragment of a
    page whose address is unknown. Source: WHATWG URL Standard, section 4.4.
    """
    if len(target) > _LONGEST:
        return ""
    address = _IGNORED.sub("", target).strip().replace("\\", "/")
    try:
        address = urljoin(base, address) if base and _SCHEME.match(base) else address
    except ValueError:
        return ""
    scheme = _SCHEME.match(address)
    if scheme is None:
        return "" if _may_hide_a_scheme(address) else _ascii(address)
    return _ascii(address) if scheme[0].lower() in schemes else ""


def _may_hide_a_scheme(relative: str) -> bool:
    """Whether a relative address is empty, a bare fragment, or has a colon where a lenient reader sees a scheme."""
    first = re.split(r"[/?#]", relative, maxsplit=1)[0]
    return not relative or relative.startswith("#") or ":" in first or "\uff1a" in first or "&" in first


def _ascii(address: str) -> str:
    return quote(address, safe=_LEGAL, errors="replace")
