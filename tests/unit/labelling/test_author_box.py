"""Author boxes below the last paragraph, and last paragraphs about people in the story."""

import pytest

from extractor.labelling.author_box import drop_author_box
from extractor.model import Draft, Role
from extractor.readers.html import read_html
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored, story


@pytest.mark.parametrize(
    "box",
    [
        "Tilda Marsh is a data reporter at the Harbour Times. She joined the paper in 2014 after ten years at sea.",
        "Anna Weber ist Redakteurin im Lokalen. Sie schreibt seit zwanzig Jahren über Boote und Menschen am Hafen.",
        "Carla Neri insegna storia navale a Genova ed è autrice di tre libri sui porti del Mediterraneo antico.",
        "הכותבת היא חוקרת של נמלים ומרצה באוניברסיטה, וספרה על הנמל הישן יצא לאור בשנה שעברה בהוצאה קטנה בחיפה.",
    ],
)
def test_a_block_that_introduces_the_author_below_the_story_is_an_author_box(box):
    draft = scored(story(SECOND, box), {4: 0.9})

    drop_author_box(draft)

    assert draft.roles[4] is Role.AUTHOR_BOX
    assert draft.roles[:4] == [Role.BODY] * 4


@pytest.mark.parametrize(
    "paragraph",
    [
        "Jonas Fisher is a writer, and he has seen worse winters than this one at the old breakwater of the town.",
        "The mayor is a former journalist who covered the storm of 1998 and knows each boat in the harbour by name.",
    ],
)
def test_a_last_paragraph_about_somebody_in_the_story_stays(paragraph):
    draft = scored(
        story("Fisher had warned the council, as people who knew the weather had done for many years.", paragraph)
    )

    drop_author_box(draft)

    assert draft.in_body(4)


def test_an_introduction_in_the_middle_of_the_story_stays():
    line = "Tilda Marsh is a reporter who lived through the storm and has written down what the fishermen told her."
    draft = scored(f"{SECOND}\n\n{line}" + f"\n\n{SECOND}" * 4)

    drop_author_box(draft)

    assert draft.in_body(1)


def page(box: str) -> Draft:
    """Return a page with a byline whose blocks are all body but the byline."""
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEDE, SECOND, THIRD, box))
    source = f'<p class="byline"><span class="author">Tilda Marsh</span></p>{paragraphs}'
    draft = Draft(read_html(source, "", "str", "str", ()).document)
    for index in range(1, 5):
        draft.relabel(index, Role.BODY, "the scorer says so", "scorer")
    return draft


@pytest.mark.parametrize("name", ["Tilda Marsh", "Tilda"])
def test_whoever_the_byline_names_needs_no_profession(name):
    draft = page(f"{name} is vice president of harbours at Example Shipping, where she has worked for twenty years.")

    drop_author_box(draft)

    assert draft.roles[1:] == [Role.BODY] * 3 + [Role.AUTHOR_BOX]


def test_somebody_whom_the_byline_does_not_name_needs_one():
    draft = page(
        "Jonas Fisher is vice president of harbours at Example Shipping, where he has worked for twenty years."
    )

    drop_author_box(draft)

    assert draft.roles[1:] == [Role.BODY] * 4


def signed(*lines: str) -> Draft:
    """Return a page that Tilda Marsh signs, of three paragraphs and the lines, all of which the scorer keeps."""
    draft = scored(f"By Tilda Marsh\n12 May 2024\n\n{story(*lines)}")
    for index in range(5, len(draft.roles)):
        draft.relabel(index, Role.BODY, "a test says so", "test")
    return draft


@pytest.mark.parametrize("name", ["Tilda Marsh", "About Tilda Marsh", "Written by Tilda Marsh"])
def test_the_last_lines_from_the_authors_name_on_are_an_author_box(name: str):
    draft = signed(SECOND, name, "Former staff writer", "Tilda has sailed for twenty years.")

    drop_author_box(draft)

    assert draft.roles[6:] == [Role.AUTHOR_BOX] * 3
    assert draft.in_body(5)


@pytest.mark.parametrize("name", ["Jonas Fisher", "Final Thoughts", "Tilda Marsh's view"])
def test_the_last_lines_under_anything_else_stay(name: str):
    draft = signed(SECOND, name, "The boats go out again on Monday.")

    drop_author_box(draft)

    assert all(map(draft.in_body, range(5, 8)))


def test_whom_the_byline_names_is_introduced_whatever_she_does_for_a_living():
    draft = signed(SECOND, "Tilda Marsh is the owner of two boats and a shed, and lives on the island with her dogs.")

    drop_author_box(draft)

    assert draft.roles[6] is Role.AUTHOR_BOX


def test_a_last_paragraph_that_only_begins_with_a_capital_stays():
    draft = scored(story(SECOND, "My preference is for a harbour that keeps its boats, whatever the council may say."))

    drop_author_box(draft)

    assert draft.in_body(4)


BOX = "The desk covers breaking news from the coast around the clock, with twelve reporters in three offices there."


@pytest.mark.parametrize(
    "heading", ["About the author", "About our News Desk:", "Über die Autorin", "筆者プロフィール"]
)
def test_a_heading_opens_a_box_that_reaches_to_the_end(heading):
    draft = scored(story(heading, BOX, "More of the desk"), {3: 0.9, 5: 0.9})

    drop_author_box(draft)

    assert draft.roles == [Role.BODY] * 3 + [Role.AUTHOR_BOX] * 3


@pytest.mark.parametrize("heading", ["About the harbour", "See full bio", "About the author he was silent.", "Author"])
def test_other_lines_open_no_box(heading):
    draft = scored(story(heading, BOX), {3: 0.9})
    before = list(draft.roles)

    drop_author_box(draft)

    assert draft.roles == before


@pytest.mark.parametrize("page_type", ["forum", "product"])
def test_only_articles_have_such_boxes(page_type):
    draft = scored(story("About the author", BOX), {3: 0.9})
    draft.page_type = page_type

    drop_author_box(draft)

    assert draft.roles[4] is Role.BODY


def test_a_box_above_most_of_the_story_is_none():
    draft = scored(story(before=("About the author", BOX)), {0: 0.9})

    drop_author_box(draft)

    assert draft.roles[1:] == [Role.BODY] * 4
