"""How numbers, dates and lists read in an official text."""

from datetime import UTC, date, datetime

import pytest

from luoshi.reports.wording import (
    quote_title,
    render_moment,
    render_names,
    render_number,
    render_ordinal,
    render_span,
)


def test_numbers_are_exact_and_grouped_from_five_digits_on():
    assert [render_number(n) for n in (0, 1204, 9999, 10000, 2100345)] == [
        "0",
        "1204",
        "9999",
        "10,000",
        "2,100,345",
    ]


@pytest.mark.parametrize(
    ("number", "read"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "100")],
)
def test_outlines_count_in_chinese(number, read):
    assert render_ordinal(number) == read


def test_a_moment_is_told_in_china_to_the_minute():
    assert render_moment(datetime(2026, 8, 31, 16, 5, tzinfo=UTC)) == "2026年9月1日0时05分"


def test_a_span_says_its_year_once():
    assert render_span(date(2026, 5, 1), date(2026, 5, 6)) == "2026年5月1日至5月6日"
    assert render_span(date(2026, 5, 1), date(2027, 1, 6)) == "2026年5月1日至2027年1月6日"
    assert render_span(date(2026, 5, 1), date(2026, 5, 1)) == "2026年5月1日"


def test_a_list_names_five_units_at_most():
    assert render_names([]) == "无"
    assert render_names(["甲"]) == "甲"
    assert render_names(["甲", "乙"]) == "甲、乙等"
    assert render_names(list("甲乙丙丁戊己")) == "甲、乙、丙、丁、戊等"


def test_a_title_within_a_title_steps_down():
    assert quote_title("学习《条例》方案。") == "《学习〈条例〉方案》"
    assert quote_title("《方案》") == "《方案》"
