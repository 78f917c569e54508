import pytest

from extractor.errors import InputError, UndecodableInput
from extractor.readers.charset import decode, mend_text

WESTERN = "Der Fährmann grüßt: «Ça va?», für 30 £."
CYRILLIC = "Новые меры вступят в силу с первого января следующего года."
LABELS = [
    ("utf-8", "utf-8", WESTERN, "utf-8"),
    ("UTF8", "utf-8", CYRILLIC, "utf-8"),
    ("unicode-1-1-utf-8", "utf-8", CYRILLIC, "utf-8"),
    ("iso-8859-1", "cp1252", "“Ça va?” – 30 €", "windows-1252"),
    ("latin1", "cp1252", "“Ça va?” – 30 €", "windows-1252"),
    ("latin-1", "cp1252", WESTERN, "windows-1252"),
    ("us-ascii", "cp1252", "it’s “fine”", "windows-1252"),
    ("ASCII", "cp1252", "it’s “fine”", "windows-1252"),
    ("windows-1252", "cp1252", WESTERN, "windows-1252"),
    ("x-cp1252", "cp1252", WESTERN, "windows-1252"),
    ("iso-8859-2", "iso8859_2", "Příští týden začne stavba mostu.", "iso-8859-2"),
    ("latin2", "iso8859_2", "Żółw i źrebię", "iso-8859-2"),
    ("iso-8859-3", "iso8859_3", "ĉirkaŭ la ĝardeno", "iso-8859-3"),
    ("iso-8859-4", "iso8859_4", "ķirsis un ļoti", "iso-8859-4"),
    ("iso-8859-5", "iso8859_5", CYRILLIC, "iso-8859-5"),
    ("cyrillic", "iso8859_5", CYRILLIC, "iso-8859-5"),
    ("iso-8859-6", "iso8859_6", "أعلنت الحكومة", "iso-8859-6"),
    ("iso-8859-7", "iso8859_7", "Η κυβέρνηση ανακοίνωσε", "iso-8859-7"),
    ("greek", "iso8859_7", "νέα μέτρα", "iso-8859-7"),
    ("iso-8859-8", "iso8859_8", "הממשלה הודיעה", "iso-8859-8"),
    ("logical", "iso8859_8", "הממשלה הודיעה", "iso-8859-8-i"),
    ("iso-8859-9", "cp1254", "Hükümet yeni önlemleri açıkladı, şubat", "windows-1254"),
    ("latin5", "cp1254", "ığdır şehri", "windows-1254"),
    ("iso-8859-10", "iso8859_10", "Þingvellir ŋ", "iso-8859-10"),
    ("iso-8859-13", "iso8859_13", "Vyriausybė paskelbė, kad įsigalios", "iso-8859-13"),
    ("iso-8859-14", "iso8859_14", "Ŵy ŷd", "iso-8859-14"),
    ("iso-8859-15", "iso8859_15", "30 € à l’œil".replace("’", "'"), "iso-8859-15"),
    ("iso-8859-16", "iso8859_16", "țară și oraș", "iso-8859-16"),
    ("koi8-r", "koi8_r", CYRILLIC, "koi8-r"),
    ("koi8-u", "koi8_u", "Її дім", "koi8-u"),
    ("macintosh", "mac_roman", "Ça va très bien", "macintosh"),
    ("ibm866", "cp866", CYRILLIC, "ibm866"),
    ("windows-874", "cp874", "รัฐบาลประกาศมาตรการใหม่", "windows-874"),
    ("tis-620", "cp874", "รัฐบาลประกาศมาตรการใหม่", "windows-874"),
    ("windows-1250", "cp1250", "Příští týden začne stavba „mostu“", "windows-1250"),
    ("windows-1251", "cp1251", CYRILLIC, "windows-1251"),
    ("windows-1253", "cp1253", "Η κυβέρνηση ανακοίνωσε", "windows-1253"),
    ("windows-1254", "cp1254", "şubat ayı", "windows-1254"),
    ("windows-1255", "cp1255", "הממשלה הודיעה", "windows-1255"),
    ("windows-1256", "cp1256", "أعلنت الحكومة", "windows-1256"),
    ("windows-1257", "cp1257", "Vyriausybė paskelbė", "windows-1257"),
    ("windows-1258", "cp1258", "Đâu là âm?", "windows-1258"),
    ("x-mac-cyrillic", "mac_cyrillic", CYRILLIC, "x-mac-cyrillic"),
    ("gb2312", "gb18030", "中国政府宣布新的措施，朱镕基", "gbk"),
    ("gbk", "gb18030", "专家表示这将影响许多企业", "gbk"),
    ("gb18030", "gb18030", "专家表示㐀這將影響許多企業", "gb18030"),
    ("big5", "big5", "政府宣布新的措施將於明年一月一日起生效", "big5"),
    ("big5-hkscs", "big5hkscs", "香港啲嘢好貴", "big5"),
    ("shift_jis", "cp932", "①専門家は髙橋氏と述べた", "shift_jis"),
    ("x-sjis", "cp932", "政府は来年から措置を発効", "shift_jis"),
    ("euc-jp", "euc_jp", "政府は来年から措置を発効", "euc-jp"),
    ("iso-2022-jp", "iso2022_jp", "政府は来年から措置を発効", "iso-2022-jp"),
    ("euc-kr", "cp949", "정부는 새로운 조치가 시행된다고 했다 똠", "euc-kr"),
    ("ks_c_5601-1987", "cp949", "전문가들은 말했다", "euc-kr"),
]


