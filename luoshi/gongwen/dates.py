"""Calendar dates in every shape in which documents are signed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from luoshi.gongwen.chars import parse_numeral

_ZERO = "〇○ΟОO零0"
_H = f"[{_ZERO}一二三四五六七八九]"
_D = "[一二三四五六七八九十]{1,3}"
FULL = re.compile(
    rf"(?=[12一二])(?:(?P<y>(?:19|20)\d\d) ?年 ?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}})(?: ?日)?"
    rf"|(?P<hy>[一二]{_H}{{3}})年(?P<hm>{_D})月(?P<hd>{_D})[日号]"
    r"|(?P<py>(?:19|20)\d\d)(?P<sep>[./\-—])(?P<pm>\d{1,2})(?P=sep)(?P<pd>\d{1,2})(?![\d.]))"
)


@dataclass(frozen=True)
class Dated:
    """A full date in a text, from `start` to `end`; `day` is None if there is no such day."""

    start: int
    end: int
    day: date | None


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(tight: str) -> list[Dated]:
    """Every full date of a text, in order."""
    return [Dated(match.start(), match.end(), _day(match)) for match in FULL.finditer(tight)]


def _day(match: re.Match[str]) -> date | None:
    for group in (("y", "m", "d"), ("hy", "hm", "hd"), ("py", "pm", "pd")):
        if match[group[0]]:
            numbers = [parse_numeral(match[name]) or 0 for name in group]
            return make_day(*numbers)
    return None


def only_date(tight: str) -> Dated | None:
    """The date of a line that holds nothing else (brackets aside)."""
    bare = tight.strip("（） ")
    found = find_dates(bare)
    if len(found) == 1 and found[0].start == 0 and bare[found[0].end :] in ("", "于", "发布"):
        shift = tight.index(bare) if bare else 0
        return Dated(found[0].start + shift, found[0].end + shift, found[0].day)
    return None
