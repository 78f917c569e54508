"""Dates told from the day of reading: "3 hours ago", "gestern". Without a day of capture they are no dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractor.model.values import Moment

_TODAY = (
    r"today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|tänään|dnes|dziś|dzisiaj|сегодня"
    r"|сьогодні|bugün|astăzi|ma"
    r"|今天|今日|오늘|اليوم|היום|σήμερα|hôm nay|hari ini|आज|just now|gerade eben"
)
_YESTERDAY = (
    r"yesterday|gestern"
    r"|hier|ayer|ontem|ieri|gisteren|igår|i går|eilen|včera|wczoraj|вчера|вчора|dün|tegnap|昨天|昨日|어제"
    r"|أمس|אתמול|χθες|hôm qua|kemarin|कल"
)
_HOURS = (
    r"seconds?|minutes?|mins?|hours?|hrs?|sekunden?|minuten?|stunden?|std|secondes?|heures?|segundos?"
    r"|minutos?|horas?|secondi"
    r"|minuti|or[ae]|uur|uren|min|timmar|timmen|time[rn]?|tuntia|minuuttia|hodin\w?|minut\w?|godzin\w?"
    r"|час\w{0,3}|минут\w?|годин\w?"
    r"|хвилин\w?|saat|dakika|घंटे|घंटा|मिनट|órája|perce|小时前?|小時|分钟|分鐘|時間|分|시간|분|ساعات?|دقائق|ساعة|שעות|דקות|giờ|phút|jam|menit"
)
_DAYS = (
    r"days?|tag(?:en|e)?|jours?|d[ií]as?|giorn[io]|dag(?:en|ar|er|e)?|päivää|dn[íiů]|dni|дн\w{1,3}|день"
    r"|gün|napja|天|日|일|أيام|ימים|दिन|ngày|hari"
)
_WEEKS = (
    r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|we[e]?ken?|vecko?r|uker|viikkoa|týdn\w|tygodni\w"
    r"|недел\w|hafta|सप्ताह|हफ्ते|हफ़्ते|周|週間?|주"
)
_AGO = (
    r"ago|vor|il y a|hace|há|fa|geleden|sedan|siden|sitten|před|temu|назад|тому|önce|前|전|منذ|לפני|πριν"
    r"|trước|lalu|ezelőtt|पहले"
)
_LETTER = r"[\w\u0900-\u0963]"
"""Letters, and Devanagari with its vowel signs: "आज" is no word of "आजाद"."""
_WORD = re.compile(rf"(?<!{_LETTER})(?:(?P<today>{_TODAY})|(?P<yesterday>{_YESTERDAY}))(?!{_LETTER})", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"(?P<n>\d{{1,2}})\s?(?:(?P<hours>{_HOURS})|(?P<days>{_DAYS})|(?P<weeks>{_WEEKS}))(?![a-zà-ž])", re.IGNORECASE
)
_PAST = re.compile(rf"(?:(?<!\w)(?:{_AGO})(?!\w))|前|전", re.IGNORECASE)
_LONGEST = 120
"""Characters of a line that is looked at; set by hand."""


def read_relative(text: str, captured: date | None) -> Moment | None:
    """Return the day that a line tells from the day of capture, None where either is missing.

    "3 hours ago" gives the day of capture itself, as its hour is not known.
    """
    if captured is None or len(text) > _LONGEST:
        return None
    word = _WORD.search(text)
    if word:
        return _back(captured, 1 if word["yesterday"] else 0)
    amount = _AMOUNT.search(text)
    if amount and _PAST.search(text):
        count = int(amount["n"])
        return _back(captured, 7 * count if amount["weeks"] else count if amount["days"] else 0)
    return None


def _back(captured: date, days: int) -> Moment:
    return Moment((captured - timedelta(days=days)).isoformat())
