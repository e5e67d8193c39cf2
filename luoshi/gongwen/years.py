"""Which year a date without one belongs to, and where that was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from luoshi.gongwen.passage import Passage
from luoshi.gongwen.plain import UNKNOWN

_YEAR = re.compile(r"((?:19|20)\d\d)年")
_DATED = re.compile(r"((?:19|20)\d\d)年(?=\d{1,2}月)")
# The second half of a school year lies in its second calendar year.
_TERM = re.compile(r"(20\d\d)年?[-—~～至](20\d\d)学年度?第?(?:[（(])?([一二])学期")
_NUMBER = re.compile(r"[〔\[【﹝（(]((?:19|20)\d\d)[〕\]】﹞）)]\d{1,4}号")
_TITLE = re.compile(r"《[^《》]*》|^[^《》]*》")
# A year printed farther back than this says nothing about a date.
REACH = 600
CITED = "所引文件"
_ENGLISH = {
    "成文日期": "the date of signature",
    "发文字号": "the document number",
    "标题": "the title",
    "发布时间": "the day on which the page was published",
    "同一句": "the same sentence",
    CITED: "a document that it cites",
}
_YEAR_ON = "的次年"
_TIMED = re.compile(r"时间|阶段|步骤|周期|期限|安排")


@dataclass(frozen=True)
class Years:
    """What a part knows about its year.

    `planned` is a year printed where the part speaks of its times; `signed` the date of the document;
    `telling` says that it reports what was done and plans nothing; `cited` is the year of the newest document
    that it cites, which it is seldom much younger than; `published` that in which a web page printed it.
    """

    planned: int = 0
    planned_from: str = ""
    signed: date | None = None
    numbered: int = 0
    titled: int = 0
    telling: bool = False
    cited: int = 0
    published: int = 0

    def guess(self, before: str) -> tuple[int, str]:
        """Year and source for a date that follows the text `before`; (UNKNOWN, "") if nothing tells."""
        near = before[-REACH:]
        sentence = near[near.rfind("。") + 1 :]
        printed = _DATED.findall(_TITLE.sub("", sentence)[-80:])
        if printed and self._near(int(printed[-1])):
            return int(printed[-1]), "同一句"
        if self.planned:
            return self.planned, self.planned_from
        if self.signed:
            return self.signed.year, "成文日期"
        if self.numbered:
            return self.numbered, "发文字号"
        if self.titled:
            return self.titled, "标题"
        if self.published:
            return self.published, "发布时间"
        bare = _YEAR.findall(_TITLE.sub("", sentence)[-80:])
        if bare:
            return int(bare[-1]), "同一句"
        return (self.cited, CITED) if self.cited else (UNKNOWN, "")

    def follows(self, day: date) -> bool:
        """Whether a day before the signature belongs to the year that the title names, the one after."""
        return self.signed is not None and day < self.signed and self.titled == self.signed.year + 1

    def _near(self, year: int) -> bool:
        """A year long before the document is that of a cited act, not of the plan."""
        base = self.signed.year if self.signed else self.numbered
        return not base or base - 1 <= year <= base + 10


def name_source(source: str) -> str:
    """The source of a year in English; what the document prints is quoted."""
    name = source.removesuffix(_YEAR_ON)
    english = _ENGLISH.get(name, f"elsewhere ({name})")
    return english if name == source else f"the year after {english}"


def learn_years(passages: list[Passage], *, signed: date | None, numbered: int, title: str) -> Years:
    """The year facts of a part."""
    cited = _cited(passages)
    signed = _corrected(signed, max(numbered, cited))
    planned, source = _planned(passages, signed.year if signed else numbered)
    return Years(planned, source, signed, numbered, _titled(title), cited=cited)


def _corrected(signed: date | None, numbered: int) -> date | None:
    """The signature a year later where a number that it bears or cites is of that year: a slip of the pen.

    What is signed in the last weeks of a year may get its number in the next.
    """
    if signed is None or numbered != signed.year + 1 or signed.month > 10:
        return signed
    return signed.replace(year=numbered, day=min(signed.day, 28) if signed.month == 2 else signed.day)


def _titled(title: str) -> int:
    """The year in a title, else that of the term of school it names (2018—2019学年第二学期: 2019)."""
    named = _YEAR.search(title)
    if named:
        return int(named[1])
    term = _TERM.search(title)
    return int(term[1 if term[3] == "一" else 2]) if term else 0


def _cited(passages: list[Passage]) -> int:
    """The latest year in the numbers of cited documents."""
    years = [int(year) for passage in passages for year in _NUMBER.findall(passage.tight)]
    return max(years, default=0)


def _planned(passages: list[Passage], base: int) -> tuple[int, str]:
    """The first year printed with a month where times are laid down."""
    heading = False
    for passage in passages:
        text = passage.tight
        timed = bool(_TIMED.search(text[:20])) or heading
        match = re.search(r"((?:19|20)\d\d)年\d{1,2}月", text[:60]) if timed else None
        if match and (not base or abs(int(match[1]) - base) <= 1):
            return int(match[1]), f"第{passage.first_line}行“{match.group()}”"
        heading = len(text) < 16 and bool(_TIMED.search(text))
    return 0, ""
