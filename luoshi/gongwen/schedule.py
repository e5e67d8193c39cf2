"""All times of a part: its windows and deadlines, each in the light of the heading it stands under."""

from __future__ import annotations

import re
from dataclasses import replace

from luoshi.gongwen.deadlines import find_deadlines, window_deadlines
from luoshi.gongwen.document import Deadline, Window
from luoshi.gongwen.outline import Item, cut_item
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.windows import find_windows, reported_windows, single_window
from luoshi.gongwen.years import Years

_TIME = re.compile(r"(?:时间|日期|周期)$")


def passages_under(items: list[Item], flat: bool) -> list[tuple[str, Passage]]:
    """Every passage of the outline with the heading it stands under."""
    found: list[tuple[str, Passage]] = []
    for item in items:
        heading = cut_item(item, flat)[0]
        found.append((heading, item.passage))
        found += [(heading, passage) for passage in item.following]
        found += passages_under(item.children, flat)
    return found


def read_windows(
    placed: list[tuple[str, Passage]], years: Years, *, news: bool
) -> list[tuple[Window, str, str]]:
    """The windows of a part, each with its heading and its sentence."""
    found: list[tuple[Window, str, str]] = []
    for heading, passage in placed:
        windows = find_windows(passage, years)
        if news:
            windows = [
                replace(window, resolved=True) for window in (*windows, *reported_windows(passage, years))
            ]
        elif not windows and _TIME.search(heading):
            rest = passage.cut(len(heading)) if passage.text.startswith(heading) else passage
            alone = single_window(rest, years)
            windows = [alone] if alone else []
        if not news:
            windows = [window for window in windows if not _is_past(window, years)]
        found += [(window, heading, _sentence(window, passage)) for window in windows]
    return found


def _is_past(window: Window, years: Years) -> bool:
    """A span that ended before the document was signed is told, not planned."""
    return years.signed is not None and window.end is not None and window.end < years.signed


def _sentence(window: Window, passage: Passage) -> str:
    """The sentence in which a window stands."""
    spot = passage.text.find(window.raw)
    start = passage.text.rfind("。", 0, max(spot, 0)) + 1
    stop = passage.text.find("。", spot)
    return passage.text[start : stop if stop > 0 else None][:120]


def read_deadlines(
    placed: list[tuple[str, Passage]], windows: list[tuple[Window, str, str]], years: Years
) -> tuple[Deadline, ...]:
    """The deadlines of a part, stated and implied by the ends of windows, each day and place once."""
    found = [deadline for heading, passage in placed for deadline in find_deadlines(passage, years, heading)]
    found += window_deadlines(windows, years)
    return tuple(dict.fromkeys(found))