def page(label: str, text: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="{label}"></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(("label", "codec", "text", "name"), LABELS)
def test_a_label_in_a_meta_element_is_read_as_the_web_means_it(label, codec, text, name):
    decoded = decode(page(label, text).encode(codec), markup=True)

    assert decoded.text == page(label, text)
    assert (decoded.charset, decoded.source, decoded.notices) == (name, "meta", ())


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        "<META HTTP-EQUIV=content-type CONTENT='text/html;charset=windows-1251'>",
        '<meta content="text/html; charset=windows-1251" http-equiv="Content-Type"/>',
        "<meta charset=windows-1251>",
        '<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">',
        '<link title="<meta charset=koi8-r>"><meta charset="windows-1251">',
        '<meta name="x" content="charset=koi8-r"><meta charset="windows-1251">',
        "<meta charset='windows-1251' charset='koi8-r'>",
    ],
)
def test_the_meta_element_is_found_as_a_browser_finds_it(meta):
    decoded = decode(f"<html><head>{meta}</head><p>{CYRILLIC}".encode("cp1251"), markup=True)

    assert CYRILLIC in decoded.text
    assert (decoded.charset, decoded.source) == ("windows-1251", "meta")


def test_a_meta_element_behind_a_long_script_is_found_too():
    head = "<html><head><script>" + "x = 1;" * 1000 + "</script><meta charset=koi8-r></head>"

    assert decode((head + CYRILLIC).encode("koi8_r"), markup=True).source == "meta"


def test_an_xml_declaration_names_the_charset():
    data = '<?xml version="1.0" encoding="ISO-8859-2"?><html><p>Żółw i źrebię</p></html>'.encode("iso8859_2")

    assert "Żółw" in decode(data, markup=True).text


def test_a_header_goes_before_the_meta_element():
    data = page("koi8-r", CYRILLIC).encode("cp1251")

    decoded = decode(data, header="text/html; charset=windows-1251", markup=True)

    assert CYRILLIC in decoded.text
    assert decoded.source == "header"


def test_a_byte_order_mark_goes_before_everything():
    for codec, name in (("utf-8-sig", "utf-8"), ("utf-16", "utf-16le"), ("utf-32", "utf-32")):
        decoded = decode(CYRILLIC.encode(codec), header="koi8-r")
        assert (decoded.text, decoded.charset, decoded.source) == (CYRILLIC, name, "bom")


