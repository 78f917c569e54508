"""The article and nothing else: from flattened text files and from HTML pages, with a reason for every block."""

from typing import TYPE_CHECKING, Any

from extractor import writers
from extractor.batch import extract_many
from extractor.errors import ExtractorError
from extractor.model import Article, Options, Role, Status
from extractor.pipeline import extract, extract_page
from extractor.writers import write

if TYPE_CHECKING:
    from extractor.archives import Archive

__all__ = [
    "Archive",
    "Article",
    "ExtractorError",
    "Options",
    "Role",
    "Status",
    "extract",
    "extract_many",
    "extract_page",
    "write",
]
__version__ = "0.1.0"

Article.writers = writers  # the model knows no writer; it is handed one here, above both


def __getattr__(name: str) -> Any:
    if name == "Archive":  # most callers read pages that they have
        from extractor.archives import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
