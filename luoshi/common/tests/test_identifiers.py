import uuid
from datetime import UTC, date, datetime

import pytest

from luoshi.common import clock, errors, identifiers, quantities


def test_the_same_uid_always_gives_the_same_receipt_number():
    assert identifiers.receipt_number(uuid.UUID("12345678-1234-5678-1234-567812345678")) == "9YTCP-67CRC"
    assert identifiers.receipt_number(uuid.UUID("12345678-1234-5678-1234-567812345679")) == "AYTCP-67CRD"


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y43", None),  # the worked example of GB 32100-2015
        ("91350100M000100Y44", "check"),
        ("91350100M000100Y4", "length"),
        ("91350100M000100Y4I", "letters"),
    ],
)
def test_credit_codes_are_checked_as_the_standard_says(code, fault):
    assert identifiers.find_credit_code_fault(code) == fault


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("51", True), ("510703", True), ("5107", True), ("51070", False), ("510703001", True), ("5x", False)],
)
def test_division_codes_have_an_even_shape(code, is_one):
    assert identifiers.is_division_code(code) is is_one


def test_a_day_begins_in_china_not_in_greenwich():
    with clock.held_at(datetime(2026, 5, 1, 16, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 5, 2)


def test_an_error_speaks_both_languages_and_keeps_its_facts():
    class TooBig(errors.LuoshiError):
        zh = "文件有 {megabytes} MB，最多 20 MB。"
        en = "The file has {megabytes} MB; 20 MB is the most."

    error = TooBig(megabytes=31)
    assert error.text("zh-hans") == "文件有 31 MB，最多 20 MB。"
    assert error.text("en-gb").startswith("The file has 31 MB")
    assert error.megabytes == 31


def test_numbers_read_as_people_say_them():
    assert quantities.render_amount(1234567) == "1,234,567"
    assert quantities.render_rounded(12345) == "1.2万"
    assert quantities.render_rounded(210_000_000) == "2.1亿"
    assert quantities.render_rounded(999) == "999"
    assert quantities.render_rounded(1_105_221, "en") == "1.1m"
    assert quantities.render_rounded(515_092, "en") == "515.1k"
    assert quantities.render_rounded(9_989, "en") == "9,989"
