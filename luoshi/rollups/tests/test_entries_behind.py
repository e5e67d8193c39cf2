from datetime import date

import pytest

from luoshi.ledger.actions import settle
from luoshi.ledger.models import Entry
from luoshi.rollups.asking import within
from luoshi.rollups.errors import UnitNotInQuestion
from luoshi.rollups.groups import MemberGroups
from luoshi.rollups.queries import count_units, entries_behind, units_with_entries
from luoshi.rollups.question import Period

MAY, JUNE = Period(date(2026, 5, 1), date(2026, 6, 1)), Period(date(2026, 6, 1), date(2026, 7, 1))


def behind(question, org=None, **more):
    return entries_behind(question, org=org and org.pk, indicator="talk.onsite", **more)


def test_behind_a_cell_stand_the_entries_of_its_row_and_its_month(cast, record, year_of):
    source = record(cast.works, people=80, day=date(2026, 5, 4))
    record(cast.works, people=9, day=date(2026, 6, 4))
    record(cast.school, people=7, day=date(2026, 5, 4))
    [entry] = behind(year_of(cast.county, by="child"), cast.town, period=MAY)
    assert (entry.source_app, entry.source_uid, entry.amount) == ("activities", source.uid, 80)
    assert (entry.org, entry.org_label, entry.standing) == (cast.works.pk, "澜江机床厂工会", "accepted")


def test_behind_the_units_own_row_stand_only_its_own_entries(cast, record, year_of):
    record(cast.county, people=1)
    record(cast.works, people=2)
    question = year_of(cast.county, by="child")
    assert [entry.amount for entry in behind(question, cast.county)] == [1]
    assert [entry.amount for entry in behind(question)] == [2, 1]


def test_pages_follow_each_other_without_gap_or_overlap(cast, record, year_of):
    for number in range(7):
        record(cast.works, people=10 + number, day=date(2026, 5, 1 + number // 3))
    question, seen, after = year_of(cast.city), [], None
    while page := behind(question, after=after, limit=3):
        seen += [entry.amount for entry in page]
        after = page[-1].cursor
    assert seen == [16, 15, 14, 13, 12, 11, 10]


def test_a_unit_that_is_no_row_of_the_question_is_not_found(cast, year_of):
    with pytest.raises(UnitNotInQuestion):
        behind(year_of(cast.city, by="child"), cast.far_works)


def test_the_tree_of_an_earlier_day_may_have_more_units_than_a_statement_parameters(cast, record):
    record(cast.works)
    members = dict.fromkeys([cast.works.pk, *range(10**9, 10**9 + 300_000)], cast.city.pk)
    assert within(Entry.objects.all(), MemberGroups(cast.city.pk, (), members)).count() == 2


def test_entries_take_the_same_queries_for_three_and_for_thirty(
    cast, record, year_of, django_assert_max_num_queries
):
    for _ in range(30):
        record(cast.works)
    for limit in (3, 30):
        with django_assert_max_num_queries(5):
            assert len(behind(year_of(cast.city), limit=limit)) == limit


def test_a_joint_talk_of_two_hosts_is_two_units(cast, record, year_of):
    record(cast.works, cast.school)
    assert count_units(year_of(cast.city)) == {"talk.sessions": 2, "talk.onsite": 2}


def test_a_unit_whose_records_were_all_withdrawn_is_not_counted_but_has_entries(cast, record, year_of):
    settle(record(cast.works), [], by=None)
    record(cast.school)
    assert count_units(year_of(cast.city))["talk.onsite"] == 1
    assert units_with_entries(year_of(cast.city)) == {cast.works.pk, cast.school.pk}
    assert units_with_entries(year_of(cast.city).but(period=JUNE)) == frozenset()
