import uuid
from datetime import UTC, date, datetime

from luoshi.common import clock
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Fact, Source
from luoshi.ledger.queries import history_of

MAY_4 = date(2026, 5, 4)
FIRST, SECOND = datetime(2026, 5, 5, tzinfo=UTC), datetime(2026, 5, 9, tzinfo=UTC)


def test_the_history_tells_who_recorded_what_and_who_corrected_it(cast):
    source = Source("activities", uuid.uuid4())
    with clock.held_at(FIRST):
        settle(source, [Fact(cast.works.pk, "talk.onsite", MAY_4, 80)], by=cast.clerk.person.pk)
    with clock.held_at(SECOND):
        settle(source, [Fact(cast.works.pk, "talk.onsite", MAY_4, 86)], by=None)
    first, second = history_of(source)
    assert (first.number, first.recorded_at, first.recorded_by_name) == (1, FIRST, "林晓")
    assert (second.number, second.recorded_at, second.recorded_by_name) == (2, SECOND, "")
    (entry,) = second.entries
    assert (entry.org_label, entry.indicator_name, entry.unit, entry.amount) == (
        "澜江机床厂工会",
        "宣讲现场人次",
        "人次",
        6,
    )


def test_a_source_that_never_settled_has_no_history(db):
    assert history_of(Source("activities", uuid.uuid4())) == ()


def test_the_history_takes_two_queries_however_long_it_is(cast, django_assert_num_queries):
    source = Source("activities", uuid.uuid4())
    for people in range(1, 12):
        settle(source, [Fact(cast.works.pk, "talk.onsite", MAY_4, people)], by=cast.clerk.person.pk)
    with django_assert_num_queries(2):
        assert len(history_of(source)) == 11
