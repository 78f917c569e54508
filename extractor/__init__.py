"""The article and nothing else: from flattened text files and from HTML pages, with a reason for every block."""

from extractor.errors import ExtractorError
from extractor.model import Article, Options, Role, Status
from extractor.pipeline import extract

__all__ = ["Article", "ExtractorError", "Options", "Role", "Status", "extract"]
__version__ = "0.1.0"
