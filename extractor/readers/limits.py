"""How much of a page a parser gets: beyond, its time would explode."""

MAX_DEPTH = 512
"""Open elements at once. Source: Chromium's HTML parser, which nests no deeper either."""

MAX_ATTRIBUTES = 256
"""Attributes of one tag. Set by hand: pages have up to some dozens."""

SHORT_TAG = 3 * MAX_ATTRIBUTES
"""A tag of fewer bytes has no more attributes than allowed."""

MAX_OPTIONS = 1000
"""Options of one select. Set by hand: a list of countries has 250; Lexbor's time is quadratic in them."""

MAX_FORMATTING = 8
"""Formatting elements that wait to be opened again. Set by hand: each new block opens them all."""

MAX_ROOT_TAGS = 20
"""Tags of html, head and body each. Set by hand: further ones only add attributes to the first."""

MAX_STRAYS = 1000
"""End tags without an open element. Set by hand: a parser looks through all open elements for each."""

MAX_NAMES = 2000
"""Different names of elements, and of attributes. Set by hand: pages have some dozens; Lexbor's time is quadratic."""

MAX_TAGS = 150_000
"""Tags of a page. Set by hand: ten times what the largest honest pages have that we measured."""
