"""What a passage names: who acts, what is done, where, through what, for whom, under which programme."""

from __future__ import annotations

import re

from luoshi.gongwen.words import any_of

_ACTS = "要|应|须|可|将|都|对|把|根据|按照|结合|在|负责|，"
# Each further actor is matched as one (?>…), else a long list could be parted in countless ways.
_ACTOR = re.compile(
    rf"^(?:（[^（）]*）)?(?:要求|请|由|组织)?(?P<actor>[^，。；：“”]{{0,24}}?{any_of('actors')}"
    rf"(?>[、和及][^，。；：“”]{{0,16}}?{any_of('actors')}(?=[、和及]|{_ACTS}))*)(?={_ACTS})"
)
_ACT = re.compile(
    rf"^(?:要|应|须|可|将|并|积极|广泛|大力|认真|深入|持续|及时|切实|充分|组织好|全面)*(?={any_of('acts')})"
)
_VENUE = re.compile(any_of("venues"))
_CHANNEL = re.compile(any_of("channels"))
_AUDIENCE = re.compile(any_of("audiences"))
_QUOTED = re.compile(
    r"[“‘《]([^“”‘’《》]{3,40})[”’》](?=[^，。；“”]{0,14}?(?:活动|行动|工程|竞赛|主题|教育|计划|品牌|大赛|比赛|项目|服务|等|，|、|。|“))"
)
_SERIES = re.compile(r"(?:开展|实施|组织|举办|深化|推进|打造|做好|深入)[^，。；“”]{0,12}((?:“[^“”]{2,40}”)+)")


def actor_of(text: str) -> str:
    """Who is to act, as the first sentence names it; empty if it names nobody."""
    match = _ACTOR.match(text.strip())
    return match["actor"] if match else ""


def actions_in(text: str) -> tuple[str, ...]:
    """The clauses that begin with an act (开展…, 建立…), as printed and without their connectives."""
    clauses = re.split(r"[，。；\n]", text)
    found = []
    for clause in clauses:
        plain = re.sub(r"^（[^（）]*）", "", clause.strip())
        match = _ACT.match(plain)
        if match and 4 <= len(plain) <= 60:
            found.append(plain[match.end() :])
    return tuple(dict.fromkeys(found))


def venues_in(text: str) -> tuple[str, ...]:
    return _all(_VENUE, text)


def channels_in(text: str) -> tuple[str, ...]:
    return _all(_CHANNEL, text)


def audiences_in(text: str) -> tuple[str, ...]:
    return _all(_AUDIENCE, text)


def programmes_in(text: str) -> tuple[str, ...]:
    """Quoted names of programmes, as printed."""
    plain = text.replace("\n", "")
    found = [match[1] for match in _QUOTED.finditer(plain)]
    for match in _SERIES.finditer(plain):
        found += re.findall(r"“([^“”]{2,40})”", match[1])
    return tuple(dict.fromkeys(name.strip("。，") for name in found))


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
