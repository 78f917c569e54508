"""Time zones as pages print them, and the order in which a place writes day and month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

ZONES = {
    "z": "Z",
    "utc": "Z",
    "gmt": "Z",
    "wet": "+00:00",
    "west": "+01:00",
    "cet": "+01:00",
    "mez": "+01:00",
    "cest": "+02:00",
    "mesz": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "sast": "+02:00",
    "wat": "+01:00",
    "eat": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "akst": "-09:00",
    "akdt": "-08:00",
    "hst": "-10:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "wib": "+07:00",
    "sgt": "+08:00",
    "hkt": "+08:00",
    "myt": "+08:00",
    "pkt": "+05:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "acst": "+09:30",
    "awst": "+08:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
}
"""Abbreviation to offset. Left out: those that name two zones (CST, IST, BST, ET, AST, ART)."""

_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?", re.IGNORECASE)

_MONTH_FIRST = frozenset({"en", "en-us", "en-ph", "es-us"})
_DAY_FIRST_SUFFIXES = frozenset(
    [
        "uk",
        "au",
        "nz",
        "ie",
        "in",
        "za",
        "ng",
        "ke",
        "gh",
        "pk",
        "sg",
        "my",
        "hk",
        "lk",
        "zw",
        "ug",
        "tz",
        "zm",
        "na",
        "bw",
        "mt",
        "je",
        "gg",
        "eu",
    ]
)
_YEAR_FIRST = frozenset(["zh", "ja", "ko", "hu", "lt", "mn"])


@dataclass(frozen=True, slots=True)
class DateHabits:
    """How the page's language writes dates.

    Attributes:
        language: two- or three-letter code, lower case, or empty.
        order: "DMY", "MDY", "YMD", or empty where nothing tells: an ambiguous date is then no date.
    """

    language: str = ""
    order: str = ""


def habits_of(language: str, url: str = "") -> DateHabits:
    """Return the habits of a language tag ("en-GB") on a host.

    English without a region is read month first, as most of it on the web is American, unless the host's country
    says otherwise; every other language is read day first, except those that put the year first.
    """
    tag = language.replace("_", "-").casefold().strip()
    code = tag.split("-")[0]
    if not code:
        return DateHabits()
    if code in _YEAR_FIRST:
        return DateHabits(code, "YMD")
    if tag in _MONTH_FIRST:
        suffix = (urlsplit(url).hostname or "").rpartition(".")[2] if url else ""
        return DateHabits(code, "DMY" if suffix in _DAY_FIRST_SUFFIXES else "MDY")
    return DateHabits(code, "DMY")


def offset_of(text: str) -> str:
    """Return "Z", "+01:00" or empty for a zone as printed ("CET", "GMT+2", "+0100")."""
    found = _OFFSET.fullmatch(text.strip())
    if found:
        sign, hours, minutes = found.groups()
        return f"{'+' if sign == '+' else '-'}{int(hours):02d}:{minutes or '00'}" if int(hours) <= 14 else ""
    return ZONES.get(text.strip().casefold(), "")
