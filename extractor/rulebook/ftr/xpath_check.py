"""Whether an XPath expression can run and selects elements."""

from __future__ import annotations

_SAMPLE = "<html><body><div><p>text</p></div></body></html>"


def xpath_fault(expression: str) -> str:
    """Return what is wrong with an expression, or an empty text."""
    from lxml import etree, html

    try:
        found = etree.XPath(expression)(html.fromstring(_SAMPLE).getroottree())
    except (etree.XPathError, ValueError) as error:
        return f"not an XPath expression that runs: {error}"
    if not isinstance(found, list):
        return "gives a text or a number, not an element"
    return "" if all(isinstance(each, etree._Element) for each in found) else "selects texts, not elements"  # noqa: SLF001 - lxml has no public name for it
