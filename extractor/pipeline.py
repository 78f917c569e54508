"""The life of a page, top to bottom: read, mark, score, confirm, ask again, relabel, conclude."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.model import BODY_ROLES, Article, Draft, Field, Notice, Options, Page, Status

if TYPE_CHECKING:
    from extractor.archives import ArchivedPage

_DEFAULTS = Options()


def extract(data: str | bytes | Path, url: str | None = None, options: Options = _DEFAULTS) -> Article:
    """Extract the article from a saved page.

    Args:
        data: the page: its text, its bytes, or the path of its file. A `str` is always content, never a path.
            HTML and flattened text are told apart by content.
        url: the page's address where known; it chooses the site rule and resolves links.
        options: how to extract.

    Returns:
        The article. Where the page has none, `status` says so, `text` is empty and every block says why.

    Raises:
        InputError: the input cannot be used: a missing file, an image or a PDF, bytes in no charset, too large.

    A broken rule raises nothing: it is left out, and `warnings` says where it is broken.
    """
    from extractor.fallback import second_opinion
    from extractor.labelling import relabel
    from extractor.readers import read
    from extractor.rulebook import confirm, mark
    from extractor.scoring import score

    page = read(data, url or "", options)
    draft = Draft(page.document)
    rule_fields = mark(page, draft, options)
    score(draft)
    if not confirm(draft, options):
        score(draft)
    page, draft = second_opinion(page, draft, options)
    relabel(draft)
    return conclude(page, draft, rule_fields, options)


def extract_page(page: ArchivedPage, options: Options = _DEFAULTS) -> Article:
    """Extract the article from a page of an `Archive`.

    Args:
        page: one of those that the archive gives.
        options: how to extract; `content_type` and `captured` are the record's where they are not given.

    Returns:
        The article; its warnings tell what was wrong with the record, too.

    Raises:
        InputError: the record is damaged or too large, or its content cannot be used.
    """
    if page.failure:
        raise page.failure
    told = options._replace(
        content_type=options.content_type or page.content_type, captured=options.captured or page.captured
    )
    article = extract(page.content, page.url, told)
    return replace(article, warnings=(*page.notices, *article.warnings)) if page.notices else article


def conclude(page: Page, draft: Draft, rule_fields: Mapping[str, Field], options: Options) -> Article:
    """Make the article of a draft that is decided."""
    from extractor.labelling import name_chrome

    document = page.document
    has_body = not BODY_ROLES.isdisjoint(draft.roles)
    status = Status.OK if has_body else Status.NO_ARTICLE if document.texts else Status.EMPTY
    return Article(
        document=document,
        draft=draft,
        status=status,
        confidence=draft.confidence,
        decided_by=draft.decided_by,
        page_type=draft.page_type,
        page_type_probability=draft.page_type_probability,
        warnings=(*document.notices, *draft.notices, *_why_empty(status)),
        rule=draft.rule,
        name_chrome=name_chrome,
        describe=_describer(rule_fields, options),
    )


def _why_empty(status: Status) -> tuple[Notice, ...]:
    if status is Status.EMPTY:
        return (Notice("empty", "The input has no text."),)
    if status is Status.NO_ARTICLE:
        return (Notice("no_article", "No block of the page looks like an article; -f trace shows why."),)
    return ()


def _describer(rule_fields: Mapping[str, Field], options: Options) -> Callable[[Article], Mapping[str, Field]]:
    def describe(article: Article) -> Mapping[str, Field]:
        from extractor import metadata

        return metadata.describe(article.document, article.labels, rule_fields, options.captured)

    return describe
