"""Template residue, and everything that looks like it."""

import pytest

from extractor import extract
from extractor.labelling.residue import drop_residue, is_residue, name_residue
from extractor.model import Draft, LabelledBlock, Role
from tests.unit.labelling.drafts import LEDE, SECOND, THIRD, scored, story

PROSE = "The harbour will be closed for the winter after three boats sank, the council of {} said on Tuesday evening."


@pytest.mark.parametrize(
    "line",
    [
        "{{ }}", "{{title}}", "{{ article.title | escape }}", "<< >>", "<<name>>", "<% %>", "<%= title %>",
        "{% endif %}", "{% if user %}{% endif %}", "${name}", "#{title}", "[[ ]]", "[[name]]", "%%name%%", "undefined",
        "[object Object]", "[object Object], [object Object]", "NaN", "null", "{{first}} {{last}}", "{{a}} | {{b}}",
        "$$ARTICLEAD$$", "###AD_MIDDLE###", "[[ad:inline]]",
        'zoom#open">', "menu.main:toggle' />",
    ],
)  # fmt: skip
def test_a_line_of_placeholders_is_residue(line):
    draft = scored(f"{line}\n\n{PROSE}", {0: 0.9})

    drop_residue(draft)

    assert draft.roles[0] is Role.RESIDUE
    assert draft.reasons[0]


@pytest.mark.parametrize(
    "line",
    [
        "Undefined", "null and void", "NaN is not a number", "x << 2", "a % b % c", "{1, 2, 3}", "[1] Smith 2004",
        "100%", "$5", "${HOME}/bin", "cat <<EOF", "std::cout << x << std::endl;", "[[Main Page]] of the wiki",
        "\\frac{{a}}{{b}}", "{{ title }} prints the title", "<div>", "50%% of sales", "{x | x > 0}", "...", "—",
        "$$x^2 + y^2$$", "$$N$$", "### Prices ###",
    ],
)  # fmt: skip
def test_prose_mathematics_code_and_shell_text_are_no_residue(line):
    assert not is_residue(line)


@pytest.mark.parametrize(
    "placeholder", ["{{ }}", "{{city}}", "{{ page.city | upper }}", "<< >>", "<<city>>", "<%= city %>", "${city}",
                    "%%city%%", "[object Object]", "[[ ]]"],
)  # fmt: skip
def test_a_placeholder_inside_a_sentence_is_cut(placeholder):
    draft = scored(PROSE.format(placeholder))

    drop_residue(draft)

    assert _text(draft, 0) == PROSE.format("").replace("of  said", "of said")
    assert draft.cuts[0][0].role is Role.RESIDUE


@pytest.mark.parametrize(
    "sentence",
    [
        "Jinja writes {{ name }} where a template should print the variable, and nothing else.",
        'In the shell, `${HOME}` stands for the home directory; write "${HOME}" where a path may hold spaces.',
        "The line cat <<EOF > notes.txt starts a here document that ends at the next EOF on a line of its own.",
        "std::cout << name << std::endl; prints the name and ends the line, which is what most beginners try at first.",
        "The formula $$\\sum_{{i=1}}^{{n}} x_{{i}}$$ adds up the values, and the mean divides it by n.",
        "On the wiki a link is written [[Main Page]], and a link with another text is written [[Main Page|the start]].",
        "Batch files write %%name%% for a loop's variable; the syntax has confused people since the days of MS-DOS 3.",
        "Sales rose by 50%% according to the slide, which the speaker blamed on “%%d” in the printf format.",
        "He asked what “{{name}}” was supposed to mean in the letter that the bank had sent to all of its customers.",
    ],
)
def test_a_sentence_that_speaks_of_such_signs_keeps_them(sentence):
    draft = scored(sentence)

    drop_residue(draft)

    assert (draft.roles[0], draft.cuts) == (Role.BODY, {})


def test_a_page_full_of_placeholders_is_about_them():
    draft = scored("\n\n".join(PROSE.format("{{city}}") + f" It was day {day}." for day in range(5)))

    drop_residue(draft)

    assert draft.cuts == {}


def test_dropped_residue_is_named():
    draft = scored("{{ }}\n\nMenu")

    name_residue(draft)

    assert draft.roles == [Role.RESIDUE, Role.BOILERPLATE]


def _text(draft: Draft, index: int) -> str:
    return LabelledBlock(draft.document.build(index), draft.label(index)).text


def test_lines_of_placeholders_stay_on_a_page_that_speaks_of_them():
    line = "Write {{ name }} where the template should print the user, and {% if name %} where it should ask first."
    draft = scored(
        "\n\n".join([*[f"{number}. {line}" for number in ("One", "Two", "Three", "Four")], "{% endfor %}"]), {4: 0.9}
    )

    drop_residue(draft)

    assert draft.in_body(4)
    assert not draft.cuts


def test_records_that_a_script_should_have_read_are_residue_on_a_page_with_markup():
    record = '{"@type":"NewsArticle","headline":"Harbour closed","author":{"@type":"Person","name":"Ann Lee"}}'
    article = extract(f"<article><h1>Harbour closed</h1><p>{LEDE}<p>{SECOND}<p>{record}<p>{THIRD}</article>")

    assert record not in article.text
    assert THIRD in article.text


def test_records_in_code_and_in_flattened_text_stay():
    record = '{"name": "harbour", "boats": 3, "open": false}'
    draft = scored(story(record), {3: 0.9})

    drop_residue(draft)
    article = extract(
        f"<article><h1>Requests</h1><p>{LEDE}<p>{SECOND}<pre><code>{record}</code></pre><p>{THIRD}</article>"
    )

    assert draft.in_body(3)
    assert record in article.text


@pytest.mark.parametrize("line", ["{{ " + "-" * 5000 + "x", "{{a" + "|a" * 5000, "[[ ]]" + ", " * 5000 + "x"])
def test_a_long_line_that_is_nearly_residue_is_told_at_once(line):
    assert not is_residue(line)  # an ambiguous pattern would not come back
    assert extract(f"{line}\n\n{PROSE}\n\n{PROSE}") is not None
