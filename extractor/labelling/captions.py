"""Captions: text blocks that end in the credit of a picture, wherever they stand in the body.

A caption may be a full sentence, or three, that the scorer believes. Its end gives it away: "Photo: Ann Lee",
"Fot. Jan Nowak", "© Anna Weber/dpa", "(AFP/Getty Images)", "Ann Lee for The Harbour Times", "陈朗 摄". Galleries print
it a second time without its credit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.labelling.extent import Extent
from extractor.model import Cut, Draft, Kind, Role
from extractor.phrases.cues import cues_of, line_role
from extractor.text import count_words, has_one_of, line_key, pattern

_BY = "captions"
_LONGEST = 500
_LONGEST_BRACKET = 320
"""Characters of a block that ends in an agency's name in brackets; a longer one is a paragraph that it signs."""
_CREDIT_CHARACTERS = 100
_SENTENCE, _SEVERAL, _MOST_OF_BODY = 60, 3, 0.5
"""Characters before the credit, captions, and their share of the body's characters, from which on captions are a page's
text. Set by hand: of the labelled pages none has more than .3."""
LEAST_BEFORE = 4
"""Characters before a credit from which on they say what the picture shows."""
_NAME_WORDS = 3
"""Words before a credit that may be no more than a photographer's name."""
_AROUND = 2
"""Blocks above the headline and below the text that may belong to a picture of the article."""
_CLAIM = pattern(r"[©Ⓒ]\s?(?:copyright\s)?\d{4}")
_LONGEST_NAME = 80
_LEAST_BUTTON_WORDS = 3
_LONGEST_BUTTON = 60

_WORDS = """\
photo photos photograph photographs photography picture pictures image images illustration credit credits pic foto
fotos fot fotó fotók fotograaf fotograf fotografie fotografía fotografia fotoğraf zdjęcie zdj rys bild bilder
bildquelle bildnachweis beeld bilde billede kuva kuvat crédit crédits crédito imagen imagem immagine kép görsel ảnh
hình gambar φωτο φωτό φωτογραφία фото світлина צילום תמונה صورة الصورة تصوير عکس عکاس फोटो तस्वीर
छायाचित्र ছবি আলোকচিত্র ภาพ
"""
_PICTURE_WORDS = frozenset(_WORDS.split())
_PICTURE_WORDS_DENSE = ("写真", "撮影", "画像", "图", "图片", "圖片", "摄", "攝", "摄影", "攝影", "사진", "제공")
_AGENCIES = (
    r"AFP|AP|AP Photo|EPA(?:-EFE)?|EFE|DPA|dpa(?:-tmn)?|ANSA|APA|TASS|Reuters|REUTERS|Getty(?: Images)?|Xinhua|PTI|"
    r"ANI|IMAGO|imago|Anadolu|AA|Belga|ANP|TT|NTB|Ritzau(?: Scanpix)?|Scanpix|Shutterstock|iStock|Bloomberg|PAP|MTI|"
    r"Lusa|LaPresse|Keystone|KEYSTONE|SDA|PA|PA Wire|Alamy|Unsplash|Flickr|Pixabay|Pexels|Imago|NurPhoto|Photoshot|"
    r"picture alliance|ТАСС|РИА Новости|رويترز|ロイター|共同|時事|新华社"
)
_ALONE = ("AP Photo", "AFP", "EPA", "EFE", "REUTERS", "Reuters", "Getty Images", "IMAGO", "Imago", "Unsplash",
          "Shutterstock", "iStock", "Alamy", "Pixabay", "Pexels")  # fmt: skip
