"""Whom to ask: names, departments, telephone numbers and mail addresses, over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from luoshi.gongwen.document import Contact
from luoshi.gongwen.names import ORG
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.words import any_of

_PHONE = (
    r"（?0\d{2,3}）?[-— ]{0,2}\d{7,8}(?:(?:[-—]|转)\d{1,4}(?!\d))?|400[-—]?\d{3}[-—]?\d{4}"
    r"|\d{7,8}(?:[-—]|转)\d{1,4}(?!\d)|\d{7,24}"
)
_KEYS = (
    r"电 {0,4}话|手机|邮 {0,4}[箱编件]|邮政编码|传 {0,4}真|联 {0,4}系[人电方单]|联络人|电子[邮信]"
    r"|[报联通][送系讯信]地址|报考单位|咨询单位"
)
_TOKEN = re.compile(
    rf"(?P<name>[^，。；：）\d\s]{{0,12}}?(?:联系人|联络人|联系单位|报考单位|咨询单位|经办人)(?:及(?:联系方式|联系电话|电话))?)[：\s]*"
    rf"|(?P<fax>传 {{0,4}}真(?:电话)?[：\s]*(?:{_PHONE}))"
    r"|(?P<call>(?:联系|咨询|办公|服务|监督|举报|值班)?(?:电 {0,4}话|方式|热线)|手机(?:号码)?|座机)"
    r"(?:号码)?[：\s]*"
    r"|(?P<mailkey>(?:电子)?(?:邮 {0,4}箱|信 {0,4}箱|邮 {0,4}件)(?:地址)?|[Ee]-?[Mm]ail)[：\s]*"
    r"|(?P<other>(?:邮政编码|邮 ?编|(?:通讯|通信|联系|报送)?地 ?址|网 ?址|QQ群?号?|微信号?|密码)"
    r"[：\s]*[^，。；\s]{1,40})"
    r"|(?P<mail>[A-Za-z0-9_.+-]{1,64} ?@ ?[A-Za-z0-9-]{1,40}(?:[.。][A-Za-z0-9-]{2,12}){1,3}?(?![A-Za-z0-9]))"
    rf"|(?P<phone>(?<![\d.年月日〔])(?:{_PHONE})(?![\d%元人家个年月日]| ?@|（传真）))"
    rf"|(?P<text>(?:(?!{_KEYS})[\u4e00-\u9fff·])+)"
    r"|(?P<gap>[、，,/ ；;。（）\s])|(?P<skip>.)",
    re.DOTALL,
)
_KEY = re.compile(r"联系|联络人|咨询|手机(?:号码)?：|电 {0,4}话|邮 {0,4}箱|信箱|传 {0,4}真|经办人|[Ee]-?mail")
_SURNAME = re.compile(any_of("surnames"))


@dataclass
class _Entry:
    department: str = ""
    names: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    mail: str = ""
    start: int = 0
    end: int = 0


def read_contacts(passages: list[Passage]) -> tuple[Contact, ...]:
    """The contacts of a part; the same person is named once."""
    found: list[Contact] = []
    open_region = False
    for passage in passages:
        start = _region(passage.folded, continued=open_region)
        open_region = start is not None
        if start is not None:
            found += _read_region(passage, start, found)
    return tuple(
        dict.fromkeys(contact for contact in found if contact.phone or contact.email or contact.name)
    )


def _region(folded: str, *, continued: bool) -> int | None:
    """Where contact text begins in a passage: at its first key, if a number, an address or a name follows."""
    key = _KEY.search(folded)
    if key is None:
        short = len(folded) < 60 and re.search(rf"^[^，。]{{2,30}}?(?:{_PHONE})", folded)
        return 0 if continued and short else None
    rest = folded[key.start() :]
    if re.match("邮|信箱|传|[Ee]", key.group()) and not _KEY.search(rest, 2) and key.start() > 4:
        return None
    if not (re.search(r"\d{7,}|\d{3,4}[-—]\d{7}|@|联系(?:人|单位)：|联系人及", rest)):
        return None
    start = max((folded.rfind(stop, 0, key.start()) + 1 for stop in "。；）"), default=0)
    return start if key.start() - start < 24 else folded.rfind("，", start, key.start()) + 1


def _read_region(passage: Passage, start: int, before: list[Contact]) -> list[Contact]:
    entries: list[_Entry] = []
    state = ""
    for token in _TOKEN.finditer(passage.folded, start):
        state = _take(token, state, entries)
    contacts = [contact for entry in entries for contact in _contacts(entry, passage)]
    if entries and before and not entries[0].names:
        return _complete(before, contacts)
    return contacts


def _take(token: re.Match[str], state: str, entries: list[_Entry]) -> str:
    kind, text = token.lastgroup or "", token.group().strip()
    if kind in ("name", "call", "mailkey"):
        if kind == "name":
            entries.append(_open_entry(token, entries))
        return kind
    if kind == "text":
        return _take_text(token, state, entries)
    if kind in ("phone", "mail"):
        entry = _current(entries, token)
        entry.end = token.end()
        if kind == "phone":
            entry.phones += _split_glued(text)
        else:
            entry.mail = entry.mail or re.sub(r"\s", "", text).replace("。", ".")
    return "" if text in "。；" and kind == "gap" else state


def _open_entry(token: re.Match[str], entries: list[_Entry]) -> _Entry:
    """A new entry; words before 联系人 name the office, on the same line or as the entry before it."""
    department = re.sub(r"[\s]|联系人.*|联络人.*|经办人.*|.*单位.*|及.*", "", token["name"] or "")
    start = token.start()
    if entries and not (entries[-1].phones or entries[-1].mail) and entries[-1].names:
        before = entries.pop()
        department, start = "".join(before.names) or department, before.start
    return _Entry(department, start=start, end=token.end())


def _take_text(token: re.Match[str], state: str, entries: list[_Entry]) -> str:
    text = token.group()
    entry = _current(entries, token)
    if entry.phones or entry.mail:
        if len(text) < 2 or text in ("转", "或", "及"):
            return state
        entry = _Entry(start=token.start())
        entries.append(entry)
    if len(text) <= 40 and state != "skip":
        # 陈  莉 is one name
        last = entry.names.pop() if entry.names and len(text) == len(entry.names[-1]) == 1 else ""
        entry.names.append(last + text)
        entry.end = token.end()
    return state


def _current(entries: list[_Entry], token: re.Match[str]) -> _Entry:
    if not entries:
        entries.append(_Entry(start=token.start(), end=token.end()))
    return entries[-1]


def _split_glued(digits: str) -> list[str]:
    """Telephone numbers printed without a gap: 11 + 11 for mobiles, else 8 + 8 or 7 + 7."""
    bare = re.sub(r"\D", "", digits)
    if len(bare) != len(digits) or len(bare) <= 12:
        return [digits]
    for size in (11, 12, 8, 7):
        if len(bare) % size == 0 and (size != 11 or bare[0] == "1") and (size != 12 or bare[0] == "0"):
            return [bare[spot : spot + size] for spot in range(0, len(bare), size)]
    return [digits]


def _contacts(entry: _Entry, passage: Passage) -> list[Contact]:
    """One contact for each person; numbers go to persons in order if there are as many of both."""
    department, people = _who(entry.names)
    department = department or entry.department
    raw = passage.text[entry.start : entry.end].strip()
    place = passage.place(entry.start, entry.end)
    if len(people) > 1 and len(people) == len(entry.phones):
        return [
            Contact(name, department, phone, entry.mail, raw, place)
            for name, phone in zip(people, entry.phones, strict=True)
        ]
    phone = "，".join(entry.phones)
    return [
        Contact(name, department, phone, entry.mail, raw, place)
        for name in people or [""]
        if name or phone or entry.mail or department
    ]


def _who(names: list[str]) -> tuple[str, list[str]]:
    """Department and persons among the words before a number."""
    department, people = "", []
    for word in names:
        office = _office(word)
        department = office or department
        people += _persons(word[len(office) :])
    return department, people or ([department] if department else [])


def _office(word: str) -> str:
    """The organisation that opens a word: up to the last ending after which a short name may follow."""
    if re.search(r"[报发请填]|电子版", word):
        return ""
    if ORG.search(word):
        return word
    ends = [end for end in range(len(word) - 4, len(word) - 1) if end > 2 and ORG.search(word[:end])]
    return word[: ends[-1]] if ends else ""


def _persons(word: str) -> list[str]:
    if 4 <= len(word) <= 6:
        for spot in (2, 3):
            if _SURNAME.match(word[spot:]) and 2 <= len(word) - spot <= 3:
                return [word[:spot], word[spot:]]
    if len(word) > 4 and not ORG.search(word):
        return []
    return [word] if len(word) >= 2 and not re.search(r"[报发请至到于的]|电子", word) else []


def _complete(before: list[Contact], contacts: list[Contact]) -> list[Contact]:
    """Numbers on a line of their own belong to the persons named last who still lack them."""
    first, rest = contacts[0] if contacts else None, contacts[1:]
    if first is None:
        return []
    lacking = [spot for spot, contact in enumerate(before) if not _has(contact, first)]
    phones = first.phone.split("，")
    paired = len(phones) == len(lacking) > 1
    for order, spot in enumerate(lacking):
        old = before[spot]
        phone = old.phone or (phones[order] if paired else first.phone)
        before[spot] = replace(old, phone=phone, email=old.email or first.email)
    return rest if lacking else contacts


def _has(contact: Contact, given: Contact) -> bool:
    return bool((given.phone and contact.phone) or (given.email and contact.email))
