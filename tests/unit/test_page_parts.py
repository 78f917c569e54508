"""One article, and around or inside it one part of a page that extractors are known to confuse with it."""

# ruff: noqa: ISC004 - markup is written over several lines

import pytest

from extractor import Options, extract

SENTENCES = [
    "The council of Harrowgate voted on Tuesday to rebuild the old swing bridge, which has been shut since the spring "
    "floods tore away two of its piers and left the northern bank without a crossing for carts and cyclists.",
    "Engineers told the meeting that the stone piers could be saved, but that the iron deck was beyond repair and that "
    "a new one would have to be cast in sections, shipped up the river and lowered into place by crane.",
    "“We have waited long enough,” said Marta Quill, who runs the ferry that has replaced the bridge for eight months "
    "and who expects to lose her trade the day that the new deck opens to the public.",
    "The work is to begin in March and to cost about four million crowns, a third of which comes from a fund for rural "
    "roads; the rest will be borrowed over twenty years, the treasurer said, without a rise in local taxes.",
    "Residents of the northern bank had asked for a second lane, but the council found that the piers would not bear "
    "it, and promised instead a path for walkers on the outer side of the railing.",
]
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TITLE = "Council votes to rebuild the swing bridge"


def page(body: str) -> str:
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("News", "Sport", "Culture", "Opinion"))
    return f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} | The Harrow Post</title>
        <meta property="og:type" content="article"><meta property="og:title" content="{TITLE}"></head><body>
        <header><nav><ul>{menu}</ul></nav></header>{body}
        <footer><p>© The Harrow Post. All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>"""


def article(before: str = "", inside: str = "", after: str = "") -> str:
    half = STORY.find("<p>“We")
    story = f'{before}<div class="article-body">{STORY[:half]}{inside}{STORY[half:]}</div>{after}'
    return page(f'<main><article><h1>{TITLE}</h1><p class="byline">By Ana Reed</p>{story}</article></main>')


def text_of(html: str) -> str:
    return extract(html, "https://harrowpost.example/bridge", Options(rules=False)).text


UNWANTED = {
    "share bar": article(before='<ul class="share-bar"><li><a href="#">Share on Facebook</a></li>'
                                '<li><a href="#">Send by mail</a></li></ul>'),
    "author box": article(after='<div class="author-box"><img src="a.jpg"><h4>Ana Reed</h4><p>Ana Reed writes about '
                                "rivers, roads and bridges for The Harrow Post and lives on a houseboat.</p></div>"),
    "tag list": article(after='<ul class="tags"><li><a href="/t/bridges">Bridges</a></li>'
                              '<li><a href="/t/floods">Floods of the year</a></li></ul>'),
    "newsletter form": article(inside='<form class="newsletter"><h3>Stay informed</h3><p>Sign up for our morning '
                                      'newsletter and read the news before breakfast.</p><input type="email">'
                                      "<button>Sign me up</button></form>"),
    "cookie banner": page(f'<main><article><h1>{TITLE}</h1>{STORY}</article></main><div id="cookie-consent" '
                          'class="cookie-banner"><p>We and our partners use cookies to store information on your '
                          "device and to measure our audience. You may accept or refuse.</p><button>Accept all</button>"
                          "</div>"),
    "related stories": article(after='<section class="related"><h3>Related stories</h3><ul>'
                                     '<li><a href="/1">Ferry prices to fall in summer</a></li>'
                                     '<li><a href="/2">Flood fund is empty, says the mayor</a></li></ul></section>'),
    "teaser cards": article(after='<div class="cards">' + "".join(
        f'<div class="card"><a href="/{i}"><img src="{i}.jpg"><h3>Another story number {i}</h3></a>'
        f"<p>A short summary of another story, number {i}, that stands below this one.</p></div>" for i in range(4))
        + "</div>"),
    "promotion": article(inside='<aside class="promo"><p>Get three months of The Harrow Post for the price of one. '
                                '<a href="/subscribe">See our offer</a></p></aside>'),
    "comments": article(after='<section id="comments"><h3>2 comments</h3>' + "".join(
        f'<div class="comment"><span class="user">{name}</span><p>{words}</p></div>' for name, words in (
            ("otter", "I cannot wait to walk over that bridge again, my knees hate the ferry."),
            ("pike", "Four million crowns would have bought us a very good ferry indeed."))) + "</section>"),
}  # fmt: skip

WORDS = {
    "share bar": "Send by mail",
    "author box": "houseboat",
    "tag list": "Floods of the year",
    "newsletter form": "before breakfast",
    "cookie banner": "measure our audience",
    "related stories": "Flood fund is empty",
    "teaser cards": "summary of another story",
    "promotion": "for the price of one",
    "comments": "my knees hate the ferry",
}


@pytest.mark.parametrize("name", UNWANTED)
def test_what_is_not_the_article_stays_out(name):
    text = text_of(UNWANTED[name])

    assert all(sentence in text for sentence in SENTENCES)
    assert WORDS[name] not in text


WANTED = {
    "list items": (article(inside="<p>The council lists what is to be done first:</p><ul>" + "".join(
        f"<li>{what}</li>" for what in ("clear the river bed of rubble", "mend the northern pier",
                                        "cast the sections of the new deck")) + "</ul>"), "mend the northern pier"),
    "quote": (article(inside="<blockquote><p>A bridge is a promise that the two banks have made to each other, and "
                             "this one has been broken too long.</p></blockquote>"), "a promise that the two banks"),
    "subhead": (article(inside="<h2>A crane on the river</h2>"), "A crane on the river"),
    "lead with class teaser": (article(before='<p class="teaser">After eight months without a crossing, Harrowgate is '
                                              "to get its bridge back, though with one lane only and a path.</p>"), ""),
    "sibling sections": (page(f"<main><h1>{TITLE}</h1>" + "".join(
        f'<section class="module"><p>{sentence}</p></section><div class="ad-slot"></div>' for sentence in SENTENCES)
        + "</main>"), ""),
    "cards": (page(f"<main><h1>{TITLE}</h1>" + "".join(
        f'<div class="card"><h3>Step {i}</h3><p>{sentence}</p></div>' for i, sentence in enumerate(SENTENCES, 1))
        + "</main>"), ""),
    "bare text with breaks": (page(f"<div><h1>{TITLE}</h1><div>" + "<br><br>".join(SENTENCES) + "</div></div>"), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", WANTED)
def test_what_is_the_article_comes_out(name):
    html, words = WANTED[name]

    text = text_of(html)

    assert all(sentence in text for sentence in SENTENCES)
    assert words in text
