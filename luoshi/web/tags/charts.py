"""Charts: words in HTML at full size, marks in inline SVG, and always the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10

from luoshi.web.shapes import Chart, Series
from luoshi.web.tags import register
from luoshi.web.tags.quantities import rounded_reading

_STEPS = (10, 20, 25, 40, 50, 100)  # tenths
_MOST_SPACES = 4


@dataclass(frozen=True)
class Bar:
    """A bar of `share` per cent of the track; None is not reported."""

    value: int | None
    share: float


@dataclass(frozen=True)
class Line:
    """A line in a plot of 100 x 100: unbroken runs as point lists, every point, and what is no whole period."""

    name: str
    runs: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    open_run: str = ""
    open_dot: tuple[float, float] | None = None


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
    ticks = _ticks(_largest(chart))
    return {
        "chart": chart,
        "lines": [_line(one, ticks[-1], is_partial=chart.is_partial) for one in chart.series],
        "scale": [(round(100 - 100 * tick / ticks[-1], 2), _tick(tick)) for tick in ticks],
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


def _ticks(largest: int) -> tuple[int, ...]:
    """Round, whole numbers from zero to at least `largest`, two to four steps: the lowest such scale."""
    scales = [
        (step * count, count, step)
        for count in range(2, _MOST_SPACES + 1)
        for step in [_step(largest, count)]
    ]
    _, count, step = min(scales)
    return tuple(step * place for place in range(count + 1))


def _step(largest: int, count: int) -> int:
    """The least round, whole number that reaches `largest` in `count` steps."""
    size: int = 10 ** max(floor(log10(largest / count)), 0)
    return next(
        size * tenths // 10
        for tenths in _STEPS
        if size * tenths % 10 == 0 and size * tenths * count >= 10 * largest
    )


def _tick(number: int) -> str:
    return rounded_reading(number).replace(".0", "") or f"{number:,}"


def _line(one: Series, top: int, *, is_partial: bool) -> Line:
    last = max(len(one.values) - 1, 1)
    points = [
        None if value is None else (round(100 * place / last, 2), round(100 - 100 * value / top, 2))
        for place, value in enumerate(one.values)
    ]
    if not is_partial or not points:
        return Line(one.name, tuple(_runs(points)), tuple(point for point in points if point))
    closed = points[:-1]
    dots = tuple(point for point in closed if point)
    return Line(one.name, tuple(_runs(closed)), dots, "".join(_runs(points[-2:])), points[-1])


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
