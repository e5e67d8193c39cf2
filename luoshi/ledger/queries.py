"""Reading the ledger by source. Totals are asked of `rollups`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from luoshi.ledger.facts import Fact, Source
from luoshi.ledger.models import Entry
from luoshi.people.models import Person


@dataclass(frozen=True)
class PostedEntry:
    """One entry as a person reads it. `for_measure` null is the fact itself, else its share for that measure."""

    org: int
    org_label: str
    indicator: str
    indicator_name: str
    unit: str
    day: date
    amount: int
    channel: str
    standing: str
    for_measure: int | None
    joint: bool


@dataclass(frozen=True)
class Posting:
    """What one settling appended. `recorded_by` is the id of the person, null for the system."""

    number: int
    recorded_at: datetime
    recorded_by: int | None
    recorded_by_name: str
    entries: tuple[PostedEntry, ...]


def list_facts(source: Source) -> list[Fact]:
    """Every entry of a source as a fact, oldest first; together they are what the ledger holds of it."""
    rows = Entry.objects.filter(source_uid=source.uid).order_by("posting", "line")
    return [
        Fact(*row)
        for row in rows.values_list(
            "org_id",
            "indicator__code",
            "day",
            "amount",
            "standing",
            "channel",
            "audience",
            "for_measure",
            "joint",
        )
    ]


def history_of(source: Source) -> tuple[Posting, ...]:
    """The postings of one source, oldest first: what each settling appended, when and by whom."""
    entries = list(
        Entry.objects.filter(source_uid=source.uid)
        .select_related("org", "indicator")
        .order_by("posting", "line")
    )
    names = _names_of(entry.recorded_by for entry in entries)
    return tuple(
        _posting(number, list(lines), names)
        for number, lines in groupby(entries, lambda entry: entry.posting)
    )


def _posting(number: int, entries: list[Entry], names: dict[int, str]) -> Posting:
    first = entries[0]
    name = names.get(first.recorded_by, "") if first.recorded_by is not None else ""
    return Posting(
        number, first.recorded_at, first.recorded_by, name, tuple(_posted(entry) for entry in entries)
    )


def _posted(entry: Entry) -> PostedEntry:
    return PostedEntry(
        org=entry.org_id,
        org_label=entry.org.label,
        indicator=entry.indicator.code,
        indicator_name=entry.indicator.name,
        unit=entry.indicator.unit,
        day=entry.day,
        amount=entry.amount,
        channel=entry.channel,
        standing=entry.standing,
        for_measure=entry.for_measure,
        joint=entry.joint,
    )


def _names_of(people: Iterable[int | None]) -> dict[int, str]:
    return dict(
        Person.objects.filter(pk__in={pk for pk in people if pk is not None}).values_list("pk", "name")
    )
