"""The charset of a text in one byte a character: the one whose letters some language writes so often.

What is right in Czech, "š" and "ž", is "¹" and "¾" in the next charset. So each charset is read, each language that is
written in it says how likely the characters above ASCII are, and the likeliest pair wins. Source: naive Bayes over
letters; the orders of letters are by hand, from common knowledge of the languages.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import log
from typing import NamedTuple

from extractor.readers.labels import CHARSETS

_WESTERN = {
    "de": "üäößéàèáç", "fr": "éèàêçùâîôûëïœæ", "es": "óíáéñúü", "pt": "ãçáéíóêõúâôàü", "it": "àèòùéìóíî",
    "nl": "ëéïèöüçê", "sv": "äåöéü", "da": "øåæéö", "fi": "äöåé", "is": "íáðéóöþúæý", "ca": "óàèéíòçúïü",
    "en": "éöüèáñçï",
}  # fmt: skip
_CENTRAL = {
    "pl": "łążęóśćńź", "cs": "áíéěřýčžšůúóďťň", "sk": "áíýčéžúšľôťóňäďĺŕ", "hu": "áéóöőíüúű", "ro": "ăîşţâ",
    "hr": "čšžćđ", "de": _WESTERN["de"],
}  # fmt: skip
_CYRILLIC = {
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "uk": "оанивітреслкудмпязьбгчйюхїжцшєщфґ",
    "bg": "аоеитнрсвлкдпмзъугбчяцхшжйщфюь", "sr": "аоиенрјстувкдпмлгзбчшцљњжћђхфџ",
    "be": "аніеоцрслктыудямпўзбвёьгхчйжюшэф", "mk": "аоеинтрсвдклпумзгјбчшцѓќжњхфџѕљ",
}  # fmt: skip
_ARABIC = {"ar": "اليمنوترهبدسكفعقجحةأشخصذىطزثإضءغظئآؤ", "fa": "اینرودمهتبسشکلزفگخقپجعچحصآطضذژغثظئيك"}

_LETTERS: dict[str, dict[str, str]] = {
    "windows-1252": _WESTERN,
    "windows-1251": _CYRILLIC,
    "windows-1250": _CENTRAL,
    "windows-1254": {"tr": "ıüişçöğâ"},
    "windows-1253": {"el": "αοιετσνηυρπκμλςδγωθχφβξζψάίόήέύώϊϋΐΰ"},
    "windows-1256": _ARABIC,
    "windows-1255": {"he": "יוהלאמרתבשנכדקפחםעטגסצןזךףץ"},
    "windows-1257": {"lt": "ėšįžųčūąę", "lv": "āīēšūņžļķčģ", "et": "äõüöšž"},
    "windows-874": {"th": "านรกเงวอ่มย้ลตดัทสีิ์ะปบคหแจพุ็ชขใไืูโผึธถซศณภฐฏญ"},
    "iso-8859-2": _CENTRAL,
    "koi8-r": {"ru": _CYRILLIC["ru"]},
    "koi8-u": {"uk": _CYRILLIC["uk"]},
    "ibm866": {"ru": _CYRILLIC["ru"]},
    "iso-8859-5": _CYRILLIC,
    "iso-8859-7": {"el": "αοιετσνηυρπκμλςδγωθχφβξζψάίόήέύώϊϋΐΰ"},
    "iso-8859-6": {"ar": _ARABIC["ar"]},
    "windows-1258": {"vi": "đ\u0300\u0301êâô\u0323ưàáơ\u0309ă\u0303óéùúíèò"},
}
"""Charsets, the commonest first, and the letters that each language writes in it, the most frequent first."""

_LESS_COMMON = 0.4
"""What each further place in that order takes from the logarithm of a charset's chance: decides where hardly any letter
does; set by hand."""

_SIGNS = frozenset("“”„‘’‚«»‹›–—…·•§°¿¡©®™€£¥½¼²³±×\u00a0")
_SIGN_BYTES = frozenset("".join((*_SIGNS, *"´ªºµ¶¬¦¨")).encode("windows-1252"))
"""Bytes that are signs in the commonest charset. Where a text has no others, as "don´t" and "Nº 5", no language tells:
"º" alone would be the likelier Romanian "ş"."""
_AT_THE_START, _CAPITAL, _INSIDE_A_WORD = 0.2, 0.2, 0.002
"""How often a letter is a capital one: first in its word, after a capital one, after a small one."""
_SIGN, _ODD_SIGN, _OTHER, _CONTROL = 0.01, 0.0005, 0.0005, 1e-6
"""Chance of a sign of print, of one between two letters, of anything else, and of a control character."""

LEAST_LIKELY = log(0.009)
"""Below this mean logarithm a text is in none of these charsets. Texts of 30 languages reach -3.9 and more in theirs,
-4.6 where they have curly quotes alone; Chinese, Japanese and Korean ones -5.2 at most in any."""

_ODD = "\u2400"
"""Stands for a letter beside a digit: "£30" is "Ł30" in the next charset."""

_MOST_BYTES = 8192
"""How much text is read; a verdict does not change beyond a few hundred letters."""

Seen = tuple[str, bool, bool]
"""A character, whether a letter stands before it, and whether one stands behind it: for a capital letter, a capital
one before it."""


class Guess(NamedTuple):
    """A charset, and the mean logarithm of a character's chance in it."""

    charset: str
    mean: float


