"""Names out of bylines: who is a person, who is an organisation, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from extractor.metadata.name_keys import name_key

LONGEST_NAME = 60
"""Characters; set by hand: the longest credited name met had 47."""
_LONGEST_INITIAL = 4
"""Characters of a last word that keeps its dot ("Jr.", "C."); set by hand."""
LONGEST_BYLINE = 300
"""Characters of a byline that are read; set by hand."""

_OPENERS = (
    r"(?:(?:written|posted|published|article|story|words|text|reviewed|report|reported|analysis|opinion"
    r"|review|guest post"
    r"|interview|medically reviewed|edited|authored|submitted|created|contributed)\s(?:and\s\w{4,12}\s)?by|by|words"
    r"|authors?|author\(s\)|written|"
    r"(?:geschrieben|verfasst|veröffentlicht|gepostet|erstellt|text|artikel|beitrag|interview|kommentar"
    r"|analyse|bericht"
    r"|gastbeitrag|ein artikel|ein beitrag|eine analyse|ein kommentar|ein gastbeitrag|eine reportage|ein bericht"
    r"|eine kolumne|ein interview|ein essay|eine rezension|autor)\svon"
    r"|von|vom|autor(?:\*in|/in|:in|in|en|innen|\(en\))?|text|redakteur(?:in)?|bericht|verfasser(?:in)?"
    r"|(?:écrit|publié|posté|rédigé|propos recueillis)\spar|par|auteure?s?|texte"
    r"|(?:escrito|publicado|redactado|texto)\spo[r]|por|autore?s?(?:\(es\))?|autora|texto"
    r"|(?:scritto|pubblicato|a cura)\sd[ia]|di|da|autore|testo"
    r"|(?:geschreven|gepubliceerd|door)\sdoor|door|auteur|tekst"
    r"|(?:skrevet|publisert|udgivet|skriven|publicerad)\sa[vf]|av|af|skribent|forfatter|författare|journalist|tekst"
    r"|(?:napisane|opublikowane)\sprzez|przez|autor|autorka|kirjoittaja|toimittaja|teksti|szerző|írta"
    r"|autorul|scris de|de"
    r"|yazan|yazar|автор|текст|авторы|автори|от|autorius|autors|od|napisal|napsal|piše|συντάκτης|του|της|oleh|penulis"
    r"|bởi|tác giả|مؤلف|بقلم|كتب|كتبت|تحرير|מאת|نویسنده|作者|文|撰文|記者|记者|編輯|编辑|责任编辑|글|โดย|द्वारा|লেখক)"
)
_OPENER = re.compile(rf"\s*{_OPENERS}(?:\s*[:：・]\s*|\s+|$)", re.IGNORECASE)
_NAME_OPENER = re.compile(
    r"(?:by|vo[nm](?!\s(?:der|den|dem|zu)\s)|por|par|door|(?:written|posted|published|geschrieben|escrito"
    r"|écrit|scritto)\s\w{2,4}"
    r"|authors?|autore?n?|auteur)\s*:?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_NEEDS_COLON = re.compile(
    r"text[eo]?|tekst|words|artikel|beitrag|interview|bericht|written|de|d[ai]|a[vf]|od|от|文|글", re.IGNORECASE
)
_COLON = re.compile("[:：・]")
_CREDIT_OPENERS = re.compile(
    r"\s*(?:from|contact|your|our|how|why|what|this|fotos?|photos?|photo by|bilde?r?|pictures?|images?"
    r"|video|illustrations?|illustriert|grafik|translated|übersetz"
    r"|fact[- ]checked|tested by|medically reviewed|reviewed by|edited by|editor:|source|quelle|fuente|via"
    r"|last|updated|"
    r"comments?|share|about|subscribe|follow|sponsored|categor|filed|tags|view all|more (?:from|by)"
    r"|all posts|posts by"
    r"|read|see|log ?in|sign|join|search|menu|home)\b",
    re.IGNORECASE,
)
_SPLITTER = re.compile(
    r"\s*(?:[;|•·‖\n\t，、]|,(?!\s(?:Jr|Sr|Ph\.?D|M\.?D|M\.?S|M\.?A|MBA|MPH|MSc|BSc|II|III|RN|RDN?|LDN|DO|JD"
    r"|DDS|DVM|CPA|CFA|CFP|CEPF|CPP|PSP|PE|Esq|LMFT"
    r"|LCSW|FACP|FOMA|DABOM|E-RYT)\b)|\s[/&+]\s|\s[-–—]\s"
    r"|\s(?:and|und|et|y|e|og|och|en|i|a|og|ja|ve|și|és|и|та|і|και|và|dan|with|mit|avec|con|at)\s)\s*"
)
_NOISE = re.compile(
    r"https?://\S{1,200}|www\.\S{1,200}|\S{1,60}@\S{1,60}\.\w{2,10}|(?<!\S)@\w{1,40}"
    r"|\(\s*@?[\w.]{0,40}\s*\)|\([^()]{0,80}\)"
)
_NOT_A_NAME = re.compile(
    r"[<>{}=\[\]\\^~#%…?!]|\s\S*\d{3}|^[\d\W_]*$|\b(?:https?|www)\b|\.(?:php|html?)\b"
    r"|^(?:no author|unknown|unbekannt|anonym\w{0,5}|none|null|undefined|nobody|n/a|default|user|guest"
    r"|full bio|bio|sponsored"
    r"|mehr|more|subscribe|follow|share|read|read more|dietitian|autor|author|autoren|authors|byline|name|profile)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s(?:am|on|le|el|vom|den|»|@|at|posted|updated|published|in)(?=\s)|\s[|•·»–—]|\s[\d(]|,\s\d).*$"
    r"|\s*[|•·»–—-]\s*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:staff|senior|junior|chief|associate|assistant|executive|managing|deputy|contributing|freelance"
    r"|guest|former|lead"
    r"|writer|reporter|correspondent|columnist|contributor|journalist|director|manager|founder|co-founder|ceo|cto|cfo"
    r"|professor|lecturer|analyst|producer|photographer|president|vice|specialist|head of|editor|author|expert"
    r"|redakteur(?:in)?|reporter(?:in)?|korrespondent(?:in)?|volontär(?:in)?|chefredakteur(?:in)?"
    r"|ressortleiter(?:in)?"
    r"|journaliste?|rédact\w{1,8}|periodista|redactor(?:a)?|corresponsal|giornalista|inviato"
    r"|reportér(?:ka)?|redaktor\w{0,3}"
    r"|journalisten|updated|published|aktualisiert|veröffentlicht|stand|\d\s?min\w{0,4}|read|lesezeit|uhr|publiziert"
    r"|comments?|kommentare?|views?|shares?|views|ago|today|yesterday|heute|gestern|posted)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=[^\W\dA-Z_])(?=(?:Korrespondent|Redakteur|Reporter|Correspondent|Editor|Writer|Staff|Senior"
    r"|Chief|Published|Updated"
    r"|Veröffentlicht|Stand|Journalist|Rédact|Twitter|Facebook|Follow|\d|January|February|March|April|May"
    r"|June|July|August|September|October|November|December))"
)
_CONJUNCTION = re.compile(r"(?:and|und|et|y|og|och|en|e)\s(?=[^\W\d_]\S*\s)")
"""What is left in front of the last of several names: "Ann Lee, Bo Roe, and Tom Watkins"."""
_TRAILING = re.compile(r"\s*(?:기자|記者|记者|특파원|says|schreibt|Biography|Author|\sFollow|\*|:|,|\.\.\.)+\s*$")
_ORGANISATION = re.compile(
    r"\b(?:redaktion\w{0,4}|redacc?i[oó]n|r[eé]daction|redazione|redactie|reda[ck][ctz]\w{0,6}|red|staff"
    r"|team|desk|editors|editorial"
    r"|newsroom|news|agenc\w{1,4}|agentur\w{0,3}|press|presse\w{0,12}|media|magazine?|magazin|times|post"
    r"|herald|gazette|journal"
    r"|zeitung|blatt|kurier|inc|ltd|llc|gmbh|ag|verlag|foundation|stiftung|institut\w{0,2}"
    r"|universit\w{1,5}|association"
    r"|verein|bureau|office|department|ministry|group|company|corporation|network|radio|tv|channel|online"
    r"|admin\w{0,10}"
    r"|webmaster|contributors?|writers?|correspondents?|reporters?|agencies|dpa|afp|reuters|ap|apa|sid|sda"
    r"|ansa|efe|pti|ians|ani"
    r"|belga|anp|ntb|tt|upi|tass|xinhua|bloomberg|kna|epd|ots|cnn|bbc|associated press|deutsche presse-agentur"
    r"|agence france-presse|e\.v|hospital|school|college|bank|church|society|center|centre|blog)\b"
    r"|\w\.(?:com|org|net|de|info|tv|at|ch|fr|es|it)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who is credited: persons and organisations, each in order."""

    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.persons or self.organisations)


