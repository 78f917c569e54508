"""Code between fences in Markdown: its lines stand or fall together, and the fences are no text."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Draft, LineLayout, Role

_BY = "fenced_code"
_FENCES = ("```", "~~~")
_MOST_LINES = 500
"""A listing that is longer was opened by a sign that is no fence; set by hand."""


def keep_fenced_code(draft: Draft) -> None:
    """Make code of all lines between two fences where one of them, or a block beside the fences, is text."""
    if not isinstance(draft.document.layout, LineLayout):
        return
    for opening, closing in _listings(draft.document.texts):
        beside = [index for index in (opening - 1, closing + 1) if 0 <= index < len(draft.roles)]
        if not any(map(draft.in_body, [*range(opening, closing + 1), *beside])):
            continue
        for index in range(opening + 1, closing):
            draft.relabel(index, Role.CODE, f"it stands below {draft.document.texts[opening]!r}", _BY)
        for index in (opening, closing):
            draft.relabel(index, Role.RESIDUE, "it is the fence of a listing", _BY)


def _listings(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the opening and the closing fence of each listing."""
    opening = -1
    for index in [index for index, text in enumerate(texts) if text.startswith(_FENCES)]:
        sign = texts[index][:3]
        if opening < 0:
            opening = index if "`" not in texts[index].lstrip("`~") else -1
        elif texts[index] == texts[index][0] * len(texts[index]) and sign == texts[opening][:3]:
            if index - opening <= _MOST_LINES:
                yield opening, index
            opening = -1
