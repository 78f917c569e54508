"""Which line of a flattened page is its headline."""

import pytest

from extractor import extract
from extractor.model import Role

PARAGRAPH = (
    "The harbour of Fenwick opened again on Monday, three weeks after the storm had torn its older pier apart, and the "
    "first boats left before dawn, said Anna Weber, who has run the harbour office for eleven years."
)


def roles_of(*lines: str) -> list[Role]:
    article = extract("\n\n".join([*lines, PARAGRAPH, PARAGRAPH.replace("Monday", "Tuesday"), PARAGRAPH.upper()]))
    return [block.role for block in article.blocks][: len(lines)]


def test_of_two_printings_beside_each_other_the_first_is_the_title():
    line = "Harbour of Fenwick opens again after the storm"
    assert roles_of(line, line) == [Role.TITLE, Role.DUPLICATE_TITLE]


@pytest.mark.parametrize("above", ["Harbour notices, part 1", "Fenwick"])
def test_a_line_that_says_something_else_is_no_first_printing(above):
    assert roles_of(above, "Harbour of Fenwick opens again after the storm")[1] is Role.TITLE
