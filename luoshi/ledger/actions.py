"""Writing the ledger: `settle` for one record, `post_new` for many that are new to it. Nothing else writes it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.ledger.errors import AlreadyPosted, FutureDay, UnknownIndicator, UnknownUnit
from luoshi.ledger.facts import Batch, Fact, Settlement, Source
from luoshi.ledger.models import Entry
from luoshi.ledger.queries import list_facts
from luoshi.ledger.rules import compute_difference, refuse_unsound
from luoshi.orgs.models import Org

CHUNK = 1000


@transaction.atomic
def settle(source: Source, facts: Sequence[Fact], *, by: int | None) -> Settlement:
    """Make the ledger agree with what the record now says by appending only the difference.

    The same facts again append nothing; no facts reverse everything. All entries of one settling share their
    posting number and their recorded_at.
    Raises: UnitNotOpen, FutureDay, AmountTooLarge, UnknownIndicator, UnknownUnit.
    """
    _take_transaction_id()
    _hold_alone(source)
    changes = compute_difference(list_facts(source), facts)
    if not changes:
        return Settlement(None, 0)
    _refuse_unsound(facts, recorded_on=clock.today())
    last = Entry.objects.filter(source_uid=source.uid).aggregate(last=Max("posting"))["last"]
    posting = (last or 0) + 1
    now = clock.now()
    Entry.objects.bulk_create(_entries(Batch(source, changes, now, by), posting, _indicator_ids(changes)))
    return Settlement(posting, len(changes))


@transaction.atomic
def post_new(batches: Iterable[Batch]) -> int:
    """Post the first settlings of many sources and return how many entries that made; all or none.

    For imports and demonstration data only: every source must be new to the ledger. Reads `batches` as a stream.
    Raises: AlreadyPosted, and whatever `settle` raises.
    """
    _take_transaction_id()
    posted = 0
    stream = iter(batches)
    while chunk := list(islice(stream, CHUNK)):
        _refuse_batches(chunk)
        indicators = _indicator_ids(fact for batch in chunk for fact in batch.facts)
        entries = [entry for batch in chunk for entry in _entries(_summed(batch), 1, indicators)]
        posted += len(Entry.objects.bulk_create(entries, batch_size=CHUNK))
    return posted


def _take_transaction_id() -> None:
    """On PostgreSQL, give the transaction its id before any entry takes one: `horizon` relies on that order."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")


def _hold_alone(source: Source) -> None:
    """Let no other settling of this source begin until the transaction ends.

    SQLite's transactions are IMMEDIATE and so alone already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(source.uid.bytes[:8], signed=True)]
            )


def _refuse_batches(batches: Sequence[Batch]) -> None:
    """Refuse sources that are in the ledger, moments to come, and facts that `settle` would refuse."""
    _refuse_posted([batch.source.uid for batch in batches])
    units = _units(fact.org for batch in batches for fact in batch.facts)
    for batch in batches:
        recorded_on = batch.recorded_at.astimezone(clock.CHINA).date()
        if batch.recorded_at > clock.now():
            raise FutureDay(day=recorded_on)
        for fact in batch.facts:
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


def _summed(batch: Batch) -> Batch:
    return Batch(batch.source, compute_difference((), batch.facts), batch.recorded_at, batch.recorded_by)


def _entries(batch: Batch, posting: int, indicators: dict[str, int]) -> Iterator[Entry]:
    for line, fact in enumerate(batch.facts, start=1):
        yield Entry(
            org_id=fact.org,
            indicator_id=indicators[fact.indicator],
            day=fact.day,
            amount=fact.amount,
            channel=fact.channel,
            audience=fact.audience,
            for_measure=fact.for_measure,
            standing=fact.standing,
            source_app=batch.source.app,
            source_uid=batch.source.uid,
            posting=posting,
            line=line,
            joint=fact.joint,
            recorded_at=batch.recorded_at,
            recorded_by=batch.recorded_by,
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
