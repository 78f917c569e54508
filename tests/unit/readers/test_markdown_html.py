"""HTML inside Markdown goes, with what it says kept; HTML pages and code stay what they are."""

import pytest

from extractor.model import Kind
from extractor.readers.lines import read_lines
from extractor.readers.sniff import is_html

README = """<p align="center">
  <img src="docs/logo.png" alt="Lamp" width="200">
</p>

<h1 align="center">Lamp</h1>

<!-- badges <img src="x.svg"> -->
<p align="center">
  <a href="https://ci.example/lamp"><img src="https://ci.example/lamp.svg" alt="build"></a>
</p>

Lamp keeps the <b>log</b> of a lighthouse, see <a href="docs/log.md" title="the
log">its book</a> and [the tides](docs/tides.md).

## Usage

```html
<div class="lamp">on</div>
```

Write `<p>` around it, where 1 < 2 and <https://lamp.example> is meant.

<details>
<summary>Wind?</summary>

A [cup](cup.md) turns.

</details>
"""
PANDOC = """<div class="page">

<div id="head"
class="wide">

# The log

- [Home](/)
- [News](/news)

</div>

The <span class="name">keeper</span> wrote down the wind.

</div>
"""
FRAGMENT = """<div><h2>Log</h2><p>See <a href="/a">a</a></p><p>Two</p><p>Three</p><li>Four</li></div>
<pre>
# heading
[a](b) and [c](d)
</pre>"""


def document_of(text):
    return read_lines(text, "", "str", "str", ()).document


def test_a_readme_is_text_without_its_tags():
    document = document_of(README)

    assert not is_html(README)
    assert document.texts == [
        "Lamp",
        "Lamp keeps the log of a lighthouse, see its book",
        "and the tides.",
        "Usage",
        '<div class="lamp">on</div>',
        "Write `<p>` around it, where 1 < 2 and <https://lamp.example> is meant.",
        "Wind?",
        "A cup turns.",
    ]
    assert (document.build(0).kind, document.build(0).level, document.build(0).line) == (Kind.HEADING, 1, 5)
    assert document.build(7).line == README[: README.index("A [cup]")].count("\n") + 1


def test_the_containers_that_pandoc_carries_over_are_no_text():
    assert not is_html(PANDOC)
    assert document_of(PANDOC).texts == ["The log", "Home", "News", "The keeper wrote down the wind."]


@pytest.mark.parametrize(
    "page",
    [
        FRAGMENT,
        "<html><body>\n# a\n\n[b](c)\n\n[d](e)\n\n```\n</body></html>",
        "<div>\n\nThe keeper wrote it down.\n\n</div>",
    ],
    ids=["fragment", "root", "no marks"],
)
def test_html_stays_html(page):
    assert is_html(page)


def test_text_about_html_keeps_its_tags():
    text = "Put a <b>bold</b> word into <p>.\n\nThen close it with </p>, as in <div>so</div>."

    assert "".join(document_of(text).texts) == text.replace("\n", "")
