import uuid
from datetime import UTC, date, datetime

import pytest

from luoshi.common import clock
from luoshi.ledger.actions import FirstPosting, post_new, settle
from luoshi.ledger.errors import AlreadyPosted, FutureDay, UnitNotOpen
from luoshi.ledger.facts import Fact, Settlement, Source
from luoshi.ledger.models import Entry

MAY_4 = date(2026, 5, 4)
IN_MAY, IN_JUNE = datetime(2026, 5, 5, tzinfo=UTC), datetime(2026, 6, 5, tzinfo=UTC)


def first_posting(org, *, recorded_at=IN_MAY, day=MAY_4, uid=None) -> FirstPosting:
    facts = [Fact(org.pk, "talk.sessions", day, 1), Fact(org.pk, "talk.onsite", day, 80, channel="onsite")]
    return FirstPosting(Source("activities", uid or uuid.uuid4()), facts, recorded_at, recorded_by=3)


def test_each_source_is_a_first_posting_recorded_at_its_own_moment(cast):
    assert post_new(iter([first_posting(cast.works), first_posting(cast.school, recorded_at=IN_JUNE)])) == 4
    rows = Entry.objects.order_by("id").values_list("org", "posting", "line", "recorded_at", "recorded_by")
    assert list(rows) == [
        (cast.works.pk, 1, 1, IN_MAY, 3),
        (cast.works.pk, 1, 2, IN_MAY, 3),
        (cast.school.pk, 1, 1, IN_JUNE, 3),
        (cast.school.pk, 1, 2, IN_JUNE, 3),
    ]


def test_settling_a_posted_source_goes_on_from_there(cast):
    first = first_posting(cast.works)
    post_new([first])
    with clock.held_at(IN_JUNE):
        assert settle(first.source, first.facts, by=None) == Settlement(None, 0)
        assert settle(first.source, first.facts[:1], by=None) == Settlement(posting=2, entries=1)


def test_a_source_that_the_ledger_holds_is_refused_and_nothing_of_the_rest_is_posted(cast):
    first = first_posting(cast.works)
    post_new([first])
    with pytest.raises(AlreadyPosted):
        post_new([first_posting(cast.school), first])
    assert Entry.objects.count() == 2


def test_one_source_twice_in_the_stream_is_refused(cast):
    uid = uuid.uuid4()
    with pytest.raises(AlreadyPosted):
        post_new([first_posting(cast.works, uid=uid), first_posting(cast.works, uid=uid)])
    assert Entry.objects.count() == 0


def test_a_fact_later_than_its_own_recording_is_refused(cast):
    with pytest.raises(FutureDay):
        post_new([first_posting(cast.works, day=date(2026, 5, 6))])


def test_a_source_recorded_in_the_future_is_refused(cast):
    with clock.held_at(IN_MAY), pytest.raises(FutureDay):
        post_new([first_posting(cast.works, recorded_at=IN_JUNE)])


def test_a_unit_that_had_not_opened_is_refused(cast):
    with pytest.raises(UnitNotOpen):
        post_new([first_posting(cast.works, day=date(2009, 1, 1))])


def test_three_thousand_sources_are_posted_in_few_queries(cast, django_assert_max_num_queries):
    firsts = [first_posting(cast.works) for _ in range(2500)]
    with django_assert_max_num_queries(120):
        assert post_new(firsts) == 5000
