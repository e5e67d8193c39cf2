"""The stages of a plan. A stage may begin or end with an event instead of a day."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.gongwen.chars import fold
from luoshi.gongwen.document import Heading, Phase, Window
from luoshi.gongwen.measures import walk, window_of
from luoshi.gongwen.moments import pattern, resolve
from luoshi.gongwen.plain import UNKNOWN
from luoshi.gongwen.spans import alone
from luoshi.gongwen.years import Years

_NAMED = re.compile(r"^第.{1,2}(?:阶段|步)")
_UNTIL_EVENT = re.compile(
    rf"(?:{pattern('a')}|(?P<start>[^，。；\d]{{2,24}}?))(?:起|开始)?(?:至|到|—)(?P<end>[^，。；\d]{{2,30}})"
)
_BRACKETED = re.compile(r"（(?P<time>[^（）]{2,24})）$")
_AFTER_EVENT = re.compile(
    r"(?P<start>[^，。；\d]{2,30}?)(?:召开|结束|闭幕|完成|颁布)?(?:之后|以后|后)(?=[，。；]|$)"
)


def read_phases(outline: tuple[Heading, ...], windows: tuple[Window, ...], years: Years) -> tuple[Phase, ...]:
    """The items called 阶段, and the dated items of a section about time."""
    found = []
    for _, heading in walk(outline):
        window = window_of(heading, windows) or _one_month(heading, years)
        staged = "阶段" in heading.heading[:20] or (heading.role == "time" and heading.level > 1)
        if _NAMED.match(heading.marker):
            found.append(_phase(heading, heading.marker.rstrip("：: "), window, years))
        elif window and staged:
            found.append(_phase(heading, re.sub(r"（[^（）]*）", "", fold(heading.heading)), window, years))
    return tuple(found)


def _one_month(heading: Heading, years: Years) -> Window | None:
    """The month or day in the brackets that close a heading, which would be no span of a measure."""
    bracketed = _BRACKETED.search(fold(heading.heading))
    window = alone(bracketed["time"], years) if bracketed else None
    return replace(window, raw=bracketed["time"]) if window and bracketed else None


def _phase(heading: Heading, name: str, window: Window | None, years: Years) -> Phase:
    phase = Phase(name, heading.heading, place=heading.place)
    if window and window.start and window.year_known:
        span = replace(phase, start=window.start, end=window.end, precision=window.precision)
        bounded = replace(span, start_event=window.start_event, end_event=window.end_event)
        return replace(bounded, year_from=window.year_from, raw=window.raw)
    return _by_event(phase, fold(heading.heading), years)


def _by_event(phase: Phase, text: str, years: Years) -> Phase:
    after = _AFTER_EVENT.match(text)
    if after:
        return replace(phase, start_event=after.group(), precision="event", open_ended=True)
    span = _UNTIL_EVENT.match(text)
    if not span:
        return replace(phase, precision="none", sure=0.5)
    moment = resolve(span, "a", years, "") if span["am"] else None
    known = moment if moment and moment.year != UNKNOWN else None
    return replace(
        phase,
        start=known.first if known else None,
        start_event=span["start"] or "",
        end_event=span["end"],
        precision="event",
        year_from=known.year_from if known else "",
    )
