from datetime import date

import pytest

from luoshi.activities.actions import (
    accept_activity,
    correct_activity,
    return_activity,
)
from luoshi.activities.errors import FaultyRecord, NothingChanged, StaleForm
from luoshi.activities.models import Version
from luoshi.activities.tests.stories import book_of, faulty_fields, own_book
from luoshi.catalogue.models import Kind
from luoshi.common.errors import NotFound
from luoshi.ledger.models import Entry


@pytest.fixture
def accepted(cast, talk, measure):
    """A talk that serves one measure, accepted by the unit's reviewer."""
    return accept_activity(cast.reviewer, talk(measures=[measure]).activity, 1)


def last_entries(since: int) -> list[tuple]:
    rows = Entry.objects.order_by("id")[since:]
    return [(row.indicator.code, row.amount, row.for_measure, row.standing) for row in rows]


def test_a_reviewers_correction_of_the_attendance_makes_exactly_two_entries(cast, accepted, measure):
    before = Entry.objects.count()
    activity = correct_activity(
        cast.reviewer, accepted, revision=1, reason="按签到表更正", attendance_onsite=88
    )
    assert (activity.state, activity.revision, activity.accepted_revision) == ("accepted", 2, 2)
    assert last_entries(since=before) == [
        ("talk.onsite", 8, None, "accepted"),
        ("talk.onsite", 8, measure.pk, "accepted"),
    ]


def test_a_clerks_correction_waits_and_the_accepted_figures_stand(cast, accepted, measure):
    before = Entry.objects.count()
    activity = correct_activity(cast.clerk, accepted, revision=1, reason="按签到表更正", attendance_onsite=88)
    assert (activity.state, activity.revision, activity.accepted_revision) == ("accepted", 2, 1)
    assert activity.is_pending
    assert Entry.objects.count() == before
    accept_activity(cast.reviewer, activity, 2)
    assert last_entries(since=before) == [
        ("talk.onsite", 8, None, "accepted"),
        ("talk.onsite", 8, measure.pk, "accepted"),
    ]


def test_a_correction_that_is_returned_leaves_the_accepted_figures_in_force(cast, accepted):
    activity = correct_activity(cast.clerk, accepted, revision=1, reason="更正", attendance_onsite=800)
    activity = return_activity(cast.reviewer, activity, "多了一个零")
    assert (activity.state, activity.accepted_revision) == ("returned", 1)
    assert own_book(activity)["talk.onsite", "accepted"] == 80
    activity = correct_activity(cast.clerk, activity, revision=2, reason="改回", attendance_onsite=80)
    assert (activity.state, activity.is_pending) == ("accepted", True)


def test_a_trusted_clerks_correction_applies_at_once(cast, accepted):
    cast.works.accepts_automatically = True
    cast.works.save()
    activity = correct_activity(cast.clerk, accepted, revision=1, reason="更正", attendance_onsite=88)
    assert activity.accepted_revision == 2
    assert own_book(activity)["talk.onsite", "accepted"] == 88


def test_correcting_what_is_accepted_needs_a_reason(cast, accepted):
    with pytest.raises(FaultyRecord) as error:
        correct_activity(cast.clerk, accepted, revision=1, attendance_onsite=88)
    assert faulty_fields(error) == ["reason"]


def test_correcting_before_acceptance_needs_no_reason(cast, talk):
    activity = correct_activity(cast.clerk, talk().activity, revision=1, title="班组安全宣讲")
    assert (activity.title, activity.state, activity.revision) == ("班组安全宣讲", "submitted", 2)


def test_every_version_stays_as_it_was_said(cast, talk):
    activity = correct_activity(cast.clerk, talk().activity, revision=1, title="班组安全宣讲")
    titles = activity.versions.order_by("revision").values_list("content__title", flat=True)
    assert list(titles) == ["安全生产专题宣讲", "班组安全宣讲"]


def test_a_stale_form_is_refused_and_says_which_versions(cast, accepted):
    correct_activity(cast.clerk, accepted, revision=1, reason="更正", attendance_onsite=88)
    with pytest.raises(StaleForm) as error:
        correct_activity(cast.reviewer, accepted, revision=1, reason="更正", attendance_onsite=90)
    assert (error.value.revision, error.value.current) == (1, 2)
    assert Version.objects.count() == 2


def test_the_same_correction_sent_twice_is_kept_once(cast, accepted):
    for _ in range(2):
        activity = correct_activity(cast.reviewer, accepted, revision=1, reason="更正", attendance_onsite=88)
    assert activity.revision == 2
    assert Version.objects.count() == 2


def test_a_correction_without_a_change_is_refused(cast, accepted):
    with pytest.raises(NothingChanged):
        correct_activity(cast.clerk, accepted, revision=1, reason="更正", attendance_onsite=80)


def test_a_correction_is_judged_like_a_record(cast, accepted):
    with pytest.raises(FaultyRecord) as error:
        correct_activity(
            cast.clerk,
            accepted,
            revision=1,
            reason="更正",
            held_on=date(2026, 5, 11),
            attendance_onsite=-1,
        )
    assert faulty_fields(error) == ["attendance_onsite", "held_on"]


def test_changing_the_kind_moves_the_figures_to_other_indicators(cast, accepted, measure):
    training = Kind.objects.get(code="training")
    activity = correct_activity(cast.reviewer, accepted, revision=1, reason="是培训", kind=training)
    works = cast.works.name
    assert book_of(activity) == {
        (indicator, "accepted", works, which): amount
        for which in (None, measure.pk)
        for indicator, amount in {
            "training.sessions": 1,
            "training.onsite": 80,
            "training.online": 30,
        }.items()
    }


def test_naming_a_joint_host_later_reposts_the_record_as_joint(cast, accepted):
    activity = correct_activity(cast.reviewer, accepted, revision=1, reason="与二中合办", hosts=[cast.school])
    assert own_book(activity)["talk.sessions", "accepted"] == 1
    assert book_of(activity)["talk.sessions", "accepted", cast.school.name, None] == 1


def test_a_measure_that_ended_long_ago_stays_served(cast, accepted, measure):
    measure.tasks.all().delete()
    activity = correct_activity(
        cast.reviewer, accepted, revision=1, reason="更正", attendance_onsite=88, measures=[measure]
    )
    assert list(activity.measures.all()) == [measure]


@pytest.mark.parametrize("who", ["county_officer", "school_clerk", "stranger"])
def test_only_the_owning_unit_corrects(cast, talk, who):
    activity = talk(hosts=[cast.school]).activity
    with pytest.raises(NotFound):
        correct_activity(getattr(cast, who), activity, revision=1, title="别的")
