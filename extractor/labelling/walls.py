"""Walls: a consent form, a login form, search results or an error that stands where the article should.

Their sentences are good prose, so the page as a whole must speak: its text is short, no line dates it or names an
author, its buttons are those of a form, and most of its paragraphs speak of the wall. An article about cookies has
a date or a byline, or paragraphs about something else.
"""

from __future__ import annotations

import re

from extractor.labelling.dates import is_date_line
from extractor.labelling.extent import Extent
from extractor.labelling.opening import is_byline
from extractor.model import Draft, Role
from extractor.text import line_key, pattern

_BY = "walls"
_LONGEST_WALL, _LONGEST_LOGIN, _LONGEST_ERROR = 4000, 900, 600
"""Characters of body that a consent wall, a login form and an error page have at most; set by hand."""
_LONGEST_BUTTON = 45
_AROUND = 20
"""Blocks between a login form's sentences and its fields; shops have one too, far above the product. Set by hand."""
_LEAST_BUTTONS = 2
_LEAST_FIELDS = 3
_LEAST_SNIPPETS = 2
_CONSENT = (
    "cookie", "consent", "tracking", "privacy", "partner", "personalised ads", "personalized ads", "données",
    "vie privée", "publicité", "datenschutz", "ihre daten", "werbung", "werbefrei", "anzeigen", "einwilligung",
    "datos personales", "privacidad", "dati personali", "gegevens", "ciasteczk", "dane osobowe", "куки", "персональн",
    "çerez", "تعريف الارتباط", "クッキー", "쿠키",
)  # fmt: skip
_CONSENT_BUTTON = pattern(
    r"^(?:accept|agree|i agree|allow all|reject|decline|refuse|deny|manage (?:preferences|options|choices|cookies)|"
    r"cookie settings|accepter|tout accepter|tout refuser|refuser|continuer sans|paramétrer|personnaliser|akzeptieren|"
    r"alle akzeptieren|alle ablehnen|ablehnen|zustimmen|einstellungen|zum pur abo|liste der 0|liste de nos partenaires|"
    r"aceptar|rechazar|configurar|accetta|rifiuta|aceitar|rejeitar|accepteren|weigeren|akceptuj|odrzuć|zaakceptuj|"
    r"godkänn|acceptera|avvisa|godta|accepter alle|afvis|hyväksy|принять|отклонить|прийняти|kabul et|reddet|"
    r"elfogad|souhlasím|odmítnout)\b"
)
_LOGIN_FIELD = pattern(
    r"^(?:e ?mail(?: address| adres| adresse)?|e ?mailadres|password|passwort|kennwort|wachtwoord|mot de passe|"
    r"contraseña|correo electrónico|senha|hasło|пароль|parola|şifre|lösenord|adgangskode|passord|salasana|heslo|jelszó|"
    r"log ?in|sign in|inloggen|anmelden|einloggen|se connecter|iniciar sesión|accedi|entrar|zaloguj(?: się)?|войти|"
    r"forgot(?: your)? password|passwort vergessen|wachtwoord vergeten|mot de passe oublié|olvidé mi contraseña|"
    r"remember me|ingelogd blijven|angemeldet bleiben|create (?:an )?account|maak een account aan|register|"
    r"continue with google|doorgaan met google|パスワード|ログイン|비밀번호|로그인|密码|登录)$"
)
_RESULTS = pattern(
    r"^(?:search results|results for\b|resultados de (?:la )?búsqueda|resultados para\b|résultats de (?:la )?recherche|"
    r"suchergebnisse|risultati della ricerca|resultados da (?:busca|pesquisa)|zoekresultaten|wyniki wyszukiwania|"
    r"sökresultat|søgeresultater|søkeresultater|hakutulokset|результаты поиска|результати пошуку|arama sonuçlari|"
    r"検索結果|검색 ?결과|搜索结果|搜尋結果)"
)
_ERROR = pattern(
    r"^(?:(?:http )?(?:error|fehler|erreur|errore|fout|fel|błąd|ошибка|hata|エラー)(?: code)? 0\b|"
    r"0 (?:error|not found|page)|.{0,20}\b(?:page (?:was |could )?not (?:be )?found|page (?:introuvable|non trouvée)|"
    r"seite (?:wurde )?nicht gefunden|p[áa]gina no (?:encontrada|existe)|pagina non (?:trovata|esiste)|"
    r"página não (?:foi )?encontrada|pagina niet gevonden|sidan (?:kunde inte hittas|hittades inte)|"
    r"siden (?:(?:(?:ble|blev|kunne) )?ikke (?:funnet|fundet|findes)|fin[nd]es ikke)|"
    r"sivua ei löyt\w+|nie znaleziono strony|strony nie znaleziono|"
    r"stránka (?:nebyla nalezena|nenalezena)|страница не найдена|сторінку не знайдено|sayfa bulunamadi|"
    r"az oldal nem található|halaman tidak ditemukan|không tìm thấy trang)|"
    r".*(?:ページが見つかりません|페이지를 찾을 수 없|页面不存在|找不到頁面|找不到页面|"
    r"الصفحة غير موجودة|הדף לא נמצא|पृष्ठ नहीं मिला))"
)
"""Keys of lines by which an error page says what it is; a number is 0 in a key and ı is i."""


