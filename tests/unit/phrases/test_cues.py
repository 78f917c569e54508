"""Cues: the data is sound, and each form matches what it should."""

from pathlib import Path

import pytest

import extractor.phrases
from extractor.model import Role
from extractor.phrases.cues import as_keyed, cue_roles, line_role
from extractor.text import line_key

FILES = sorted((Path(extractor.phrases.__file__).parent / "cues").glob("*.tsv"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_has_sound_rows_in_order_of_nothing_twice(file):
    rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines()]

    assert all(len(row) == 2 and Role(row[1]) for row in rows)
    assert len({as_keyed(cue) for cue, _ in rows}) == len(rows)
    for cue, _ in rows:
        assert [as_keyed(part.strip()) for part in cue.split("*")] == [line_key(part) for part in cue.split("*")]


def test_there_are_cues_in_many_languages():
    assert {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "no", "fi", "ru", "uk", "tr", "ar", "he",
            "hi", "ja", "zh", "ko", "th", "my", "km", "lo", "ka", "hy", "am", "bn", "ta", "te", "ur", "bg",
            "sr"} <= {file.stem for file in FILES}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Related Articles:", Role.TEASER),
        ("Share on Mastodon", Role.SHARE),
        ("12 Comments", Role.COMMENT),
        ("Start your day with The Harbour Newsletter", Role.NEWSLETTER),
        ("© 2024 Harbour Times GmbH. Alle Rechte vorbehalten.", Role.LEGAL),
        ("The Harbour Times – all rights reserved", Role.LEGAL),
        ("公開日2024年5月3日", Role.DATE),
        ("沪ICP备12345678号", Role.LEGAL),
        ("اقرأ أيضا: الميناء مغلق", Role.TEASER),
        ("Читайте также: порт закрыт", Role.TEASER),
        ("แชร์ข่าวนี้", Role.SHARE),
        ("เผยแพร่เมื่อวันที่ 3 พ.ค. 2567", Role.DATE),
        ("ผู้เขียน สมศรี ใจดี", Role.BYLINE),
        ("इस ख़बर को शेयर करें", Role.SHARE),
        ("ताज़ा ख़बरें", Role.TEASER),
        ("विचार", Role.NAVIGATION),
        ("आपका ईमेल पता प्रकाशित नहीं किया जाएगा।", Role.COMMENT),
        ("TÜM HAKLARI SAKLIDIR", Role.LEGAL),
        ("İLETİŞİM", Role.NAVIGATION),
        ("Yazarın Diğer Yazıları", Role.AUTHOR_BOX),
        ("YAZARIN DİĞER YAZILARI", Role.AUTHOR_BOX),
        ("دیدگاه\u200cها", Role.COMMENT),
        ("دیدگاه ها", Role.COMMENT),
        ("اقرأ أيضًا: الميناء مغلق", Role.TEASER),
        ("ක්\u200dරීඩා", Role.NAVIGATION),
        ("အဖတ်အများဆုံး", Role.TEASER),
        ("© 2024 ნავსადგური. ყველა უფლება დაცულია", Role.LEGAL),
        ("আরও পড়ুন: বন্দর বন্ধ", Role.TEASER),
        ("Прочетете още: пристанището е затворено", Role.TEASER),
    ],
)
def test_a_line_speaks_for_its_role(line, role):
    assert cue_roles(line_key(line))[:1] == (role,)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "—",
        "The harbour is closed",
        "Sharing boats is common here",
        "Commentary on Homer",
        "Ministrica je to ostavila bez komentara.",
        "Podijeli na četiri dijela i ostavi da stoji.",
        "Сподели и още, че пристанището ще бъде затворено.",
        "Jaga oma kogemusi naabritega.",
        "Zdieľať bicykel je lacnejšie než ho kúpiť.",
        "मौन",
        "खोल",
        "वीरता",
        "ภาพยนตร์เรื่องนี้สนุก",
        "ขาว",
    ],
)
def test_other_lines_speak_for_nothing(line):
    assert cue_roles(line_key(line)) == ()


def test_a_whole_line_has_nothing_that_varies():
    assert line_role("reuters") is Role.CREDIT
    assert line_role("reuters photo by ann lee") is None
