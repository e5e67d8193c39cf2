import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.errors import NotDone, NotSignedFor
from luoshi.campaigns.models import Task
from luoshi.campaigns.tests.stories import hang, issue, originals, pass_on
from luoshi.common.errors import NotFound
from luoshi.people.access import NotYours


def task_of(org, measure) -> Task:
    return Task.objects.get(org=org, measure=measure)


def handed_down(cast):
    """The plan signed for by the city and the county and passed on to the school."""
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    pass_on(cast.county_officer, plan)
    return plan


def test_a_record_puts_the_task_under_way_at_the_unit_and_above_it(cast):
    plan = handed_down(cast)
    talks, stories = originals(plan)[1], originals(plan)[3]
    assert actions.note_progress([talks.pk], [cast.school]) == 3
    for org in (cast.school, cast.county, cast.city):
        assert task_of(org, talks).state == "under_way"
    assert task_of(cast.other_county, talks).state == "unread"
    assert task_of(cast.city, stories).state == "signed"
    assert actions.note_progress([talks.pk], [cast.school]) == 0


def test_a_record_for_a_local_measure_is_progress_of_the_one_it_carries_out(cast):
    plan = handed_down(cast)
    talks = originals(plan)[1]
    local = hang(cast.city_officer, plan, under=talks)
    actions.note_progress([local.pk], [cast.county])
    assert task_of(cast.county, local).state == "under_way"
    assert task_of(cast.county, talks).state == "under_way"


def test_a_done_task_does_not_go_back(cast):
    plan = handed_down(cast)
    talks = originals(plan)[1]
    actions.finish_task(cast.city_officer, task_of(cast.city, talks), word="宣讲队已组建")
    actions.note_progress([talks.pk], [cast.city])
    assert task_of(cast.city, talks).state == "done"


def test_done_is_said_with_a_word_and_the_first_word_stays(cast):
    plan = handed_down(cast)
    task = task_of(cast.city, originals(plan)[0])
    actions.finish_task(cast.city_officer, task, word="宣讲队已组建")
    again = actions.finish_task(cast.city_officer, task, word="又说一遍")
    assert (again.state, again.done_word) == ("done", "宣讲队已组建")
    assert again.done_by == cast.city_officer.person


def test_an_unread_task_cannot_be_done(cast):
    plan = issue(cast)
    with pytest.raises(NotSignedFor):
        actions.finish_task(cast.city_officer, task_of(cast.city, originals(plan)[0]))


def test_a_record_is_no_signature(cast):
    plan = issue(cast)
    talks = originals(plan)[1]
    actions.note_progress([talks.pk], [cast.city])
    with pytest.raises(NotSignedFor):
        actions.finish_task(cast.city_officer, task_of(cast.city, talks))


def test_another_units_task_cannot_be_done(cast):
    plan = handed_down(cast)
    with pytest.raises(NotFound):
        actions.finish_task(cast.province_officer, task_of(cast.city, originals(plan)[0]))
    with pytest.raises(NotYours):
        actions.finish_task(cast.auditor, task_of(cast.city, originals(plan)[0]))


def test_the_unit_that_sent_the_task_confirms_it(cast):
    plan = handed_down(cast)
    task = task_of(cast.county, originals(plan)[0])
    with pytest.raises(NotDone):
        actions.confirm_task(cast.city_officer, task)
    actions.finish_task(cast.county_officer, task)
    with pytest.raises(NotFound):
        actions.confirm_task(cast.province_officer, task)
    confirmed = actions.confirm_task(cast.city_officer, task)
    assert (confirmed.state, confirmed.confirmed_by) == ("confirmed", cast.city_officer.person)
    assert actions.confirm_task(cast.city_officer, task).confirmed_at == confirmed.confirmed_at
