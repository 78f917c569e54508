"""Which rule files a command speaks of."""

from __future__ import annotations

import argparse
from pathlib import Path

from extractor.errors import InputError
from extractor.rulebook.folder import SUFFIX, file_of, rule_files, rules_dir
from extractor.rulebook.hosts import host_names, split_address
from extractor.rulebook.index import index_of


def add_rules_option(command: argparse.ArgumentParser) -> None:
    """Let a command take folders of own rules."""
    command.add_argument("--rules", action="append", default=[], type=Path, metavar="DIR", help="own rules, used first")


def folders_asked(asked: argparse.Namespace) -> tuple[Path, ...]:
    """Return the folders where rules are looked up, the own ones first.

    Raises:
        InputError: one of them is not a folder.
    """
    for folder in asked.rules:
        if not folder.is_dir():
            raise InputError(f"--rules {folder}: there is no such folder; check the name.")
    return (*asked.rules, rules_dir())


def files_asked(sites: list[str], folders: tuple[Path, ...]) -> list[Path]:
    """Return the rule files of sites, each once and in order; all files of the folders where no site is named.

    Raises:
        InputError: a site has no rule.
    """
    if not sites:
        found = [file for folder in folders for file in rule_files(folder)]
    else:
        found = [file for site in sites for file in _files_of(site, folders)]
    return list(dict.fromkeys(found))


def _files_of(site: str, folders: tuple[Path, ...]) -> list[Path]:
    """Return the files of a rule's file name, folder, id, host or address."""
    path = Path(site)
    if path.suffix == SUFFIX and path.is_file():
        return [path]
    if path.is_dir():
        return list(rule_files(path))
    if path.suffix == SUFFIX and len(path.parts) > 1:
        raise InputError(f"{site}: there is no such file; check the name.")
    host = split_address(site)[0]
    for folder in folders:
        for name in (site, *host_names(host)):
            file = file_of(folder, name) or _beside(folder, name)
            if file:
                return [file]
    raise InputError(
        f"{site}: there is no rule for it in {', '.join(map(str, folders))}; `extract rules list` shows all."
    )


def _beside(folder: Path, host: str) -> Path | None:
    hosts = index_of(folder).hosts
    name = hosts.get(host) or hosts.get(f"*.{host}")
    return folder / name if name else None
