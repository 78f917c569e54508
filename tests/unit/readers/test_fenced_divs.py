"""What Pandoc's Markdown tells of an element's class is no text; braces of prose and code stay."""

import pytest

from extractor.readers.lines import read_lines

PAGE = """::: {#page .wide}
:::: {.head role="banner"}
# The log {#log .title}
::::

::: menu
-   [Home](/){.link}
-   [[News]{.red}](/news "News"){#n
    .link onclick="a({b:'c'})"}
:::

The [keeper]{.name} wrote [down]{.small lang="en"} the wind.
:::
"""


def texts_of(text):
    return read_lines(text, "", "str", "str", ()).document.texts


def test_fences_and_attributes_go_and_lines_keep_their_numbers():
    document = read_lines(PAGE, "", "str", "str", ()).document

    assert document.texts == ["The log", "Home", "News", "The keeper wrote down the wind."]
    assert [block.line for block in document.blocks] == [3, 7, 8, 12]


@pytest.mark.parametrize(
    "text",
    ["::: note\nThe set {.5, 1} of [all]{x} sizes", "f[0]{.a} and (b){#c}", ":::\n\nThe end\n\n:::\n\n::: x y z"],
)
def test_a_page_with_hardly_a_container_stays_as_it_is(text):
    assert " ".join(texts_of(text)) == " ".join(text.split())
