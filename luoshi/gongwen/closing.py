"""What stands after the body: attachment note, signature, date, notes, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from typing import Literal

from luoshi.gongwen.chars import fold
from luoshi.gongwen.dates import find_dates, only_date
from luoshi.gongwen.document import Finding
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import ORG, is_organisation, split_names, split_recipients
from luoshi.gongwen.passage import Passage, join
from luoshi.gongwen.words import any_of

Sort = Literal["body", "attachments", "signature", "date", "note", "copies", "contact"]

_ATTACHMENTS = re.compile(
    r"^附 ?(?:件|表|图)?(?: ?[0-9一二三四五六七八九十]{1,2}(?![0-9]*年))?(?:（附?[0-9一二三四五]{1,2}）)?"
    r"(?:[：.、 -]|(?=《)|(?<=\d)(?=[\u4e00-\u9fff][^，。；：]{3,60}$))"
)
# A file offered below the signature: （附件1）汇总表.doc.
_OFFERED = re.compile(rf"^（附件? ?\d{{0,2}}）(?=.{{2,80}}\.{any_of('file_endings')}$)", re.IGNORECASE)
_LABEL = re.compile(r"^附 ?件 ?[0-9一二三四五六七八九十]{0,2} ?：?$")
_NOTE = re.compile(
    r"^（?(?:此件|此页|联系人|联系单位|联系电话|信息公开|公开方式|公开程序|责任部门|主动公开|不公开|依申请公开)"
)
# What is no name of its own: the second half of one that was broken over two lines.
_SECOND_HALF = re.compile(
    r"(?=.)(?:领导小组|工作小组|联席会议|工作委员会|委员会|指挥部|组委会)?(?:办公室)?(?:（代章）)?$"
)
_FOOTNOTE = re.compile(r"^\[\d{1,3}\]")
_COPIES = re.compile(r"^(?:抄 ?送|抄 ?报|主 ?送|分 ?送|报 ?送|印 ?发)：|印发$|^主题词")
_CONTACT = re.compile(rf"^{any_of('contact_keys')}[及与（：]")
_SPLIT_NOTE = re.compile(r"(?:^|(?<=[^0-9A-Za-z]))[（]?\d{1,2}[.、．）](?!\d(?!\d{3}[年-]))")
_FILE_ENDING = re.compile(rf"\.{any_of('file_endings')}$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?<![。；;，、\s])[。；;，、\s]+$|（[^（）]{0,60}(?:另发|另附|略|下载|见附件|见通知)[^（）]{0,60}）$"
)


@dataclass(frozen=True)
class Closing:
    """The closing of a part; `sorts` names, for every passage of the part, what it is."""

    issuers: tuple[str, ...] = ()
    date: Day | None = None
    date_raw: str = ""
    printed_on: Day | None = None
    attachments: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    sorts: tuple[Sort, ...] = ()


def sort_passages(passages: list[Passage], body_from: int) -> Iterator[Sort]:
    """What each passage is, in order; those of the head count as body."""
    sorts: list[Sort] = []
    for index in range(len(passages)):
        sorts.append(_sort(passages, sorts, index) if index >= body_from else "body")
        yield sorts[-1]


def _sort(passages: list[Passage], sorts: list[Sort], index: int) -> Sort:
    text = passages[index].folded.strip()
    tight = passages[index].tight
    if only_date(tight):
        return "date"
    if (_COPIES.search(tight) and len(tight) < 200) or _prints(passages, index):
        return "copies"
    if _FOOTNOTE.match(tight) or (_NOTE.match(tight) and len(tight) < 150):
        return "note"
    if _ATTACHMENTS.match(text) or _LABEL.match(text) or _OFFERED.match(text):
        return "attachments"
    before = sorts[-1] if sorts else "body"
    if (_CONTACT.match(tight) and not leading_mark(text)) or (before == "contact" and _has_phone(tight)):
        return "contact"
    if before == "attachments" and _lists_on(passages, sorts, index):
        return "attachments"
    return "signature" if _signs(passages, index) else "body"


def _prints(passages: list[Passage], index: int) -> bool:
    """The office that printed the document, on the line above 印发."""
    after = passages[index + 1].tight if index + 1 < len(passages) else ""
    return is_organisation(passages[index].text) and after.endswith("印发") and bool(find_dates(after))


def _has_phone(tight: str) -> bool:
    return len(tight) < 60 and bool(re.search(r"\d{7,}|@", tight))


def _lists_on(passages: list[Passage], sorts: list[Sort], index: int) -> bool:
    """A numbered line or a title right after an attachment note continues it."""
    text = passages[index].folded.strip()
    mark = leading_mark(text)
    labelled = bool(_LABEL.match(passages[index - 1].tight)) and "date" not in sorts
    if labelled and mark is None and len(text) < 100 and not re.search(r"[。：]", text):
        return True
    first = 1 if labelled else 2
    listed = bool(mark and mark.depth >= 6 and mark.number >= first) and len(text) < 120
    return listed and not text.endswith("：")


def _signs(passages: list[Passage], index: int) -> bool:
    """A line of organisations is a signature if a date stands within the next lines of such names."""
    name = passages[index].text
    if leading_mark(passages[index].folded) or not (is_organisation(name) or _is_short_name(name)):
        return False
    for later in passages[index + 1 : index + 25]:
        if only_date(later.tight):
            return True
        if not (is_organisation(later.text) or _is_short_name(later.text)):
            return False
    return index + 25 >= len(passages)


def _is_short_name(text: str) -> bool:
    """工会, 党委: what a body is called within its own house."""
    plain = re.sub(r"\s", "", text)
    return len(plain) == 2 and bool(ORG.search(plain))


def read_closing(passages: list[Passage], body_from: int) -> Closing:
    """Read the closing of a part whose body begins at `body_from`."""
    sorts = _with_broken_name(passages, tuple(sort_passages(passages, body_from)))
    signed = _signature(passages, sorts)
    day, raw, place = _date(passages, sorts)
    attachments = tuple(
        _attachments([p for p, sort in zip(passages, sorts, strict=True) if sort == "attachments"])
    )
    findings = [Finding("issuers", passage.text, passage.place()) for passage in signed]
    if place is not None:
        findings.append(Finding("date", raw, place.place()))
    issuers = tuple(dict.fromkeys(name for passage in signed for name in split_names(passage.text)))
    copies = [p for p, sort in zip(passages, sorts, strict=True) if sort == "copies"]
    return Closing(issuers, day, raw, _printed(copies), attachments, _copied(copies), tuple(findings), sorts)


def _signature(passages: list[Passage], sorts: tuple[Sort, ...]) -> list[Passage]:
    """The first run of signature lines."""
    first = next((index for index, sort in enumerate(sorts) if sort == "signature"), None)
    if first is None:
        return []
    last = first
    while last + 1 < len(sorts) and sorts[last + 1] == "signature":
        last += 1
    return _whole_name(passages[first : last + 1])


def _with_broken_name(passages: list[Passage], sorts: tuple[Sort, ...]) -> tuple[Sort, ...]:
    """The sorts, with the line that begins a name broken over two lines counted as signature."""
    first = sorts.index("signature") if "signature" in sorts else 0
    if not first or sorts[first - 1] != "body" or not _SECOND_HALF.match(passages[first].tight):
        return sorts
    before = passages[first - 1].tight
    if len(before) > 30 or re.search(r"[，。；：！？]", before) or leading_mark(before):
        return sorts
    return (*sorts[: first - 1], "signature", *sorts[first:])


def _whole_name(lines: list[Passage]) -> list[Passage]:
    if len(lines) > 1 and _SECOND_HALF.match(lines[1].tight):
        return [join(lines[:2]), *lines[2:]]
    return lines


def _date(passages: list[Passage], sorts: tuple[Sort, ...]) -> tuple[Day | None, str, Passage | None]:
    """The date under the signature, else the last line that is nothing but a date."""
    dated = [index for index, sort in enumerate(sorts) if sort == "date"]
    signed = [index for index in dated if index and sorts[index - 1] == "signature"]
    chosen = signed[:1] or dated[-1:]
    if not chosen:
        return None, "", None
    passage = passages[chosen[0]]
    found = only_date(passage.tight)
    return (found.day, passage.text.strip("（）() "), passage) if found else (None, "", None)


def _printed(copies: list[Passage]) -> Day | None:
    days = [
        dated.day
        for passage in copies
        if passage.tight.endswith("印发")
        for dated in find_dates(passage.tight)
    ]
    return days[0] if days else None


def _copied(copies: list[Passage]) -> tuple[str, ...]:
    lines = [
        re.sub(r"^抄[送报]：", "", passage.tight)
        for passage in copies
        if re.match(r"抄[送报]：", passage.tight)
    ]
    return tuple(name.rstrip("。.") for line in lines for name in split_recipients(line))


def _attachments(passages: list[Passage]) -> list[str]:
    """The titles named by attachment notes."""
    titles: list[str] = []
    for passage in passages:
        text = passage.folded.strip()
        if _LABEL.match(text):
            continue
        text = _OFFERED.sub("", _ATTACHMENTS.sub("", text, count=1))
        titles += [title for piece in _SPLIT_NOTE.split(text) if (title := _title(piece))]
    return list(dict.fromkeys(titles))


def _title(piece: str) -> str:
    """One attachment's title: without list number, final punctuation and notes such as 另发."""
    title = re.sub(r"^[：\s《-]+", "", fold(piece).strip())
    title = _FILE_ENDING.sub("", title)
    for _ in range(3):
        title = _TAIL.sub("", title)
    title = title.removesuffix("》") if title.count("》") > title.count("《") else title
    return title if len(title) > 1 else ""
