"""Pure decisions about a record: what it counts, what is wrong with it, what is unusual about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from luoshi.activities import errors
from luoshi.activities.content import Content
from luoshi.activities.errors import Fault
from luoshi.activities.models import Audience
from luoshi.catalogue.models import Family, Kind
from luoshi.ledger.facts import Fact
from luoshi.orgs.models import Org

LONGEST = {"title": 120, "place": 120, "story": 2000}
MOST_ATTENDANCE = 2**31 - 1  # what the column holds; an unusual number is asked about, not refused
ATTENDANCE = ("attendance_onsite", "attendance_online")


def amount_of(count: Mapping[str, Any], content: Content) -> int:
    """What one row of `Kind.counts` makes of a record: its constant, or the field that it names."""
    if "amount" in count:
        return int(count["amount"])
    name = count["field"]
    return int((getattr(content, name) if name in ATTENDANCE else content.extra.get(name)) or 0)


def facts_of(content: Content, kind: Kind, standing: str) -> list[Fact]:
    """What one record adds to the ledger: for every host the full amount, and its share for each measure.

    An amount of zero adds nothing.
    """
    amounts = [(count, amount_of(count, content)) for count in kind.counts]
    return [
        Fact(
            org=host,
            indicator=count["indicator"],
            day=content.held_on,
            amount=amount,
            standing=standing,
            channel=count.get("channel", ""),
            audience=content.audience,
            for_measure=measure,
            joint=content.is_joint,
        )
        for host in content.hosts
        for count, amount in amounts
        if amount
        for measure in (None, *content.measures)
    ]


def asks_attendance(kind: Kind) -> tuple[str, ...]:
    """Which attendances count for this kind; the others are not asked."""
    named = {count.get("field") for count in kind.counts}
    return tuple(name for name in ATTENDANCE if name in named)


def find_faults(content: Content, *, kind: Kind, hosts: Sequence[Org], today: date) -> list[Fault]:
    """Every fault of a record, field by field. `hosts` are its host units, the owner first.

    The kind's own fields are judged where they are parsed (`own_fields`).
    """
    faults = [*_faults_of_text(content), *_faults_of_attendance(content), *_faults_of_hosts(hosts)]
    faults += _faults_of_day(content.held_on, hosts, today)
    if kind.family != Family.ACTIVITY:
        faults.append(errors.NotAnActivity(field="kind", kind=kind.name))
    if content.audience and content.audience not in Audience.values:
        faults.append(errors.NotListed(field="audience", found=content.audience))
    return faults


def _faults_of_text(content: Content) -> Iterator[Fault]:
    if not content.title:
        yield errors.TitleMissing(field="title")
    for name, most in LONGEST.items():
        found = len(getattr(content, name))
        if found > most:
            yield errors.TooLong(field=name, most=most, found=found)


def _faults_of_attendance(content: Content) -> Iterator[Fault]:
    for name in ATTENDANCE:
        found = getattr(content, name) or 0
        if found < 0:
            yield errors.Negative(field=name, found=found)
        if found > MOST_ATTENDANCE:
            yield errors.TooLarge(field=name, found=found, most=MOST_ATTENDANCE)


def _faults_of_hosts(hosts: Sequence[Org]) -> Iterator[Fault]:
    seen: set[int] = set()
    for host in hosts:
        if host.pk in seen:
            yield errors.HostTwice(field="hosts", unit=host.label)
        seen.add(host.pk)


def _faults_of_day(held_on: date, hosts: Sequence[Org], today: date) -> Iterator[Fault]:
    if held_on > today:
        yield errors.InFuture(field="held_on", found=held_on, today=today)
    for place, host in enumerate(hosts):
        field = "hosts" if place else "held_on"
        if held_on < host.opened_on:
            yield errors.BeforeOpening(field=field, unit=host.label, opened=host.opened_on, found=held_on)
        if host.closed_on and held_on >= host.closed_on:
            yield errors.AfterClosing(field=field, unit=host.label, closed=host.closed_on, found=held_on)


def indicator_codes(kinds: Iterable[Kind]) -> set[str]:
    """The indicators that these kinds count into."""
    return {count["indicator"] for kind in kinds for count in kind.counts}
