"""The head of a document: letterhead, number, title, recipients, up to where the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date as Day
from itertools import takewhile
from typing import Any

from luoshi.gongwen.chars import fold
from luoshi.gongwen.dates import find_dates, only_date
from luoshi.gongwen.document import DocNumber, Finding
from luoshi.gongwen.kinds import ends_with_kind
from luoshi.gongwen.markers import leading_mark
from luoshi.gongwen.names import is_list_of_organisations, is_organisation, split_recipients
from luoshi.gongwen.numbers import find_numbers, own_number
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.titles import first_line, join_lines, last_line
from luoshi.gongwen.words import any_of

_LETTERHEAD = re.compile(r"^([^。；：《》]{3,200}?)(?:文件|公报|便函|公函|（函）)$")
_URGENCY = re.compile(r"^(?:特急|特提|加急|急件|平急|紧急)$")
_SECRECY = re.compile(r"^(?:绝密|机密|秘密|内部资料)(?:[★☆].*)?$")
_SIGNER = re.compile(r"^签发人：?(.{2,12})$")
_META = re.compile(rf"^({any_of('metadata_keys')})：(.*)$")
_NOT_RECIPIENTS = re.compile(
    r"如下|现将|通知|^附|^联系|电话|^第.{1,3}[条章]|包括|要求|以下|一是|倡议|承诺|。|^\d|答：|问：|^一|规定|指出|强调|^来源|^作者|^时间|^日期"
)
_SALUTATION = re.compile(
    r"(?:同志|朋友|职工|工友|代表|委员|女士|先生|各位|们|领导|老师|教师|同学|员工|师生)[们]?：$"
)
_BRACKETED = re.compile(r"^（.*）$")
# A note below the title that is no date of it: （活动时间：3月27日—4月26日）.
_TIMED = re.compile(r"^（[^（）：]{0,8}(?:时间|日期)：.*）$")
_HEAD_LIMIT = 40


@dataclass(frozen=True)
class Head:
    """What the head says; `authors` stand below the title, the body begins at the passage `body_from`."""

    letterhead: str = ""
    number: DocNumber | None = None
    title: str = ""
    subtitle: str = ""
    authors: str = ""
    recipients: tuple[str, ...] = ()
    date: Day | None = None
    date_raw: str = ""
    signer: str = ""
    urgency: str = ""
    secrecy: str = ""
    findings: tuple[Finding, ...] = ()
    body_from: int = 0
    texts: tuple[tuple[int, Passage], ...] = field(default=(), compare=False)


def read_head(passages: list[Passage]) -> Head:
    """Read the head of the document that begins at the first passage."""
    head = Head()
    for index, passage in enumerate(passages[:_HEAD_LIMIT]):
        if _is_recipients(passage, head):
            return _with_title(_with_recipients(head, passage, index))
        if _begins_body(passage, head):
            return _with_title(replace(head, body_from=index))
        head = _take(head, index, passage)
    return _with_title(replace(head, body_from=min(len(passages), _HEAD_LIMIT)))


def _take(head: Head, index: int, passage: Passage) -> Head:
    """Add one line of the head, by what it looks like; a line that looks like nothing may be the title."""
    text = passage.tight.strip()
    number = own_number(passage)
    if number:
        rest = _SIGNER.match(text.split("号")[-1])
        signer = rest[1] if rest else head.signer
        return replace(head, number=head.number or number, signer=signer, body_from=index + 1)
    for pattern, name in ((_URGENCY, "urgency"), (_SECRECY, "secrecy"), (_SIGNER, "signer")):
        match = pattern.match(text)
        if match:
            values: dict[str, Any] = {name: match[match.re.groups], "body_from": index + 1}
            return replace(head, **values)
    meta = _META.match(text)
    if meta:
        return _take_meta(head, meta, passage)
    bracketed = find_numbers(passage) if _BRACKETED.match(text) else []
    if bracketed and head.number is None:
        head = replace(head, number=bracketed[0])
    day = only_date(text)
    if bracketed and not find_dates(text):
        return replace(head, body_from=index + 1)
    if day or (_BRACKETED.match(text) and find_dates(text)):
        first = day or find_dates(text)[0]
        return replace(
            head, date=head.date or first.day, date_raw=head.date_raw or text[first.start : first.end]
        )
    if _LETTERHEAD.match(text) and not head.title and not text.startswith("关于"):
        return _take_letterhead(head, passage)
    return replace(head, texts=(*head.texts, (index, passage)))


def _take_letterhead(head: Head, passage: Passage) -> Head:
    match = _LETTERHEAD.match(fold(passage.text))
    name = match[1] if match else passage.text
    before = [text.text for _, text in head.texts if is_organisation(text.text)]
    letterhead = " ".join([*before, name])
    found = Finding("letterhead", passage.text, passage.place())
    return replace(head, letterhead=letterhead, texts=(), findings=(*head.findings, found))


def _take_meta(head: Head, meta: re.Match[str], passage: Passage) -> Head:
    key, value = meta[1], meta[2]
    found = find_dates(value)
    if key in ("成文日期", "发文日期", "生成日期", "印发日期") and found:
        return replace(head, date=found[0].day, date_raw=value[found[0].start : found[0].end])
    if key in ("发布机构", "发文机关", "发文机构", "发文单位", "制发机关") and is_organisation(value):
        return replace(head, findings=(*head.findings, Finding("issuers", value, passage.place(), 0.6)))
    return head


def _begins_body(passage: Passage, head: Head) -> bool:
    text = passage.tight
    if leading_mark(passage.folded) or re.match(r"附件|附：|联系人", text):
        return bool(head.texts)
    if _TIMED.match(text):
        return bool(head.texts)
    prose = "。" in text[:-1] or (text[-1] in "。：；" and len(text) > 12)
    prose = prose or (len(text) > 60 and text.count("，") > 1)
    if prose and not ends_with_kind(text):
        return True
    return bool(head.texts) and _has_title(head) and _is_plain_text(passage, head)


def _has_title(head: Head) -> bool:
    return any(ends_with_kind(text.text) for _, text in head.texts)


def _is_plain_text(passage: Passage, head: Head) -> bool:
    """After a whole title: neither a number, a date, a note in brackets, nor the title once more."""
    text = passage.tight.strip()
    others = (_URGENCY, _SECRECY, _SIGNER, _META, _BRACKETED, _LETTERHEAD)
    if own_number(passage) or only_date(text) or any(pattern.match(text) for pattern in others):
        return False
    above = head.texts[-1][1] if head.texts else None
    if above and "关于" in above.text and not ends_with_kind(above.text) and len(text) < 60:
        return False
    begins_title = len(text) < 80 and re.match(r"[^，。：；]{0,40}关于", text) and text[-1] not in "。；："
    return not (text.startswith("—") or is_organisation(text) or ends_with_kind(text) or begins_title)


def _is_recipients(passage: Passage, head: Head) -> bool:
    text = passage.tight.strip()
    if not text.endswith("：") or len(text) > 600 or leading_mark(text):
        return False
    if not head.texts and not _names_recipients(text):
        return False
    if _SALUTATION.search(text) and len(text) < 60:
        return True
    return not _NOT_RECIPIENTS.search(text) and len(text) > 2


def _names_recipients(text: str) -> bool:
    """Without a title above, only a list of organisations is taken for recipients."""
    if re.match(r"[各省市县区全本校局]", text) and len(text) < 300:
        return True
    return is_list_of_organisations(text)


def _with_recipients(head: Head, passage: Passage, index: int) -> Head:
    names = tuple(split_recipients(passage.text))
    found = Finding("recipients", passage.text, passage.place())
    return replace(head, recipients=names, body_from=index + 1, findings=(*head.findings, found))


def _with_title(head: Head) -> Head:
    """Put the title together from the lines that looked like nothing else."""
    texts = list(head.texts)
    last = last_line(texts, right_above=head.body_from - 2 if head.recipients else None)
    if last is None:
        return _untitled(head)
    first = first_line(texts, last)
    lines = [passage for _, passage in texts[first : last + 1]]
    title = join_lines(lines)
    found = Finding("title", title, lines[0].place(), 1.0 if "关于" in title or last == first else 0.8)
    above = [passage.text for _, passage in texts[:first] if is_organisation(passage.text)]
    below = [passage.text for _, passage in texts[last + 1 :]]
    return replace(
        head,
        title=title,
        subtitle=next((text for text in below if text.startswith("—")), ""),
        letterhead=head.letterhead or " ".join(above),
        authors=" ".join(takewhile(_is_author, below)),
        findings=(*head.findings, found),
    )


def _is_author(text: str) -> bool:
    """A name below the title, but not the cell of a form (主管部门, 工作单位)."""
    return is_organisation(text) and not re.search("(?:部门|单位|机构)$", text)


def _untitled(head: Head) -> Head:
    """No line names a kind of document: the first line is the headline, a second one its subtitle."""
    if not head.texts:
        return head
    (_, first), rest = head.texts[0], head.texts[1:]
    subtitle = next((passage.text for _, passage in rest[:1] if len(passage.text) > 12), "")
    found = Finding("title", first.text, first.place(), 0.6)
    return replace(head, title=first.text.strip(), subtitle=subtitle, findings=(*head.findings, found))
