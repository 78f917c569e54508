from __future__ import annotations

import pytest

from extractor.readers.hydration import as_html


def test_markdown_in_data_becomes_markup() -> None:
    text = (
        "## The vote\n\nThe board met on *Tuesday*, as [the minutes](https://example.org/a?b=1&c=2) say.\n\n"
        "- gravel\n- silt\n\n1. dredge\n2. wait\n\nIt was **very late** & cold."
    )

    assert as_html(text) == (
        '<h2>The vote</h2><p>The board met on <em>Tuesday</em>, as <a href="https://example.org/a?b=1&amp;c=2">the '
        "minutes</a> say.</p><ul><li>gravel</li><li>silt</li></ul><ol><li>dredge</li><li>wait</li></ol>"
        "<p>It was <strong>very late</strong> &amp; cold.</p>"
    )


def test_code_and_pictures_of_markdown_are_kept() -> None:
    text = "# Tides\n\n![A boat](/boat.jpg)\n\n```python\nif a < b:\n    run()\n```\n"

    assert as_html(text) == '<h1>Tides</h1><img src="/boat.jpg" alt="A boat"><pre>if a &lt; b:\n    run()</pre>'


@pytest.mark.parametrize(
    "text",
    [
        "The board met at gate #4 on Tuesday.",
        "It costs 2 * 3 * 4 euros [sic] (about).",
        "#harbour is what they all write about.",
        "- Who pays? - Nobody.",
    ],
)
def test_other_text_is_a_paragraph_with_its_signs(text: str) -> None:
    assert as_html(text) == f"<p>{text}</p>"


def test_markup_stays_as_it_is() -> None:
    assert as_html("<p># 1 of [3](/a)</p>") == "<p># 1 of [3](/a)</p>"