def test_utf_8_under_another_label_is_utf_8_with_a_notice():
    decoded = decode(page("iso-8859-1", WESTERN).encode(), markup=True)

    assert WESTERN in decoded.text
    assert [notice.code for notice in decoded.notices] == ["charset_label_wrong"]


def test_windows_1252_under_a_utf_8_label_is_found_with_a_notice():
    decoded = decode(page("utf-8", WESTERN * 3).encode("cp1252"), markup=True)

    assert WESTERN in decoded.text
    assert [notice.code for notice in decoded.notices] == ["charset_label_wrong"]


def test_shift_jis_under_an_euc_jp_label_is_not_taken_for_euc_jp():
    text = "政府は来年一月一日から新しい措置が発効すると発表した。専門家は多くの企業に影響すると述べた。"

    assert text in decode(page("euc-jp", text).encode("cp932"), markup=True).text


def test_a_chinese_page_that_is_utf_8_by_chance_keeps_its_label():
    decoded = decode(page("gb2312", "联通").encode("gbk"), markup=True)

    assert "联通" in decoded.text


def test_a_few_broken_characters_do_not_change_the_charset():
    data = page("utf-8", CYRILLIC).encode().replace("меры".encode(), "меры".encode() + b"\xe9\xff")

    decoded = decode(data, markup=True)

    assert "первого января" in decoded.text
    assert decoded.charset == "utf-8"
    assert [notice.code for notice in decoded.notices] == ["charset_damaged"]


def test_a_last_character_cut_in_two_is_left_out():
    decoded = decode("日本語の文章です".encode()[:-1])

    assert decoded.text == "日本語の文章で"
    assert [notice.code for notice in decoded.notices] == ["charset_truncated"]


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Die Städte müssen außerdem mehr für Schüler ausgeben, sagte der Bürgermeister."),
        ("cp1252", "It’s a “mostly plain” English text for £30, and it’s read as such."),
        ("cp1250", "Městský úřad oznámil, že starý most bude týden zavřený. Řidiči mají využít silnici u řeky."),
        ("iso8859_2", "Městský úřad oznámil, že starý most bude týden zavřený. Řidiči mají využít silnici u řeky."),
        ("iso8859_2", "Autobusy pojadą ulicami śródmieścia, a kierowcy proszeni są o objazd wzdłuż rzeki."),
        ("cp1250", "Az autósokat arra kérik, hogy a folyó menti utat használják; a munka hétfőn kezdődik."),
        ("iso8859_2", "Gradska uprava objavila je da će most biti zatvoren. Vozači se mole da koriste drugu cestu."),
        ("cp1250", "Primăria anunţă că podul vechi va fi închis o săptămână. Şoferii sunt rugaţi să ocolească."),
        (
            "iso8859_9",
            "Belediye, eski köprünün bir hafta süreyle kapatılacağını açıkladı; işler ay sonuna kadar sürecek.",
        ),
        ("cp1257", "Savivaldybė pranešė, kad senasis tiltas savaitei bus uždarytas dėl remonto."),
        ("cp1258", "Ca\u0300nh hoa đe\u0323p nhâ\u0301t cu\u0309a mu\u0300a xuân, ngươ\u0300i ta no\u0301i thê\u0301."),
        ("cp1251", CYRILLIC),
        ("koi8_r", CYRILLIC),
        ("iso8859_5", "Смотритель маяка каждый вечер записывал направление ветра и имена кораблей."),
        ("iso8859_5", "Пазачът на фара всяка вечер записвал посоката на вятъра и имената на корабите."),
        ("cp866", "Смотритель маяка каждый вечер записывал направление ветра и имена кораблей."),
        ("iso8859_6", "كان حارس المنارة يكتب كل مساء اتجاه الريح وأسماء السفن."),
        ("iso8859_8", "שומר המגדלור רשם בכל ערב את כיוון הרוח ואת שמות האוניות."),
        ("iso8859_7", "Ο φαροφύλακας έγραφε κάθε βράδυ την κατεύθυνση του ανέμου."),
        ("cp874", "ผู้ดูแลประภาคารจดทิศทางลมทุกเย็น"),
    ],
)
def test_a_text_file_without_a_label_is_found_by_its_letters(codec, text):
    decoded = decode(text.encode(codec), markup=False)

    assert decoded.text == text
    assert decoded.source == "letters"


