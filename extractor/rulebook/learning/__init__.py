"""Drafts of rules from several saved pages of one site: what repeats is chrome, the generic scorer is the teacher."""

from extractor.rulebook.learning.draft import draft_rule
from extractor.rulebook.learning.sample import Sample, sample_of

__all__ = ["Sample", "draft_rule", "sample_of"]
