"""The list of records: filters, and pages that begin after a record instead of counting rows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from luoshi.activities.models import Activity
from luoshi.activities.queries.records import readable_activities, with_hosts
from luoshi.campaigns.models import Measure
from luoshi.people.access import Acting

PAGE = 20


@dataclass(frozen=True)
class RecordFilter:
    """What a list of records is narrowed to; days are both included. Empty means all."""

    state: str = ""
    kind: str = ""
    from_on: date | None = None
    until_on: date | None = None
    measure: int | None = None
    below: bool = False


@dataclass(frozen=True)
class Cursor:
    """The last record of a page; the next page begins after it."""

    held_on: date
    id: int

    def __str__(self) -> str:
        return f"{self.held_on.isoformat()}~{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """A cursor as written into an address; None if it is not one."""
        day, _, number = text.partition("~")
        try:
            return cls(date.fromisoformat(day), int(number))
        except ValueError:
            return None


@dataclass(frozen=True)
class RecordPage:
    """Records, newest first, and where the next page begins (None at the end)."""

    records: tuple[Activity, ...]
    next: Cursor | None


def list_records(
    acting: Acting, chosen: RecordFilter, *, after: Cursor | None = None, size: int = PAGE
) -> RecordPage:
    """The records that the acting unit held, alone or with others, newest first, a page at a time.

    A joint record is in every host's list, so that nobody records it again. With `below`, the whole subtree's.
    """
    held = Activity.objects.filter(host__org=acting.org).select_related("org", "kind")
    records = (readable_activities(acting) if chosen.below else held).filter(_condition(chosen))
    if after is not None:
        records = records.filter(Q(held_on__lt=after.held_on) | Q(held_on=after.held_on, id__lt=after.id))
    rows = list(with_hosts(records).order_by("-held_on", "-id")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return RecordPage(tuple(rows[:size]), Cursor(last.held_on, last.pk) if last else None)


def _condition(chosen: RecordFilter) -> Q:
    condition = Q()
    if chosen.state:
        condition &= Q(state=chosen.state)
    if chosen.kind:
        condition &= Q(kind__code=chosen.kind)
    if chosen.from_on:
        condition &= Q(held_on__gte=chosen.from_on)
    if chosen.until_on:
        condition &= Q(held_on__lte=chosen.until_on)
    if chosen.measure:
        condition &= Q(measures=chosen.measure)
    return condition


def list_latest(acting: Acting, *, size: int) -> list[Activity]:
    """The records owned at or under the acting unit that arrived last, whatever day they were held on."""
    span = acting.subtree
    owned = Activity.objects.filter(org__key__gte=span.first, org__key__lt=span.end)
    return list(owned.select_related("org", "kind").order_by("-id")[:size])


def list_served_measures(acting: Acting) -> list[Measure]:
    """The measures that the acting unit's own records serve, the newest plan first, at most 50."""
    served = Measure.objects.filter(activities__org=acting.org).distinct()
    return list(served.order_by("-plan", "order", "pk")[:50])
