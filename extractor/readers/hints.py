"""Chrome words: what the class, id and role of a container say its text is for, as bits and as words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from string import ascii_lowercase
from typing import AnyStr

from extractor.model import Chrome

_LONGEST_WORD = 30
_LONGEST = 300
"""Characters of a class attribute that are looked at; set by hand: utility classes fill whole lines."""


_WORDS = {
    Chrome.NAVIGATION: "nav navi navbar navigation navigationlist menu menus submenu megamenu breadcrumb breadcrumbs "
    "crumb crumbs pagination pager paging paginate toolbar topbar subnav menubar tablist tabs hamburger sitemap skip",
    Chrome.HEADER: "header masthead head banner topper branding logo",
    Chrome.FOOTER: "footer foot colophon bottom contentinfo fineprint",
    Chrome.SIDEBAR: "sidebar side aside rail widget widgets complementary secondary tertiary rightcol leftcol gutter",
    Chrome.RELATED: "related relations recommended recommend recommendation recommendations recirc recirculation more "
    "similar popular trending mostread morenews latest next previous prev outbrain taboola readmore read also "
    "suggested suggestions further seealso zergnet revcontent yarpp crosslink crosslinks linkbox",
    Chrome.SHARE: "share sharing sharebar social socials follow facebook twitter whatsapp linkedin pinterest addthis "
    "sharedaddy addtoany shareaholic reactions like likes rating",
    Chrome.COMMENT: "comment comments commentlist disqus reply replies respond discussion livefyre kommentar "
    "kommentare comentarios commentaires fb-comments",
    Chrome.ADVERT: "ad ads adv advert adverts advertisement advertising adslot adbox sponsor sponsored promo promos "
    "promotion promoted promotional dfp gpt anzeige werbung adsense affiliate commercial billboard leaderboard cta",
    Chrome.NEWSLETTER: "newsletter newsletters subscribe subscription subscriptions signup optin paywall mailchimp "
    "mailing abo regwall piano",
    Chrome.AUTHOR: "author authors byline bylines writer contributor contributors autor vcard by",
    Chrome.TAGS: "tag tags tagged taglist topic topics keyword keywords categories category cat label labels",
    Chrome.META: "meta date time timestamp published publish posted updated info details dateline byline readtime "
    "views counter postmeta metadata datum",
    Chrome.CAPTION: "caption captions credit credits figcaption wp-caption copyright source legend",
    Chrome.LEGAL: "cookie cookies consent gdpr legal disclaimer privacy terms cookiebanner onetrust copyright imprint "
    "notice notices disclosure ccpa",
    Chrome.CONTENT: "content contents maincontent main primary container wrapper page center contentarea",
    Chrome.ARTICLE: "article articles articlebody story storybody post entry blog news single hentry beitrag artikel "
    "news-article articulo noticia recipe",
    Chrome.TEXT: "body text richtext rich prose copy paragraph paragraphs markdown wysiwyg rte textblock bodytext "
    "articletext description desc blocktext cms texte fulltext",
    Chrome.TITLE: "title titles headline headlines heading titel ueberschrift hed",
    Chrome.DEK: "dek standfirst subtitle subtitel summary lead lede excerpt intro teaser chapo subhead subheadline "
    "subheading kicker eyebrow abstract tagline vorspann deck",
    Chrome.OVERLAY: "modal popup popover overlay dialog lightbox tooltip toast alert drawer offcanvas flyout dropdown "
    "message messages snackbar",
    Chrome.UNSEEN: "hidden hide invisible screenreader sr visuallyhidden offscreen noprint print clipboard a11y "
    "accessibility",
    Chrome.PRODUCT: "price prices cart buy shop product products sku basket checkout add offer offers wishlist stock "
    "shipping variant variants review reviews stars",
    Chrome.LISTING: "list lists listing listings grid feed items item results result archive archives collection "
    "carousel slider slide slides gallery swiper slick stream river loop row rows search",
    Chrome.CARD: "card cards tile tiles teaser teasers thumb thumbnail thumbnails preview snippet box boxes panel "
    "block callout inset",
    Chrome.CODE: "code highlight syntax prism hljs snippet gist terminal console",
    Chrome.CONTENTS: "toc tableofcontents outline anchors jump scrollspy",
    Chrome.NOTE: "note footnote footnotes reference references reflist citation citations endnotes bibliography",
    Chrome.MEDIA: "image images img photo picture figure media video player audio podcast embed gallery map",
    Chrome.FORM: "form input login signin register account field fields button buttons btn select filter filters sort "
    "search searchform contact",
    Chrome.PROFILE: "bio profile user username avatar member about team staff person people signature badge",
}

_BITS: dict[str, int] = {}
for _bit, _words in _WORDS.items():
    for _word in _words.split():
        _BITS[_word] = _BITS.get(_word, 0) | int(_bit)

_SHORTEST_STEM = 5
_STEMS: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
"""The long words and their bits, by their first letters."""
for _word, _mask in _BITS.items():
    if len(_word) >= _SHORTEST_STEM:
        _STEMS[_word[:_SHORTEST_STEM]].append((_word, _mask))

_PART = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SMALL_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_KEPT = 32768


class _Known(dict[AnyStr, int]):
    """The bits of each text met so far; it is emptied when it is full, so that a crawl does not fill the memory.

    On a page of another site four of five names are new: then `lru_cache` takes longer than to work the bits out.
    """

    def __init__(self, work_out: Callable[[AnyStr], int]) -> None:
        super().__init__()
        self._work_out: Callable[[AnyStr], int] = work_out

    def __missing__(self, text: AnyStr) -> int:
        if len(self) >= _KEPT:
            self.clear()
        self[text] = bits = self._work_out(text)
        return bits


def word_bits(word: str) -> int:
    """Return the bits of one lower-case word: its own, else those of the known words that it is made of."""
    exact = _BITS.get(word)
    if exact is not None:
        return exact
    bits, word = 0, word[:_LONGEST_WORD]
    for start in range(len(word) - _SHORTEST_STEM + 1):
        for stem, mask in _STEMS.get(word[start : start + _SHORTEST_STEM], ()):
            if word.startswith(stem, start):
                bits |= mask
    return bits


_WORD_BITS: _Known[bytes] = _Known(lambda word: word_bits(word.decode().lower()))


def _bits_of_names(names: str) -> int:
    row, bits = names[:_LONGEST].encode("ascii", "replace"), 0  # bytes are changed and split in less time than text
    is_plain = row.islower()  # most are: no "cardTitle" to be split at its capital
    for word in row.translate(_SMALL_LETTERS).split() if is_plain else _PART.findall(row):
        bits |= _WORD_BITS[word]
    return bits


name_bits: Callable[[str], int] = _Known(_bits_of_names).__getitem__
"""The bits of the words in one class, id or role attribute. Empty text has none."""


_NAMES = [(int(each), str(each.name).lower()) for each in Chrome]


@lru_cache(maxsize=4096)
def chrome_words(bits: int) -> tuple[str, ...]:
    """Return the bits' names in lower case, as ("related", "share")."""
    return tuple(name for bit, name in _NAMES if bits & bit)
