"""Which rule a page has: by its address, else by what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import RuleError
from extractor.model import Draft, Notice, Options, Page
from extractor.rulebook.finders import is_text_page
from extractor.rulebook.folder import file_of, rules_dir
from extractor.rulebook.hosts import host_fits, host_names, path_fits, split_address
from extractor.rulebook.index import index_of

if TYPE_CHECKING:
    from extractor.rulebook.rule import Choice, SiteRule


def folders_of(options: Options) -> tuple[Path, ...]:
    """Return where rules are looked up, first hit wins: the caller's folders, then the shipped ones."""
    return (*options.rule_dirs, rules_dir())


def choose_rule(page: Page, draft: Draft, options: Options) -> Choice | None:
    """Return the rule for a page, or None where no rule speaks of it.

    A broken file is a warning on the draft and is passed over.
    """
    folders = folders_of(options)
    url = page.document.url or own_address(page)
    host, path = split_address(url) if url else ("", "")
    for folder in folders:
        choice = _by_address(folder, folders, host, path, draft) if host else None
        choice = choice or _by_clues(page, folder, folders, draft, known=bool(host))
        if choice:
            return choice
    return None


def own_address(page: Page) -> str:
    """Return the address that an HTML page gives itself, or an empty text."""
    head = page.document.head
    canonical = next((href for rel, href in head.links if rel == "canonical" and "//" in href), "")
    return canonical or next((content for name, content in head.metas if name == "og:url" and "//" in content), "")


def _by_address(folder: Path, folders: tuple[Path, ...], host: str, path: str, draft: Draft) -> Choice | None:
    for file in _files_for(folder, host):
        rule = _loaded(file, folders, draft)
        if rule and host_fits(host, rule.hosts) and path_fits(path, rule.paths):
            return _choice(rule, "path" if rule.paths else "host")
    return None


def _files_for(folder: Path, host: str) -> Iterator[Path]:
    """Yield the files that may speak of a host: for it and each parent the one of that name, then one that names it."""
    for name in host_names(host):
        yield from filter(None, (file_of(folder, name),))
        yield from filter(None, (_named_elsewhere(folder, name, host),))


def _named_elsewhere(folder: Path, name: str, host: str) -> Path | None:
    """Return the file of a rule that names a host beside its own."""
    hosts = index_of(folder).hosts
    file = hosts.get(name) if name == host else None
    file = file or (hosts.get(f"*.{name}") if name != host else None)
    return folder / file if file else None


def _by_clues(page: Page, folder: Path, folders: tuple[Path, ...], draft: Draft, *, known: bool) -> Choice | None:
    """Return the rule whose clues a page shows most of; a page of a known host has none of another host."""
    index = index_of(folder)
    if folder != folders[-1]:
        for error in index.broken:
            _warn(draft, error)
    if known and not index.claims_any_host:
        return None
    entries = index.candidates(page.document.texts, markup=not is_text_page(page))
    if not entries:
        return None
    from extractor.rulebook.clues import clues_found

    best, file = 0, ""
    for entry in entries:
        found = 0 if known and entry.hosted else clues_found(page, entry.identify)
        if found >= entry.least and found > best:
            best, file = found, entry.file
    rule = _loaded(folder / file, folders, draft) if best else None
    return _choice(rule, "identify") if rule else None


def _choice(rule: SiteRule, by: str) -> Choice:
    from extractor.rulebook.rule import Choice

    return Choice(rule, by)


def _loaded(file: Path, folders: tuple[Path, ...], draft: Draft) -> SiteRule | None:
    try:
        return _load(file, folders, _state(file))
    except RuleError as error:
        _warn(draft, str(error))
    except OSError:  # removed since the folder was read: as if it had never been
        return None
    return None


def _warn(draft: Draft, error: str) -> None:
    notice = Notice("rule_broken", error)
    if notice not in draft.notices:
        draft.notices.append(notice)


def _state(file: Path) -> tuple[int, int]:
    state = file.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=512)
def _load(file: Path, folders: tuple[Path, ...], _: tuple[int, int]) -> SiteRule:
    """Load a rule once for each state of its file."""
    from extractor.rulebook.load import load_rule

    return load_rule(file, folders)


def rule_of(rule_id: str, options: Options) -> SiteRule | None:
    """Return a rule by its id, or None where no folder has it in a usable form."""
    folders = folders_of(options)
    for folder in folders:
        file = file_of(folder, rule_id)
        try:
            if file:
                return _load(file, folders, _state(file))
        except (RuleError, OSError):
            continue
    return None
