"""Code between fences in Markdown, beside a part of the text, is text."""

from __future__ import annotations

from extractor.model import Draft, LineLayout, Role

_BY = "fenced_code"


def keep_fenced_code(draft: Draft) -> None:
    """Make code of each listing that the scorer kept or that stands beside a block of the text or another such one."""
    if not isinstance(draft.document.layout, LineLayout):
        return
    for index in sorted(draft.document.layout.listings):
        beside = [each for each in (index - 1, index, index + 1) if 0 <= each < len(draft.roles)]
        if any(map(draft.in_body, beside)):
            draft.relabel(index, Role.CODE, "it stands between fences, beside text", _BY)
