"""A question with everything looked up that answering it needs, and its entries as the database finds them."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from luoshi.catalogue.models import Indicator, Nature
from luoshi.common import clock
from luoshi.ledger.models import Entry
from luoshi.orgs import keys
from luoshi.orgs.models import Org
from luoshi.rollups.errors import MixedPeriods, UnknownIndicator
from luoshi.rollups.grouping import group_units
from luoshi.rollups.groups import Groups, MemberGroups
from luoshi.rollups.manifest import key_version
from luoshi.rollups.periods import cut
from luoshi.rollups.question import Period, Question


@dataclass(frozen=True)
class Asked:
    """A question, its indicators by id in the order asked, its pieces of time, its rows, its moment.

    `measures`: whose shares are asked for; none of them asks for the facts themselves.
    `key_version` was read before anything else: if it is still the same afterwards, no unit moved meanwhile.
    """

    question: Question
    key_version: int
    indicators: dict[int, Indicator]
    is_stock: bool
    pieces: tuple[Period, ...]
    as_of: datetime
    groups: Groups
    measures: tuple[int, ...]


def look_up(question: Question) -> Asked:
    """Everything a question needs. No moment later than now can be asked for.

    Raises: UnknownIndicator, MixedPeriods, EmptyPeriod, TooManyPeriods, UnitNotInQuestion, UnknownGrouping.
    """
    version = key_version()
    indicators = _get_indicators(question.indicators)
    now = clock.now()
    return Asked(
        question=question,
        key_version=version,
        indicators={indicator.pk: indicator for indicator in indicators},
        is_stock=any(indicator.nature == Nature.STOCK for indicator in indicators),
        pieces=cut(question.period, question.every),
        as_of=min(question.as_of or now, now),
        groups=group_units(question),
        measures=() if question.measure is None else (question.measure,),
    )


def _get_indicators(codes: tuple[str, ...]) -> list[Indicator]:
    found = {indicator.code: indicator for indicator in Indicator.objects.filter(code__in=codes)}
    for code in codes:
        if code not in found:
            raise UnknownIndicator(code=code)
    indicators = [found[code] for code in dict.fromkeys(codes)]
    by_nature = {indicator.nature: indicator.name for indicator in indicators}
    if len(by_nature) > 1:
        raise MixedPeriods(flow=by_nature[Nature.FLOW], stock=by_nature[Nature.STOCK])
    return indicators


def choose_entries(asked: Asked) -> QuerySet[Entry]:
    """The entries of a question, but for its units: those are chosen by `within`."""
    question = asked.question
    entries = Entry.objects.filter(
        indicator__in=list(asked.indicators),
        day__lt=question.period.until_on,
        recorded_at__lte=asked.as_of,
    )
    entries = entries.filter(
        Q(for_measure__in=asked.measures) if asked.measures else Q(for_measure__isnull=True)
    )
    if not asked.is_stock:
        entries = entries.filter(day__gte=question.period.from_on)
    if question.standing != "all":
        entries = entries.filter(standing=question.standing)
    if question.channel is not None:
        entries = entries.filter(channel=question.channel)
    if question.audience is not None:
        entries = entries.filter(audience=question.audience)
    return entries


def within(entries: QuerySet[Entry], groups: Groups, org: int | None = None) -> QuerySet[Entry]:
    """The entries of the units asked for; with `org`, of those in the row of that unit.

    Raises: UnitNotInQuestion if there is no such row.
    """
    if isinstance(groups, MemberGroups):
        return entries.filter(
            org__in=_listed(list(groups.group_of) if org is None else groups.members_of(org))
        )
    span = groups.span if org is None else groups.range_of(org)
    units = Org.objects.filter(key__gte=span.first, key__lt=span.end)
    # Never a join: SQLite would read the entries of all units and look up the key of each. Within a city it begins
    # with the units; in a wider range that is slow, and EXISTS makes it begin with the latest entries.
    if span.end - span.first > keys.step_at(keys.CITY):
        return entries.filter(Exists(units.filter(pk=OuterRef("org"))))
    return entries.filter(org__in=units.values("pk"))


def _listed(units: list[int]) -> RawSQL:
    """Ids of units as one parameter: SQLite takes no more than 250,000 of them, and the nation has more units."""
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(units)])
    return RawSQL("SELECT unnest(%s::bigint[])", [units])
