"""All times of a part: its windows and deadlines, each in the light of the heading it stands under."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.gongwen.deadlines import find_deadlines
from luoshi.gongwen.document import Deadline, Window
from luoshi.gongwen.implied import window_deadlines
from luoshi.gongwen.outline import Item, cut_item
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.senders import names_of
from luoshi.gongwen.spans import later_by_a_year
from luoshi.gongwen.windows import find_windows, planned_years, reported_windows, single_window
from luoshi.gongwen.years import Years

_TIME = re.compile(r"(?:时间|日期|周期)(?:[、和及与]?地点)?$")
# 11月12日，北三楼会议室: a day and a place.
_AND_PLACE = re.compile(r"，[^，。；\d]{2,16}[。；]?$")
_LABELLED = re.compile(r"^(?!.{0,8}截[止至稿]).{0,8}(?:时间|日期|周期)(?:安排)?：")

Timed = tuple[Window, str, str]


def passages_under(items: list[Item]) -> list[tuple[str, Passage]]:
    """Every passage of the outline with the heading it stands under."""
    found: list[tuple[str, Passage]] = []
    for item in items:
        heading = cut_item(item)[0]
        heading = f"{item.printed}{heading}" if item.mark.style == "phase" else heading
        found.append((heading, item.passage))
        found += [(heading, passage) for passage in item.following]
        found += passages_under(item.children)
    return found


def read_windows(placed: list[tuple[str, Passage]], years: Years, *, news: bool) -> list[Timed]:
    """The windows of a part, each with its heading and its sentence."""
    found: list[Timed] = []
    for heading, passage in placed:
        windows = _reported(passage, years) if news else _planned(heading, passage, years)
        found += [(window, heading, _sentence(window, passage)) for window in windows]
    return found if news else _in_order(_without_vague_copies(found), years)


def _reported(passage: Passage, years: Years) -> list[Window]:
    windows = [*find_windows(passage, years), *reported_windows(passage, years)]
    return [replace(window, resolved=True) for window in windows]


def _planned(heading: str, passage: Passage, years: Years) -> list[Window]:
    windows = find_windows(passage, years) + planned_years(passage)
    if not any(window.start for window in windows):
        alone = _alone(heading, passage, years)
        windows += [alone] if alone else []
    return [window for window in windows if not _is_past(window, years)]


def _alone(heading: str, passage: Passage, years: Years) -> Window | None:
    """The day or month that all of a passage about a time consists of."""
    label = _LABELLED.match(passage.tight)
    if label:
        return single_window(passage.cut_tight(label.end()), years)
    if heading == passage.text and len(heading) > 4:
        return single_window(passage, years)  # an item that is nothing but a day
    if not _TIME.search(heading):
        return None
    told = passage.cut(len(heading)) if passage.text.startswith(heading) else passage
    place = _AND_PLACE.search(told.tight)
    return single_window(told.cut_tight(0, place.start()) if place else told, years)


def _is_past(window: Window, years: Years) -> bool:
    """A span that ended before the document was signed is told, not planned."""
    return years.signed is not None and window.end is not None and window.end < years.signed


def _without_vague_copies(found: list[Timed]) -> list[Timed]:
    """Spans by thirds of months (5月中旬至8月下旬) go where the part also prints the exact days of the span."""
    exact = {_months(window) for window, _, _ in found if window.start and window.precision == "day"}
    return [item for item in found if item[0].precision != "third" or _months(item[0]) not in exact]


def _months(window: Window) -> tuple[int, ...]:
    return tuple(part for day in (window.start, window.end) if day for part in (day.year, day.month))


def _in_order(found: list[Timed], years: Years) -> list[Timed]:
    """The stages of a document without a date follow one another: after 11月至12月, 1月至2月 is a year on."""
    if years.signed:
        return found
    ordered: list[Timed] = []
    for window, heading, sentence in found:
        before = ordered[-1][0] if ordered else None
        if before and _turns(before, window):
            window = replace(later_by_a_year(window), year_from=f"{window.year_from}的次年", sure=0.7)
        ordered.append((window, heading, sentence))
    return ordered


def _turns(before: Window, window: Window) -> bool:
    """Whether a span without a printed year begins anew in spring after one that lasted into winter."""
    if not (before.end and window.start and window.year_from and window.year_known and before.year_known):
        return False
    return before.end.month >= 11 and window.start.month <= 3 and window.start.year == before.end.year


def _sentence(window: Window, passage: Passage) -> str:
    """The sentence in which a window stands."""
    spot = passage.text.find(window.raw)
    start = max(passage.text.rfind(stop, 0, max(spot, 0)) for stop in "。；") + 1
    ended = re.search("[。；]", passage.text[max(spot, 0) :])
    return passage.text[start : max(spot, 0) + ended.start() if ended else None][:120]


def read_deadlines(
    placed: list[tuple[str, Passage]], windows: list[Timed], years: Years, issuers: tuple[str, ...]
) -> tuple[Deadline, ...]:
    """The deadlines of a part, stated and implied by the ends of windows, each day and place once."""
    names = names_of(issuers)
    found = [
        deadline for heading, passage in placed for deadline in find_deadlines(passage, years, heading, names)
    ]
    stated = {(deadline.date, deadline.place.line) for deadline in found if deadline.place}
    implied = window_deadlines([item for item in windows if item[0].precision != "third"], years)
    found += [one for one in implied if one.place is None or (one.date, one.place.line) not in stated]
    return tuple(dict.fromkeys(found))
