"""What a figure counts, whose it is and of which time, told by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_REACH = 240
_DATE = r"(?:\d{1,2}月(?:份|底|末|初|\d{1,2}日)?)"
_PERIOD = re.compile(
    r"(?=[\d今去上下本近一二两三四五六七八九十几“第全每党改活当])"  # most characters begin no period
    r"(?:(?<![比较])(?:(?:19|20)\d\d年?(?:至|到|[-—~～])(?:19|20)\d\d年(?:期间|以来)?"
    rf"|(?:(?:19|20)\d\d年|今年|去年|上年|本年)(?:以来|度|同期|全年|[上下]半年|第?[一二三四]季度|\d{{1,2}}(?:月?(?:至|到|[-—~～]))\d{{1,2}}月|{_DATE}(?:(?:至|到|[-—]){_DATE})?(?:以来)?)?"
    r"|近(?:\d{1,2}|[一二两三四五六七八九十几])年来?|近年来|(?:\d{1,2}|[一二两三四五六七八九十几])年来"
    r"|“?十[一二三四五]五”?(?:期间|以来|时期|末)|(?<!每)[上下]半年|(?<!每)第?[一二三四]季度|(?<!第)全年|每[年月季]度?|党的[^，。；]{2,8}以来"
    r"|改革开放以来|活动期间|[本上当]月)|二[〇○Ο零0Oo][〇○零0Oo一二三四五六七八九]{2}年)"
)
_AS_OF = re.compile(
    rf"(?=[截到目迄])(?:(?:截至|截止到?|到)(?:目前|现在|今天|(?:(?:(?:19|20)\d\d年|今年|去年|上年|年)(?:{_DATE}|[底末])?|{_DATE}))(?:为止)?|目前为止|迄今为止|迄今|目前)"
)
_PLACE = (
    r"(?:全|我|本)(?:国|省|区|市|县|州|旗|盟|镇|乡|街道|系统|行业|会|公司|集团|局|厅|校|院)(?:各级|各)?"
    r"(?:工会(?:组织)?(?!会员|干部|主席|经费|工作|系统))?"
)
_BODY = (
    r"(?:[\u4e00-\u9fff]{2,16}?(?:总工会|工会联合会|工会|公司|集团|宣讲团|委员会|街道|学校|学院|大学|医院|[乡局厅镇])"
    r"(?:各级工会(?:组织)?|工会)?|[\u4e00-\u9fff]{2,5}?[省市县区州旗](?!级|直)(?:各级)?(?:工会)?)"
)
_SUBJECT = re.compile(
    rf"(?:^|[，。；：！]|以来|期间|目前|为止|[年月]底?，?|其中，?)(?P<whose>{_PLACE}|各级工会(?:组织)?|{_BODY})"
    r"(?=[\u4e00-\u9fff、“]|$)"
)
_NO_SUBJECT = re.compile(
    r"^.?(?:[和及]|以及|国内|基本|只有)|^(?:走进|深入|推动|指导|组织|开展|围绕|面向|依托|结合|按照|根据|对|在|向|为|经|由|与|和|将|把|联合|会同|覆盖|带动|引导|建立|建成|其中|通过|加强|培育|创建|先后|已|共|累计|投入|新建|力争|争取|确保|培训|高于|低于|位列|占|举办|举行|召开|发放|受理|选树|命名|评选|推荐|选树|帮扶|慰问)"
)
_NOUN = re.compile(
    r"(?:的|左右的)?(?P<noun>(?:“[^“”]{1,40}”|[一-龥]){2,24}?)(?=[，。；、（：]|不|须|被|受到|在|为|是|参加|参与|获|走上|报名|活跃|受益|已|共|，|\d|$)"
)
_NO_NOUN = re.compile(
    r"^(?:[，。；、]|以上|以下|以内|左右|参加|参与|进行|增至|增加到|提高到|升至|降至|上升|获|受益|报名|提高|增长|下降|增加|减少|共|已|被)"
)
_LEAD = re.compile(
    r"^(?:全年|共有|现有|共计?|累计|总计|合计|已经?|先后|新增|各级工会|其中|相继|分别|了|并|还|都|将|也|目前|平均|预计|计划|力争|争取|确保)+"
)
# Words between what is counted and how many; *+ since 共计 read as 共 and 计 again is read in countless ways.
_SAID = (
    r"(?:(?:保持|稳定|控制)在|(?:比|较|同)(?:上年|去年|上月)?(?:同期)?|共计?|累计|总计|合计|总数|已经?|为|是|达到?|有|了|的|等|近|计"
    r"|分别|各|仅|就|也|至|到|增至|升至|提高|人均|每年)"
)
_TAIL = re.compile(rf"{_SAID}*+(?:由的?(?:\d[^，。；]{{0,8}})?{_SAID}*+)?$")
# The amounts between a noun and the last one that is said of it: 奖金分别为8000元、5000元、…; 签订率达到95%，比上年…
_LISTED = re.compile(
    r"(?:(?:分别)?(?:达到?|为|是))?(?:\d{1,9}(?:\.\d{1,4})?[万亿]?(?:[\u4e00-\u9fff]{1,3}|%)[、，]){1,6}(?:[比较同][^，。；、\d]{0,12})?$"
)
_QUOTED_STOPS = re.compile(r"“[^“”]{0,60}”|（[^（）]{0,60}）|《[^《》]{0,60}》")


@dataclass(frozen=True)
class Context:
    """The words that tell what a figure means; empty where the text says nothing."""

    what: str
    whose: str
    period: str
    as_of: str


def context_of(text: str, start: int, end: int) -> Context:
    """The context of the amount at `text[start:end]`, read no further back than a few sentences."""
    before = text[max(0, start - _REACH) : start]
    sentence = re.split("[。！]", before)[-1]
    opening = text[:40].split("，")[0]
    latest = sentence.split("；")[-1]
    as_of = _last(_AS_OF, latest) or ("" if _PERIOD.search(latest) else _last(_AS_OF, sentence))
    if _PERIOD.search(latest[latest.find(as_of) + len(as_of) :]):
        as_of = ""
    period = _last(_PERIOD, _without(as_of, sentence)) or _first(
        _PERIOD, _without(_last(_AS_OF, opening), opening)
    )
    whose = _whose(sentence) or _whose(text[: min(120, start)], last=False)
    what = _what(text, start, end)
    return Context(_LEAD.sub("", what.removeprefix(whose)) or what, whose, period, as_of)


def _last(pattern: re.Pattern[str], text: str) -> str:
    found = [match.group() for match in pattern.finditer(text)]
    return found[-1] if found else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return match.group() if match else ""


def _without(part: str, text: str) -> str:
    return text.replace(part, "，") if part else text


@lru_cache(maxsize=256)  # the opening of a paragraph is asked for each of its figures
def _whose(text: str, *, last: bool = True) -> str:
    """The last organisation or place that opens a clause, or the first, which all of a paragraph is about."""
    names = [match["whose"] for match in _SUBJECT.finditer(_PERIOD.sub("，", text))]
    kept = [name for name in names if not _NO_SUBJECT.match(name)]
    return (kept[-1] if last else kept[0]) if kept else ""


def _what(text: str, start: int, end: int) -> str:
    """What is counted: the noun after a counter, else the words before the number."""
    after = text[end : end + 80]
    noun = None if _NO_NOUN.match(after) else _NOUN.match(after)
    if noun:
        return noun["noun"]
    before = text[max(0, start - 120) : start]
    listed = _LISTED.search(before)
    clause = _clause(before) or _clause(before[: listed.start()] if listed else before)
    return clause if len(clause) > 2 else _clause_after(after) or clause


def _clause(before: str) -> str:
    """The words from the last stop to the number, without when, who and how many."""
    hidden = _QUOTED_STOPS.sub(lambda match: "“" * len(match.group()), before)
    cut = max((hidden.rfind(stop) for stop in "，。；：、！？"), default=-1) + 1
    clause = _AS_OF.sub("", before[cut:])
    clause = _PERIOD.sub("", clause) if not clause.startswith("“") else clause
    told = _TAIL.sub("", _LEAD.sub("", clause))[-30:]
    act = re.search(r"(?<=[\u4e00-\u9fff])(?:开展|举办|召开|组织)", told)
    return told[act.start() :] if act else told


def _clause_after(after: str) -> str:
    clause = re.match(r"[一-龥]{2,12}", after)
    return clause.group() if clause else ""
