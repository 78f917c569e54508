"""Lines that say when, and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.model import Role
from extractor.phrases.cues import cues_of, line_role
from extractor.text import LETTER, line_key, one_i, pattern

_LONGEST = 90
_FEW_WORDS = 4
"""Words that a bare date has: weekday, month, "at", "pm", a time zone."""
_NUMERIC = pattern(
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{2,4}\b|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]|"
    r"[١-٩۰-۹]{1,4}[-/]?\s?\w+\s?[١-٩۰-۹]{4}"
)
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_WORD = pattern(rf"{LETTER}+")
_CLOCK = pattern(r"\b\d{1,2}[:.h]\d{2}\b")
_WHEN = pattern(
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d|\b\d{1,3}\s?"
    r"(?:min|hour|hr|day|week|month|std|stunde|tag|woche|monat|heure|jour|hora|día|dia|ore|giorn|uur|uren|dag|time)",
    re.IGNORECASE,
)
"""What says when: a clock, a numeric date, "4 min read", "5 hours ago"."""
_LONGEST_DAY = 60
_MONTH_NAMES = """\
jan january januar januari jänner janvier enero gennaio janeiro styczeń stycznia leden ledna tammikuuta
января січня ocak يناير ינואר जनवरी ianuarie január ιανουαρίου januar feb february februar februari février
fev febrero febbraio fevereiro luty lutego únor února helmikuuta февраля лютого şubat فبراير פברואר फरवरी
februarie február φεβρουαρίου febbr mar march mär märz mars maart marzo março marzec marca březen března
maaliskuuta марта березня mart مارس מרץ मार्च martie március μαρτίου mrz apr april avril abr abril aprile
kwiecień kwietnia duben dubna huhtikuuta апреля квітня nisan أبريل אפריל अप्रैल aprilie április απριλίου avr
may mai mei maj mayo maggio maio květen května toukokuuta мая травня mayıs مايو מאי मई május μαΐου mag jun
june juni juin junio giugno junho czerwiec czerwca červen června kesäkuuta июня червня haziran يونيو יוני
जून iunie június ιουνίου giu jul july juli juillet julio luglio julho lipiec lipca červenec července
heinäkuuta июля липня temmuz يوليو יולי जुलाई iulie július ιουλίου lug juil aug august augusti août augustus
agosto ago sierpień sierpnia srpen srpna elokuuta августа серпня ağustos أغسطس אוגוסט अगस्त augusztus
αυγούστου sep sept september septembre septiembre settembre setembro set wrzesień września září syyskuuta
сентября вересня eylül سبتمبر ספטמבר सितंबर septembrie szeptember σεπτεμβρίου oct october oktober octobre
octubre ottobre outubro out okt październik października říjen října lokakuuta октября жовтня ekim أكتوبر
אוקטובר अक्टूबर octombrie október οκτωβρίου ott nov november novembre noviembre novembro listopad listopada
listopadu marraskuuta ноября листопада kasım نوفمبر נובמבר नवंबर noiembrie νοεμβρίου dec december dezember
desember décembre diciembre dicembre dezembro dez des grudzień grudnia prosinec prosince joulukuuta декабря
грудня aralık ديسمبر דצמבר दिसंबर decembrie δεκεμβρίου dic déc ינואר בינואר בפברואר במרץ באפריל במאי ביוני
ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר tháng
"""
_MONTHS = frozenset(one_i(_MONTH_NAMES).split())
"""Names of months, written out and short, in the languages of the cues."""
_UNITS = frozenset("年月日時时分秒년월일시분초")
"""What stands between the numbers of a date in East Asia; no word of the line's own."""
_NUMBER = pattern(r"\d+")
_YEARS, _OTHER_YEARS = range(1980, 2100), (range(1370, 1460), range(2520, 2600))
"""Years of pages; the others by the Iranian, Islamic and Buddhist calendars, on lines in their scripts."""
_YEAR_DIGITS, _DAY_DIGITS = 4, 2
_LEAST_DIGITS = 0.3
"""Share of digits among the digits and letters of a line that is mostly a date; set by hand."""
_DIGITS = frozenset("0123456789")
_MOST_WORDS = 7
"""Letters-only words in a date line: weekday, month, "Published on", "at", "am", a time zone."""


@lru_cache(maxsize=1024)  # what stands under a headline is asked for each line that may be one
def is_date_line(text: str) -> bool:
    """Whether a short line is a date, with or without "Published" before it and a time after it."""
    if len(text) > _LONGEST or not _has_digit(text):
        return False
    words = [word for word in _WORD.findall(one_i(text.lower())) if word not in _UNITS]
    if len(words) > _MOST_WORDS:
        return False
    if _NUMERIC.search(text):
        return len(words) <= _FEW_WORDS or _opens(text)
    if not _MONTHS.isdisjoint(words):
        return len(words) <= _FEW_WORDS + (_YEAR.search(text) is not None) or _opens(text)
    return _opens(text) and (_CLOCK.search(text) is not None or line_role(line_key(text)) is Role.DATE)


def is_mostly_date(text: str) -> bool:
    """Whether a short line is a year and other digits for the most part, in any script: "প্রকাশ: ১৮ জুলাই ২০২৪, ০৮:০০".

    It needs a place where dates stand: a line of a table has this form, too.
    """
    if len(text) > _LONGEST:
        return False
    numbers = _NUMBER.findall(text)
    digits, letters = sum(map(len, numbers)), sum(map(str.isalpha, text))
    has_day = any(len(number) <= _DAY_DIGITS for number in numbers)
    years = {int(number) for number in numbers if len(number) == _YEAR_DIGITS}
    has_year = any(year in _YEARS for year in years)
    if not text.isascii():
        has_year = has_year or any(year in calendar for year in years for calendar in _OTHER_YEARS)
    return has_year and has_day and digits >= _LEAST_DIGITS * (digits + letters)


def says_when(text: str) -> bool:
    """Whether a short line is a date or holds a year, a clock or an age: "4 min read", "5 hours ago"."""
    return len(text) <= _LONGEST_DAY and (says_which_day(text) or _YEAR.search(text) is not None)


def says_which_day(text: str) -> bool:
    """Whether a line is a date or holds a clock, a numeric date or an age, more than a year alone."""
    return is_date_line(text) or _WHEN.search(text) is not None


def _has_digit(text: str) -> bool:
    return not _DIGITS.isdisjoint(text) if text.isascii() else any(map(str.isdigit, text))


def _opens(text: str) -> bool:
    """Whether a line begins as dates are introduced: "Published", "Stand"."""
    return cues_of(text)[:1] == (Role.DATE,)
