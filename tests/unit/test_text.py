"""Keys of lines and words, in any script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text import _BEHIND_ENDERS, CLOSERS, _key_of_any, count_words, ends_sentence, line_key


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  Read MORE: 12 stories! ", "read more 0 stories"),
        ("Straße – “Fuß”", "strasse fuss"),
        ("इस खबर को शेयर करें", "इस खबर को शेयर करें"),
        ("แสดงความคิดเห็น (12)", "แสดงความคิดเห็น 0"),
        ("คำค้นหา", "คำค้นหา"),
        ("ຄຳເຫັນ", "ຄຳເຫັນ"),
        ("१२ टिप्पणियाँ।", "0 टिप्पणियाँ"),
        ("don´t", "don t"),
        ("❤️ 1️⃣", "0"),
        ("…", ""),
    ],
)
def test_a_key_has_whole_words(line, key):
    assert line_key(line) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İLETİŞİM", "iletişim"),
        ("TÜM HAKLARI SAKLIDIR", "Tüm hakları saklıdır"),
        ("GİZLİLİK POLİTİKASI", "Gizlilik politikası"),
        ("ISPARTA", "Isparta"),
        ("école", "e\u0301cole"),
        ("замо́к", "замок"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("زـــمین", "زمین"),
        ("دیدگاه\u200cها", "دیدگاهها"),
        ("ක්\u200dරීඩා", "ක්රීඩා"),
        ("വാര്\u200dത്തകള്\u200d", "വാർത്തകൾ"),
        ("Ver\u00adsand", "Versand"),
        ("wy\u00adsyłka", "wysyłka"),
        ("क़लम", "क\u093cलम"),
    ],
)
def test_two_printings_of_a_word_meet(one, other):
    assert line_key(one) == line_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("खेल", "खोल"), ("दिन", "दान"), ("มา", "มี"), ("ข่าว", "ขาว"), ("கல்", "கலை"), ("résumé", "resume")]
)
def test_words_that_differ_in_a_vowel_sign_do_not_meet(one, other):
    assert line_key(one) != line_key(other)


@given(st.text(st.characters(max_codepoint=0xFF) | st.sampled_from("’“”„‘–—…•")))
def test_latin_lines_have_the_key_that_any_line_has(line):
    assert line_key(line) == _key_of_any(line)


@given(st.text())
def test_the_key_of_a_key_is_itself_and_begins_and_ends_with_a_word(line):
    key = line_key(line)

    assert line_key(key) == key
    assert key == " ".join(key.split())


@given(st.text(st.characters(categories=("Lu", "Ll")) | st.sampled_from("İıIi ")))
def test_composed_and_decomposed_letters_have_one_key(line):
    assert line_key(unicodedata.normalize("NFD", line)) == line_key(unicodedata.normalize("NFC", line))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbour isn't closed", 4),
        ("हिन्दी में पाँच शब्द हैं।", 5),
        ("বন্দর আজ বন্ধ", 3),
        ("துறைமுகம் மூடப்பட்டது", 2),
        ("مُحَمَّدٌ يكتب أيضًا", 3),
        ("می\u200cخواهد برود", 2),
        ("שָׁלוֹם לכולם", 2),
        ("za\u0301mok stojí", 2),
        ("港は閉まる", 2.5),
        ("ไปตลาด", 1.5),
        ("", 0),
    ],
)
def test_marks_split_no_word(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("She said “no.” ) ", True),
        ("She said no) ", False),
        ("彼は「はい。」\u3000", True),
        (".", True),
        ("”” ", False),
        ("", False),
    ],
)
def test_quotes_and_spaces_may_stand_behind_the_end_of_a_sentence(text, ends):
    assert ends_sentence(text) is ends


def test_what_may_stand_behind_it_is_all_white_space():
    spaces = {chr(code) for code in range(0x110000) if chr(code).isspace()}

    assert set(_BEHIND_ENDERS) == CLOSERS | spaces