"""Names that mean nothing else where they stand behind a sentence or are glued to a word."""
_NAME = r"(?:[^.!?。！？:：]|\.(?>(?=\S)|(?<=\b\w\.)))"
_BREAK = pattern(r"[!?。！？\n$€£]|(?<!\b\w)\.\s")
"""What no name of a photographer has: the end of a sentence, a line break, a price."""
_BEFORE_WORD = ' \t\u00a0.([（【|/–—-"“”'
_FORMS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("Fot.",), pattern(rf"(?:^|(?<=[\s(]))Fot\.\s{_NAME}{{2,60}}[.)]*$")),
    (
        ("hoto", "HOTO", "mage", "MAGE", "icture", "ICTURE", "llustration", "LLUSTRATION", "ourtesy"),
        pattern(
            r"(?:^|(?<=[.!?)]\s)|\()(?:(?i:photo|image|photograph|picture|illustration)s?\s"
            rf"(?:by|via|from|courtesy(?:\sof)?)|Courtesy(?:\sof)?)\s[A-Z]{_NAME}{{2,60}}[.)]*$"
        ),
    ),
    (("©", "Ⓒ"), pattern(rf"[©Ⓒ]\s?(?!copyright){_NAME}{{2,70}}[.)]*$")),
    (
        ("via", "/", "|"),
        pattern(
            rf"\s(?:via|/|\|)\s?(?:{_AGENCIES})[.)]*$|\w/(?:{_AGENCIES})[.)]*$|[|/]\s?(?:AP|Getty)\b{_NAME}{{0,20}}$"
        ),
    ),
    (("pic", "hoto"), pattern(rf"[(—–-]\s?(?:{_AGENCIES})\s(?i:(?:file\s)?(?:pic|photo|picture)s?)[.)]*$")),
    (("/",), pattern(rf"(?:^|(?<=[.!?)\s]))(?:{_AGENCIES})/\s?{_NAME}{{2,60}}$")),
    (("/",), pattern(rf"(?:^|(?<=[\s(.]))(?:Ljósmynd|Mynd|Foto|Fotó|Photo|Bild|Kuva)/\s?[^\s.]{_NAME}{{1,60}}[.)]*$")),
    (("＝",), pattern(r"＝(?:ＡＰ|AP|ＡＦＰ|AFP|ロイター|共同|時事|AFP時事|ＡＦＰ時事|新華社)(?:通信)?$")),
    (("Getty Images",), pattern(r"\w\.?\s?Getty Images[.)]*$")),
    (
        (")", "）"),
        pattern(
            rf"[(（](?P<bracket>{_AGENCIES})[)）]\.?$"
            r"|[(（](?i:archivbild|archivfoto|symbolbild|symbolfoto|arkivfoto|arkivbild|file photo|file|archieffoto|"
            r"資料写真|资料图(?:片)?|資料圖(?:片)?|foto d['’]archivio|foto de archivo|photo d['’]archives?)[)）]\.?$"
        ),
    ),
    (("摄", "攝"), pattern(r"(?<=[。\s）)，、/])[^。，\s]{2,12}\s?[摄攝][)）。]?$")),
    (("撮影", "写す", "提供"), pattern(r"[(（＝=][^（()）。]{1,20}(?:撮影|写す|提供)[)）]?$")),
    (("뉴", "뱅크"), pattern(r"(?:뉴시스|뉴스1|연합뉴스|게티이미지뱅크)\s?(?:제공)?[)\]]?\.?$")),
)
"""Ends of captions, and the signs of which each has one at least: looked for first, since most lines have none."""
_STANDS_ALONE = pattern(rf"(?:(?<=[.!?”\"]\s)|(?<=[a-zß-ÿ0-9”’)]))(?:{'|'.join(_ALONE)})\.?$")
_FOR_A_PAPER = pattern(
    r"(?<=[a-z][a-z)”]\.\s)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2}\sfor\s[A-Z][^.!?]{2,30}$|(?:hide|toggle) caption$"
)
_ASCII_FORMS = tuple((signs, form) for signs, form in _FORMS if any(map(str.isascii, signs)))
_COLONS = ":：=＝"
_SIGNS = ("(", "/", "|", "©", " by ", " from ", " via ", "Getty", "ourtesy", "Fot.", " pic", " photo")
_SIGNS_WIDE = (*_SIGNS, "Ⓒ", "（", "摄", "攝", "뉴", "뱅크", "＝")
"""One of these stands in every credit."""


def drop_captions(draft: Draft) -> None:
    """Drop blocks of the body that end in a picture's credit, and the buttons that open a picture.

    Where such blocks are most of the body, as in an essay of pictures, they are its text, and only credits are cut.
    """
    extent = Extent.of(draft)
    texts = draft.document.texts
    last = extent.last
    starts: dict[int, int] = {}
    for index in extent.body:
        text = texts[index]
        if len(text) > _LONGEST:
            continue
        start = credit_start(text)
        if start >= 0 and not (index == last and text.endswith(")")):
            starts[index] = start
        elif len(text) <= _LONGEST_BUTTON and _is_button(text):
            draft.relabel(index, Role.CAPTION, "it is the button of a picture", _BY)
    if _are_text(texts, starts, extent.above[-1]):
        _cut_credits(draft, starts)
    else:
        _drop(draft, starts, extent.body)


def _are_text(texts: list[str], starts: Mapping[int, int], characters: int) -> bool:
    """Whether captions of a sentence or more hold most of a body of so many characters."""
    told = [index for index, start in starts.items() if start >= _SENTENCE]
    return len(told) >= _SEVERAL and sum(len(texts[index]) for index in told) > _MOST_OF_BODY * characters


