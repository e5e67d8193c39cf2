"""Numbers with their units: what was counted or measured, how exactly, and whether it is a fact.

A fact reports (开展宣讲500场); a rule limits or promises (每单位限报2名). Names that contain numbers
(“1234”, 第十届, 百县千企), dates, telephone and document numbers are neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from luoshi.gongwen.amounts import FIGURE, LIMIT, amount_of, comparator_of, is_numeral
from luoshi.gongwen.counted import context_of
from luoshi.gongwen.document import Figure
from luoshi.gongwen.overlaps import Said, link_overlaps
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

_SHORT_NAME = re.compile(r"[“‘《][^“”‘’《》，。；！？]{1,24}[”’》]|《[^《》]{1,120}》")
_TITLED = re.compile(r"《[^《》]{0,120}》")
_FACT = re.compile(any_of("facts"))
_INTENDED = re.compile(
    r"(?:计划|力争|争取|规划|目标|年产|任务|预计|确保)[^，、]{0,8}$|每[名人个位项家]|奖励|限报|不超过|给予[^，]{0,6}$"
)
_TO_COME = re.compile(
    r"(?:^|，)(?:下一步|今后|明年|下半年|接下来|未来)|将(?:新|再|继续|组织|开展|建|投|选|培)|力争|(?:尽快|努力|早日|加快)(?:实现|达到|形成|建成)|计划(?=[新培开组建投在于将到用年]|招|选)"
)
_DONE = re.compile(r"(?:实际|已经?|(?<![实体出发呈兑表])现)(?=[\u4e00-\u9fff])|完成")
_FULFILLED = re.compile(r"完成[^，。；]{0,12}$")
_NAMED = re.compile(r"[“《][^“”《》]{0,40}[”》]")
_RULES = re.compile(r"不少于|至少|不超过|不低于|限报|每(?:个|家)?(?:单位|县|市|区|企业|基层工会)|每[组队]")
_TIMELY = re.compile(r"^(?:20\d\d年，|20\d\d年以来)(?!.{0,120}(?:将|拟|要))")
# What a procedure ended in: 经专家评审和公示，认定12家.
_CHOSEN = re.compile(
    r"经(?!费|营|济|验).{2,60}?(?:程序|评审|评选|推荐|投票|审核|公示|研究|考察|评议|遴选).{0,60}(?:认定|确定|选定|评定|命名|选出|评出|公布)[^，。；]{0,16}$"
)
_NOT_CHOSEN = re.compile(r"拟|将(?=[认确选评命])|每|计划")
# What is asked for or must be met by those who apply, and who a body is made up of.
_ASKED = re.compile(r"请求|提请|恳请|建议[^的]")
_THRESHOLD = re.compile(r"^）?(?:（含[^（）]{0,12}）)?[及或]?以[上下内]")
_MORE = re.compile(r"^[及或]以[上下]")
_BUT_TOLD = re.compile(r"截至|目前|已经?(?=[\u4e00-\u9fff])|去年|同比")
_MEMBERS = re.compile(r"^[\u4e00-\u9fff、]{0,12}组成")
# No sentence that matters is longer, and a text without full stops must not be searched again and again.
_REACH = 400
_STOCK = re.compile(r"全[省市县区国]$")
_NOT_FIGURE_AFTER = re.compile(r"(?:[号楼室栋]|年(?!来)|级|类(?:别)?|名单|次会议|次全会|届|制|日游)")
_ROUND_THE_CLOCK = re.compile("值班|值守|服务|热线|在线|不间断|畅通|开放|轮|监测|待命")
TELLING = {"新闻", "通报", "总结", "报告", "函", "复函", "答复", "讲话", "批复", "公报", "贺信", "慰问信"}


@dataclass(frozen=True)
class Counted:
    """A figure with whether it reports a fact, the words of its sentence before it, and the sentence's start."""

    figure: Figure
    is_fact: bool
    lead: str = ""
    sentence: int = 0
    planned: bool = False


def settle_figures(passages: list[tuple[str, Passage]], kind: str) -> tuple[list[Figure], list[Figure]]:
    """The facts and the limits of a part, each with the figures that must not be added to it."""
    found, said = [], []
    for spot, (heading, passage) in enumerate(passages):
        for counted in find_figures(passage, kind, narrated=not heading):
            found.append(counted)
            said.append(Said(counted.figure, counted.lead, spot * 10**7 + counted.sentence, counted.planned))
    linked = link_overlaps(
        [one for one, kept in zip(said, found, strict=True) if kept.is_fact or kept.planned]
    )
    plain = iter(linked)
    figures = [next(plain) if one.is_fact or one.planned else one.figure for one in found]
    facts = [figure for figure, one in zip(figures, found, strict=True) if one.is_fact]
    return facts, [figure for figure, one in zip(figures, found, strict=True) if not one.is_fact]


