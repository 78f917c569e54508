"""The part of a file that is looked at: bytes that are there, and whether the file ends or breaks behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.archives.members import Damage


class Window:
    """Bytes of a file from some place on; more are read when they are needed.

    Attributes:
        data: what was read and not yet taken.
        damage: the break behind `data`, None where the file goes on or ends.
    """

    def __init__(self, items: Iterator[bytes | Damage]) -> None:
        self._items = items
        self.data = bytearray()
        self.damage: Damage | None = None
        self._ended = False

    def more(self) -> bool:
        """Read on; False where the file breaks or ends."""
        if self.damage or self._ended:
            return False
        item = next(self._items, None)
        if isinstance(item, Damage):
            self.damage = item
        elif item is None:
            self._ended = True
        else:
            self.data += item
            return True
        return False

    def reach(self, size: int) -> bool:
        """Read until so many bytes are there; False where the file breaks or ends before."""
        while len(self.data) < size:
            if not self.more():
                return False
        return True

    def take(self, size: int) -> bytes:
        """Remove so many bytes and return them."""
        taken = bytes(self.data[:size])
        del self.data[:size]
        return taken

    def pass_damage(self) -> Damage | None:
        """Return the break that the window stands at, and go on behind it."""
        damage, self.damage = self.damage, None
        return damage

    def find(self, wanted: re.Pattern[bytes], start: int, most: int, overlap: int) -> tuple[int, bool]:
        """Look for a pattern; read on until it is there.

        Args:
            wanted: what is looked for; it matches at most `overlap` bytes.
            start: where in `data` to begin.
            most: of what was passed over no more than so many bytes are kept; the others are dropped.
            overlap: bytes at the end of `data` that are looked at again when more was read.

        Returns:
            The place in `data`, or its length where the file breaks or ends before; and whether bytes were dropped.
        """
        dropped = False
        while True:
            found = wanted.search(self.data, start)
            if found:
                return found.start(), dropped
            start = max(start, len(self.data) - overlap)
            if start > most:
                del self.data[most:start]
                start, dropped = most, True
            if not self.more():
                return len(self.data), dropped
