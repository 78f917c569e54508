"""The family of errors.

    ExtractorError
    ├── InputError              the input cannot be used
    │   ├── UnsupportedInput    not text and not HTML (an image, a PDF, a damaged archive)
    │   ├── UndecodableInput    no charset turns the bytes into text
    │   └── InputTooLarge       above the size limit
    ├── RuleError               a site rule is broken: file, line, column
    ├── WeightsError            a weights file is missing or does not fit the code
    └── FormatError             an unknown output format

A page without an article is not an error: it is an `Article` whose status says so.
"""

from __future__ import annotations

__all__ = [
    "ExtractorError",
    "FormatError",
    "InputError",
    "InputTooLarge",
    "RuleError",
    "UndecodableInput",
    "UnsupportedInput",
    "WeightsError",
]


class ExtractorError(Exception):
    """Base of every error that leaves this package. Its text is one sentence: what, where, what to do."""


class InputError(ExtractorError):
    """The input cannot be used."""


class UnsupportedInput(InputError):
    """The input is neither text nor HTML."""


class UndecodableInput(InputError):
    """No charset turns the bytes into text."""


class InputTooLarge(InputError):
    """The input is larger than `Options.max_bytes`."""


class RuleError(ExtractorError):
    """A site rule is broken.

    Attributes:
        file: the rule file, as given.
        line: 1-based line, 0 where unknown.
        column: 1-based column, 0 where unknown.
        problem: what is wrong and what was probably meant.
    """

    def __init__(self, file: str, line: int, column: int, problem: str) -> None:
        self.file, self.line, self.column, self.problem = file, line, column, problem
        super().__init__(f"{file}:{line}:{column}: {problem}")


class WeightsError(ExtractorError):
    """A weights file is missing or does not fit the code."""


class FormatError(ExtractorError):
    """An output format that no writer knows."""
