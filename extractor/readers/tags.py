"""What each element does to the text in it, as one bit mask a tag.

Lexbor numbers the elements it knows; `Tags` looks the numbers up once. A mask is inherited: a block's own mask is
the union over its containers.
"""

from __future__ import annotations

from functools import cache

from selectolax.lexbor import LexborHTMLParser

from extractor.model import Trait

TEXT = 2
"""Lexbor's tag number of a text node."""


_TRAITS = {
    Trait.LINK: "a",
    Trait.HEADING: "h1 h2 h3 h4 h5 h6",
    Trait.ITEM: "li",
    Trait.CELL: "td th",
    Trait.TABLE: "table",
    Trait.CODE: "pre listing xmp plaintext",
    Trait.QUOTE: "blockquote",
    Trait.CAPTION: "figcaption caption",
    Trait.FIGURE: "figure",
    Trait.TERM: "dt",
    Trait.DEFINITION: "dd",
    Trait.STRONG: "b strong",
    Trait.EMPHASIS: "i em cite",
    Trait.NAVIGATION: "nav menu",
    Trait.HEADER: "header",
    Trait.FOOTER: "footer",
    Trait.ASIDE: "aside",
    Trait.MAIN: "main",
    Trait.ARTICLE: "article",
    Trait.SECTION: "section",
    Trait.FORM: "form fieldset label",
    Trait.BUTTON: "button",
    Trait.PARAGRAPH: "p",
    Trait.TIME: "time",
    Trait.MATH: "math",
    Trait.ADDRESS: "address",
    Trait.DETAILS: "details",
    Trait.HIDDEN: "noscript template",
    Trait.UNTEXT: "script style head title textarea select datalist iframe noembed noframes object canvas audio "
    "video svg annotation annotation-xml",
}

_BLOCKS = (
    "html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol "
    "optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp noscript marquee"
)

UNKNOWN = 1023
"""The number that stands for all elements Lexbor does not know."""

_PARSER = LexborHTMLParser("")


@cache
def number(name: str) -> int:
    """Return Lexbor's number of an element's name, `UNKNOWN` where it has none."""
    return int(min(_PARSER.create_node(name).tag_id, UNKNOWN))


@cache
def traits_by_number() -> list[int]:
    """Return the traits of each tag number, UNKNOWN + 1 entries."""
    traits = [0] * (UNKNOWN + 1)
    for trait, names in _TRAITS.items():
        for name in names.split():
            if number(name) < UNKNOWN:
                traits[number(name)] |= int(trait)
    return traits


@cache
def is_block_by_number() -> list[bool]:
    """Return for each tag number whether CSS gives it a line of its own, UNKNOWN + 1 entries."""
    blocks = {number(name) for name in _BLOCKS.split()} - {UNKNOWN}
    return [each in blocks for each in range(UNKNOWN + 1)]
