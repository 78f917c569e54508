"""The values of fields that are more than a string: frozen, comparable, and plain enough for every writer.

A field's value is a str, a tuple of str, or one of the dataclasses here, whose members are str, bool or tuple of
str. `to_plain` gives what JSON can hold; `from_plain` gives the value back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, as precise as the page gives it; `str()` gives ISO 8601.

    Attributes:
        iso: "2019", "2019-12", "2019-12-09", "2019-12-09T14:05" or "2019-12-09T14:05:30", with the zone where known.
        precision: "year", "month", "day", "minute" or "second".
        zone: "Z", "+01:00", or empty where the page does not say.
    """

    iso: str
    precision: str = "day"
    zone: str = ""

    def __str__(self) -> str:
        return self.iso

    @property
    def day(self) -> str:
        """The day in the moment's own zone as "YYYY-MM-DD"; shorter where the moment is less precise than a day."""
        return self.iso[:10]


@dataclass(frozen=True, slots=True)
class LeadImage:
    """The picture that stands for the article; `caption` and `alt` may be empty. `str()` gives the address."""

    url: str
    caption: str = ""
    alt: str = ""

    def __str__(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class Paywall:
    """Whether all of the article was free to read.

    Attributes:
        verdict: "free", "metered" or "paid"; a page that does not say has no such field.
        evidence: what the page says, as "json-ld isAccessibleForFree: false".
    """

    verdict: str
    evidence: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.verdict


Value = str | tuple[str, ...] | Moment | LeadImage | Paywall


def to_plain(value: Value) -> Any:
    """Return the value as JSON can hold it: str, list of str, or an object with the dataclass's members."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return list(value)
    return {name: list(each) if isinstance(each, tuple) else each for name, each in asdict(value).items()}


def from_plain(name: str, plain: Any) -> Any:
    """Return the value of the field `name` from what `to_plain` gave; other plain values come back as they are."""
    if isinstance(plain, list):
        return tuple(plain)
    if isinstance(plain, Mapping):
        members = {key: tuple(each) if isinstance(each, list) else each for key, each in plain.items()}
        return _DATACLASSES[name](**members)
    return plain


_DATACLASSES: dict[str, Callable[..., Moment | LeadImage | Paywall]] = {
    "published": Moment,
    "modified": Moment,
    "lead_image": LeadImage,
    "paywall": Paywall,
}
