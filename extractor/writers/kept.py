"""What comes out: the headline, and the blocks that every format shows, in page order."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import BODY_ROLES, Article, Label, LabelledBlock, Printing, Role
from extractor.text import line_key


@dataclass(frozen=True, slots=True)
class Kept:
    """What a format shows of an article.

    Attributes:
        title: the headline, None where there is none or nothing to stand above.
        dek: the standfirst, None where the page shows none: descriptions out of its head are facts, not text.
        blocks: the article's blocks and those of the roles brought back, without those that title and dek repeat.
    """

    title: str | None
    dek: str | None
    blocks: tuple[LabelledBlock, ...]


def kept(article: Article, printing: Printing) -> Kept:
    """Return what to show. Everything is empty where there is no article and no role is brought back."""
    wanted = printing.keep | BODY_ROLES
    if wanted == BODY_ROLES:
        blocks = article.body
    else:
        blocks = tuple(_restored(block, printing.keep) for block in article.blocks if block.role in wanted)
    if not blocks:
        return Kept(None, None, ())
    title, dek = article.title, _shown_dek(article)
    above = {Role.TITLE: title, Role.DEK: dek}
    return Kept(title, dek, tuple(block for block in blocks if not _stands_above(block, above.get(block.role))))


def _restored(block: LabelledBlock, keep: frozenset[Role]) -> LabelledBlock:
    """Return a block with its cut spans of roles that are brought back."""
    label: Label = block.label
    cuts = tuple(cut for cut in label.cuts if cut.role not in keep)
    return block if cuts == label.cuts else LabelledBlock(block.block, label._replace(cuts=cuts))


def _stands_above(block: LabelledBlock, printed: str | None) -> bool:
    return bool(printed) and line_key(block.text) == line_key(printed or "")


def _shown_dek(article: Article) -> str | None:
    dek = article.dek
    if not dek:
        return None
    visible = any(
        block.role is Role.DEK or (block.role not in BODY_ROLES and block.text == dek) for block in article.blocks
    )
    return dek if visible else None
