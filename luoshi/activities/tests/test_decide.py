"""Accepting, returning with a reason, withdrawing."""

import pytest
from django.db import DatabaseError, transaction

from luoshi.activities.actions import (
    accept_activity,
    correct_activity,
    return_activity,
    withdraw_activity,
)
from luoshi.activities.errors import FaultyRecord, ReviewerWithdraws, StaleForm, WrongState
from luoshi.activities.models import Decision
from luoshi.activities.tests.stories import faulty_fields, own_book
from luoshi.common.errors import NotFound
from luoshi.ledger.models import Entry
from luoshi.people.access import NotYours

ACCEPTED = {
    ("talk.sessions", "accepted"): 1,
    ("talk.onsite", "accepted"): 80,
    ("talk.online", "accepted"): 30,
}
STATED = {(indicator, "stated"): amount for (indicator, _), amount in ACCEPTED.items()}


def test_accepting_moves_every_figure_into_the_accepted_book(cast, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    assert (activity.state, activity.accepted_revision) == ("accepted", 1)
    assert activity.decided_by == cast.reviewer.person
    assert own_book(activity) == ACCEPTED


def test_accepting_twice_is_accepting_once(cast, talk):
    activity = talk().activity
    accept_activity(cast.reviewer, activity, 1)
    accept_activity(cast.reviewer, activity, 1)
    assert Decision.objects.count() == 1
    assert Entry.objects.count() == 9  # 3 stated, 3 reversed, 3 accepted


def test_accepting_a_version_that_was_corrected_meanwhile_is_a_stale_form(cast, talk):
    activity = talk().activity
    correct_activity(cast.clerk, activity, revision=1, attendance_onsite=88)
    with pytest.raises(StaleForm, match="version 2"):
        accept_activity(cast.reviewer, activity, 1)
    assert own_book(activity)["talk.onsite", "stated"] == 88


def test_a_clerk_may_not_accept(cast, talk):
    with pytest.raises(NotYours):
        accept_activity(cast.clerk, talk().activity, 1)


def test_a_unit_above_may_return_and_may_not_accept_for_the_unit(cast, talk):
    with pytest.raises(NotFound):
        accept_activity(cast.county_officer, talk().activity, 1)


def test_a_returned_record_leaves_the_book_and_says_why(cast, talk):
    activity = return_activity(cast.reviewer, talk().activity, "人次请按签到表核对")
    assert (activity.state, activity.return_reason) == ("returned", "人次请按签到表核对")
    assert own_book(activity) == {}


def test_the_county_may_return_what_the_unit_accepted(cast, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    activity = return_activity(cast.county_officer, activity, "与桐溪区重复，请核对")
    assert (activity.state, activity.accepted_revision) == ("returned", None)
    assert own_book(activity) == {}
    decision = Decision.objects.get(verdict="returned")
    assert (decision.org, decision.decided_by) == (cast.county, cast.county_officer.person)


def test_correcting_a_returned_record_hands_it_in_again(cast, talk):
    activity = return_activity(cast.reviewer, talk().activity, "请核对")
    activity = correct_activity(cast.clerk, activity, revision=1, attendance_onsite=78)
    assert (activity.state, activity.revision, activity.return_reason) == ("submitted", 2, "")
    assert own_book(activity) == {**STATED, ("talk.onsite", "stated"): 78}


def test_a_returned_record_may_be_handed_in_again_unchanged(cast, talk):
    activity = return_activity(cast.reviewer, talk().activity, "请核对")
    activity = correct_activity(cast.clerk, activity, revision=1, reason="已核对，无误")
    assert (activity.state, activity.revision) == ("submitted", 2)
    assert own_book(activity) == STATED


def test_returning_needs_a_reason(cast, talk):
    with pytest.raises(FaultyRecord) as error:
        return_activity(cast.reviewer, talk().activity, "  ")
    assert faulty_fields(error) == ["reason"]


def test_returning_twice_with_the_same_reason_is_returning_once(cast, talk):
    activity = talk().activity
    return_activity(cast.reviewer, activity, "请核对")
    return_activity(cast.reviewer, activity, "请核对")
    assert Decision.objects.count() == 1


def test_a_returned_record_must_be_corrected_before_it_is_accepted(cast, talk):
    activity = return_activity(cast.county_officer, talk().activity, "请核对")
    with pytest.raises(WrongState, match="已退回"):
        accept_activity(cast.reviewer, activity, 1)


@pytest.mark.parametrize("who", ["clerk", "auditor", "administrator"])
def test_who_may_not_accept_may_not_return(cast, talk, who):
    with pytest.raises(NotYours):
        return_activity(getattr(cast, who), talk().activity, "请核对")


def test_a_joint_host_may_not_return_the_owners_record(cast, talk):
    from luoshi.conftest import hold_post

    beside = hold_post(cast.school, "reviewer", "beside", "邻居")
    with pytest.raises(NotFound):
        return_activity(beside, talk(hosts=[cast.school]).activity, "请核对")


def test_a_clerk_withdraws_what_is_not_accepted_yet(cast, talk):
    activity = withdraw_activity(cast.clerk, talk().activity, "记重了")
    assert activity.state == "withdrawn"
    assert own_book(activity) == {}
    assert Entry.objects.count() == 6  # 3 stated, 3 reversed: nothing is deleted
    assert Decision.objects.get().reason == "记重了"


def test_what_is_accepted_is_withdrawn_by_the_reviewer_only(cast, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    with pytest.raises(ReviewerWithdraws):
        withdraw_activity(cast.clerk, activity, "记重了")
    activity = withdraw_activity(cast.reviewer, activity, "记重了")
    assert (activity.state, activity.accepted_revision) == ("withdrawn", None)
    assert own_book(activity) == {}


def test_nothing_happens_to_a_withdrawn_record_any_more(cast, talk):
    activity = withdraw_activity(cast.clerk, talk().activity, "记重了")
    for act in (
        lambda: accept_activity(cast.reviewer, activity, 1),
        lambda: return_activity(cast.reviewer, activity, "请核对"),
        lambda: correct_activity(cast.clerk, activity, revision=1, attendance_onsite=1),
    ):
        with pytest.raises(WrongState, match="已撤回"):
            act()
    assert withdraw_activity(cast.clerk, activity, "再点一次").state == "withdrawn"
    assert Decision.objects.count() == 1


def test_a_unit_above_may_not_withdraw(cast, talk):
    with pytest.raises(NotFound):
        withdraw_activity(cast.county_officer, talk().activity, "不要了")


def test_the_database_refuses_to_change_a_decision(cast, talk):
    return_activity(cast.reviewer, talk().activity, "请核对")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Decision.objects.update(reason="别的原因")
