"""Lines that are a date for the most part, in any script."""

import pytest

from extractor.labelling.dates import is_date_line, is_mostly_date


@pytest.mark.parametrize(
    "line",
    ["প্রকাশ: ১৮ জুলাই ২০২৪, ০৮:০০", "Selasa, 27 Agu 2024 13:05 WIB", "۲۵ اردیبهشت ۱۴۰۳ - ۱۰:۱۲", "12 มกราคม 2567"],
)
def test_a_year_and_a_day_with_few_letters_are_mostly_a_date(line: str):
    assert is_mostly_date(line)


@pytest.mark.parametrize(
    "line", ["", "2024", "MFR #1549, box 12", "Call 800-859-1843", "The 12 best boats of the year 2024 in the harbour"]
)
def test_other_numbers_are_no_date(line: str):
    assert not is_mostly_date(line)


@pytest.mark.parametrize("line", ["7 फरवरी 2024", "3 KASIM 2024", "12 HAZİRAN 2024", "12 Haziran 2024"])
def test_a_month_with_marks_or_in_capitals_makes_a_date(line: str):
    assert is_date_line(line)
