"""What the sender of a press release says about itself under "About X", and the contacts below it."""

from __future__ import annotations

from extractor.labelling.extent import Extent, is_solid
from extractor.model import Draft, Role
from extractor.text import ends_sentence

_BY = "self_description"
_LEAST_ABOVE = 0.6
"""Share of the body that must stand above; set by hand."""
_LONGEST_HEADING = 80
_LEAST_NAME = 3
_ABOUT = (
    "about ", "über ", "à propos de ", "à propos d'", "à propos d’", "acerca de ", "sobre ", "informazioni su ",
    "over ", "o firmie ", "om ", "o společnosti ", "о компании ", "про компанію ", "hakkında ",
)  # fmt: skip
"""What such a heading begins with, lower case."""


def drop_self_description(draft: Draft) -> None:
    """Drop a release's end from the heading "About X" on, where X, of whom it spoke, opens the next paragraph."""
    extent = Extent.of(draft)
    texts = draft.document.texts
    tail = extent.begins_after(_LEAST_ABOVE)
    for place, index in enumerate(extent.body[:-1]):
        if index >= tail and len(texts[index]) <= _LONGEST_HEADING and _is_described(draft, extent, place):
            because = f"it follows the line {texts[index]!r}"
            draft.relabel(index, Role.LEGAL, "it is the heading of what the sender says about itself", _BY)
            for below in extent.body[place + 1 :]:
                draft.relabel(below, Role.LEGAL, because, _BY)
            return


def _is_described(draft: Draft, extent: Extent, place: int) -> bool:
    texts = draft.document.texts
    heading, below = texts[extent.body[place]], texts[extent.body[place + 1]]
    lowered = heading.lower()
    if not lowered.startswith(_ABOUT):
        return False
    opening = next(each for each in _ABOUT if lowered.startswith(each))
    name = heading[len(opening) :].rstrip(" :")
    if len(name) < _LEAST_NAME or not name[0].isupper() or ends_sentence(heading):
        return False
    if not is_solid(below) or not below.removeprefix("The ").startswith(name.removeprefix("The ")):
        return False
    return any(name in texts[index] for index in extent.solid if index < extent.body[place])
