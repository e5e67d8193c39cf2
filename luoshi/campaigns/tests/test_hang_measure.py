from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.campaigns import actions
from luoshi.campaigns.errors import NotSignedFor, TitleMissing, UidTaken, WindowReversed
from luoshi.campaigns.models import Measure, Task
from luoshi.campaigns.rules import Window, lies_within
from luoshi.campaigns.tests.stories import DUE_ON, hang, issue, originals, pass_on, sign
from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid


def hang_under(acting, plan, under, starts_on=None, ends_on=None, uid=None, title="本级措施"):
    return actions.hang_measure(
        acting,
        plan,
        uid=uid or new_uid(),
        under=under,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_units_that_already_have_the_plan_get_the_task_at_once(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    hung = hang_under(cast.city_officer, plan, originals(plan)[1])
    assert hung.units == 2
    assert {task.org for task in hung.measure.tasks.all()} == {cast.county, cast.other_county}
    assert Task.objects.filter(org=cast.city).count() == 5


def test_a_local_measure_without_an_end_is_due_when_the_original_is(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    under = hang_under(cast.city_officer, plan, originals(plan)[1])
    loose = hang_under(cast.city_officer, plan, None)
    assert set(under.measure.tasks.values_list("due_on", flat=True)) == {date(2026, 9, 30)}
    assert set(loose.measure.tasks.values_list("due_on", flat=True)) == {DUE_ON}


def test_a_window_beyond_the_originals_is_kept_and_warned_of(cast):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    talks = originals(plan)[1]
    inside = hang_under(cast.city_officer, plan, talks, date(2026, 6, 1), date(2026, 6, 30))
    outside = hang_under(cast.city_officer, plan, talks, date(2026, 6, 1), date(2026, 10, 1))
    assert (inside.is_outside_window, outside.is_outside_window) == (False, True)
    assert outside.measure.ends_on == date(2026, 10, 1)


def test_the_same_uid_is_the_same_measure(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    uid = new_uid()
    first = hang_under(cast.city_officer, plan, None, uid=uid)
    assert hang_under(cast.city_officer, plan, None, uid=uid) == first
    assert Measure.objects.filter(org=cast.city).count() == 1
    sign(cast.county_officer, plan)
    with pytest.raises(UidTaken):
        hang_under(cast.county_officer, plan, None, uid=uid)


def test_own_measures_are_numbered_behind_the_original_whatever_others_hang(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    orders = [
        hang(acting, plan).order for acting in (cast.city_officer, cast.county_officer, cast.city_officer)
    ]
    assert orders == [8, 8, 9]  # behind 5 measures and 2 requirements


def test_signing_comes_first(cast):
    plan = issue(cast)
    with pytest.raises(NotSignedFor):
        hang_under(cast.city_officer, plan, None)


def test_who_was_not_sent_the_plan_hangs_nothing(cast):
    plan = issue(cast)
    for acting in (cast.county_officer, cast.province_officer):
        with pytest.raises(NotFound):
            hang_under(acting, plan, None)


def test_a_measure_hangs_only_under_one_of_its_own_path(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    cities = hang(cast.city_officer, plan)
    counties = hang_under(cast.county_officer, plan, cities).measure
    assert counties.under == cities
    with pytest.raises(NotFound):
        hang_under(cast.city_officer, plan, counties)


def test_a_title_and_a_forward_window_are_needed(cast):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    with pytest.raises(TitleMissing):
        hang_under(cast.city_officer, plan, None, title="  ")
    with pytest.raises(WindowReversed):
        hang_under(cast.city_officer, plan, None, date(2026, 6, 2), date(2026, 6, 1))


days = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(days, days, days, days)
def test_a_window_within_another_holds_no_day_outside_it(starts, ends, outer_starts, outer_ends):
    outer = Window(outer_starts, outer_ends)
    inner = Window(starts or outer_starts, ends or outer_ends)
    if lies_within(Window(starts, ends), outer):
        edges = (day for day in (starts, ends, date(2026, 6, 15)) if day and inner.is_open_on(day))
        assert all(outer.is_open_on(day) for day in edges)
