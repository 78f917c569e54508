"""Folders of rules and pages to try them on."""

from textwrap import dedent

import pytest

from extractor.model import Draft, Options
from extractor.readers import read
from extractor.rulebook import mark
from extractor.rulebook.index import index_of

PROSE = "The council of the town voted on Monday night to keep the ferry that links it with the islands"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache directory of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    index_of.cache_clear()
    return tmp_path / "cache" / "extractor" / "rules"


@pytest.fixture
def rules(tmp_path):
    """Write a rule into a folder; return the options that use it."""
    folder = tmp_path / "rules"
    folder.mkdir()

    def write(name, text, **more):
        file = folder / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        head = "" if text.startswith("schema:") else f"schema: 1\nid: {name}\n"
        file.write_text(head + dedent(text), "utf-8")
        index_of.cache_clear()
        return Options(rule_dirs=(folder,), **more)

    return write


class Marked:
    """A page after `mark`: labels by the first word of their block."""

    def __init__(self, content, options, url=""):
        self.page = read(content, url, options)
        self.draft = Draft(self.page.document)
        self.fields = mark(self.page, self.draft, options)
        self.report = self.draft.rule

    def pinned(self):
        """The pinned blocks: first word to role."""
        texts = self.page.document.texts
        return {texts[i].split()[0]: str(role) for i, role in enumerate(self.draft.roles) if self.draft.pinned[i]}

    def out(self):
        """First words of the blocks that are pinned outside the text."""
        texts, draft = self.page.document.texts, self.draft
        return [text.split()[0] for i, text in enumerate(texts) if draft.pinned[i] and not draft.in_body(i)]

    def codes(self):
        return [notice.code for notice in self.draft.notices]


@pytest.fixture
def marked():
    return Marked


@pytest.fixture
def prose():
    """Write a paragraph that begins with a word."""
    return lambda word: f"{word} {PROSE}, after three hours of speeches."
