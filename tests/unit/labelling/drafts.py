"""Drafts for tests of the passes: a page of lines with the scores that a scorer might give."""

from extractor.model import Draft, Role
from extractor.readers.lines import read_lines

LEDE = "The town council voted on Tuesday to close the harbour for the winter, after three boats had sunk in two weeks."
SECOND = (
    "Fishermen said that they had asked for a new breakwater since the storm of 1998, and that nobody had listened."
)
THIRD = (
    "The mayor answered that the money for the breakwater would come from the province, and that work begins in May."
)


def scored(text: str, scores: dict[int, float] | None = None) -> Draft:
    """Return a draft in which long lines are body; `scores` overrides single blocks."""
    document = read_lines(text, "", "str", "str", ()).document
    draft = Draft(document)
    for index, line in enumerate(document.texts):
        draft.scores[index] = (scores or {}).get(index, min(0.95, len(line) / 160))
        if draft.scores[index] > 0.5:
            draft.relabel(index, Role.BODY, "the scorer says so", "scorer")
    return draft


def story(*after: str, before: tuple[str, ...] = ()) -> str:
    """Return a page: lines, three paragraphs, lines; blank lines between all."""
    return "\n\n".join([*before, LEDE, SECOND, THIRD, *after])


def roles(draft: Draft) -> list[Role]:
    return list(draft.roles)
