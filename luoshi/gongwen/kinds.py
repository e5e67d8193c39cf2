"""What kind of document it is: told by the last word of its title (文种)."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import fold
from luoshi.gongwen.words import any_of

_ENDING = re.compile(rf"({any_of('kinds')})(?:（[^（）]{{1,20}}）)*[》」]?(?:（[^（）]{{1,20}}）)*$")
_ANNOUNCED = re.compile(r"(通知|通报|通告|公告|函复|批复|报告|请示|公示|纪要)如下|特此(通知|函复)")
_NEWS = re.compile(r"本报讯|本网讯|讯（|记者|通讯员|新华社|日电）?|全媒体")


def kind_of(title: str) -> str:
    """The kind named by a title, or an empty string."""
    match = _ENDING.search(re.sub(r"\s", "", fold(title)))
    return match[1] if match else ""


def ends_with_kind(text: str) -> bool:
    """Whether a line can be the end of a title."""
    return bool(_ENDING.search(re.sub(r"\s", "", fold(text))))


def announced_kind(text: str) -> str:
    """The kind that an untitled text announces: 现将有关事项通知如下, 函复如下."""
    match = _ANNOUNCED.search(fold(text[:3000]))
    kind = next(filter(None, match.groups()), "") if match else ""
    return "复函" if kind == "函复" else kind


def is_news(text: str) -> bool:
    """Whether a text without head and signature reads as a newspaper piece."""
    return bool(_NEWS.search(fold(text[:1500])))


def issued_title(title: str) -> str:
    """The title of the document that this one issues: 关于印发《…》的通知."""
    plain = fold(title)
    match = re.search(
        r"(?:印发|下发|公布|发布|颁布|制定)(?:〈|《)(.{2,120})(?:〉|》)(?:（[^）]*）)?的",
        re.sub(r"\s", "", plain),
    )
    return match[1] if match else ""
