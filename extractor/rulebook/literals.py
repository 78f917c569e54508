"""Texts that a pattern cannot match without: what an index of patterns is made of."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.rulebook.regex_syntax import Piece, Sign, pieces


def literal_runs(source: str) -> list[str]:
    """Return the texts that every match of a pattern holds, in order.

    A run at the pattern's `^` or `$`, or beside white space that varies, gets a space there, so that its first or
    last word is known to be whole. Empty where case is ignored or the pattern has alternatives at its top level.
    """
    row = pieces(source)
    if "(?" in source and any(each.source.startswith("(?") and "i" in each.source[:5] for each in row):
        return []
    runs, depth = [""], 0
    for index, piece in enumerate(row):
        depth += (piece.sign is Sign.OPEN) - (piece.sign is Sign.CLOSE)
        if piece.sign is Sign.BAR and depth == 0:
            return []
        runs[-1:] = _grown(runs[-1], row, index) if depth == 0 else [runs[-1], ""]
    return [run for run in runs if run.strip()]


def _grown(run: str, row: Sequence[Piece], index: int) -> list[str]:
    """Return what becomes of a run by the next piece: one longer run, or its end and the start of another."""
    piece = row[index]
    if piece.sign is Sign.LITERAL and not _repeated(row, index):
        return [run + piece.text]
    if piece.sign in (Sign.START, Sign.END):
        return [run + " "]
    if _is_space(row, index):
        return [run + " ", " "]
    if piece.sign is Sign.QUANTIFIER and _is_space(row, index - 1):
        return [run]
    return [run, ""]


def _is_space(row: Sequence[Piece], index: int) -> bool:
    """Whether a piece is white space that every match has."""
    follower = row[index + 1] if index + 1 < len(row) else None
    return row[index].source == r"\s" and (follower is None or follower.low > 0)


def _repeated(row: Sequence[Piece], index: int) -> bool:
    return index + 1 < len(row) and row[index + 1].sign is Sign.QUANTIFIER


def longest_literal(source: str) -> str:
    """Return the longest text that every match of a pattern holds, without the spaces at its ends; may be empty."""
    return max((run.strip() for run in literal_runs(source)), key=len, default="")


def whole_words(source: str) -> list[str]:
    """Return the words, split by spaces, that every match of a pattern holds as a whole; may be empty."""
    return [word for run in literal_runs(source) for word in run.split(" ")[1:-1] if word]
