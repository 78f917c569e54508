"""What a page says about itself, gathered once: every reader of a field asks this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractor.metadata.candidate import Candidate
from extractor.metadata.jsonld import Node, article_node, clean_string, parse_scripts
from extractor.metadata.name_keys import name_key
from extractor.model import Block, Document, InlineKind, Label, LabelledBlock, Role

if TYPE_CHECKING:
    from extractor.metadata.zones import DateHabits

MOST_BLOCKS = 1500
"""Blocks that are looked at for headings; set by hand."""
LONGEST_META = 2000
"""Characters of a meta element's content that are read; set by hand."""
MASTHEAD_LEVEL = 2
"""Lowest level of a heading that may be the masthead; set by hand."""
_ROOTS = ("/", "./", "/index.html", "/index.php")


class Evidence:
    """A document, its labels and the day it was saved, with what the head says in an order that can be asked.

    Attributes:
        document: the page.
        labels: the verdict on each block; may be empty, then no block has a role.
        captured: no later date is believed; None where unknown.
    """

    def __init__(self, document: Document, labels: tuple[Label, ...], captured: date | None) -> None:
        self.document, self.labels, self.captured = document, labels, captured

    @cached_property
    def metas(self) -> Mapping[str, list[str]]:
        """Contents of the meta elements by name, lower case, in page order."""
        found: dict[str, list[str]] = {}
        for name, content in self.document.head.metas:
            text = clean_string(content[:LONGEST_META])
            if text:
                found.setdefault(name, []).append(text)
        return found

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every JSON-LD object of the page."""
        return parse_scripts(self.document.head.jsonld)

    @cached_property
    def article(self) -> Node:
        """The JSON-LD object of the article, empty where there is none."""
        return article_node(self.nodes, self.document.url)

    @cached_property
    def microdata(self) -> Mapping[str, list[str]]:
        """Values by itemprop, in page order."""
        found: dict[str, list[str]] = {}
        for names, value in self.document.head.microdata:
            for name in names.split():
                found.setdefault(name, []).append(clean_string(value[:LONGEST_META]))
        return found

    @property
    def is_markup(self) -> bool:
        """Whether the page has a head, as a text file has none."""
        return bool(self.document.head.title or self.document.head.metas)

    @cached_property
    def headings(self) -> list[tuple[int, int]]:
        """(block index, level) of the page's headings, the highest level first, each level in page order."""
        if not self.is_markup:
            return []  # a text file has no marked headings
        blocks = map(self.document.build, range(min(len(self.document.texts), MOST_BLOCKS)))
        marked = [(block.index, block.level) for block in blocks if block.level]
        return sorted(marked, key=lambda each: (each[1], each[0]))

    @cached_property
    def mastheads(self) -> frozenset[int]:
        """The headings of a page below its site's root that are nothing but a link to it: they name the site."""
        root = _root_of(self.document.url)
        if root and f"//{self.document.url.partition('//')[2].partition('#')[0].rstrip('/')}/" == root:
            return frozenset()
        blocks = [self.document.build(index) for index, level in self.headings if level <= MASTHEAD_LEVEL]
        return frozenset(block.index for block in blocks if _is_link_to(block, root))

    @cached_property
    def languages(self) -> tuple[Candidate, ...]:
        """The languages that the page may be in, best first."""
        from extractor.metadata.language import language_candidates

        return tuple(language_candidates(self.document))

    @cached_property
    def habits(self) -> DateHabits:
        """How the page writes dates."""
        from extractor.metadata.zones import habits_of

        language = next((each.value for each in self.languages if each.value), "")
        return habits_of(language, self.document.url)

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Keys of the names of the site and its publisher."""
        names = [*self.metas.get("og:site_name", []), *self.metas.get("application-name", [])]
        for node in (self.article, *self.nodes[:50]):
            publisher = node.get("publisher")
            if isinstance(publisher, Mapping):
                names.append(str(publisher.get("name", "")))
        host = self.document.url.partition("://")[2].partition("/")[0].removeprefix("www.")
        names += [host, host.partition(".")[0]]
        return frozenset(filter(None, map(name_key, names)))

    def roles(self, *roles: Role) -> Iterator[int]:
        """Yield the indices of the blocks that have one of the roles."""
        return (index for index, label in enumerate(self.labels) if label.role in roles)

    def text(self, index: int) -> str:
        """The text of a block without what was cut out of it."""
        block = LabelledBlock(self.document.build(index), self.labels[index])
        return block.text

    def role(self, index: int) -> Role | None:
        """The role of a block, None where there are no labels."""
        return self.labels[index].role if index < len(self.labels) else None

    def from_metas(self, *names: str) -> Iterator[Candidate]:
        """Yield a candidate for each content of each named meta element."""
        for name in names:
            for content in self.metas.get(name, ()):
                yield Candidate(f"meta {name}", content, content)

    def from_article(self, key: str) -> Any:
        """The article node's property, None where it has none."""
        return self.article.get(key)


def _root_of(url: str) -> str:
    """Return the address of a site's root without the scheme, "//host/", empty where the page's own is unknown."""
    host = url.partition("://")[2].partition("/")[0]
    return f"//{host}/" if host else ""


def _is_link_to(block: Block, root: str) -> bool:
    """Whether all of a block is a link to the site's root."""
    return any(
        inline.kind is InlineKind.LINK
        and inline.stop - inline.start == len(block.text) > 0
        and (inline.target in _ROOTS or f"//{inline.target.partition('//')[2].rstrip('/')}/" == root)
        for inline in block.inlines
    )
