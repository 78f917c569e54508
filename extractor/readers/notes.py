"""Which elements are marked as notes: by their role, or by an id of the forms that publishing software gives."""

from __future__ import annotations

from collections.abc import Mapping

_ROLES = ("doc-footnote", "doc-endnote")
_IDS = ("fn", "footnote", "cite_note", "_ftn", "ftn", "endnote")
_LETTERS = "abcdefghijklmnopqrstuvwxyz_"


def is_note(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's attributes mark it as a note: "fn:3", "cite_note-ref-2"; most ids are told by a glance."""
    name = attributes.get("id") or ""
    if name[:1] in "fFcC_eE" and name.lower().startswith(_IDS):
        rest = name.lower().lstrip(_LETTERS)
        if bool(rest) and rest.lstrip(":-.")[:1].isdigit():
            return True
    return attributes.get("role") in _ROLES
