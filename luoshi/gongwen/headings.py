"""Where a heading ends and its text begins."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import fold
from luoshi.gongwen.words import any_of

_STOP = re.compile(r"[。？！]|；(?=\s*$)")
_COLON_END = re.compile(r"(?<![：；。，、:;,\s])[：；。，、:;,\s]+$")
_ENDS_HEADING = re.compile(rf"{any_of('heading_nouns')}(?:（[^（）]{{1,15}}）)?$")
_NOUN = re.compile(any_of("heading_nouns"))
# A short label with its value: 活动主题…, 活动时间…, 申报条件….
_LABEL = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:主题|时间|地点|日期|对象|范围|名额|目标|条件|形式|方式|内容)"
    r"(?!安排|要求|任务|标准|确定|程序|设置|管理|内容|条件|范围|办法|措施|节点|步骤|进度|教育|活动|党日|宣传|征文|演讲|讨论|[为是、，和与及的（者下中内])"
)
_DATED = re.compile(r"（[^（）]{0,12}\d[^（）]{0,12}）")
# What begins the names of bodies too.
_TOPIC = re.compile(
    "文化|教育|卫生|健康|体育|医疗|财政|金融|科技|企业|市场|人才|产业|安全|应急|旅游|生态|环境|审计|统计|示范|行政|竞赛|项目"
)
_BEGINS = re.compile(any_of("sentence_openers"))
_MAY_BEGIN = re.compile(any_of("verb_openers"))
# A body and what it shall do; no heading has both.
_SUBJECT = re.compile(
    r"[\u4e00-\u9fff、]{0,12}?(?:[部局厅委办会院校省市县区组]|会议|小组|中心|基地|单位|机关|企业|部门|机构|竞赛|项目|团队|选手|人员)"
    r"(?:应|将|须|需|要(?!求|素|点|件)|负责|由|设|每|实行|分为|采取|可|按|会同|组织|对)"
)
# 各分工会要将…: a sentence from its first letter.
_ALL_SHALL = re.compile(r"各[\u4e00-\u9fff、（）]{1,12}(?:要(?![求点素件])|应|须|请|将|把)")
# Who acts: what follows may be what they do.
_ACTS = re.compile("(?:机构|单位|部门|人员|企业|职工|人才|学校|机关|集体|个人|团队|选手)$")
_BY = re.compile("[按在对经以为由把从]|通过|根据|依据|应|可|须|要")
_PREDICATE = re.compile(r"应(?![急用对届聘试])|须|(?<!可)不(?!良)|[者将]")
# What goes on with a word or a sentence.
_GOES_ON = re.compile("[、者的之等和与及或奖书证表后前时内中下所]")
_REPEATED, _WHOLE = 1.0, 2.0
_BREAKS = re.compile(r"以[上下]各|各[组地市]均|本通知")
_PAUSE = re.compile(r"[，。：；！？]")
_FARTHEST = 31
LABELLED = 5.0


def cut_heading(text: str, *, seam: int = 0) -> tuple[str, str]:
    """The heading of an item and the text after it.

    A heading runs to the first full stop; where line ends were lost and no full stop parts the two, to the seam.
    """
    end = seam or stop_of(text)
    heading = _COLON_END.sub("", text[:end])
    return heading, text[end:].lstrip("。；：:; 　")


def stop_of(text: str) -> int:
    """The offset of the first full stop, or the length of the text."""
    stop = _STOP.search(fold(text))
    return stop.start() if stop else len(text)


def runs_on(text: str) -> bool:
    """Whether the first sentence is more than a heading."""
    folded, end = fold(text), stop_of(text)
    if _LABEL.match(folded):
        return True
    first = _PAUSE.search(folded)
    if first is None and len(folded) <= 20 and _ENDS_HEADING.search(folded):
        return False
    paused = first is not None and first.start() < end and end > 16
    return end > 20 or paused or len(folded) <= end


def seams(text: str) -> dict[int, float]:
    """Where the heading of a text may end, and how much speaks for it (`LABELLED`: a label with its value)."""
    head = fold(text)[: min(stop_of(text), 60)]
    if _ALL_SHALL.match(head):
        return {}
    label = _LABEL.match(head)
    if label:
        return {label.end(): LABELLED}
    space = re.search(r"[ 　]", head)
    if space and 2 <= space.start() <= 30 and _ENDS_HEADING.search(head[: space.start()]):
        return {space.start(): LABELLED}
    pause = _PAUSE.search(head)
    limit = min(pause.start() if pause else len(head), _FARTHEST)
    scores: dict[int, float] = {}
    for spot in range(2, limit):
        dated = _DATED.match(head, spot)
        end = dated.end() if dated else spot
        scores[end] = max(scores.get(end, 0.0), _score(head[:spot], head[end:]))
    return scores


def _score(left: str, right: str) -> float:
    """How well a heading ends and a sentence begins; words taken up again speak for a seam."""
    ends = _ENDS_HEADING.search(left)
    begins, again = _begins(right), _taken_up(left, right)
    if not ends:
        repeated = again >= _WHOLE and len(left) > 2
        return _WHOLE + again if repeated else max(2.7 if _BREAKS.match(right) else 0.0, begins - 1.0)
    score = 2.0 + begins
    if _NOUN.match(right) and again < _WHOLE and not (_TOPIC.match(right) and _SUBJECT.match(right)):
        score -= 1.2
    if ends.group() in right[:14]:
        score += 0.5
    if left.find(ends.group()) < ends.start() or left.find(left[:2], 2) > 0:
        score -= 2.0
    if _ACTS.search(left) and _BY.match(right):
        score -= 2.0
    if _PREDICATE.search(left) or _GOES_ON.match(right):
        score -= 2.0
    return score + again + _size(len(left), again)


def _size(letters: int, again: float) -> float:
    """Short headings are mostly of four letters, hardly ever of two or three but where the text takes them up."""
    usual = {2: -1.6, 3: -0.3, 4: 0.3}.get(letters, 0.0) if again < _REPEATED else 0.0
    return usual - letters * 0.01 - max(0, letters - 10) * 0.2


def _begins(right: str) -> float:
    if _BEGINS.match(right):
        return 2.0
    if _SUBJECT.match(right):
        return 1.6
    return 1.2 if _MAY_BEGIN.match(right) else 0.0


def _taken_up(left: str, right: str) -> float:
    """A text often begins with its heading's words: 课堂教学 | 课堂教学竞赛采取…."""
    plain = right.lstrip("“《")
    if plain.startswith(left):
        return _WHOLE
    if left in right[:14]:
        return _REPEATED
    return 1.2 if plain[:4] == left[:4] else 0.6 if plain[:2] == left[:2] else 0.0
