from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.rulebook.write import write_rule
from extractor.rulebook.yaml_tree import read_tree

TEXTS = st.one_of(
    st.sampled_from(
        ["no", "12:30", "2026-11-20", "1e3", ".5", "0x1F", "~", "null", "true", "", "- a", "a: b", "#x", "=", "<<"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=200).map(
        lambda text: f"{text}\n  {text}\n"
    ),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.integers(0, 9999)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abcdef", min_size=1, max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=5), VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back_the_same(data: dict[str, object]) -> None:
    assert read_tree(write_rule(data), "rule.yaml").data == data


def test_the_reason_stands_above_the_rule() -> None:
    text = write_rule({"id": "a.example"}, "Because.\nOf that.")

    assert text.splitlines()[1:3] == ["# Because.", "# Of that."]