def find_figures(passage: Passage, kind: str, *, narrated: bool = False) -> list[Counted]:
    """The figures of a passage of a document of the given kind, in order.

    `narrated`: the passage stands before the outline, where a notice tells what is the case.
    """
    text = passage.tight
    named = {spot for name in _SHORT_NAME.finditer(text) for spot in range(name.start() + 1, name.end())}
    found = []
    for match in FIGURE.finditer(text):
        if match.end("before") in named or _is_other(text, match):
            continue
        start = _sentence_start(text, match.start())
        lead = text[start : match.start()]
        is_fact = _is_fact(match, kind, lead, narrated=narrated)
        planned = not is_fact and _is_planned(lead)
        found.append(Counted(_figure(match, passage), is_fact, lead, start, planned))
    return found


def _is_other(text: str, match: re.Match[str]) -> bool:
    """A date, an ordinal, a telephone number, an address or a figure of speech."""
    if not match["number"]:
        return not (match["percent"] or is_numeral(match))
    before = text[max(0, match.start("number") - 3) : match.start("number")]
    after = text[match.end() : match.end() + 3]
    if before.endswith("月") and match["unit"] == "起":  # a day that lost its 日
        return True
    if before.endswith("前") and match["unit"] in ("个月", "名", "位", "周", "天"):  # ranks and spans
        return True
    if re.search(r"[第附表图款条之〔]$|[一-龥]路$|附件$|[年月]$", before) and match["unit"] not in ("%",):
        return not re.search(r"[年月]$", before) or match["unit"] == "个月"
    if _MORE.match(after) or (match["unit"] == "小时" and _ROUND_THE_CLOCK.match(text, match.end())):
        return True
    if match["unit"] == "届" and len(match["number"]) == 4:
        return True
    if len(match["number"]) > 6 and not match["scale"] and not re.search("[.,，]", match["number"]):
        return match["unit"] in ("个", "号", "位")
    return bool(_NOT_FIGURE_AFTER.match(after)) and match["unit"] in ("个", "次", "届", "名", "届次", "人")


def _figure(match: re.Match[str], passage: Passage) -> Figure:
    value, upper, unit = amount_of(match)
    context = context_of(passage.tight, match.start(), match.end())
    return Figure(
        raw=passage.text[passage.at(match.start()) : passage.at(match.end() - 1) + 1],
        value=value,
        unit=unit,
        comparator=comparator_of(match),
        value_max=upper,
        what=context.what,
        whose=context.whose,
        period=context.period,
        as_of=context.as_of,
        place=passage.tight_place(match.start(), match.end()),
    )


def _is_planned(lead: str) -> bool:
    """Whether the words before a number speak of what is to come or ruled, and not of what was done after all."""
    tail = _NAMED.sub("", lead[-120:])
    if _FULFILLED.search(tail):
        return False
    tail = tail[max((done.end() for done in _DONE.finditer(tail)), default=0) :]
    return bool(_INTENDED.search(tail[-20:]) or _TO_COME.search(tail) or _RULES.search(tail[-40:]))


def _sentence_start(text: str, spot: int) -> int:
    """Where the sentence of the figure at `spot` begins, or some hundred characters before it."""
    nearest = max(spot - _REACH, 0)
    return max(*(text.rfind(stop, nearest, spot) + 1 for stop in "。；！"), nearest)


def _is_fact(match: re.Match[str], kind: str, lead: str, *, narrated: bool) -> bool:
    if LIMIT.search(match["before"]) or re.search("^预计|拟|预计[^，]*$", lead[-120:]) or _is_planned(lead):
        return False
    if _ASKED.search(lead[-120:]) or ("由" in lead and _MEMBERS.match(match.string[match.end() :][:24])):
        return False
    if kind in TELLING:
        return True
    if _THRESHOLD.match((match["after"] or "") + match.string[match.end() :][:16]):
        return bool(_BUT_TOLD.search(lead[-20:].split("、")[-1]))
    return bool(_FACT.search(_TITLED.sub("", lead)) or _is_chosen(lead)) or (narrated and _is_narrated(lead))


def _is_chosen(lead: str) -> bool:
    """Whether a procedure that is over chose so many."""
    return bool(_CHOSEN.search(lead[-200:])) and not _NOT_CHOSEN.search(lead[-40:])


def _is_narrated(lead: str) -> bool:
    """Whether a notice tells before its outline what there is in the country or what was done in a year."""
    return bool(_STOCK.search(lead) or _TIMELY.match(lead))
