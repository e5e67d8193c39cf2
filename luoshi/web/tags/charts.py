"""Charts: words in HTML at full size, marks in inline SVG, and always the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, log10

from luoshi.web.shapes import Chart, Series
from luoshi.web.tags import register
from luoshi.web.tags.quantities import rounded_reading

_STEPS = (1, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Bar:
    """A bar of `share` per cent of the track; None is not reported."""

    value: int | None
    share: float


@dataclass(frozen=True)
class Line:
    """A line in a plot of 100 x 100: unbroken runs as point lists, and every point."""

    name: str
    runs: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]


@register.inclusion_tag("web/kit/bar_chart.html")
def bar_chart(chart: Chart) -> dict[str, object]:
    """Horizontal bars, one group a label."""
    top = _largest(chart)
    rows = [
        (label, [Bar(one.values[place], _share(one.values[place], top)) for one in chart.series])
        for place, label in enumerate(chart.labels)
    ]
    return {"chart": chart, "rows": rows, "is_many": len(chart.series) > 1, "table": _table(chart)}


@register.inclusion_tag("web/kit/line_chart.html")
def line_chart(chart: Chart) -> dict[str, object]:
    """Lines over time, gaps where nothing was reported."""
    top = _round_up(_largest(chart))
    return {
        "chart": chart,
        "lines": [_line(one, top) for one in chart.series],
        "scale": [(100 - share, _tick(top * share // 100)) for share in (0, 50, 100)],
        "marks": list(_marks(chart.labels)),
        "is_many": len(chart.series) > 1,
        "table": _table(chart),
    }


def _table(chart: Chart) -> list[tuple[str, list[int | None]]]:
    return [(label, [one.values[place] for one in chart.series]) for place, label in enumerate(chart.labels)]


def _largest(chart: Chart) -> int:
    return max((value or 0 for one in chart.series for value in one.values), default=0) or 1


def _share(value: int | None, top: int) -> float:
    return round(100 * (value or 0) / top, 2)


def _round_up(number: int) -> int:
    """The next even, round number: the top of a scale whose middle is whole."""
    size = int(10 ** int(log10(number)))
    top = next(ceil(size * step) for step in _STEPS if size * step >= number)
    return top + top % 2


def _tick(number: int) -> str:
    return rounded_reading(number).replace(".0", "") or f"{number:,}"


def _line(one: Series, top: int) -> Line:
    last = max(len(one.values) - 1, 1)
    points = [
        None if value is None else (round(100 * place / last, 2), round(100 - 100 * value / top, 2))
        for place, value in enumerate(one.values)
    ]
    return Line(one.name, tuple(_runs(points)), tuple(point for point in points if point))


def _runs(points: list[tuple[float, float] | None]) -> Iterator[str]:
    """Point lists of at least two points, cut where one is missing."""
    run: list[str] = []
    for point in [*points, None]:
        if point:
            run.append(f"{point[0]},{point[1]}")
            continue
        if len(run) > 1:
            yield " ".join(run)
        run = []


def _marks(labels: tuple[str, ...], *, most: int = 5) -> Iterator[tuple[float, str, str]]:
    """(position in per cent, text anchor, label) for at most `most` labels, evenly spread."""
    last = max(len(labels) - 1, 1)
    stride = max(1, ceil(last / (most - 1)))
    for place in range(0, len(labels), stride):
        anchor = "start" if place == 0 else "end" if place == last else "middle"
        yield round(100 * place / last, 2), anchor, labels[place]
