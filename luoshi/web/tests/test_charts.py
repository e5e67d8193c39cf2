import pytest

from luoshi.web.shapes import Chart, Series
from luoshi.web.tags.charts import _round_up, bar_chart, line_chart

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
    ("largest", "top"), [(1, 2), (40, 40), (41, 50), (1034877, 2000000), (21300, 30000), (999, 1000)]
)
def test_the_scale_ends_on_a_round_number(largest, top):
    assert _round_up(largest) == top


def test_a_chart_of_nothing_is_drawn(rendered):
    chart = Chart("空", "场", (), (Series("场次", ()),))
    assert "看表格" in rendered("{% line_chart chart %}{% bar_chart chart %}", chart=chart)


def test_a_chart_refuses_what_nobody_could_read():
    with pytest.raises(ValueError, match="one to six"):
        Chart("多", "场", ("1月",), tuple(Series(str(number), (1,)) for number in range(7)))
    with pytest.raises(ValueError, match="2 values for 1 labels"):
        Chart("错", "场", ("1月",), (Series("场次", (1, 2)),))
