"""A reading as lines of text in Chinese, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.gongwen import plain
from luoshi.gongwen.document import (
    Basis,
    Contact,
    Document,
    Figure,
    Heading,
    Measure,
    Part,
    Place,
    Reason,
    Window,
)

_REASONS: dict[Reason, str] = {
    "part": "其中的一部分",
    "total": "已含在内",
    "persons-and-times": "人数与人次",
    "cumulative": "累计与当期",
    "planned": "计划与完成",
    "repeated": "重复表述",
}


def render(document: Document) -> str:
    """The whole reading; every line that was found names the line of the file it came from."""
    lines: list[str] = []
    for number, part in enumerate(document.parts, 1):
        lines += [f"【第{number}件】{part.title or '（无标题）'}", *_head(part), *_body(part), ""]
    if document.warnings:
        lines += ["【请核对】", *(f"  · {doubt.zh}{_at(doubt.place)}" for doubt in document.warnings)]
    return "\n".join(lines).rstrip()


def _head(part: Part) -> Iterator[str]:
    number = part.doc_number
    shown = f"{number.code}〔{number.year}〕{number.serial}号" if number else ""
    rows = (
        ("文种", part.kind),
        ("发文机关", "、".join(part.issuers)),
        ("发文字号", shown),
        ("主送", "；".join(part.recipients)),
        ("成文日期", part.date.isoformat() if part.date else ""),
        ("附件", "；".join(part.attachments)),
        ("依据", "；".join(map(_ground, part.basis))),
        ("主题", part.theme),
    )
    yield from (f"  {name}：{value}" for name, value in rows if value)
    yield from (f"  联系：{_contact(contact)}" for contact in part.contacts)


def _ground(basis: Basis) -> str:
    """A document in its brackets; what was only said at a meeting has none."""
    return f"{basis.issuer}《{basis.title}》{basis.number}" if "《" in basis.raw else basis.title


def _contact(contact: Contact) -> str:
    department = contact.department if contact.department != contact.name else ""
    return " ".join(filter(None, [department, contact.name, contact.phone, contact.email]))


def _body(part: Part) -> Iterator[str]:
    for phase in part.phases:
        start = phase.start.isoformat() if phase.start else phase.start_event
        end = phase.end.isoformat() if phase.end else phase.end_event
        yield f"  {phase.name}：{start}—{end or '持续'}{_at(phase.place)}"
    yield from _outline(part.outline, 1)
    for measure in part.measures:
        window = measure.window
        span = f"（{_span(window)}）" if window else ""
        yield f"  措施 {measure.path}{measure.title}{span}{_by(measure.actor)}{_at(measure.place)}"
        yield from _details(measure)
    yield from (f"  要求 {need.path}{need.title}{_at(need.place)}" for need in part.requirements)
    for deadline in part.deadlines:
        yield f"  期限 {deadline.date or deadline.raw}：{deadline.what}{_at(deadline.place)}"
    yield from (f"  时间 {window.raw}：{_span(window)}{_at(window.place)}" for window in part.windows)
    for report in part.reports:
        when = report.deadline.isoformat() if report.deadline else report.deadline_raw
        between = f"{report.sender or '各收文单位'}→{report.to or '发文机关'}"
        yield f"  报送 {between}：{report.what} {when}{_at(report.place)}"
    yield from (_figure(figure) for figure in part.figures)


def _details(measure: Measure) -> Iterator[str]:
    """What a measure names, a line for each that it has."""
    rows = (
        ("配合", measure.supporters),
        ("做什么", measure.actions),
        ("场所", measure.venues),
        ("渠道", measure.channels),
        ("对象", measure.audiences),
        ("品牌", measure.programmes),
    )
    yield from (f"      {name}：{'；'.join(values)}" for name, values in rows if values)


def _span(window: Window) -> str:
    """The days of a span as exactly as it was printed, else what bounds it, and where its year is from."""
    form = plain.write(window)
    start, end = form["start"] or window.start_event, form["end"] or window.end_event
    days = f"{start}—{end}" if end or not window.within else f"{start}{window.within}内"
    shown = (window.recurring and window.raw) or days.rstrip("—")
    return f"{shown}，年份按{window.year_from}" if window.year_from and window.start else shown


def _figure(figure: Figure) -> str:
    """A figure with whose it is, of which time, and what it must not be added to."""
    said = "，".join(filter(None, [figure.whose, figure.period, figure.as_of]))
    apart = "、".join(dict.fromkeys(f"{other.raw}（{_REASONS[other.why]}）" for other in figure.not_with))
    context = f"〔{said}〕" if said else ""
    not_with = f"；不与{apart}相加" if apart else ""
    return f"  数字 {figure.what}：{figure.raw}{context}{not_with}{_at(figure.place)}"


def _outline(outline: tuple[Heading, ...], depth: int) -> Iterator[str]:
    for heading in outline:
        yield f"{'  ' * depth}{heading.marker}{heading.heading[:50]}{_at(heading.place)}"
        yield from _outline(heading.children, depth + 1)


def _by(actor: str) -> str:
    return f"〔{actor}〕" if actor else ""


def _at(place: Place | None) -> str:
    return f"  ［第{place.line}行］" if place else ""
