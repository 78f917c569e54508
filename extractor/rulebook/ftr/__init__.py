"""Site rules from a checkout of ftr-site-config, the rules of Full-Text RSS and its relatives."""

from extractor.rulebook.ftr.folder import FileReport, ImportReport, import_folder

__all__ = ["FileReport", "ImportReport", "import_folder"]
