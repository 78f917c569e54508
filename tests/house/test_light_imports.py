"""Importing the package and asking for help load nothing heavy."""

import ast
import subprocess
import sys

HEAVY = ("numpy", "lxml", "selectolax", "trafilatura", "yaml", "charset_normalizer", "justext", "re2")


def loaded_after(code: str) -> list[str]:
    script = f"import sys\n{code}\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return list(ast.literal_eval(done.stdout.splitlines()[-1]))


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import extractor") == []


def test_help_loads_nothing_heavy() -> None:
    code = "from extractor.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"

    assert loaded_after(code) == []


def test_a_text_page_needs_no_html_parser() -> None:
    code = "import extractor\nextractor.extract('Menu\\n\\nA line of text.\\n').text"

    assert set(loaded_after(code)) <= {"numpy", "yaml"}