def read_names(names: Iterable[str], own: frozenset[str] = frozenset()) -> Byline:
    """Return who is named by fields that hold names (JSON-LD, meta elements, rel=author), one or more a string.

    Args:
        names: the strings; markup entities, addresses, handles and openers ("By ") are taken off.
        own: keys (`name_key`) of the site's and the publisher's names: organisations wherever they stand.
    """
    persons: dict[str, str] = {}
    organisations: dict[str, str] = {}
    for name in names:
        for piece in _pieces(name):
            clean = clean_name(piece)
            if clean:
                kind = organisations if is_organisation(clean, own) else persons
                kind.setdefault(name_key(clean), clean)
    return Byline(tuple(persons.values()), tuple(organisations.values()))


def read_byline(text: str, own: frozenset[str] = frozenset(), *, opened: bool = False) -> Byline:
    """Return who is named by a byline as printed: "By Jane Roe and John Doe, Staff Writers | May 2, 2020".

    Args:
        text: a line; the first `LONGEST_BYLINE` characters are read.
        own: see `read_names`.
        opened: whether markup says that it is a byline; otherwise it must open with a word such as "By".
    """
    line = _GLUED.sub(" | ", " ".join(_NOISE.sub(" ", text[:LONGEST_BYLINE]).split()))
    opener = _OPENER.match(line)
    if opener and not _COLON.search(opener[0]) and _NEEDS_COLON.fullmatch(opener[0].strip()):
        opener = opener if opened and _is_small_opener(opener[0], line[opener.end() :]) else None
    if not opener and (not opened or _CREDIT_OPENERS.match(line)):
        return Byline()
    names: list[str] = []
    for piece in _SPLITTER.split(_TAIL.sub("", line[opener.end() :] if opener else line)):
        clean = clean_name(piece)
        if not clean or (_ROLE.search(clean) and not is_organisation(clean, own)):
            if names:
                continue
            break
        office = is_organisation(clean, own)
        if not looks_like_name(clean) and not (office and len(clean.split()) <= 5):
            break
        if names and " " in names[0] and " " not in clean and not office and not _is_uncased(clean[0]):
            continue  # "Jane Roe, Zürich": a place or a desk
        names.append(clean)
    found = read_names(names, own)
    short = not opened and opener and " " not in opener[0].strip() and found.persons and " " not in found.persons[0]
    return Byline() if short and not _is_uncased(found.persons[0][0]) else found  # "By Industry" heads a menu


