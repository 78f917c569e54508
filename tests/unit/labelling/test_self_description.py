"""What the sender of a press release says about itself."""

from extractor.labelling.self_description import drop_self_description
from extractor.model import Role
from tests.unit.labelling.drafts import SECOND, scored, story

ABOUT = (
    "Harbour Works plc has built breakwaters since 1868, and employs six hundred people in three yards on the coast."
)
SENTENCE = "Harbour Works will build the breakwater, and the province will pay for it, the mayor said after the vote."


def test_the_end_of_a_release_from_the_senders_description_on_is_dropped():
    draft = scored(story(SENTENCE, SECOND * 2, "About Harbour Works", ABOUT, "Media contact:"), {5: 0.6, 7: 0.6})

    drop_self_description(draft)

    assert draft.roles[3:] == [Role.BODY, Role.BODY, Role.LEGAL, Role.LEGAL, Role.LEGAL]
    assert all(draft.reasons[5:])


def test_a_section_about_something_that_opens_otherwise_stays():
    draft = scored(story(SENTENCE, SECOND * 2, "About Harbour Works", SECOND), {5: 0.6})

    drop_self_description(draft)

    assert Role.LEGAL not in draft.roles


def test_a_section_about_something_that_the_story_did_not_name_stays():
    draft = scored(story(SECOND * 3, "About Harbour Works", ABOUT), {4: 0.6})

    drop_self_description(draft)

    assert Role.LEGAL not in draft.roles