def drop_walls(draft: Draft) -> None:
    """Empty the body of a page that is a wall, a login form, search results or an error, and nothing else."""
    extent = Extent.of(draft)
    if not extent.body or extent.above[-1] > _LONGEST_WALL:
        return
    because = _what_it_is(draft, extent)
    if because and not _is_signed(draft, extent):
        for index in extent.body:
            draft.relabel(index, Role.NOTICE, because, _BY)


def _what_it_is(draft: Draft, extent: Extent) -> str:
    """Return what the page is instead of an article; empty where its text speaks for itself."""
    texts = draft.document.texts
    if (
        _speaks_of_consent([texts[index] for index in extent.solid], [texts[index] for index in extent.body])
        and _count(texts, _CONSENT_BUTTON) >= _LEAST_BUTTONS
    ):
        return "the page is a form that asks for consent"
    if extent.above[-1] <= _LONGEST_ERROR and _count(texts, _ERROR):
        return "the page says that there is no such page"
    around = texts[max(0, extent.body[0] - _AROUND) : extent.body[-1] + _AROUND]
    if extent.above[-1] <= _LONGEST_LOGIN and _count(around, _LOGIN_FIELD) >= _LEAST_FIELDS:
        return "the page is a form to log in"
    if sum(texts[index].endswith(("...", "…")) for index in extent.body) and _count(texts, _RESULTS):
        snippets = sum(len(text) > _LONGEST_BUTTON and text.endswith(("...", "…")) for text in texts)
        return "the page lists search results" if snippets >= _LEAST_SNIPPETS else ""
    return ""


def _speaks_of_consent(paragraphs: list[str], lines: list[str]) -> bool:
    """Whether more than half of the paragraphs, and more than a quarter of the body's lines, have a word of such forms.

    A product's page may have one paragraph, its cookie notice, but it has many lines beside it.
    """
    page = "\n".join(lines).lower()
    words = [word for word in _CONSENT if word in page]

    def speaking(some: list[str]) -> int:
        return sum(any(word in line.lower() for word in words) for line in some)

    return bool(words) and 2 * speaking(paragraphs) > len(paragraphs) and 4 * speaking(lines) > len(lines)


def _count(texts: list[str], form: re.Pattern[str]) -> int:
    """Return how many different short lines have a form."""
    found = {key for text in texts if len(text) <= _LONGEST_BUTTON and form.match(key := line_key(text))}
    return len(found)


def _is_signed(draft: Draft, extent: Extent) -> bool:
    """Whether a line right above the body dates it or names its author; results have a date each, which is no sign."""
    texts = draft.document.texts
    above = texts[max(0, extent.body[0] - 6) : extent.body[0] + 2]
    results = any(_RESULTS.match(line_key(text)) for text in texts[: extent.body[0]] if len(text) <= _LONGEST_BUTTON)
    return not results and any(is_date_line(text) or is_byline(text) for text in above)
