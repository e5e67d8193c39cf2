from dataclasses import replace

import pytest

from luoshi.web.shapes import Chart, Series
from luoshi.web.tags.charts import _ticks, bar_chart, line_chart

MONTHS = Chart("每月", "场", ("1月", "2月", "3月", "4月"), (Series("场次", (10, None, 40, 30)),))


def test_every_chart_has_its_table(rendered):
    for tag in ("bar_chart", "line_chart"):
        html = rendered("{% " + tag + " chart %}", chart=MONTHS)
        assert "看表格" in html
        assert html.count("<tr>") == 5
        assert "style=" not in html


def test_the_longest_bar_fills_the_track():
    rows = bar_chart(MONTHS)["rows"]
    assert [bar.share for _, (bar,) in rows] == [25, 0, 100, 75]


def test_a_month_without_a_report_is_a_gap_not_a_zero():
    (line,) = line_chart(MONTHS)["lines"]
    assert line.runs == ("66.67,0.0 100.0,25.0",)
    assert len(line.dots) == 3


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        (1, (0, 1, 2)),
        (7, (0, 4, 8)),
        (40, (0, 20, 40)),
        (1010, (0, 400, 800, 1200)),
        (137_000, (0, 50_000, 100_000, 150_000)),
        (1_034_877, (0, 400_000, 800_000, 1_200_000)),
    ],
)
def test_the_scale_has_round_whole_ticks_and_wastes_little(largest, ticks):
    assert _ticks(largest) == ticks


def test_every_scale_reaches_its_largest_value():
    for largest in range(1, 5000):
        *_, top = ticks = _ticks(largest)
        assert 3 <= len(ticks) <= 5 and largest <= top < max(2 * largest, 3), largest


def test_a_month_that_is_not_over_is_drawn_apart(rendered):
    (line,) = line_chart(replace(MONTHS, is_partial=True))["lines"]
    assert line.runs == ()
    assert line.open_run == "66.67,0.0 100.0,25.0"
    assert len(line.dots) == 2
    html = rendered("{% line_chart chart %}", chart=replace(MONTHS, is_partial=True))
    assert html.count("dot-hole") == 1
    assert "空心点" in html
    assert "空心点" not in rendered("{% line_chart chart %}", chart=MONTHS)


def test_a_chart_of_nothing_is_drawn(rendered):
    chart = Chart("空", "场", (), (Series("场次", ()),))
    assert "看表格" in rendered("{% line_chart chart %}{% bar_chart chart %}", chart=chart)


def test_a_chart_refuses_what_nobody_could_read():
    with pytest.raises(ValueError, match="one to six"):
        Chart("多", "场", ("1月",), tuple(Series(str(number), (1,)) for number in range(7)))
    with pytest.raises(ValueError, match="2 values for 1 labels"):
        Chart("错", "场", ("1月",), (Series("场次", (1, 2)),))
