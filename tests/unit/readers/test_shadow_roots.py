from __future__ import annotations

import pytest

from extractor.readers.html import read_html
from extractor.readers.shadow_roots import open_shadow_roots

LONG = (
    "The harbour board voted on Tuesday to dredge the northern channel, for the first time in nineteen years. " * 2
    + "So."
)
ROOT = "<template shadowrootmode=open>"


def _shown(source: str) -> list[str]:
    blocks = read_html(source, "", "str", "str", ()).document.blocks
    return [block.text for block in blocks if not block.hidden]


@pytest.mark.parametrize("attribute", ['shadowrootmode="open"', "shadowrootmode=closed", 'class="a" shadowroot="open"'])
def test_text_in_a_declarative_shadow_root_is_shown(attribute: str) -> None:
    source = f"<x-story><template {attribute}><style>p{{}}</style><p>{LONG}</p></template><p>Slotted.</p></x-story>"

    assert _shown(source) == [LONG, "Slotted."]


def test_a_shadow_root_ends_no_paragraph() -> None:
    assert _shown(
        f"<p>It costs <x-a>{ROOT}4 euros</template></x-a> a day.</p><x-b>{ROOT}<p>{LONG}</template></x-b>"
    ) == [
        "It costs 4 euros a day.",
        LONG,
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"<p>Shown.</p><template><p>{LONG}</p></template>",
        f'<p>Shown.</p><template data-x="shadowroot"><p>{LONG}</p></template>',
        f'<p>Shown.</p><script>"{ROOT}"</script><template><p>{LONG}</p></template>',
        f"<p>Shown.</p><!-- {ROOT} --><template><p>{LONG}</p></template>",
    ],
)
def test_other_templates_stay_unseen(source: str) -> None:
    assert open_shadow_roots(source.encode()) == source.encode()
    assert _shown(source) == ["Shown."]


def test_shadow_roots_beside_the_story_stay_unseen() -> None:
    source = f"<x-menu>{ROOT}<p>Our products are sold in many lands.</p></template></x-menu><p>{LONG}</p>"

    assert _shown(source) == [LONG]


def test_a_template_inside_a_shadow_root_stays_unseen() -> None:
    source = f"<x-a>{ROOT}<p>{LONG}</p><template><p>Later.</p></template><p>End.</p></template></x-a>"

    assert _shown(source) == [LONG, "End."]


def test_a_shadow_root_in_another_and_one_that_is_never_closed_are_shown() -> None:
    source = f"<x-a>{ROOT}<p>One.</p><x-b>{ROOT}<p>{LONG}</p></x-b></x-a>"

    assert _shown(source) == ["One.", LONG]
