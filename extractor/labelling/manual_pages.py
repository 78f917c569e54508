"""A page of the Unix manual is text from its first section to its last: it has no menus."""

from __future__ import annotations

from extractor.model import BODY_ROLES, Draft, Kind, LineLayout, Role
from extractor.phrases.manual_pages import manual_name

_BY = "manual_pages"


def keep_manual(draft: Draft) -> None:
    """Make text of all lines of a manual page but its header, which is the title, and its footer."""
    texts = draft.document.texts
    name = manual_name(texts[0]) if texts and isinstance(draft.document.layout, LineLayout) else ""
    if not name or len(texts) < 3:
        return
    for index in range(1, len(texts) - texts[-1].endswith(name)):
        if not texts[index]:  # a picture
            continue
        kind = draft.document.build(index).kind
        if kind is Kind.HEADING:
            draft.relabel(index, Role.SUBHEAD, "it heads a section of a manual page", _BY)
        elif draft.roles[index] not in BODY_ROLES:
            draft.relabel(index, Role.BODY, "it stands on a manual page, which has no menus", _BY)
    if draft.roles[0] in BODY_ROLES:
        draft.relabel(0, Role.TITLE, "it is a manual page's header", _BY)
