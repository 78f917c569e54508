import pytest

from extractor.model import Options, Role

URL = "https://www.harbor.example/news/1"


def page(prose, *lines):
    return "\n\n".join([*lines, prose("Alpha"), prose("Beta")])


def test_a_dropped_line_is_pinned_and_the_reason_names_the_pattern(rules, marked, prose):
    options = rules("harbor.example", "match: {hosts: [harbor.example]}\nlines: {drop: ['^Shove$']}\n")

    done = marked(page(prose, "Shove", "Shoving a boat"), options, URL)

    assert done.out() == ["Shove"]
    assert done.draft.label(0).because == "it has the line '^Shove$'"
    assert done.draft.label(0).by == "rule harbor.example"
    assert (done.report.id, done.report.by, done.report.status) == ("harbor.example", "host", "hit")
    assert done.draft.decided_by == "scorer"


def test_a_zone_and_a_number_limit_what_a_line_drops(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nlines: {drop: [{re: '^Shove', zone: head, max: 1}]}\n"
    )

    done = marked("\n\n".join(["Shove one", "Shove two", prose("Alpha"), "Shove three", prose("Beta")]), options, URL)

    assert [i for i in range(5) if done.draft.pinned[i]] == [0]


def test_all_after_the_stop_is_outside_and_takes_the_role_that_the_rule_gives(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nstop_at: [{line: '^2 Comments$', role: comment}]\n"
    )

    done = marked("\n\n".join([prose("Alpha"), "2 Comments", prose("Reader")]), options, URL)

    assert done.pinned() == {"2": "comment", "Reader": "comment"}
    assert done.report.text_removed == pytest.approx(0.5, abs=0.1)


def test_the_earliest_of_several_stops_counts(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nstop_at: [{line: '^More$'}, {line: '^Tags$'}]\n"
    )

    done = marked("\n\n".join([prose("Alpha"), "Tags", prose("Beta"), "More", prose("Gamma")]), options, URL)

    assert done.out() == ["Tags", "Beta", "More", "Gamma"]


def test_the_start_is_kept_and_the_stop_is_not_unless_the_rule_says_otherwise(rules, marked, prose):
    text = "\n\n".join(["Menu", "Begin", prose("Alpha"), "End", prose("Beta")])
    usual = rules(
        "harbor.example",
        "match: {hosts: [harbor.example]}\nstart_at: [{line: '^Begin$'}]\nstop_at: [{line: '^End$'}]\n",
    )
    assert marked(text, usual, URL).out() == ["Menu", "End", "Beta"]

    turned = rules(
        "harbor.example",
        "match: {hosts: [harbor.example]}\nstart_at: [{line: '^Begin$', keep_match: false}]\n"
        "stop_at: [{line: '^End$', keep_match: true}]\n",
    )
    assert marked(text, turned, URL).out() == ["Menu", "Begin", "Beta"]


def test_a_stop_above_the_start_does_not_count(rules, marked, prose):
    options = rules(
        "harbor.example",
        "match: {hosts: [harbor.example]}\nstart_at: [{line: '^Begin$'}]\nstop_at: [{line: '^News$'}]\n",
    )

    done = marked("\n\n".join(["News", "Begin", prose("Alpha"), "News", prose("Beta")]), options, URL)

    assert done.out() == ["News", "News", "Beta"]


def test_a_kept_line_is_text_although_another_pattern_drops_it(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nlines: {drop: ['^Note'], keep: ['^Note well']}\n"
    )

    done = marked(page(prose, "Note well", "Note this"), options, URL)

    assert done.draft.roles[:2] == [Role.BODY, Role.BOILERPLATE]


def test_only_group_one_of_a_replacement_is_cut(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nlines: {replace: [{re: '[.](AFP)$', role: credit}]}\n"
    )

    done = marked(prose("Alpha") + "\n\n" + prose("Beta") + "AFP", options, URL)

    cut = done.draft.cuts[1][0]
    assert done.page.document.texts[1][cut.start : cut.stop] == "AFP"
    assert (cut.role, cut.replacement) == (Role.CREDIT, "")


