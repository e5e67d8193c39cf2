"""What stands behind a figure, a screenful at a time: entries of the ledger, units, deliveries, local measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from luoshi.activities.models import Activity
from luoshi.common.quantities import whole_number
from luoshi.orgs.models import Org
from luoshi.reports.answering import Teller
from luoshi.reports.binding import Binding
from luoshi.reports.campaign_counts import deliveries, local_measures, units_below
from luoshi.reports.models import Figure
from luoshi.reports.taking_part import keep_in_row
from luoshi.rollups.queries import BehindEntry, entries_behind

PAGE = 50
EvidenceKind = Literal["entries", "units", "deliveries", "measures"]


@dataclass(frozen=True)
class Evidence:
    """One thing that a figure counts. An entry names the record that it comes from."""

    unit: str
    what: str = ""
    day: date | None = None
    amount: int | None = None
    is_joint: bool = False
    record: UUID | None = None
    delivered_at: datetime | None = None
    signed_at: datetime | None = None


@dataclass(frozen=True)
class EvidencePage:
    """A screenful of evidence; `next_after` asks for the one that follows, "" if there is none."""

    kind: EvidenceKind
    rows: tuple[Evidence, ...]
    next_after: str


def list_evidence(figure: Figure, *, after: str = "") -> EvidencePage:
    """What the figure counts, as of its moment. An `after` that this did not write begins at the top."""
    binding = Binding.from_json(figure.question)
    if binding.ask in {"total", "cell"}:
        return _entries(binding, after)
    start = whole_number(after) or 0
    kind, rows = _listed(binding, figure, start)
    more = str(start + PAGE) if len(rows) > PAGE else ""
    return EvidencePage(kind, tuple(rows[:PAGE]), more)


def _listed(binding: Binding, figure: Figure, start: int) -> tuple[EvidenceKind, list[Evidence]]:
    """From `start` on, one more than a screenful."""
    stop = start + PAGE + 1
    if binding.ask == "not_begun":
        return "units", [Evidence(unit=name) for name in figure.names[start:stop]]
    if binding.ask == "done":
        done = [one.org for one in Teller().addressed(binding) if one.is_done]
        return "units", [Evidence(unit=org.name) for org in done[start:stop]]
    if binding.ask == "units":
        return "units", [Evidence(unit=org.name) for org in _units(binding)[start:stop]]
    below = units_below(binding.question)
    if binding.ask == "local":
        hung = local_measures(binding, below).select_related("org").order_by("org__key", "order", "pk")
        return "measures", [Evidence(unit=one.org.name, what=one.title) for one in hung[start:stop]]
    sent = deliveries(binding, below).select_related("org").order_by("org__key")
    return "deliveries", [
        Evidence(unit=one.org.name, delivered_at=one.delivered_at, signed_at=_by(binding, one.signed_at))
        for one in sent[start:stop]
    ]


def _by(binding: Binding, moment: datetime | None) -> datetime | None:
    """The moment, if it had come when the question was asked."""
    as_of = binding.question.as_of
    return moment if moment and as_of and moment <= as_of else None


def _units(binding: Binding) -> Sequence[Org]:
    units = Teller().taking_part(binding.question)
    if binding.org is not None:
        units = keep_in_row(binding.question, units, binding.org)
    return Teller().orgs(units)


def _entries(binding: Binding, after: str) -> EvidencePage:
    found = entries_behind(
        binding.question, org=binding.org, indicator=binding.indicator, after=_read(after), limit=PAGE + 1
    )
    shown = found[:PAGE]
    titles = _titles(entry.source_uid for entry in shown)
    more = _write(shown[-1]) if len(found) > PAGE else ""
    return EvidencePage("entries", tuple(_entry(entry, titles) for entry in shown), more)


def _entry(entry: BehindEntry, titles: dict[UUID, str]) -> Evidence:
    return Evidence(
        unit=entry.org_label,
        what=titles.get(entry.source_uid, ""),
        day=entry.day,
        amount=entry.amount,
        is_joint=entry.joint,
        record=entry.source_uid if entry.source_uid in titles else None,
    )


def _titles(uids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Activity.objects.filter(uid__in=set(uids)).values_list("uid", "title"))


def _write(entry: BehindEntry) -> str:
    day, last = entry.cursor
    return f"{day.isoformat()}.{last}"


def _read(after: str) -> tuple[date, int] | None:
    day, _, last = after.partition(".")
    try:
        return (date.fromisoformat(day), int(last)) if last else None
    except ValueError:
        return None
