"""How deep a parser's stack of open elements can be at a point of a page.

A model of tree construction that never believes an element closed which a parser keeps open; where the standard's
rules are intricate (adoption agency, foreign content) it counts on. Each step costs a fixed number of look-ups.
Source: HTML Standard, sections 13.2.4 and 13.2.6.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

VOID = frozenset(
    b"area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
"""Elements without content: they never stay open."""

ROOTS = frozenset(b"html head body frameset".split())
"""Elements that a page has once; a further tag only adds attributes."""

FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
"""Elements that a parser opens again in every block until they are closed."""

_FOREIGN = frozenset(b"svg math".split())
_CLOSES_P = frozenset(
    b"address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form "
    b"h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary ul "
    b"xmp".split()
)
_SCOPES = frozenset(b"applet button caption html marquee object select table td template th".split()) | _FOREIGN
_SPECIAL = (
    _SCOPES
    | _CLOSES_P
    | VOID
    | ROOTS
    | frozenset(b"colgroup iframe noembed noframes noscript script style tbody textarea tfoot thead title tr".split())
)
_HEADINGS = frozenset(b"h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset(b"ol ul".split())
_THROUGH_LI = frozenset(b"address dd div dt li p".split())
_TABLES = frozenset(b"table template".split()) | _FOREIGN
_ROW_GROUPS = (b"tbody", b"thead", b"tfoot")
BREAKING = _CLOSES_P | frozenset(b"caption option optgroup table td th tr".split())
"""Elements whose text stands apart from the text around it."""

_SIBLINGS: dict[bytes, tuple[tuple[bytes, ...], bytes]] = {
    b"li": ((b"li",), b"#hard"),
    b"dd": ((b"dd", b"dt"), b"#hard"),
    b"dt": ((b"dd", b"dt"), b"#hard"),
    b"option": ((b"option",), b"#special"),
    b"tr": ((b"tr",), b"#table"),
    b"td": ((b"td", b"th"), b"#table"),
    b"th": ((b"td", b"th"), b"#table"),
    b"a": ((b"a",), b"#special"),
    **dict.fromkeys(_ROW_GROUPS, (_ROW_GROUPS, b"#table")),
}
"""Start tag to the elements that it closes and the barrier behind which it does not look for them."""

_BARRIERS = {
    **dict.fromkeys((b"table", *_ROW_GROUPS, b"tr", b"td", b"th", b"caption"), b"#table"),
    **dict.fromkeys(_CLOSES_P | {b"applet", b"button", b"marquee", b"object"}, b"#scope"),
    b"li": b"#list",
    b"form": b"#any",  # its end tag takes it out from under what is still open
}
"""End tag to the barrier behind which it does not look for its element; "#special" for the others."""


@lru_cache(maxsize=512)  # a page may have any number of names
def _keys(name: bytes) -> tuple[bytes, ...]:
    """Return under which names an open element is found: its own and those of the barriers that it is."""
    kinds = (
        (b"#scope", name in _SCOPES),
        (b"#special", name in _SPECIAL),
        (b"#hard", name in _SPECIAL - _THROUGH_LI),
        (b"#table", name in _TABLES),
        (b"#list", name in _SCOPES | _LISTS),
        (b"#foreign", name in _FOREIGN),
        (b"#any", True),
    )
    own = b"h1" if name in _HEADINGS else name  # any heading's end tag closes any heading
    return (own, *(kind for kind, is_kind in kinds if is_kind))


class OpenElements:
    """The elements that may be open, outermost first."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        self._places: defaultdict[bytes, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._names)

    def last(self, name: bytes) -> int:
        """Return the place of the innermost open element of a name or barrier, -1 where none is open."""
        places = self._places[name]
        return places[-1] if places else -1

    def push(self, name: bytes) -> None:
        """Open an element."""
        for key in _keys(name):
            self._places[key].append(len(self._names))
        self._names.append(name)

    def make_room(self, name: bytes) -> None:
        """Close what the start tag of an element closes for certain."""
        if self.last(b"#foreign") >= 0:
            return
        if name in _CLOSES_P and self.last(b"p") > self.last(b"#scope"):
            self._pop_through(self.last(b"p"))
        if name in _SIBLINGS:
            closed, barrier = _SIBLINGS[name]
            place = max(map(self.last, closed))
            # The element is a barrier itself where the barrier is "special": only what stands above it counts.
            if place >= 0 and place >= self.last(barrier):
                self._pop_through(place)

    def close(self, name: bytes) -> bool:
        """Close what the end tag of an element closes for certain. Return False where no such element is open."""
        place = self.last(b"h1" if name in _HEADINGS else name)
        if place < 0:
            return False
        foreign = self.last(b"#foreign")
        barrier = b"#special" if foreign >= 0 else _BARRIERS.get(name, b"#special")
        if (foreign <= place and place >= self.last(barrier)) or place == len(self._names) - 1:
            self._pop_through(place)
        return True

    def _pop_through(self, place: int) -> None:
        while len(self._names) > place:
            name = self._names.pop()
            for key in _keys(name):
                self._places[key].pop()