def test_a_replacement_puts_other_words_in_place(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nlines: {replace: [{re: 'teh ', with: 'the '}]}\n"
    )

    done = marked(prose("Alpha teh"), options, URL)

    assert done.draft.cuts[0][0].replacement == "the "


def test_a_rule_that_finds_nothing_says_so_and_pins_nothing(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nlines: {drop: ['^Gone$']}\nstop_at: [{line: '^Never$'}]\n"
    )

    done = marked(page(prose), options, URL)

    assert done.pinned() == {}
    assert done.report.status == "rule_miss"
    assert done.report.misses == ("lines.drop[0]", "stop_at[0]")
    assert "rule_miss" in done.codes()


def test_a_rule_may_want_no_article_where_it_misses(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nstop_at: [{line: '^Never$'}]\non_miss: empty\n"
    )

    done = marked(page(prose), options, URL)

    assert set(done.out()) == {"Alpha", "Beta"}


def test_a_lost_edge_makes_a_hit_partial(rules, marked, prose):
    options = rules(
        "harbor.example", "match: {hosts: [harbor.example]}\nlines: {drop: ['^Shove$']}\nstop_at: [{line: '^Never$'}]\n"
    )

    done = marked(page(prose, "Shove"), options, URL)

    assert (done.report.status, done.report.misses) == ("partial", ("stop_at[0]",))


def test_a_rule_for_html_alone_does_not_speak_of_a_text_page(rules, marked, prose):
    options = rules("harbor.example", "match: {hosts: [harbor.example]}\nbody: [article]\nfields: {title: [h1]}\n")

    done = marked(page(prose), options, URL)

    assert done.report is None
    assert done.codes() == []


def test_fields_are_read_from_lines_and_name_their_blocks(rules, marked, prose):
    options = rules(
        "harbor.example",
        """\
        match: {hosts: [harbor.example]}
        fields:
          authors: [{line: '^By (.+)$', split: ', | and '}]
          published: [{line: '^Published (.+)$', format: '%d/%m/%Y'}]
          section: [{value: Ferries}]
          dek: [{line: '^Dek: (.+)$'}]
        """,
    )

    done = marked(page(prose, "By Ada Lo, Bo Li and Cy Po", "Published 03/05/2024"), options, URL)

    assert done.fields["authors"].value == ("Ada Lo", "Bo Li", "Cy Po")
    assert done.fields["published"].value == "2024-05-03"
    assert done.fields["section"].value == "Ferries"
    assert done.fields["authors"].source == "rule harbor.example"
    assert done.pinned() == {"By": "byline", "Published": "date"}
    assert (done.report.status, done.report.misses) == ("partial", ("fields.dek",))


def test_a_pass_may_name_a_block_that_the_rule_put_outside_but_not_bring_it_back(rules, marked, prose):
    options = rules("harbor.example", "match: {hosts: [harbor.example]}\nstart_at: [{line: '^Alpha'}]\n")

    draft = marked(page(prose, "A headline"), options, URL).draft

    assert not draft.relabel(0, Role.BODY, "it is long", "scorer")
    assert draft.relabel(0, Role.TITLE, "it stands above the text", "find_title")
    assert not draft.relabel(0, Role.QUOTE, "it has quotes", "find_quotes")


def test_rules_can_be_switched_off(rules, marked, prose):
    options = rules("harbor.example", "match: {hosts: [harbor.example]}\nlines: {drop: ['^Harbor$']}\n")

    done = marked(page(prose, "Harbor"), Options(rules=False, rule_dirs=options.rule_dirs), URL)

    assert (done.report, done.pinned()) == (None, {})


def test_a_version_for_the_path_is_used(rules, marked, prose):
    options = rules(
        "harbor.example",
        """\
        match: {hosts: [harbor.example]}
        versions:
          - {id: live, paths: ["/live/**"], stop_at: [{line: '^Beta'}]}
          - {id: story, lines: {drop: ['^Shove$']}}
        """,
    )

    assert marked(page(prose, "Shove"), options, URL).report.version == "story"
    assert marked(page(prose, "Shove"), options, "https://harbor.example/live/1").report.version == "live"
