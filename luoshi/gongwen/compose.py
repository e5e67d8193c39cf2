"""Lines to parts: every subject's rules applied in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Day

from luoshi.gongwen.announced import find_unlisted
from luoshi.gongwen.basis import read_basis
from luoshi.gongwen.chars import bare
from luoshi.gongwen.contacts import read_contacts
from luoshi.gongwen.contradictions import find_contradictions
from luoshi.gongwen.document import DocNumber, Document, Doubt, Line, Measure, Part, Phase, Window
from luoshi.gongwen.doubts import doubts_of_part, find_doubts
from luoshi.gongwen.figures import TELLING, settle_figures
from luoshi.gongwen.flow import paragraphs
from luoshi.gongwen.furniture import published_on
from luoshi.gongwen.kinds import announced_kind, is_news, issued_title, kind_of
from luoshi.gongwen.lost import find_lost
from luoshi.gongwen.measures import plan_items, read_measures, read_requirements, read_theme
from luoshi.gongwen.names import leading_organisation, split_names
from luoshi.gongwen.numbers import find_numbers
from luoshi.gongwen.outline import build_outline, preface, read_items
from luoshi.gongwen.parts import Slice, slice_parts
from luoshi.gongwen.passage import Passage
from luoshi.gongwen.phases import read_phases
from luoshi.gongwen.reflow import reflow
from luoshi.gongwen.repeats import drop_repeats
from luoshi.gongwen.reporting import read_reports
from luoshi.gongwen.schedule import passages_under, read_deadlines, read_windows
from luoshi.gongwen.spread import spread
from luoshi.gongwen.years import Years, learn_years


def compose(lines: tuple[Line, ...], kind: str, name: str) -> Document:
    """The document that the lines of a file make up."""
    rows = spread(lines)
    published = published_on(rows)
    joined, repeated = drop_repeats(paragraphs(rows))
    passages = reflow(joined)
    slices = slice_parts(passages)
    parts: list[Part] = []
    doubts = find_lost(lines) + find_doubts(joined, repeated)
    for piece in slices:
        part, found = _part(piece, parts[0] if parts else None, published)
        parts.append(part)
        doubts += doubts_of_part(part) + found
    doubts += find_unlisted(passages, parts)
    labelled = tuple(part.title for part, piece in zip(parts, slices, strict=True) if piece.labelled)
    return Document(_attach_issued(parts, labelled), lines, tuple(doubts), kind, name)


def _attach_issued(parts: list[Part], labelled: tuple[str, ...]) -> tuple[Part, ...]:
    """What no note lists but is printed after a notice: the document that it issues unsigned, and 附件1."""
    if not parts:
        return ()
    first, *inner = parts
    issued = bare(issued_title(first.title))
    titles = tuple(part.title for part in inner if issued and bare(part.title) == issued)
    if not first.attachments and first.date is None and titles:
        first = replace(first, attachments=titles)
    elif not first.attachments:
        first = replace(first, attachments=tuple(filter(None, labelled)))
    return (first, *inner)


def _part(piece: Slice, outer: Part | None, published: Day | None) -> tuple[Part, list[Doubt]]:
    """A part and where it contradicts itself; a newspaper piece is of the day on which it was published."""
    head, closing = piece.head, piece.closing
    part = Part(
        kind=_kind(piece),
        issuers=_issuers(piece),
        doc_number=head.number,
        title=head.title,
        subtitle=head.subtitle,
        letterhead=head.letterhead and f"{head.letterhead}文件",
        recipients=() if piece.labelled else head.recipients,
        date=closing.date or head.date or closing.printed_on,
        date_raw=closing.date_raw or head.date_raw,
        attachments=closing.attachments,
        contacts=read_contacts(piece.passages[head.body_from :]),
        cited_numbers=_cited(piece),
        signer=head.signer,
        urgency=head.urgency,
        secrecy=head.secrecy,
        copies_to=closing.copies_to,
        findings=(*head.findings, *closing.findings),
        first_line=piece.passages[0].first_line,
        last_line=piece.passages[-1].last_line,
    )
    if part.kind == "新闻" and part.date is None and published:
        part = replace(part, date=published, date_raw=published.isoformat())
    years = _years(part, piece.body, outer or part, published)
    whole = _with_body(part, piece.body, years)
    return whole, list(find_contradictions(piece.body, whole, years, closing.printed_on))


def _years(part: Part, body: list[Passage], outer: Part, published: Day | None) -> Years:
    """An inner part takes its year from the outer one if it has none."""
    number = part.doc_number or outer.doc_number
    signed = part.date or outer.date
    years = learn_years(body, signed=signed, numbered=number.year if number else 0, title=part.title)
    return replace(years, telling=part.kind in TELLING, published=published.year if published else 0)


def _with_body(part: Part, body: list[Passage], years: Years) -> Part:
    """Add what the body says."""
    items = read_items(body)
    under = passages_under(items)
    placed = [("", passage) for passage in preface(body)] + under
    news = part.kind == "新闻"
    windows = read_windows(placed, years, news=news)
    outline = build_outline(items)
    deadlines = () if news else read_deadlines(placed, windows, years, part.issuers)
    spans = tuple(window for window, _, _ in windows)
    facts, limits = settle_figures(placed, part.kind)
    reports = () if news else read_reports(body, deadlines)
    planned = plan_items(outline, spans)
    phases = read_phases(outline, spans, years)
    spans = _outside_phases(spans, phases)
    if not news:  # a day on which something takes place is an event, among the deadlines
        spans = tuple(window for window in spans if not window.is_one_day)
    measures = () if years.telling else read_measures(planned)
    return replace(
        part,
        outline=outline,
        measures=measures,
        requirements=read_requirements(planned),
        theme=read_theme(outline),
        phases=phases,
        windows=_with_measures(spans, measures),
        figures=tuple(facts),
        limits=tuple(limits),
        deadlines=deadlines,
        basis=read_basis(preface(body)),
        report_to=next(
            (report for report in reversed(reports) if report.to), reports[-1] if reports else None
        ),
        reports=reports,
    )


def _outside_phases(windows: tuple[Window, ...], phases: tuple[Phase, ...]) -> tuple[Window, ...]:
    """The windows but for those that an event ends and a stage of the plan already has."""
    staged = {phase.place.line for phase in phases if phase.place and phase.precision == "event"}
    return tuple(
        window
        for window in windows
        if not (window.end_event and window.place and window.place.line in staged)
    )


def _with_measures(windows: tuple[Window, ...], measures: tuple[Measure, ...]) -> tuple[Window, ...]:
    """The windows, those of a measure as the measure has them."""
    owned = {measure.window.place: measure.window for measure in measures if measure.window}
    return tuple(owned.get(window.place, window) for window in windows)


def _cited(piece: Slice) -> tuple[DocNumber, ...]:
    """The numbers of other documents that the part names."""
    own = piece.head.number
    numbers = [number for passage in piece.passages for number in find_numbers(passage)]
    return tuple(number for number in numbers if own is None or number.place != own.place)


def _kind(piece: Slice) -> str:
    """The kind that the title names, else the one the text announces (现通知如下), else a newspaper piece."""
    kind = kind_of(piece.head.title)
    if kind or piece.labelled:
        return kind
    text = "\n".join(passage.text for passage in piece.passages)
    announced = announced_kind(text)
    if announced == "纪要" or (announced and (piece.head.recipients or piece.closing.issuers)):
        return announced
    return "新闻" if is_news(text) or not (piece.head.recipients or piece.head.number) else ""


def _issuers(piece: Slice) -> tuple[str, ...]:
    """Signature and letterhead; if neither is there, the organisation that opens the title.

    An attachment has issuers only if it is signed and dated: what else its form names are blanks to fill.
    """
    if piece.labelled:
        return piece.closing.issuers if piece.closing.date else ()
    if not kind_of(piece.head.title):
        return tuple(dict.fromkeys([*split_names(piece.head.letterhead), *piece.closing.issuers]))
    opening = leading_organisation(piece.head.title)
    titled = split_names(opening) if opening else []
    signed = [*split_names(piece.head.letterhead), *piece.closing.issuers]
    names = signed or split_names(piece.head.authors) or titled
    return tuple(dict.fromkeys(_as_titled(name, titled) for name in names))


def _as_titled(name: str, titled: list[str]) -> str:
    """The name of an issuer as the title has it, where the signature leaves out its province or city."""
    whole = (one for one in titled if one != name and one.endswith(name) and len(name) > 3)
    return next(whole, name)
