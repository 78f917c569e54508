from pathlib import Path

import pytest

import extractor.phrases.chrome_lines as module
from extractor.model import BODY_ROLES, Role
from extractor.phrases import phrase_role
from extractor.phrases.chrome_lines import LONGEST, chrome_line, phrase_key

FILES = sorted((Path(module.__file__).parent / "lines").glob("*.tsv"))


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Skip to main content", Role.NAVIGATION),
        ("  SKIP TO MAIN CONTENT » ", Role.NAVIGATION),
        ("Artikel teilen", Role.SHARE),
        ("Keep reading...Show less", Role.TEASER),
        ("Don’t miss", Role.TEASER),
        ("Le più lette", Role.TEASER),
        ("Política de privacidad", Role.LEGAL),
        ("Реклама", Role.ADVERT),
        ("İlgili Haberler", Role.TEASER),
        ("TÜM HAKLARI SAKLIDIR", Role.LEGAL),
        ("YAZDIR", Role.SHARE),
        ("無断転載を禁じます", Role.LEGAL),
        ("댓글쓰기", Role.COMMENT),
        ("ข่าวที่เกี่ยวข้อง", Role.TEASER),
        ("ဆက်စပ် အကြောင်းအရာများ", Role.TEASER),
        ("ទំព័រដើម", Role.NAVIGATION),
        ("ແບ່ງປັນ", Role.SHARE),
        ("კონფიდენციალურობის პოლიტიკა", Role.LEGAL),
        ("Բոլոր իրավունքները պաշտպանված են։", Role.LEGAL),
        ("আরও পড়ুন:", Role.TEASER),
        ("தொடர்புடைய செய்திகள்", Role.TEASER),
        ("ఇవి కూడా చదవండి", Role.TEASER),
        ("حریم خصوصی", Role.LEGAL),
        ("Pročitajte više", Role.TEASER),
        ("Loe edasi »", Role.TEASER),
    ],
)
def test_a_whole_line_of_chrome_has_its_role(line: str, role: Role) -> None:
    assert phrase_role(line) is role


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "...",
        "Conclusion",
        "FAQ",
        "Frequently asked questions",
        "Fazit",
        "Meist",
        "บทสรุป",
        "উপসংহার",
        "Share prices fell",
        "Skip to main content, said the page, and nobody did.",
        "x" * (LONGEST + 1),
    ],
)
def test_other_lines_have_none(line: str) -> None:
    assert phrase_role(line) is None


def test_a_phrase_tells_on_how_many_sites_it_was_seen() -> None:
    found = chrome_line("Privacy Policy")

    assert found is not None
    assert found.sites > 100


@pytest.mark.parametrize("line", ["– Súhlasím.", "„Strinjam se.“", "Приемам.", "Ballina", "تلاش", "Piškotki"])
def test_a_reply_a_town_or_another_ordinary_word_is_no_phrase(line: str) -> None:
    assert chrome_line(line) is None


def test_there_are_phrases_in_many_languages_and_scripts() -> None:
    stems = {file.stem for file in FILES}

    assert len(FILES) >= 60
    assert {"th", "my", "km", "lo", "ka", "hy", "am", "bn", "ta", "te", "ml", "he", "fa", "ur"} <= stems


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_rows_of_a_file_are_keys_with_a_role_outside_the_body_and_honest_counts(file: Path) -> None:
    header, *rows = file.read_text("utf-8").splitlines()

    assert header == "phrase\trole\tchrome_hosts\tcontent_hosts"
    for row in rows:
        phrase, role, chrome, content = row.split("\t")
        assert phrase == phrase_key(phrase) != ""
        assert len(phrase) <= LONGEST
        assert Role(role) not in BODY_ROLES
        assert int(content) <= 0.05 * int(chrome)


def test_no_phrase_stands_twice() -> None:
    phrases = [row.split("\t")[0] for file in FILES for row in file.read_text("utf-8").splitlines()[1:]]

    assert len(phrases) == len(set(phrases))
