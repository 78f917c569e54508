import pytest

from extractor.metadata.people import Byline, read_byline, read_names


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and John Q. Doe", ("Jane Roe", "John Q. Doe")),
        ("Von Jana Reh und Jan Reh | 14. Mai 2020", ("Jana Reh", "Jan Reh")),
        ("VON JANA REH am 14. Mai", ("JANA REH",)),
        ("Par Jeanne Roux, Jean Roux et Anne Roux", ("Jeanne Roux", "Jean Roux", "Anne Roux")),
        ("Por Juana Ruiz", ("Juana Ruiz",)),
        ("Written by: Jane Roe, Senior Analyst", ("Jane Roe",)),
        ("By Jane Roe, Zürich", ("Jane Roe",)),
        ("By Jane RoeUpdated", ("Jane Roe",)),
        ("By Jane Roe (@janeroe)", ("Jane Roe",)),
        ("Autor: Jan Reh", ("Jan Reh",)),
        ("Автор: Анна Серова", ("Анна Серова",)),
    ],
)
def test_a_printed_byline_gives_its_persons(line, persons):
    assert read_byline(line).persons == persons


@pytest.mark.parametrize(
    "line", ["By Industry", "By the end of the year, prices had risen again", "Text Us", "By 2030", "Jane Roe", ""]
)
def test_a_line_that_is_no_byline_names_nobody(line):
    assert not read_byline(line)


def test_a_line_that_markup_calls_a_byline_needs_no_opener():
    assert read_byline("Jane Roe", opened=True).persons == ("Jane Roe",)
    assert not read_byline("Photo: Jane Roe", opened=True)


@pytest.mark.parametrize(
    ("names", "persons", "organisations"),
    [
        (["Jane Roe", "AFP"], ("Jane Roe",), ("AFP",)),
        (["The Daily Example"], (), ("The Daily Example",)),
        (["Jane Roe; John Doe"], ("Jane Roe", "John Doe"), ()),
        (["By Jane Roe", "jane roe"], ("Jane Roe",), ()),
        (["https://example.org/jane", "@janeroe", "jane@example.org", "No Author"], (), ()),
        (["Perry Doe Jr."], ("Perry Doe Jr.",), ()),
        (["Jane Roe, Jan Reh, and John Doe"], ("Jane Roe", "Jan Reh", "John Doe"), ()),
        (["Jane Roe Follow"], ("Jane Roe",), ()),
        (["Y Combinator"], ("Y Combinator",), ()),
        (["Jane Roe, MD"], ("Jane Roe, MD",), ()),
        (["Jane O&#39;Roe"], ("Jane O'Roe",), ()),
        (["신현주 기자"], ("신현주",), ()),
        (["user38013"], ("user38013",), ()),
    ],
)
def test_names_are_told_from_offices_and_from_junk(names, persons, organisations):
    own = frozenset({"the daily example"})

    assert read_names(names, own) == Byline(persons, organisations)