def _is_small_opener(opener: str, rest: str) -> bool:
    """Whether "di Anna Neri" opens in small letters and goes on with a whole name."""
    return opener.strip().islower() and " " in rest and looks_like_name(rest)


def clean_name(name: str) -> str:
    """Return the bare name, empty where the string holds none."""
    bare = " ".join(_NOISE.sub(" ", unescape(name[:LONGEST_BYLINE])).split())
    opener = _NAME_OPENER.match(bare)
    if opener:
        bare = bare[opener.end() :]
    conjunction = _CONJUNCTION.match(bare)
    if conjunction:
        bare = bare[conjunction.end() :]
    bare = _TRAILING.sub("", bare).strip(" \t,;:|/•·–—-*'\"“”„»«").lstrip(".")
    if bare.endswith(".") and len(bare.split()[-1]) > _LONGEST_INITIAL:
        bare = bare.rstrip(".")
    if not bare or len(bare) > LONGEST_NAME or _NOT_A_NAME.search(bare):
        return ""
    return bare


def looks_like_name(name: str) -> bool:
    """Whether a piece of a printed line has the shape of a person's name: two to five words with capitals."""
    words = name.split()
    if not 1 <= len(words) <= 5 or any(character.isdigit() for character in name):
        return False
    if any(_is_uncased(word[0]) for word in words):
        return len(name) <= 30
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= max(1, len(words) - 2) and words[0][0].isupper()


def is_organisation(name: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether a credited name is an office and not a person ("dpa", "The Editors", the site's own name)."""
    return name_key(name) in own or bool(_ORGANISATION.search(name))


def _pieces(names: str) -> list[str]:
    """Split a field that may hold several names; "Roe, Jane" stays whole, since a comma may turn a name round."""
    text = " ".join(_NOISE.sub(" ", unescape(names[: LONGEST_BYLINE * 3])).split())
    return [piece for piece in _SPLITTER.split(text) if piece and not _is_role(piece)]


def _is_role(piece: str) -> bool:
    found = _ROLE.search(piece)
    return bool(found) and not _ORGANISATION.search(piece)


def _is_uncased(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()
