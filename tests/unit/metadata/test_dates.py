from datetime import date

import pytest

from extractor.metadata.dates import find_moments, read_moment
from extractor.metadata.relative_dates import read_relative
from extractor.metadata.zones import DateHabits, habits_of

WORDED = [
    ("km", "14 ឧសភា 2020"),
    ("my", "14 မေ 2020"),
    ("lo", "14 ພຶດສະພາ 2020"),
    ("ml", "14 മേയ് 2020"),
    ("am", "14 ሜይ 2020"),
    ("en", "Published on May 14th, 2020"),
    ("de", "Donnerstag, 14. Mai 2020"),
    ("fr", "Publié le 14 mai 2020"),
    ("es", "14 de mayo de 2020"),
    ("pt", "14 de maio de 2020"),
    ("it", "14 maggio 2020"),
    ("nl", "14 mei 2020"),
    ("sv", "torsdag 14 maj 2020"),
    ("da", "14. maj 2020"),
    ("nb", "14. mai 2020"),
    ("fi", "14. toukokuuta 2020"),
    ("pl", "14 maja 2020"),
    ("cs", "14. května 2020"),
    ("sk", "14. mája 2020"),
    ("hu", "2020. május 14."),
    ("ro", "14 mai 2020"),
    ("hr", "14. svibnja 2020."),
    ("lt", "2020 m. gegužės 14 d."),
    ("tr", "14 Mayıs 2020"),
    ("ru", "14 мая 2020 г."),
    ("uk", "14 травня 2020"),
    ("bg", "14 май 2020"),
    ("el", "14 Μαΐου 2020"),
    ("ar", "١٤ مايو ٢٠٢٠"),
    ("he", "14 במאי 2020"),
    ("hi", "14 मई 2020"),
    ("bn", "১৪ মে ২০২০"),
    ("th", "14 พฤษภาคม 2563"),
    ("vi", "ngày 14 tháng 5 năm 2020"),
    ("id", "14 Mei 2020"),
    ("zh", "2020年5月14日"),
    ("ja", "2020年5月14日"),
    ("ko", "2020년 5월 14일"),
]


@pytest.mark.parametrize(("language", "line"), WORDED)
def test_a_date_is_read_in_its_language(language, line):
    found = find_moments(line, habits_of(language))

    assert [each.moment.iso for each in found] == ["2020-05-14"]


@pytest.mark.parametrize(
    ("text", "iso", "precision", "zone"),
    [
        ("2020-05-14T12:30:15+0200", "2020-05-14T12:30:15+02:00", "second", "+02:00"),
        ("2020-05-14T12:30:15.123Z", "2020-05-14T12:30:15Z", "second", "Z"),
        ("20200514T123015Z", "2020-05-14T12:30:15Z", "second", "Z"),
        ("Thu, 14 May 2020 12:30:15 GMT", "2020-05-14T12:30:15Z", "second", "Z"),
        ("May 14, 2020 2:05 pm EST", "2020-05-14T14:05-05:00", "minute", "-05:00"),
        ("14.05.2020 - 14:05 Uhr", "2020-05-14T14:05", "minute", ""),
        ("14:05, 14 May 2020", "2020-05-14T14:05", "minute", ""),
        ("2020-05-14", "2020-05-14", "day", ""),
        ("1589450000", "2020-05-14T09:53:20Z", "second", "Z"),
        ("1589450000000", "2020-05-14T09:53:20Z", "second", "Z"),
    ],
)
def test_a_stamp_keeps_its_precision_and_zone(text, iso, precision, zone):
    moment = read_moment(text, DateHabits("en", "MDY"))

    assert moment is not None
    assert (moment.iso, moment.precision, moment.zone) == (iso, precision, zone)


@pytest.mark.parametrize(
    ("language", "url", "day"),
    [
        ("en-US", "", "2020-03-04"),
        ("en-GB", "", "2020-04-03"),
        ("en", "https://a.co.uk/b", "2020-04-03"),
        ("fr", "", "2020-04-03"),
    ],
)
def test_the_language_decides_between_day_and_month(language, url, day):
    assert read_moment("03/04/2020", habits_of(language, url)).iso == day


def test_an_ambiguous_date_without_a_language_is_no_date():
    assert read_moment("03/04/2020") is None
    assert read_moment("13/04/2020").iso == "2020-04-13"


@pytest.mark.parametrize(
    "text", ["31 February 2020", "2020-13-01", "Version 1.2.20", "May 2020", "1970-01-01", "0001-01-01T00:00:00", ""]
)
def test_what_is_no_day_is_not_read_as_one(text):
    assert read_moment(text, habits_of("en")) is None


def test_a_month_that_two_languages_use_for_different_months_needs_the_language():
    assert read_moment("5 listopada 2020", habits_of("pl")).iso == "2020-11-05"
    assert read_moment("5 listopada 2020", habits_of("hr")).iso == "2020-10-05"
    assert read_moment("5 listopada 2020", habits_of("en")) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 3 hours ago", "2024-05-10"),
        ("vor 2 Tagen", "2024-05-08"),
        ("hace 3 días", "2024-05-07"),
        ("il y a 2 semaines", "2024-04-26"),
        ("gestern", "2024-05-09"),
        ("3일 전", "2024-05-07"),
        ("5 дней назад", "2024-05-05"),
        ("आज", "2024-05-10"),
        ("कल।", "2024-05-09"),
        ("2 दिन पहले", "2024-05-08"),
        ("3 घंटे पहले", "2024-05-10"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_capture(line, day):
    assert read_relative(line, date(2024, 5, 10)).iso == day
    assert read_relative(line, None) is None


@pytest.mark.parametrize("line", ["आजादी", "विकल कला", "कलाकार से मिलिए"])
def test_a_word_with_a_vowel_sign_after_today_is_another_word(line):
    assert read_relative(line, date(2024, 5, 10)) is None
