"""What a reading of an official document consists of: frozen values, no rules.

Every finding keeps its raw text, the place it was read from and how sure the reader is (0 to 1). Dates are
local dates. `Document.to_json` gives plain JSON, which `Document.from_json` turns back into equal values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any, Literal

from luoshi.gongwen import plain

Precision = Literal["day", "third", "month", "year", "event", "none"]
Comparator = Literal["exact", "over", "under", "about"]
End = Literal["", "start", "end"]
DeadlineKind = Literal["submit", "complete", "window_end", "event", "recurring", "relative"]
Role = Literal["", "theme", "time", "understand", "do", "require", "define"]
Reason = Literal["part", "total", "persons-and-times", "cumulative", "planned", "repeated"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read, without invisible characters. Lines and pages count from 1.

    `sure` is below 1 where the characters were recognised from a picture, 0 for a page that nobody could read.
    """

    number: int
    page: int
    text: str
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding begins: page and line count from 1, `start` and `end` are offsets in the line.

    A finding that runs over a line end has `last_line` > `line`; `end` is then an offset in the last line.
    """

    page: int
    line: int
    start: int
    end: int
    last_line: int = 0


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A document number 发文字号: issuing code, year, serial (GB/T 9704-2012, 7.2.5)."""

    code: str
    year: int
    serial: int
    raw: str
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask. Empty strings stand for what the document does not say."""

    name: str
    department: str = ""
    phone: str = ""
    email: str = ""
    raw: str = ""
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Heading:
    """An item of the outline. `marker` is as printed (一、 1. 一是 第三条), `heading` comes without it."""

    level: int
    marker: str
    heading: str
    body: str = ""
    role: Role = ""
    place: Place | None = None
    sure: float = 1.0
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time. `start` and `end` are inclusive; None where an event or nothing bounds it.

    `year_from` is empty when the year is printed there, else it says where the year was taken from.
    If no year is known (`year_known` false) both days carry the year 4 and are written without it.
    `month_end` names the end that was printed as a month beside a day (2月至3月1日).
    Precision `third` is that of 上旬, 中旬 and 下旬. `recurring` is the word that says so (每年, 逢), `within` the
    time allowed after `start_event` (30日, 5个工作日); such spans have no days.
    `measure` is the path of the measure it belongs to, empty for a span in running text; `resolved` says that
    months were turned into days on purpose.
    """

    raw: str
    start: Day | None = None
    end: Day | None = None
    precision: Precision = "day"
    year_from: str = ""
    start_event: str = ""
    end_event: str = ""
    recurring: str = ""
    within: str = ""
    measure: str = ""
    year_known: bool = True
    resolved: bool = False
    month_end: End = ""
    place: Place | None = None
    sure: float = 1.0

    @property
    def is_one_day(self) -> bool:
        """Whether it is a day on which something takes place, such as a meeting."""
        return self.precision == "day" and self.start is not None and self.start == self.end


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of a plan; it may begin or end with an event that has no date yet."""

    name: str
    raw: str
    start: Day | None = None
    end: Day | None = None
    precision: Precision = "day"
    start_event: str = ""
    end_event: str = ""
    year_from: str = ""
    open_ended: bool = False
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """Something the document wants done. `path` names it within its part, for example "三、（二）".

    `supporters` are those who help the actor (配合单位), as printed.
    """

    path: str
    marker: str
    title: str
    body: str = ""
    window: Window | None = None
    actor: str = ""
    supporters: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Requirement:
    """How the work is to be done: a condition on the measures, not a task of its own."""

    path: str
    marker: str
    title: str
    body: str = ""
    actor: str = ""
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which the recipients owe something. `date` is None if it recurs or hangs on an event."""

    raw: str
    date: Day | None
    what: str
    kind: DeadlineKind = "submit"
    precision: Precision = "day"
    year_from: str = ""
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another figure of the part, by its text and place, that must not be added to this one, and why.

    `part`: the other is a part of this one; `total`: the other holds this one; `persons-and-times`: persons
    beside 人次; `cumulative`: one counts from the beginning, the other a shorter time; `planned`: one was
    planned, the other done; `repeated`: the same thing said again.
    """

    raw: str
    why: Reason
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. `value_max` is set for a range; `comparator` is exact, over, under or about.

    `whose` is the organisation or place it is said of, `period` the time it covers (2023年, 今年以来), `as_of`
    the day up to which it was counted (截至6月底), all as printed; empty if the text does not say.
    """

    raw: str
    value: float
    unit: str
    comparator: Comparator = "exact"
    value_max: float | None = None
    what: str = ""
    whose: str = ""
    period: str = ""
    as_of: str = ""
    not_with: tuple[Overlap, ...] = ()
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class ReportBack:
    """Who reports what to whom by when."""

    sender: str
    to: str
    what: str
    deadline_raw: str = ""
    deadline: Day | None = None
    raw: str = ""
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Basis:
    """A document or decision that this one carries out."""

    issuer: str
    title: str
    number: str = ""
    raw: str = ""
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a single field of a part was read, and how sure that is."""

    field: str
    raw: str
    place: Place | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at. `code` is stable; the sentences are for the screen."""

    code: str
    zh: str
    en: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the file: the outer one first, then what it reproduces in full.

    `reports` are all reports it asks for, `report_to` the last of them that names its receiver.
    `figures` are reported facts; `limits` are numbers that rule (quotas, prices, prizes, time allowed).
    """

    kind: str = ""
    issuers: tuple[str, ...] = ()
    doc_number: DocNumber | None = None
    title: str = ""
    subtitle: str = ""
    letterhead: str = ""
    recipients: tuple[str, ...] = ()
    date: Day | None = None
    date_raw: str = ""
    attachments: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    report_to: ReportBack | None = None
    reports: tuple[ReportBack, ...] = ()
    basis: tuple[Basis, ...] = ()
    cited_numbers: tuple[DocNumber, ...] = ()
    theme: str = ""
    phases: tuple[Phase, ...] = ()
    outline: tuple[Heading, ...] = ()
    measures: tuple[Measure, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    windows: tuple[Window, ...] = ()
    figures: tuple[Figure, ...] = ()
    limits: tuple[Figure, ...] = ()
    signer: str = ""
    urgency: str = ""
    secrecy: str = ""
    copies_to: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    first_line: int = 0
    last_line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its parts in order, its lines, and what a person must look at."""

    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    format: str = "txt"
    name: str = field(default="", compare=False)

    def to_json(self) -> dict[str, Any]:
        """The reading as plain JSON: objects, lists, strings, numbers, booleans and null."""
        form: dict[str, Any] = plain.write(self)
        return form

    @classmethod
    def from_json(cls, form: dict[str, Any]) -> Document:
        """The inverse of `to_json`. Unknown keys are ignored, missing ones take their defaults."""
        document: Document = plain.read(cls, form)
        return document
