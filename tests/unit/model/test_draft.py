"""Labels on a draft: what a rule has pinned stands."""

from extractor.model import Block, Document, Draft, Kind, LineLayout, Role


def draft_of(count: int) -> Draft:
    layout = LineLayout([0] * count, [0] * count, {})
    return Draft(Document(["Text."] * count, layout, lambda index: Block(index, Kind.PARAGRAPH, "Text.")))


def test_all_blocks_get_their_roles_but_the_pinned_ones() -> None:
    draft = draft_of(4)
    draft.pin(1, Role.TITLE, "a rule says so", "rule x")
    draft.pin_side(2, Role.BODY, "a rule says so", "rule x")
    draft.pin_side(3, Role.BODY, "a rule says so", "rule x")

    draft.relabel_all([Role.BODY, Role.BODY, Role.LIST, Role.NOTICE], ["why"] * 4, "scorer")

    assert draft.roles == [Role.BODY, Role.TITLE, Role.LIST, Role.BODY]
    assert draft.reasons == ["why", "a rule says so", "why", "a rule says so"]
    assert draft.deciders == ["scorer", "rule x", "scorer", "rule x"]
