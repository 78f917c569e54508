"""What markup says of a text, as bits: the tags it stands in, and the words of its containers' class, id and role."""

from __future__ import annotations

from enum import IntFlag

CHROME_SHIFT = 32
"""A node's mask holds `Trait` bits, and `Chrome` bits from this place up."""


class Trait(IntFlag):
    """What a text inherits from its containers."""

    LINK = 1 << 0
    HEADING = 1 << 1
    ITEM = 1 << 2
    CELL = 1 << 3
    TABLE = 1 << 4
    CODE = 1 << 5
    QUOTE = 1 << 6
    CAPTION = 1 << 7
    FIGURE = 1 << 8
    TERM = 1 << 9
    DEFINITION = 1 << 10
    STRONG = 1 << 11
    NAVIGATION = 1 << 12
    HEADER = 1 << 13
    FOOTER = 1 << 14
    ASIDE = 1 << 15
    MAIN = 1 << 16
    ARTICLE = 1 << 17
    FORM = 1 << 18
    BUTTON = 1 << 19
    PARAGRAPH = 1 << 20
    TIME = 1 << 21
    MATH = 1 << 22
    HIDDEN = 1 << 23
    VEILED = 1 << 24  # aria-hidden
    UNTEXT = 1 << 25  # no text of the page: scripts, styles, form values, fallbacks of embeds
    ADDRESS = 1 << 26
    SECTION = 1 << 27
    EMPHASIS = 1 << 28
    DETAILS = 1 << 29


class Chrome(IntFlag):
    """What the words of a container's class, id and role say."""

    NAVIGATION = 1 << 0
    HEADER = 1 << 1
    FOOTER = 1 << 2
    SIDEBAR = 1 << 3
    RELATED = 1 << 4
    SHARE = 1 << 5
    COMMENT = 1 << 6
    ADVERT = 1 << 7
    NEWSLETTER = 1 << 8
    AUTHOR = 1 << 9
    TAGS = 1 << 10
    META = 1 << 11
    CAPTION = 1 << 12
    LEGAL = 1 << 13
    CONTENT = 1 << 14
    ARTICLE = 1 << 15
    TEXT = 1 << 16
    TITLE = 1 << 17
    DEK = 1 << 18
    OVERLAY = 1 << 19
    UNSEEN = 1 << 20
    PRODUCT = 1 << 21
    LISTING = 1 << 22
    CARD = 1 << 23
    CODE = 1 << 24
    CONTENTS = 1 << 25
    NOTE = 1 << 26
    MEDIA = 1 << 27
    FORM = 1 << 28
    PROFILE = 1 << 29


class Claim(IntFlag):
    """What a page says it is, in `og:type` and in the types of its JSON-LD."""

    ARTICLE = 1 << 0
    PRODUCT = 1 << 1
    LISTING = 1 << 2
    FORUM = 1 << 3
    QUESTIONS = 1 << 4
    GUIDE = 1 << 5
    BUSINESS = 1 << 6
    WEBSITE = 1 << 7
    PROFILE = 1 << 8
    EVENT = 1 << 9
