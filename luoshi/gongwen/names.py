"""Names of organisations: what ends one, how a list of them is split, how glued ones come apart."""

from __future__ import annotations

import re

from luoshi.gongwen.chars import fold
from luoshi.gongwen.words import any_of, load

_ENDS = any_of("organisation_ends")
ORG = re.compile(rf"{_ENDS}(?:（[\u4e00-\u9fff、]{{1,12}}）)?$")
_SEALED = re.compile(r"（(?:代章|盖章|印章|公章|章|印)）?$")
_END_AT = re.compile(rf"{_ENDS}")
_OPENING = re.compile(
    rf"^[\u4e00-\u9fff]{{2,10}}?[省市县区州旗盟][\u4e00-\u9fff]{{0,10}}?{_ENDS}"
    rf"(?<![办处科部委站馆署])(?!{_ENDS}|[会员办工作职法])"
)
_NOT_NAME = re.compile(r"[，。；：！？《》]|关于|如下|现将|特此|请|附件|联系|电话|印发$|年|月|日$")
_SET = re.compile(any_of("set_phrases") + "$")
_AREA = re.compile(
    r"^(?:各|全)?[\u4e00-\u9fff]{0,4}(?:省|自治区|直辖市|市|州|县|旗|盟|乡|镇)(?:（[^（）]{1,8}）)?$|^各[\u4e00-\u9fff]$"
)
# 国家税务总局湖北省税务局 is one: bodies whose branches carry their name.
_BRANCHED = ("教育工会", "总局", "总署", "银行", "公司", "集团", "总队", "委员会")
# 集团、公司工会: nouns that stand for bodies of a sort, the last word being shared.
_SORT = "(?:局|集团|公司|企业|单位|部门|机关|系统|学校|院校)"
_PROVINCE = re.compile(any_of("regions"))
_COUNTRYWIDE = load("organisation_starts")


def is_organisation(text: str) -> bool:
    """Whether `text` can be nothing but the name of one organisation (or several glued ones)."""
    plain = _SEALED.sub("", "".join(fold(text).split()).rstrip("章"))
    return 3 <= len(plain) <= 400 and not _NOT_NAME.search(plain) and bool(ORG.search(plain))


def split_names(text: str) -> list[str]:
    """The names of a signature or letterhead: split at spaces and at the seams of glued names."""
    spaced = re.split(r"[\s、，]+", fold(text).strip())
    pieces = [_SEALED.sub("", piece) for piece in _unspread(spaced)]
    return [name for piece in pieces if piece for name in _unglue(piece)]


def _unspread(pieces: list[str]) -> list[str]:
    """Names printed with spaced letters (总 工 会) are one name: pieces that are no name join the next."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (not ORG.search(joined[-1]) or len(piece) < 3 or len(joined[-1]) < 4):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _unglue(text: str) -> list[str]:
    """河北省总工会河北省妇联 → both: a seam lies after a name's end and before a name's usual beginning."""
    starts = [0]
    for end in _END_AT.finditer(text):
        seam = end.end()
        if seam - starts[-1] >= 4 and seam < len(text) - 2 and _begins_name(text, seam, text[:2]):
            starts.append(seam)
    return [text[start:stop] for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]


def _begins_name(text: str, seam: int, region: str) -> bool:
    """A name begins like the first one, like a countrywide body, or with a province unless it names a branch."""
    if text.startswith((region, *_COUNTRYWIDE), seam):
        return True
    return bool(_PROVINCE.match(text, seam)) and not text[:seam].endswith(_BRANCHED)


def split_recipients(text: str) -> list[str]:
    """Recipients 主送机关: ，and ；separate groups, 、 their members; what stands in brackets is one name.

    Members that are no organisation of their own share the one that follows: 各市、县总工会 is one.
    """
    plain = re.sub(r"\s", "", fold(text)).rstrip("：")
    names: list[str] = []
    for group in _split_outside(plain, "，；"):
        names += _share(_split_outside(group, "、"))
    return names


def is_list_of_organisations(text: str) -> bool:
    """Whether at least half of what a line lists are names of organisations."""
    names = split_recipients(text)
    return sum(is_organisation(name) for name in names) >= max(1, len(names) / 2)


def _split_outside(text: str, marks: str) -> list[str]:
    """The pieces of a text between marks that stand outside brackets."""
    pieces, depth, start = [], 0, 0
    for spot, character in enumerate(text):
        depth += {"（": 1, "）": -1}.get(character, 0)
        if character in marks and depth <= 0:
            pieces.append(text[start:spot])
            start = spot + 1
    return [piece for piece in [*pieces, text[start:]] if piece]


def _share(members: list[str]) -> list[str]:
    joined: list[str] = []
    for spot, member in enumerate(members):
        before = "、".join(members[:spot])
        shares = joined and (
            len(member) == 1
            or _SET.search(f"{before}、{member}")
            or _lacks_end(members[spot - 1], members[spot:])
        )
        if shares and (ORG.search(members[-1]) or len(member) == 1):
            joined[-1] += f"、{member}"
        else:
            joined.append(member)
    return joined


def _lacks_end(before: str, after: list[str]) -> bool:
    """Whether `before` is but an area or a subject that takes its last word from a member after it."""
    if _AREA.match(before) or _PROVINCE.fullmatch(before):
        return True
    if re.search(f"{_SORT}$", before) and re.match(f"{_SORT}.*{_ENDS}", after[0]) and len(after[0]) > 3:
        return True
    alone = before.startswith(("各", "全", "有关")) or after[0].startswith("各")
    alone = alone or ("各" in before and re.match("直属|所属|驻|[省市县区]", after[0]) is not None)
    named = next((member for member in after if ORG.search(member)), "")
    return bool(named) and not ORG.search(before) and not alone


def leading_organisation(title: str) -> str:
    """The issuer that opens a title: what stands before 关于 or 转发 if it is an organisation."""
    plain = re.sub(r"\s", "", fold(title))
    head = re.split(r"关于|印发|转发|批转", plain, maxsplit=1)[0]
    if head != plain:
        return head if is_organisation(head) else ""
    opening = _OPENING.match(plain)
    return opening.group() if opening and not plain.startswith(("全", "各")) else ""
