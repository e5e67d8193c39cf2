"""What a passage names: who acts, what is done, where, through what, for whom, under which programme."""

from __future__ import annotations

import re

from luoshi.gongwen.words import any_of

_ACTS = "要|应|须|可|将|都|对|把|根据|按照|结合|在|负责|牵头|围绕|于|组成|成立|选派|登录|，"
_NOT_ACTOR = re.compile(
    r"应|移交|联系|面向|深入|积极|开展|加强|对于|动员|发动|根据|按照|走进|结合|[一-龥]要|\d"
)
# Each further actor is matched as one (?>…), else a long list could be parted in countless ways.
_ACTOR = re.compile(
    rf"^(?:（[^（）]*）)?(?:要求|请|由|组织)?(?P<actor>[^，。；：“”]{{0,24}}?{any_of('actors')}"
    rf"(?>[、和及][^，。；：“”]{{0,16}}?{any_of('actors')}(?=[、和及]|{_ACTS}))*)(?={_ACTS})"
)
_RESPONSIBLE = re.compile(
    r"(?:牵头|责任|主办|承办|负责|组织|主责|实施)(?:单位|部门|处室|科室|主体)(?:及[^：]{1,8})?：(?P<names>[^；。（）\n：]{2,80})"
)
_SUPPORTING = re.compile(
    r"(?:配合|协办|参与|参加|协同|支持|协作)(?:单位|部门|处室|科室)：(?P<names>[^；。（）\n：]{2,80})"
)
_IN_CHARGE = re.compile(
    r"(?:^|[，。；（\n])由(?P<names>[\u4e00-\u9fff、（）]{2,40}?)(?=负责|牵头|组织|承办|具体|会同|统一|主办)"
)
_WITH = re.compile(
    r"(?:会同|联合)(?P<names>[\u4e00-\u9fff、]{2,40}?)(?=开展|组织|举办|共同|负责|实施|制定|[，。；）])"
)
_CODA = re.compile(r"(?:等)?(?:部门|单位)?(?:配合|参与|按职责分工负责|分别负责|负责|牵头)$")
_ACT = re.compile(
    rf"^(?:要|应|须|可|将|并|积极|广泛|大力|认真|深入|持续|及时|切实|充分|组织好|全面|通过|统一|统筹|分期|分批|集中)*(?={any_of('acts')})"
)
# Who is told to act, before the act.
_CHARGED = re.compile(rf"^[^，。；：]{{0,24}}?{any_of('actors')}(?:要|应|须|务必|可以?)")
# An act that only names what is spoken of: 编制范围, 考核结束后.
_NAMED = re.compile(
    r"(?:范围|内容|要求|办法|时间|对象|条件|数额|名额|方式|标准|流程|期间|[之以]?后|[之以]?前|中|时)$"
)
_VENUE = re.compile(any_of("venues"))
_CHANNEL = re.compile(any_of("channels"))
_AUDIENCE = re.compile(any_of("audiences"))
_QUOTED = re.compile(
    r"[“‘]([^“”‘’《》]{3,40})[”’](?=[^，。；“”]{0,14}?(?:活动|行动|工程|竞赛|主题|教育|计划|品牌|大赛|比赛|项目|服务|等|，|、|。|“|宣讲|评选|选树|专项|工作室|讲堂|征文|平台|创建|竞赛))"
)
_SERIES = re.compile(r"(?:开展|实施|组织|举办|深化|推进|打造|做好|深入)[^，。；“”]{0,12}((?:“[^“”]{2,40}”)+)")
_NO_PROGRAMME = re.compile(rf"^{any_of('formulas')}$|[、，；：]|^\d+$|^[\u4e00-\u9fff]{{1,2}}$")


def actor_of(text: str) -> str:
    """Who is to act: those named as in charge, else whom the first sentence names; empty if nobody is."""
    charged = _RESPONSIBLE.search(text) or _IN_CHARGE.search(text)
    if charged:
        return _CODA.sub("", charged["names"]).strip("，、 ")
    for clause in re.findall(r"[^，。；\n]+[，。；]?", text.strip()[:200])[:6]:
        match = _ACTOR.match(clause)
        if match and not _NOT_ACTOR.search(match["actor"]):
            return match["actor"]
    return ""


def supporters_of(text: str) -> tuple[str, ...]:
    """Who helps the actor (配合单位, 会同), each by name."""
    found = [name for line in (*_SUPPORTING.finditer(text), *_WITH.finditer(text)) for name in _names(line)]
    return tuple(dict.fromkeys(found))


def _names(match: re.Match[str]) -> list[str]:
    names = re.split("[、，,]", _CODA.sub("", match["names"]))
    return [name.strip() for name in names if len(name.strip()) > 1]


def actions_in(text: str) -> tuple[str, ...]:
    """The clauses that begin with an act (开展…, 建立…), as printed and without their connectives."""
    clauses = re.split(r"[，。；：\n]", re.sub(r"(?<!^)[（(][^（）()]{0,40}[）)](?=。)", "", text))
    found = []
    for clause in clauses:
        plain = _CHARGED.sub("", re.sub(r"^（[^（）]*）", "", clause.strip()), count=1)
        match = _ACT.match(plain)
        if match and 4 <= len(plain) <= 60 and not _NAMED.search(plain):
            found.append(plain[match.end() :])
    return tuple(dict.fromkeys(found))


def venues_in(text: str) -> tuple[str, ...]:
    return _all(_VENUE, text)


def channels_in(text: str) -> tuple[str, ...]:
    return _all(_CHANNEL, text)


def audiences_in(text: str) -> tuple[str, ...]:
    return _all(_AUDIENCE, text)


def programmes_in(text: str) -> tuple[str, ...]:
    """Quoted names of programmes, as printed; set phrases and lists of merits are none."""
    plain = text.replace("\n", "")
    found = [match[1] for match in _QUOTED.finditer(plain)]
    for match in _SERIES.finditer(plain):
        found += re.findall(r"“([^“”]{2,40})”", match[1])
    names = dict.fromkeys(name.strip("。，") for name in found)
    return tuple(name for name in names if not _NO_PROGRAMME.search(name))


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
