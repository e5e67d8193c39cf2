"""Pure decisions about a record: what it counts, what is wrong with it, what is unusual about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from luoshi.activities import errors
from luoshi.activities.content import Content
from luoshi.activities.errors import Fault
from luoshi.activities.models import Audience
from luoshi.catalogue.models import Family, Indicator, Kind
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


@dataclass(frozen=True)
class Oddity:
    """Something that a reviewer should look at twice; never a reason to refuse."""

    zh: str
    en: str

    def text(self, language: str = "zh") -> str:
        """The sentence for the reviewer."""
        return self.en if language.lower().startswith("en") else self.zh


NOBODY = Oddity("没有填写人次。", "No attendance was given.")


def find_oddities(content: Content, kind: Kind, indicators: Mapping[str, Indicator]) -> list[Oddity]:
    """Amounts beyond their indicator's plausible range, and an attendance that was left out."""
    asked = asks_attendance(kind)
    nobody = bool(asked) and not any(getattr(content, name) for name in asked)
    counted = ((indicators[count["indicator"]], amount_of(count, content)) for count in kind.counts)
    odd = [_odd_amount(indicator, amount) for indicator, amount in counted if _is_odd(indicator, amount)]
    return [*odd, NOBODY] if nobody else odd


def _is_odd(indicator: Indicator, amount: int) -> bool:
    too_few = indicator.plausible_from is not None and amount < indicator.plausible_from
    return too_few or (indicator.plausible_until is not None and amount > indicator.plausible_until)


def _odd_amount(indicator: Indicator, amount: int) -> Oddity:
    least, most = indicator.plausible_from, indicator.plausible_until
    usual = f"≥ {least or 0:,}" if most is None else f"{least or 0:,}–{most:,}"
    return Oddity(
        f"{indicator.name} {amount:,} {indicator.unit}，常见的是 {usual}，请核对是否填错。",
        f"{indicator.name}: {amount:,} {indicator.unit}; usually {usual}. Please check that this is right.",
    )


def is_twin(one: Content, other: Content) -> bool:
    """Whether two records of one unit look like one event recorded twice.

    They are of the same kind and day, and were recorded by two units, or share their title or their attendance.
    """
    if (one.kind, one.held_on) != (other.kind, other.held_on):
        return False
    same_attendance = one.attendance_onsite is not None and one.attendance_onsite == other.attendance_onsite
    return one.hosts[0] != other.hosts[0] or one.title == other.title or same_attendance


def odd_twin(title: str, unit: str) -> Oddity:
    """The sentence about a record that looks like this one."""
    return Oddity(
        f"同一天已有“{title}”（{unit}记），请确认不是同一场。",
        f"“{title}” of the same day was recorded by {unit}. Please make sure that it is not the same event.",
    )


def indicator_codes(kinds: Iterable[Kind]) -> set[str]:
    """The indicators that these kinds count into."""
    return {count["indicator"] for kind in kinds for count in kind.counts}
