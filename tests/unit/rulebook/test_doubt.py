import pytest

from extractor.model import Role
from extractor.rulebook import confirm

URL = "https://harbor.example/1"
LINES = "match: {hosts: [harbor.example]}\nlines: {drop: ['^Alpha', '^Beta'], replace: [{re: '^Gamma'}]}\n"


@pytest.fixture
def scored(marked, prose):
    """Mark three paragraphs that the scorer likes and one that it does not."""

    def run(options):
        text = "\n\n".join([prose("Alpha"), prose("Beta"), prose("Gamma"), "Tiny print"])
        draft = marked(text, options, URL).draft
        for index, score in enumerate([0.9, 0.8, 0.7, 0.1]):
            draft.scores[index] = score
        return draft

    return run


def test_a_learned_rule_that_takes_most_of_the_likely_text_is_rejected(rules, scored):
    options = rules("harbor.example", LINES + "source: learned\n")
    draft = scored(options)

    assert not confirm(draft, options)
    assert draft.rule.status == "rule_rejected"
    assert not any(draft.pinned)
    assert draft.cuts == {}
    assert "67% of what looks like the article" in draft.notices[-1].message


def test_what_was_pinned_can_be_labelled_after_a_rejection(rules, scored):
    options = rules("harbor.example", LINES + "source: imported\n")
    draft = scored(options)

    confirm(draft, options)

    assert draft.relabel(0, Role.BODY, "it is long", "scorer")


def test_a_person_who_is_sure_is_believed(rules, scored):
    options = rules("harbor.example", LINES + "source: human\n")
    draft = scored(options)

    assert confirm(draft, options)
    assert draft.rule.status == "hit"
    assert draft.pinned[0]


def test_a_guard_of_its_own_binds_every_rule(rules, scored):
    options = rules("harbor.example", LINES + "guard: {max_strip: 0.5}\n")
    assert not confirm(scored(options), options)

    roomy = rules("harbor.example", LINES + "source: learned\nguard: {max_strip: 0.9, min_agree: 0.1}\n")
    assert confirm(scored(roomy), roomy)


def test_a_rule_that_takes_what_the_scorer_does_not_like_is_rejected(rules, scored):
    text = "match: {hosts: [harbor.example]}\nlines: {drop: ['^Alpha', '^Beta', '^Gamma'], keep: ['^Tiny']}\n"
    options = rules("harbor.example", text + "source: learned\nguard: {max_strip: 1}\n")
    draft = scored(options)

    assert not confirm(draft, options)
    assert "agrees with the generic scorer on 0%" in draft.notices[-1].message


def test_a_draft_without_a_rule_is_confirmed(scored, rules):
    options = rules("other.example", LINES.replace("harbor", "other"))

    assert confirm(scored(options), options)
