"""Every finding of a document with its place and the field that it is corrected in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.campaigns.corrections import name_doubt
from luoshi.desk.notices.lists import name_all
from luoshi.desk.notices.outline import flatten
from luoshi.gongwen import Document, plain
from luoshi.gongwen.document import Line, Part, Place

LABELS: dict[str, str | Promise] = {
    "title": _("标题"),
    "subtitle": _("副标题"),
    "issuers": _("发文机关"),
    "number": _("发文字号"),
    "date": _("成文日期"),
    "recipients": _("主送机关"),
    "attachments": _("附件"),
    "signer": _("签发人"),
    "theme": _("主题"),
    "contact": _("联系人"),
    "report": _("报送"),
    "basis": pgettext_lazy("of a document", "依据"),
    "phase": _("阶段"),
    "measure": _("措施"),
    "window": _("时间安排"),
    "requirement": _("要求"),
    "deadline": _("期限"),
    "figure": _("数字"),
    "limit": _("限额和标准"),
    "outline": _("提纲"),
    "doubt": _("请核对"),
}
_KIND_OF = {
    "contacts": "contact",
    "basis": "basis",
    "phases": "phase",
    "measures": "measure",
    "requirements": "requirement",
    "deadlines": "deadline",
    "windows": "window",
    "figures": "figure",
    "limits": "limit",
}


@dataclass(frozen=True)
class Found:
    """A finding: what kind, where it was read, and the id of its field or row on the page.

    `amended` is what the words should read, where a person said so of a doubt.
    """

    kind: str
    place: Place
    target: str
    amended: str = ""

    @property
    def label(self) -> str | Promise:
        return LABELS[self.kind]


def list_findings(document: Document) -> Iterator[Found]:
    """Everything that was read and has a place. What a person added from the text is among it."""
    texts = {line.number: line for line in document.lines}
    for number, part in enumerate(document.parts):
        yield from _list_head(number, part)
        yield from _list_words(number, part, texts)
        for name in _KIND_OF:
            yield from _list_items(number, name, part)
        for _depth, heading in flatten(part.outline):
            if heading.place:
                yield Found("outline", heading.place, f"id_p{number}-outline")
    for doubt in document.warnings:
        if doubt.place is not None:
            yield Found("doubt", doubt.place, f"doubt-{name_doubt(plain.write(doubt))}")


def _list_head(number: int, part: Part) -> Iterator[Found]:
    for finding in part.findings:
        if finding.field in LABELS and finding.place:
            yield Found(finding.field, finding.place, f"id_p{number}-{finding.field}")
    if part.doc_number and part.doc_number.place:
        yield Found("number", part.doc_number.place, f"id_p{number}-doc_number")
    if part.report_to and part.report_to.place:
        yield Found("report", part.report_to.place, f"id_p{number}-report_what")


def list_head_lines(number: int, part: Part, document: Document) -> dict[str, int]:
    """The line where each field of a part's head was read."""
    texts = {line.number: line for line in document.lines}
    found = [*_list_words(number, part, texts), *_list_head(number, part)]
    return {one.target.removeprefix(f"id_p{number}-"): one.place.line for one in reversed(found)}


def _list_items(number: int, name: str, part: Part) -> Iterator[Found]:
    """A measure's window is marked on its own and leads to the measure."""
    for key, item in name_all(getattr(part, name)).items():
        if item.place and item.place.line and not (name == "windows" and item.measure):
            yield Found(_KIND_OF[name], item.place, f"p{number}-{name}-{key}")
        window = getattr(item, "window", None)
        if window and window.place:
            yield Found("window", window.place, f"p{number}-{name}-{key}")


def _list_words(number: int, part: Part, lines: dict[int, Line]) -> Iterator[Found]:
    """What the reader gives without a place is found by its words, where its part prints them first."""
    wanted = {"theme": (part.theme,), "attachments": part.attachments, "signer": (part.signer,)}
    for field, words in wanted.items():
        for one in filter(None, words):
            place = _find(one, part, lines, last=field == "attachments")
            if place:
                yield Found(field, place, f"id_p{number}-{field}")


def _find(words: str, part: Part, lines: dict[int, Line], *, last: bool) -> Place | None:
    """Where a part prints these words; `last` skips what stands before, such as the title that names them."""
    numbers: Any = range(part.first_line, part.last_line + 1)
    for number in reversed(numbers) if last else numbers:
        line = lines.get(number)
        start = line.text.find(words) if line else -1
        if line and start >= 0:
            return Place(line.page, number, start, start + len(words))
    return None
