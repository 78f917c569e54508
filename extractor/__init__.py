"""The article and nothing else: from flattened text files and from HTML pages, with a reason for every block."""

from extractor import writers
from extractor.errors import ExtractorError
from extractor.model import Article, Options, Role, Status
from extractor.pipeline import extract
from extractor.writers import write

__all__ = ["Article", "ExtractorError", "Options", "Role", "Status", "extract", "write"]
__version__ = "0.1.0"

Article.writers = writers  # the model knows no writer; it is handed one here, above both
