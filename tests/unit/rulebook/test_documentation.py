import re
from pathlib import Path

import pytest

from extractor.rulebook.build import build_rule
from extractor.rulebook.check import rule_errors, rule_schema
from extractor.rulebook.yaml_tree import read_tree

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_examples_of_the_page_are_valid(number):
    text = EXAMPLES[number]
    if "schema: 1" not in text:
        text = "schema: 1\nid: example.com\nmatch: {hosts: [example.com]}\n" + text

    tree = read_tree(text, f"example {number}")

    assert rule_errors(tree) == []
    assert build_rule(tree.data, "f").layouts


def test_every_key_of_the_schema_is_on_the_page():
    schema = rule_schema()
    keys = {*schema["properties"], *schema["definitions"]["layout"]["properties"]} - {"schema", "notes", "provenance"}

    assert [key for key in sorted(keys) if f"`{key}" not in PAGE and f"{key}:" not in PAGE] == []


def test_every_field_of_the_schema_is_on_the_page():
    fields = rule_schema()["definitions"]["layout"]["properties"]["fields"]["properties"]

    assert [name for name in fields if name not in PAGE] == []