def _cut_credits(draft: Draft, starts: Mapping[int, int]) -> None:
    for index, start in starts.items():
        text = draft.document.texts[index]
        if start < LEAST_BEFORE:
            draft.relabel(index, Role.CREDIT, _because(text, start), _BY)
        elif not draft.pinned[index]:
            stop = len(text[:start].rstrip())
            draft.cut(index, Cut(stop, len(text), Role.CREDIT, "it is the credit of a picture", _BY))


def _drop(draft: Draft, starts: Mapping[int, int], body: list[int]) -> None:
    texts = draft.document.texts
    for index, start in starts.items():
        role = Role.CREDIT if start < LEAST_BEFORE else Role.CAPTION
        draft.relabel(index, role, _because(texts[index], start), _BY)
    shown = {texts[index][:start].strip() for index, start in starts.items()}
    for index in body if shown else ():
        if texts[index] in shown:
            draft.relabel(index, Role.CAPTION, "a caption with a credit says the same", _BY)


def name_captions(draft: Draft) -> None:
    """Name the dropped lines around the article that end in a picture's credit."""
    title = draft.title()
    body = draft.body()
    if not body:
        return
    first = title if 0 <= title < body[0] else body[0]
    for index in range(max(0, first - _AROUND), min(len(draft.roles), body[-1] + 1 + _AROUND)):
        text = draft.document.texts[index]
        if draft.roles[index] is Role.BOILERPLATE and len(text) <= _LONGEST and not _is_claim(text):
            start = credit_start(text)
            if start >= LEAST_BEFORE and draft.document.build(index).kind is not Kind.CAPTION:
                role = Role.CAPTION if count_words(text[:start]) > _NAME_WORDS else Role.CREDIT
                draft.relabel(index, role, _because(text, start), _BY)


def _because(text: str, start: int) -> str:
    return f"it ends in the credit of a picture: {text[start:].strip()[:60]!r}"


def _is_claim(text: str) -> bool:
    """Whether a line claims the copyright of the page: "© 2024 The Harbour Times"."""
    return _CLAIM.search(text) is not None or ("©" in text and cues_of(text)[:1] == (Role.LEGAL,))


def credit_start(text: str) -> int:
    """Return where the credit of a picture begins that ends a text; -1 where there is none, and for empty text."""
    tail = text[-_CREDIT_CHARACTERS:]
    skipped = len(text) - len(tail)
    colon = tail.rfind(":") if tail.isascii() else max(map(tail.rfind, _COLONS))
    start = _after_colon(tail, colon) if colon > 1 else -1
    if start >= 0:
        return skipped + start
    match = _by_form(tail)
    if match is None or (match.lastgroup and len(text) > _LONGEST_BRACKET):
        return -1
    return skipped + match.start()


def _by_form(tail: str) -> re.Match[str] | None:
    """Return the credit that begins first of those that end a text, None where there is none."""
    if tail.endswith(_ALONE, 0, len(tail) - tail.endswith(".")) and (alone := _STANDS_ALONE.search(tail)):
        return alone
    if tail[-1:].isalnum() and (" for " in tail or tail.endswith(" caption")) and (by := _FOR_A_PAPER.search(tail)):
        return by
    signs, forms = (_SIGNS, _ASCII_FORMS) if tail.isascii() else (_SIGNS_WIDE, _FORMS)
    if not has_one_of(signs, tail):
        return None
    found = [match for signs, form in forms if has_one_of(signs, tail) and (match := form.search(tail))]
    return min(found, key=re.Match.start) if found else None


def _after_colon(tail: str, colon: int) -> int:
    """Return where "Photo: Ann Lee" begins that ends a text, its colon given; -1 where nothing of that form does."""
    name = tail[colon + 1 :].strip().rstrip(".)]）】")
    if not 2 <= len(name) <= _LONGEST_NAME or _BREAK.search(name):
        return -1
    words = tail[:colon].rstrip(" .").split(" ")
    word = words[-1].rsplit(".", 1)[-1].lstrip(_BEFORE_WORD)
    if word.lower() not in _PICTURE_WORDS and not word.endswith(_PICTURE_WORDS_DENSE):
        return -1
    if len(words) > 1 and words[-2].lstrip(_BEFORE_WORD).lower() in _PICTURE_WORDS:
        word = f"{words[-2].lstrip(_BEFORE_WORD)} {word}"
    start = tail.rfind(word, 0, colon)
    above = tail[:start].rstrip()
    return -1 if word[0].islower() and above[-1:].isalnum() else start


def _is_button(text: str) -> bool:
    """Whether a whole short line opens a picture: "View image in fullscreen"; a single word may be a subhead."""
    if text.count(" ") < _LEAST_BUTTON_WORDS - 1:
        return False
    return cues_of(text)[:1] == (Role.CAPTION,) and line_role(line_key(text)) is Role.CAPTION
