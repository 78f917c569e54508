"""What the README shows is what comes out: its sessions are run, its Python too."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SESSIONS = [block for block in re.findall(r"(?s)```\n(.*?)```", README) if block.startswith("$ ")]
PYTHON = re.findall(r"(?s)```python\n(.*?)```", README)


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session_of_the_readme_prints_what_it_shows(session, tmp_path):
    command, _, shown = session.removeprefix("$ ").partition("\n")
    (tmp_path / "extract").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m extractor "$@"\n')
    (tmp_path / "extract").chmod(0o755)
    path = {"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    ran = subprocess.run(["/bin/bash", "-c", command], cwd=ROOT, env=path, capture_output=True, text=True)

    assert ran.stdout == shown


def test_the_python_of_the_readme_prints_what_it_says():
    claims = re.findall(r"(?m)^print\(.*?\)  # (.*)$", PYTHON[0])
    env = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    ran = subprocess.run([sys.executable, "-c", PYTHON[0]], cwd=ROOT, env=env, capture_output=True, text=True)

    for claim, line in zip(claims, ran.stdout.splitlines(), strict=True):
        start, _, end = claim.partition("...")
        assert line.startswith(start)
        assert line.endswith(end)


def test_the_readme_has_sessions_and_python():
    assert len(SESSIONS) >= 2
    assert len(PYTHON) == 1
