"""Who issues a document, as it speaks of itself: by its name, by short forms of it, or as 我厅."""

from __future__ import annotations

import re
from functools import lru_cache

from luoshi.gongwen.words import any_of, load

_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?=(?:省|自治区|市|县|区|州|旗)[\u4e00-\u9fff]{2})")
_WORDS = re.compile(any_of("senders"))
# The sender is the object there (报市总工会), or acts before somebody else does (经市总工会同意).
_OBJECT = re.compile(r"[报送向到请各经按据]")
_RECIPIENTS = re.compile(
    r"各(?:[省市县区州盟旗地级单部系学院校企街乡镇有相直参申团项基])|请|你[省市县厅局委会办单们校]|务必|须|应(?![急用届聘])"
    r"|(?:申报|参赛|参评|推荐|用人|有关|基层|试点|承办|责任|牵头)(?:单位|地区|学校|企业|城市|部门)|(?<![重主需必])要(?![求点素件])"
)
_NO_SUBJECT = re.compile(r"^(?:并|且|再|同时|最后|原则上|其中|结果|随后|最终)?(?:拟|计划)?(?:[于在]|争取)?$")


@lru_cache(maxsize=8)
def names_of(issuers: tuple[str, ...]) -> re.Pattern[str] | None:
    """What the issuers are called in their own document; None if nobody signed."""
    names = sorted({form for issuer in issuers for form in _forms(issuer)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _forms(issuer: str) -> set[str]:
    """The name, the name from each level on (市总工会), and these with the usual short words."""
    forms, rest = {issuer}, issuer
    while place := _PLACE.match(rest):
        rest = rest[place.end() :]
        forms.add(rest)
    for pair in load("short_forms"):
        whole, short = pair.split("=")
        forms |= {form.replace(whole, short) for form in forms if whole in form}
    return {form for form in forms if len(form) > 1}


def is_sender_subject(before: str, names: re.Pattern[str] | None) -> bool:
    """Whether the words of a sentence before a day make the sender the one who acts.

    A clause without a subject (并于) has that of the clause before it.
    """
    for clause in reversed(before.split("，")[-4:]):
        if _WORDS.search(clause) or (names and names.search(clause)):
            return not _OBJECT.search(clause)
        if not _NO_SUBJECT.match(clause):
            return False
    return False


def opens_with_sender(after: str, names: re.Pattern[str] | None) -> bool:
    """Whether the words after a day begin with the sender, who then acts (4月底前，省厅制定细则)."""
    begins = after.lstrip("，")
    return bool(_WORDS.match(begins) or (names and names.match(begins)))


def names_recipients(before: str) -> bool:
    """Whether the clause before a day tells the recipients to act."""
    return bool(_RECIPIENTS.search(before[-60:].split("，")[-1]))
