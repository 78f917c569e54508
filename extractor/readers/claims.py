"""What a page says it is: `og:type` and the types of its JSON-LD, as bits."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from extractor.model import Claim
from extractor.readers.tags import number

_TYPES = {
    Claim.ARTICLE: "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle report "
    "liveblogposting advertisercontentarticle scholarlyarticle reviewnewsarticle socialmediaposting blog",
    Claim.PRODUCT: "product offer aggregateoffer productgroup individualproduct vehicle book productmodel",
    Claim.LISTING: "itemlist collectionpage searchresultspage offercatalog product.group imagegallery",
    Claim.FORUM: "discussionforumposting comment profilepage",
    Claim.QUESTIONS: "qapage question answer faqpage",
    Claim.GUIDE: "techarticle howto howtostep apireference course recipe softwareapplication softwaresourcecode",
    Claim.BUSINESS: "localbusiness service professionalservice medicalbusiness legalservice store corporation "
    "homeandconstructionbusiness financialservice dentist postaladdress openinghoursspecification",
    Claim.WEBSITE: "website",
    Claim.PROFILE: "person profile",
    Claim.EVENT: "event jobposting videoobject podcastepisode",
}
_CLAIM_BY_TYPE = {name: int(claim) for claim, names in _TYPES.items() for name in names.split()}
_JSON_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:https?://schema\.org/)?([\w.]+)"')
_CLAIMING = 'meta[property="og:type"],script[type="application/ld+json"]'
_META = number("meta")
_LONGEST = 200_000
"""Characters of a page's JSON-LD that are looked at; set by hand."""


def claims_of(parser: LexborHTMLParser) -> int:
    """Return the `Claim` bits of a page, 0 where it says nothing."""
    bits, left = 0, _LONGEST
    for node in parser.css(_CLAIMING):
        if node.tag_id == _META:
            bits |= _CLAIM_BY_TYPE.get((node.attributes.get("content") or "").strip().lower(), 0)
        else:
            text = node.text()[:left]
            left -= len(text)
            for name in _JSON_TYPE.findall(text):
                bits |= _CLAIM_BY_TYPE.get(name.lower(), 0)
    return bits
