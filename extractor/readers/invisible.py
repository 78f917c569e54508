"""Characters that show nothing: taken out, or turned into a space, without harm to scripts that need joiners."""

from __future__ import annotations

from extractor.text import pattern

_NEEDS_JOINERS = (
    "\u0600-\u08ff"  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    "\u0900-\u109f"  # Indic, Thai, Lao, Tibetan, Burmese
    "\u1780-\u18af"  # Khmer, Mongolian
    "\u1a00-\u1aaf\ua800-\uabff"  # further Indic and Burmese
    "\ufb50-\ufdff\ufe70-\ufefc"  # Arabic presentation forms
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"  # emoji
)
_ZERO_WIDTH = pattern("[\u200b\u2060-\u2064\ufeff\u00ad\u180e]+")
_STRAY_JOINER = pattern(f"(?<![{_NEEDS_JOINERS}])[\u200c\u200d]+")
_CONTROLS = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_SURROGATES = pattern("[\ud800-\udfff]")
_WORD_BREAKERS = pattern("[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]\u200b")


def is_plain(text: str) -> bool:
    """Whether a text holds line feeds and printable characters only: most pages, and found out quickly."""
    return text.replace("\n", " ").isprintable()


def clean_line(line: str) -> str:
    """Return a line without what nobody sees; leading white space stays, other white space becomes one space.

    Soft hyphens, byte order marks and zero-width characters go; joiners stay where the script or an emoji needs
    them; the zero-width space stays in scripts that break words by it (Thai, Lao, Khmer, Burmese); a lone
    surrogate becomes U+FFFD.
    """
    blank = line[: len(line) - len(line.lstrip())]
    shown = line[len(blank) :]
    if _CONTROLS.search(shown):
        shown = _CONTROLS.sub(" ", shown)
    if not _WORD_BREAKERS.search(shown):
        shown = _ZERO_WIDTH.sub("", shown)
    shown = _SURROGATES.sub("\ufffd", _STRAY_JOINER.sub("", shown))
    return blank + " ".join(shown.split())
