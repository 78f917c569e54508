"""The words of an XPath expression."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>'[^']*'|"[^"]*")
    | (?P<number>\d+)
    | (?P<name>[^\W\d][\w.-]*)
    | (?P<sign>//|::|!=|<=|>=|\.\.|[/@\[\](),|=.*<>+:-])
    )""",
    re.VERBOSE,
)


class NotCss(ValueError):
    """The expression has no CSS of the same meaning."""


@dataclass(slots=True)
class Tokens:
    """The words left to read.

    Attributes:
        words: (kind, text) pairs; kind is "string", "number", "name" or "sign".
        at: the next one.
    """

    words: list[tuple[str, str]] = field(default_factory=list)
    at: int = 0

    @property
    def kind(self) -> str:
        """Kind of the next word, empty at the end."""
        return self.words[self.at][0] if self.at < len(self.words) else ""

    @property
    def text(self) -> str:
        """The next word, empty at the end."""
        return self.words[self.at][1] if self.at < len(self.words) else ""

    def after(self, text: str) -> bool:
        """Whether the word after the next one is a certain one."""
        return self.at + 1 < len(self.words) and self.words[self.at + 1][1] == text

    def take(self) -> str:
        """Return the next word and go on."""
        text = self.text
        self.at += 1
        return text

    def accept(self, *texts: str) -> str:
        """Take the next word if it is one of these signs or names; return it, or an empty text."""
        return self.take() if self.kind not in ("", "string") and self.text in texts else ""

    def expect(self, *texts: str) -> None:
        """Take words that must come now.

        Raises:
            NotCss: something else comes.
        """
        for text in texts:
            if not self.accept(text):
                raise NotCss(f"expected {text!r}, found {self.text!r}")

    def string(self) -> str:
        """Take a string and return what it holds.

        Raises:
            NotCss: something else comes, or the string is empty.
        """
        if self.kind != "string" or len(self.text) == 2:
            raise NotCss("expected a text")
        return self.take()[1:-1]


def tokens_of(expression: str) -> Tokens:
    """Split an expression.

    Raises:
        NotCss: a character starts no word.
    """
    words, at = [], 0
    expression = expression.rstrip()
    while at < len(expression):
        match = _TOKEN.match(expression, at)
        if match is None:
            raise NotCss(f"unreadable at {expression[at : at + 20]!r}")
        words.append((match.lastgroup or "", match[match.lastgroup or 0]))
        at = match.end()
    return Tokens(words)
