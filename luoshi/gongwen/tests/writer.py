"""A plain writer of official documents for the tests: from a structure to the lines that print it.

Only for what the laws of test_properties need; nothing of it comes from a real document.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count

DIGITS = "〇一二三四五六七八九"
# The marks of an outline, from the top down; a document keeps to one of these orders.
ORDERS = {
    "standard": ("一、", "（一）", "1.", "（1）"),
    "circled": ("一、", "（一）", "1.", "①"),
    "jump": ("一、", "1.", "（1）", "①"),
    "comma": ("一、", "（一）", "1、", "（1）"),
    "chapters": ("第一章 ", "第一条 ", "（一）", "1."),
    "digits": ("1.", "（1）", "①"),
    "saying": ("一、", "（一）", "一是"),
}


@dataclass(frozen=True)
class Item:
    """An item of the outline: its heading stands alone, or its text follows on the same line."""

    heading: str
    body: tuple[str, ...] = ()
    runs_on: bool = False
    children: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Notice:
    """A document; `number` is (code, year, serial), `spans` and `due` are the days that it lays down."""

    issuers: tuple[str, ...]
    title: tuple[str, ...]
    recipients: tuple[str, ...]
    addressed: str
    signed: date
    opening: tuple[str, ...]
    items: tuple[Item, ...]
    order: str = "standard"
    number: tuple[str, int, int] | None = None
    numbered: str = ""
    has_letterhead: bool = False
    urgency: str = ""
    secrecy: str = ""
    attachments: tuple[str, ...] = ()
    contact: tuple[str, str] | None = None
    dated: str = "arabic"
    due: tuple[date, ...] = ()
    spans: tuple[tuple[date, date], ...] = ()
    counted: tuple[tuple[float, str], ...] = ()
    plan: "Plan | None" = None


@dataclass(frozen=True)
class Plan:
    """What a notice issues and prints in full after its date."""

    title: str
    items: tuple[Item, ...]
    order: str = "standard"


def write(notice: Notice) -> list[str]:
    """The lines of a notice, a paragraph each."""
    return [*_head(notice), *notice.opening, *outline(notice.items, notice.order), *_closing(notice)]


def _head(notice: Notice) -> list[str]:
    letterhead = [f"{' '.join(notice.issuers)}文件"] if notice.has_letterhead else []
    return [
        *filter(None, (notice.secrecy, notice.urgency)),
        *letterhead,
        *filter(None, (notice.numbered,)),
        *notice.title,
        f"{notice.addressed}：",
    ]


def outline(items: tuple[Item, ...], order: str) -> list[str]:
    """The lines of an outline."""
    return [line for marked in _number(items, ORDERS[order], count()) for line in _lines(*marked)]


def marked_items(items: tuple[Item, ...], order: str):
    """The outline as it must be read: (mark, heading, text, items below) of each item."""
    return _shape(_number(items, ORDERS[order], count()))


def _number(items, marks, articles):
    """Every item with its mark and the numbered items below it; articles are counted on through all chapters."""
    numbered = []
    for number, item in enumerate(items, 1):
        place = next(articles) + 1 if marks[0].startswith("第一条") else number
        numbered.append((mark(marks[0], place), item, _number(item.children, marks[1:], articles)))
    return numbered


def _lines(printed, item, below):
    first, *rest = item.body or ("",)
    yield printed + (f"{item.heading}。{first}" if item.runs_on else item.heading)
    yield from rest if item.runs_on else item.body
    for marked in below:
        yield from _lines(*marked)


def _shape(numbered):
    return [
        (printed.strip(), item.heading, "".join(item.body), _shape(below))
        for printed, item, below in numbered
    ]


def mark(first: str, number: int) -> str:
    """The mark of that number in the style whose first mark is given."""
    if first == "①":
        return chr(ord("①") + number - 1)
    return first.replace("一", numeral(number)).replace("1", str(number))


def numeral(number: int) -> str:
    """A number up to 99 as it is spoken."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones else "")


def _closing(notice: Notice) -> list[str]:
    lines = []
    if len(notice.attachments) == 1:
        lines.append(f"附件：{notice.attachments[0]}")
    elif notice.attachments:
        lines += [f"{'附件：' * (not n)}{n + 1}.{name}" for n, name in enumerate(notice.attachments)]
    lines += [*notice.issuers, print_day(notice.signed, notice.dated)]
    if notice.contact:
        lines.append(f"（联系人：{notice.contact[0]}；联系电话：{notice.contact[1]}）")
    if notice.plan:
        lines += [notice.plan.title, *outline(notice.plan.items, notice.plan.order)]
    return lines


def print_day(day: date, shape: str) -> str:
    """The day as 2024年3月5日, as 3月5日 or as 二〇二四年三月五日."""
    if shape == "short":
        return f"{day.month}月{day.day}日"
    if shape == "arabic":
        return f"{day.year}年{day.month}月{day.day}日"
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{numeral(day.month)}月{numeral(day.day)}日"
