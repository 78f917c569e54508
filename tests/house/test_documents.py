"""What the documents claim is there is there."""

import re
from pathlib import Path

import extractor
from extractor.model import Role
from extractor.writers import WRITERS

ROOT = Path(__file__).parents[2]


def test_every_path_in_the_architecture_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    paths = re.findall(r"`((?:extractor|rules|tests|fixtures|seeds|benchmarks|docs)/[\w./-]*)`", text)

    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_package_stands_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = [p.parent.name for p in (ROOT / "extractor").glob("*/__init__.py")]

    assert [name for name in packages if f"extractor/{name}/" not in text] == []


def test_every_format_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")

    assert [form for form in WRITERS if f"`{form}`" not in text] == []


def test_every_role_is_documented() -> None:
    text = (ROOT / "docs" / "roles.md").read_text("utf-8")

    assert [role for role in Role if f"`{role}`" not in text] == []


def test_the_public_surface_is_sorted_and_whole() -> None:
    assert sorted(extractor.__all__) == extractor.__all__
    assert [name for name in extractor.__all__ if not hasattr(extractor, name)] == []


def test_documents_link_to_files_that_exist() -> None:
    missing = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "fixtures").glob("*.md")]:
        prose = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", page.read_text("utf-8"))
        links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", prose)
        missing += [(page.name, link) for link in links if not (page.parent / link).exists()]

    assert missing == []