def likeliest(sample: bytes, language: str = "") -> Guess | None:
    """Return the charset of one byte a character that is likeliest for a sample; None without bytes above 127.

    Args:
        sample: some of the text.
        language: what the page says of its language, empty where it says nothing.
    """
    sample = sample[:_MOST_BYTES]
    triples = zip(b" " + sample[:-1], sample, sample[1:] + b" ", strict=True)
    counts = Counter(triple for triple in triples if triple[1] > ord("\x7f"))
    total = sum(counts.values())
    if total and _SIGN_BYTES.issuperset(byte for _, byte, _ in counts):
        return Guess("windows-1252", log(_SIGN))
    best, found = 0.0, None
    for place, (name, languages) in enumerate(_LETTERS.items()) if total else ():
        seen = _seen(counts, bytes(range(256)).decode(CHARSETS[name].codecs[0], "replace"))
        for each, letters in languages.items():
            chance = sum(count * log(_chance(one, letters)) for one, count in seen.items())
            value = chance - _LESS_COMMON * place - (bool(language) and each != language)
            if found is None or value > best:
                best, found = value, Guess(name, chance / total)
    return found


def _seen(counts: Mapping[tuple[int, int, int], int], table: str) -> Counter[Seen]:
    """Return how often each character stands where, given three bytes in a row and the character of each byte."""
    found: Counter[Seen] = Counter()
    for (before, byte, behind), count in counts.items():
        left, character, right = table[before], table[byte], table[behind]
        if character.isalpha() and (left.isdigit() or right.isdigit()):
            found[_ODD, False, False] += count
        else:
            found[character, left.isalpha(), left.isupper() if character.isupper() else right.isalpha()] += count
    return found


def _chance(seen: Seen, letters: str) -> float:
    character, left, right = seen
    chances = _chances(letters)
    if character in chances:
        return chances[character]
    if character.isupper() and character.lower() in chances:
        case = _AT_THE_START if not left else _CAPITAL if right else _INSIDE_A_WORD
        return chances[character.lower()] * case
    if character in _SIGNS:
        return _ODD_SIGN if left and right and character not in "’\u00a0" else _SIGN
    return _CONTROL if unicodedata.category(character) in ("Cc", "Cn", "Co") or character == "\ufffd" else _OTHER


@cache
def _chances(letters: str) -> dict[str, float]:
    """Return the chance of each letter, falling with its place. Source: Zipf's law."""
    weights = {letter: 1 / (place + 2) for place, letter in enumerate(letters)}
    total = sum(weights.values())
    return {letter: weight / total for letter, weight in weights.items()}
