"""Labels: what a block does on its page, who says so and why.

`Draft` is the only mutable object of an extraction; it lives inside one call of `extract`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from extractor.model.document import Document
    from extractor.model.report import Notice, RuleReport


class Role(StrEnum):
    """What a block does."""

    __hash__ = str.__hash__  # an Enum's own is written in Python, and roles are looked up for every block

    TITLE = "title"
    DUPLICATE_TITLE = "duplicate_title"
    DEK = "dek"
    DATE = "date"
    BYLINE = "byline"
    BODY = "body"
    SUBHEAD = "subhead"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    CREDIT = "credit"
    PICTURE = "picture"
    NEWSLETTER = "newsletter"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    SHARE = "share"
    ADVERT = "advert"
    COMMENT = "comment"
    AUTHOR_BOX = "author_box"
    TAGS = "tags"
    LEGAL = "legal"
    NOTICE = "notice"
    RESIDUE = "residue"
    HIDDEN = "hidden"
    BOILERPLATE = "boilerplate"


BODY_ROLES = frozenset({Role.BODY, Role.SUBHEAD, Role.LIST, Role.QUOTE, Role.TABLE, Role.CODE})
"""The roles whose blocks make up `Article.text`."""


class Cut(NamedTuple):
    """A span of a block's text that does not belong to the block's role.

    Attributes:
        start: first character, 0-based.
        stop: one past the last character.
        role: what the span is (a credit, template residue).
        because: ends the sentence "this span was cut because ...".
        by: who decided.
        replacement: what a rule puts in its place; empty for a plain cut.
    """

    start: int
    stop: int
    role: Role
    because: str
    by: str
    replacement: str = ""


class Label(NamedTuple):
    """The verdict on one block.

    Attributes:
        role: what the block does.
        score: how much it looks like the article, 0 to 1, before rules and passes.
        because: ends the sentence "this block is a teaser because ...".
        by: who decided: "scorer", the name of a pass, "rule <id>", "trafilatura", "json-ld".
        pinned: whether a rule has fixed it.
        cuts: spans taken out of the block, in order, apart.
    """

    role: Role
    score: float
    because: str
    by: str
    pinned: bool = False
    cuts: tuple[Cut, ...] = ()


FIXED = 1
"""In `Draft.pinned`: the role stands."""

SIDED = 2
"""In `Draft.pinned`: the block stays in the text, or out of it, under whatever role."""


@dataclass(slots=True)
class Draft:
    """A document and the labels it has so far, as columns: entry i belongs to block i.

    Attributes:
        document: the page.
        roles: BOILERPLATE until somebody says otherwise.
        scores: 0 to 1; 0 before scoring.
        reasons: see `Label.because`.
        deciders: see `Label.by`.
        pinned: per block 0, `FIXED` where a rule has given the role, `SIDED` where a rule has only said whether
            the block is part of the text: passes may still name it.
        cuts: per block index, the spans cut.
        page_type: "article" or another type of page, empty before scoring.
        page_type_probability: 0 to 1.
        confidence: expected share of right words, 0 to 1.
        decided_by: "scorer", "rule <id>", "trafilatura" or "json-ld".
        rule: what the site rule did, or None where none was chosen.
        notices: warnings for the user.
        extent: what the passes have found out about the body, and the roles that blocks had then.
    """

    document: Document
    roles: list[Role] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    deciders: list[str] = field(default_factory=list)
    pinned: bytearray = field(default_factory=bytearray)
    cuts: dict[int, list[Cut]] = field(default_factory=dict)
    page_type: str = ""
    page_type_probability: float = 0.0
    confidence: float = 0.0
    decided_by: str = "scorer"
    rule: RuleReport | None = None
    notices: list[Notice] = field(default_factory=list)
    extent: tuple[list[Role], Any] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        n = len(self.document.texts)
        self.roles = self.roles or [Role.BOILERPLATE] * n
        self.scores = self.scores or [0.0] * n
        self.reasons = self.reasons or [""] * n
        self.deciders = self.deciders or [""] * n
        self.pinned = self.pinned or bytearray(n)

    def relabel(self, index: int, role: Role, because: str, by: str) -> bool:
        """Give a block a role. Return False, and change nothing, where a rule's pin forbids it."""
        pin = self.pinned[index]
        if pin == FIXED or (pin and (role in BODY_ROLES) is not (self.roles[index] in BODY_ROLES)):
            return False
        self.roles[index], self.reasons[index], self.deciders[index] = role, because, by
        return True

    def relabel_all(self, roles: list[Role], reasons: list[str], by: str) -> None:
        """Give every block its role, as `relabel` does, and keep both lists: most pages have few pins or none."""
        deciders = [by] * len(roles)
        for index in [index for index, pin in enumerate(self.pinned) if pin]:
            self.relabel(index, roles[index], reasons[index], by)
            roles[index], reasons[index], deciders[index] = self.roles[index], self.reasons[index], self.deciders[index]
        self.roles, self.reasons, self.deciders = roles, reasons, deciders

    def dropped_by_scorer(self, index: int) -> bool:
        """Whether the scorer left a block out and nobody has named it since."""
        return self.roles[index] is Role.BOILERPLATE and self.deciders[index] == "scorer"

    def pin(self, index: int, role: Role, because: str, by: str) -> None:
        """Give a block a role that no scorer and no pass can move."""
        self.roles[index], self.reasons[index], self.deciders[index] = role, because, by
        self.pinned[index] = FIXED

    def pin_side(self, index: int, role: Role, because: str, by: str) -> None:
        """Put a block in the text, or out of it, for good; a pass may still find it a more telling role there."""
        self.pin(index, role, because, by)
        self.pinned[index] = SIDED

    def cut(self, index: int, cut: Cut) -> bool:
        """Take a span out of a block. Return False, and change nothing, where it overlaps an earlier cut."""
        earlier = self.cuts.setdefault(index, [])
        if any(cut.start < other.stop and other.start < cut.stop for other in earlier):
            return False
        earlier.append(cut)
        earlier.sort(key=lambda each: each.start)
        return True

    def body(self) -> list[int]:
        """The blocks of the article's text, in order."""
        dropped = Role.BOILERPLATE  # most blocks: an identity is quicker than a look into a set
        return [index for index, role in enumerate(self.roles) if role is not dropped and role in BODY_ROLES]

    def title(self) -> int:
        """The first block that is the headline; -1 where none is."""
        return next((index for index, role in enumerate(self.roles) if role is Role.TITLE), -1)

    def in_body(self, index: int) -> bool:
        """Whether a block is part of the article's text."""
        return self.roles[index] in BODY_ROLES

    def label(self, index: int) -> Label:
        """The verdict on one block, as a value."""
        return Label(
            self.roles[index],
            self.scores[index],
            self.reasons[index],
            self.deciders[index],
            pinned=bool(self.pinned[index]),
            cuts=tuple(self.cuts.get(index, ())),
        )
