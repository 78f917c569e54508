"""What the words of a line alone can say, by language, as data."""

from extractor.phrases.chrome_lines import phrase_role

__all__ = ["phrase_role"]
