"""Writing the ledger: `settle` for one record, `post_new` for many that are new to it. Nothing else writes it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.ledger.errors import AlreadyPosted, FutureDay, UnknownIndicator, UnknownUnit
from luoshi.ledger.facts import Fact, Settlement, Source
from luoshi.ledger.horizon import claim
from luoshi.ledger.models import Entry
from luoshi.ledger.queries import list_facts
from luoshi.ledger.rules import compute_difference, refuse_unsound
from luoshi.ledger.signals import entries_appended
from luoshi.orgs.models import Org

CHUNK = 1000


@dataclass(frozen=True)
class FirstPosting:
    """The facts of a source that the ledger does not hold yet, with when and by whom they were recorded."""

    source: Source
    facts: Sequence[Fact]
    recorded_at: datetime
    recorded_by: int | None = None


@transaction.atomic
def settle(source: Source, facts: Sequence[Fact], *, by: int | None) -> Settlement:
    """Make the ledger agree with what the record now says by appending only the difference.

    The same facts again append nothing; no facts reverse everything. All entries of one settling share their
    posting number and their recorded_at.
    Raises: UnitNotOpen, FutureDay, AmountTooLarge, UnknownIndicator, UnknownUnit.
    """
    claim()
    _hold_alone(source)
    changes = compute_difference(list_facts(source), facts)
    if not changes:
        return Settlement(None, 0)
    _refuse_unsound(facts, recorded_on=clock.today())
    last = Entry.objects.filter(source_uid=source.uid).aggregate(last=Max("posting"))["last"]
    posting = (last or 0) + 1
    Entry.objects.bulk_create(
        _entries(source, changes, _indicator_ids(changes), posting, recorded_at=clock.now(), recorded_by=by)
    )
    _tell(len(changes))
    return Settlement(posting, len(changes))


@transaction.atomic
def post_new(firsts: Iterable[FirstPosting]) -> int:
    """Post the first settlings of many sources and return how many entries that made; all or none.

    For imports and demonstration data only: every source must be new to the ledger. Reads `firsts` as a stream.
    Raises: AlreadyPosted, and whatever `settle` raises.
    """
    claim()
    posted = 0
    stream = iter(firsts)
    while chunk := list(islice(stream, CHUNK)):
        _refuse_firsts(chunk)
        indicators = _indicator_ids(fact for first in chunk for fact in first.facts)
        entries = [entry for first in chunk for entry in _first_entries(first, indicators)]
        posted += len(Entry.objects.bulk_create(entries, batch_size=CHUNK))
    _tell(posted)
    return posted


def _tell(entries: int) -> None:
    # Robust: the entries are safe by then, and whoever recorded them must not be shown a fault of what follows.
    transaction.on_commit(lambda: entries_appended.send(None, entries=entries), robust=True)


def _hold_alone(source: Source) -> None:
    """Let no other settling of this source begin until the transaction ends.

    SQLite's transactions are IMMEDIATE and so alone already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(source.uid.bytes[:8], signed=True)]
            )


def _refuse_firsts(firsts: Sequence[FirstPosting]) -> None:
    """Refuse sources that are in the ledger, moments to come, and facts that `settle` would refuse."""
    _refuse_posted([first.source.uid for first in firsts])
    units = _units(fact.org for first in firsts for fact in first.facts)
    for first in firsts:
        recorded_on = first.recorded_at.astimezone(clock.CHINA).date()
        if first.recorded_at > clock.now():
            raise FutureDay(day=recorded_on)
        for fact in first.facts:
            refuse_unsound(fact, units[fact.org], recorded_on=recorded_on)


def _refuse_posted(uids: Sequence[UUID]) -> None:
    for uid, times in Counter(uids).items():
        if times > 1:
            raise AlreadyPosted(uid=uid)
    posted = Entry.objects.filter(source_uid__in=uids, posting=1, line=1)
    for uid in posted.values_list("source_uid", flat=True)[:1]:
        raise AlreadyPosted(uid=uid)


def _refuse_unsound(facts: Sequence[Fact], *, recorded_on: date) -> None:
    units = _units(fact.org for fact in facts)
    for fact in facts:
        refuse_unsound(fact, units[fact.org], recorded_on=recorded_on)


def _first_entries(first: FirstPosting, indicators: dict[str, int]) -> Iterator[Entry]:
    return _entries(
        first.source,
        compute_difference((), first.facts),
        indicators,
        1,
        recorded_at=first.recorded_at,
        recorded_by=first.recorded_by,
    )


def _entries(
    source: Source, facts: Iterable[Fact], indicators: dict[str, int], posting: int, **recorded: Any
) -> Iterator[Entry]:
    for line, fact in enumerate(facts, start=1):
        yield Entry(
            org_id=fact.org,
            indicator_id=indicators[fact.indicator],
            day=fact.day,
            amount=fact.amount,
            channel=fact.channel,
            audience=fact.audience,
            for_measure=fact.for_measure,
            standing=fact.standing,
            source_app=source.app,
            source_uid=source.uid,
            posting=posting,
            line=line,
            joint=fact.joint,
            **recorded,
        )


def _indicator_ids(facts: Iterable[Fact]) -> dict[str, int]:
    """Raises: UnknownIndicator."""
    codes = {fact.indicator for fact in facts}
    ids = dict(Indicator.objects.filter(code__in=codes).values_list("code", "pk"))
    for code in sorted(codes - ids.keys()):
        raise UnknownIndicator(code=code)
    return ids


def _units(ids: Iterable[int]) -> dict[int, Org]:
    """Raises: UnknownUnit."""
    asked = set(ids)
    units = Org.objects.only("name", "opened_on", "closed_on").in_bulk(list(asked))
    for org in sorted(asked - units.keys()):
        raise UnknownUnit(org=org)
    return units
