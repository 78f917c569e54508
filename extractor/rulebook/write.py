"""The data of a rule as YAML that reads back the same: every text that could be taken for something else is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

HEADER = "# yaml-language-server: $schema=rule.schema.json\n"

WIDTH = 110
"""Characters a line, where a line can be broken."""

_NUMBER_LIKE = re.compile(r"[-+.]?\d")


def write_rule(data: Mapping[str, Any], why: str = "") -> str:
    """Return the text of a rule file.

    Args:
        data: the rule, valid by the schema.
        why: a comment for people, put above the rule.
    """
    import yaml

    class Dumper(yaml.SafeDumper):
        """PyYAML's, with the quotes and line breaks that rules want."""

        def ignore_aliases(self, _: Any) -> bool:
            return True

    def text_node(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
        style = "|" if "\n" in text.strip() else "'" if _NUMBER_LIKE.match(text) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, text_node)
    comment = "".join(f"# {line}\n" for line in why.splitlines())
    body = yaml.dump(dict(data), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return f"{HEADER}{comment}{body}"
