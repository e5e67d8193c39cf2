"""How an official Chinese text writes numbers, dates, lists and outlines.

Numbers follow GB/T 15835-2011: Arabic, exact, thousands separated from five digits on. A printed document is
Chinese whatever the reader's screen language is.
"""

from collections.abc import Sequence
from datetime import date, datetime

from luoshi.common.clock import CHINA

_DIGITS = "零一二三四五六七八九"
MOST_NAMES = 5


def render_number(amount: int) -> str:
    """1204 → "1204", 23456 → "23,456"."""
    return str(amount) if abs(amount) < 10_000 else f"{amount:,}"


def render_day(day: date) -> str:
    """2022年5月1日: no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def render_moment(instant: datetime) -> str:
    """The moment in China to the minute: 2022年8月31日18时05分."""
    local = instant.astimezone(CHINA)
    return f"{render_day(local.date())}{local.hour}时{local.minute:02d}分"


def render_span(from_on: date, last_on: date) -> str:
    """From a day to a day, both included; the year is said once, a single day alone."""
    if from_on == last_on:
        return render_day(from_on)
    last = render_day(last_on) if from_on.year != last_on.year else f"{last_on.month}月{last_on.day}日"
    return f"{render_day(from_on)}至{last}"


def render_ordinal(number: int) -> str:
    """1 → "一", 21 → "二十一", as outlines count; from 100 on, which no outline is made for, in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones or not tens else "")


def render_names(names: Sequence[str]) -> str:
    """Up to five names; 等 follows unless there is only one. "无" when there are none."""
    if not names:
        return "无"
    return "、".join(names[:MOST_NAMES]) + ("等" if len(names) > 1 else "")


def quote_title(title: str) -> str:
    """A document's title in 《》; titles inside it step down to 〈〉."""
    bare = title.strip().rstrip("。")
    if bare.startswith("《") and bare.endswith("》"):
        bare = bare[1:-1]
    return f"《{bare.replace('《', '〈').replace('》', '〉')}》"
