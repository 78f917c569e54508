"""A writer's name on the headline's second line."""

import pytest

from extractor import extract
from tests.unit.labelling.drafts import LEDE


def page(headline: str) -> str:
    return f"<html><body><h1>{headline}</h1><p>{LEDE}</p><p>{LEDE[::-1]}</p></body></html>"


@pytest.mark.parametrize("name", ["by Ada Moor", "By Ada Moor, staff writer", "Von Anna Weber"])
def test_a_name_below_a_line_break_is_no_part_of_the_headline(name):
    assert extract(page(f"Harbour board votes to dredge<br><i>{name}</i>")).title == "Harbour board votes to dredge"


@pytest.mark.parametrize("rest", ["by the light of the moon", "and the ferries wait"])
def test_a_headline_of_two_lines_stays_whole(rest):
    title = extract(page(f"Harbour board votes to dredge<br>{rest}")).title

    assert " ".join(title.split()) == f"Harbour board votes to dredge {rest}"