@pytest.mark.parametrize("sign", ["We don´t know.", "It is Nº 5.", "Take 50 µm or 20 ºC.", "See ¶ 3 and ª."])
def test_signs_alone_tell_no_language(sign):
    for language in ("", ' lang="en"', ' lang="cs"'):
        page = f"<html{language}><p>The people of the town said so. {sign}</p>"

        assert sign in decode(page.encode("cp1252"), markup=True).text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("gb18030", "中国政府宣布新的措施将于明年一月一日起生效，专家表示这将影响许多企业。"),
        ("big5", "政府宣布新的措施將於明年一月一日起生效，專家表示這將影響許多企業。"),
        ("cp932", "政府は来年一月一日から新しい措置が発効すると発表した。"),
        ("euc_jp", "政府は来年一月一日から新しい措置が発効すると発表した。"),
        ("cp949", "정부는 내년부터 새로운 조치가 시행된다고 발표했다."),
        ("iso2022_jp", "政府は来年一月一日から新しい措置が発効すると発表した。"),
    ],
)
def test_a_text_file_in_a_charset_of_more_bytes_is_left_to_the_normalizer(codec, text):
    decoded = decode(text.encode(codec), markup=False)

    assert decoded.text == text
    assert decoded.source == "charset-normalizer"


def test_the_language_of_a_page_helps_where_it_has_no_charset():
    text = "Rząd ogłosił, że nowe środki wejdą w życie, źródła są pewne."

    decoded = decode(f'<html lang="pl"><p>{text}</p>'.encode("cp1250"), markup=True)

    assert text in decoded.text


def test_scripts_do_not_take_part_in_guessing():
    script = "<script>" + "\x8a\x8d\x8e ÀÁÂ".encode("latin-1").decode("latin-1") * 200 + "</script>"
    data = (script + f"<html><p>{CYRILLIC}</p>").encode("latin-1", "ignore") + CYRILLIC.encode("cp1251")

    assert CYRILLIC in decode(data, markup=True).text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(codec):
    text = "<p>Plain words in wide letters, für alle.</p>"

    assert decode(text.encode(codec), markup=True).text == text


def test_nul_characters_are_left_out_with_a_notice():
    decoded = decode(b"one\0 two\0\0 three, four five")

    assert decoded.text == "one two three, four five"
    assert [notice.code for notice in decoded.notices] == ["nul_characters"]


def test_surrogates_in_bytes_and_in_text_are_replaced_or_joined():
    assert decode(b"a \xed\xa0\x80 b").text == "a � b"
    mended = mend_text("a\ud83d\ude00b\ud800c")

    assert mended.text == "a\N{GRINNING FACE}b�c"
    assert [notice.code for notice in mended.notices] == ["lone_surrogates"]


def test_utf_7_is_never_read():
    assert decode(b"+ADw-script+AD4-", markup=True).text == "+ADw-script+AD4-"
    with pytest.raises(InputError, match="utf-7"):
        decode(b"+AGEA-", "utf-7")


def test_a_given_charset_is_used_whatever_the_page_says():
    decoded = decode(page("utf-8", "x").encode() + b"\xcf", "koi8-r")

    assert decoded.text.endswith("о")
    assert decoded.source == "given"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UndecodableInput):
        decode(bytes(range(256)) * 8)


def test_empty_bytes_are_an_empty_text():
    assert decode(b"").text == ""
