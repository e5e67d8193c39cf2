"""The documents that this one carries out: 按照《…》（文号）要求, 根据…会议精神."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.gongwen.document import Basis, Place
from luoshi.gongwen.names import is_organisation, leading_organisation
from luoshi.gongwen.numbers import find_numbers
from luoshi.gongwen.passage import Passage

_LEAD = re.compile(
    r"(?:按照|根据|依据|依照|遵照|为(?:全面|深入|认真|切实|进一步|学习|宣传)*(?:贯彻|落实|执行)+|(?:学习宣传)?贯彻落实|落实(?=《))"
)
_TITLED = re.compile(
    r"(?P<issuer>[^，。；《》：“”]{0,120}?)[《](?P<title>[^《》]{3,120}(?:《[^《》]*》[^《》]{0,40})?)[》]"
)
_ORDERED = re.compile(
    r"(?P<what>(?!(?:相关|有关|工作|统一)(?:要求|安排|部署|规定))[^，。；《》]{2,60}?(?:精神|部署|要求|安排|决定|指示|批示|意见|重要论述|重要讲话))(?=[，。；、]|和|及|$)"
)


def read_basis(passages: list[Passage]) -> tuple[Basis, ...]:
    """What the passages before the outline name as the ground of the document."""
    found: list[Basis] = []
    for passage in passages:
        for sentence in re.finditer(r"[^。]+", passage.tight):
            lead = _LEAD.search(sentence.group())
            if lead:
                start = sentence.start() + lead.end()
                found += _grounds(passage, start, sentence.end())
    return tuple(dict.fromkeys(found))


def _grounds(passage: Passage, start: int, end: int) -> list[Basis]:
    text = passage.tight[start:end]
    found = []
    for titled in _TITLED.finditer(text):
        number = re.match(r"（[^（）]*）", text[titled.end() :])
        stop = titled.end() + (number.end() if number else 0)
        issuer = _issuer(titled["issuer"])
        begins = (
            titled.start("title")
            - 1
            - (len(issuer) if text.startswith(issuer, titled.start("title") - 1 - len(issuer)) else 0)
        )
        raw, place = _printed(passage, start + begins, start + stop)
        found.append(
            Basis(
                issuer or leading_organisation(titled["title"]),
                titled["title"],
                _number(passage, start, titled, stop),
                raw,
                place,
            )
        )
    return found or list(_orders(passage, start, text))


def _orders(passage: Passage, start: int, text: str) -> Iterator[Basis]:
    """Grounds without a title: …会议精神和…部署, each by itself."""
    clause = re.split("[，。；]", text)[0]
    spot = 0
    for piece in re.split(r"(?<=精神|部署|要求|安排|决定|指示|批示|意见|论述|讲话)(?:[、和及]|以及)", clause):
        ordered = _ORDERED.match(piece)
        spot = clause.index(piece, spot)
        if ordered:
            raw, place = _printed(passage, start + spot, start + spot + ordered.end())
            yield Basis("", ordered["what"], "", raw, place, 0.7)


def _printed(passage: Passage, start: int, end: int) -> tuple[str, Place]:
    return passage.text[passage.at(start) : passage.at(end - 1) + 1], passage.tight_place(start, end)


def _issuer(text: str) -> str:
    """The organisations right before a title, joint ones as printed."""
    names = re.sub(r"^.*(?:按照|根据|依据|贯彻|落实|以及|印发|）和|）及)", "", text)
    if "、" in names and all(is_organisation(name) for name in names.split("、")):
        return names
    return re.sub(
        r"^.*(?:按照|根据|依据|贯彻|落实|以及|印发|和|及|与|、)(?=[\u4e00-\u9fff]{2,}$|$)|关于$|的$|[（）]",
        "",
        text,
    ).strip("的、和及")


def _number(passage: Passage, start: int, titled: re.Match[str], stop: int) -> str:
    cited = passage.cut_tight(start + titled.end(), start + stop) if stop > titled.end() else None
    numbers = find_numbers(cited) if cited and cited.text else []
    return f"{numbers[0].code}〔{numbers[0].year}〕{numbers[0].serial}号" if numbers else ""
