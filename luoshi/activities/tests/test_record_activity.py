import threading
import uuid
from datetime import date

import pytest
from django.db import connection

from luoshi.activities.actions import record_activity, recording
from luoshi.activities.errors import FaultyRecord
from luoshi.activities.models import Activity, Decision, Version
from luoshi.activities.tests.stories import NOW, book_of, faulty_fields, own_book
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.ledger.models import Entry
from luoshi.people.access import NotYours


def test_a_record_waits_for_the_reviewer_and_its_figures_are_stated(cast, talk):
    recorded = talk()
    assert recorded.is_new
    assert recorded.activity.state == "submitted"
    assert recorded.activity.accepted_revision is None
    assert own_book(recorded.activity) == {
        ("talk.sessions", "stated"): 1,
        ("talk.onsite", "stated"): 80,
        ("talk.online", "stated"): 30,
    }


def test_the_first_version_says_everything(cast, talk, measure):
    activity = talk(measures=[measure], hosts=[cast.school]).activity
    version = Version.objects.get()
    assert (version.activity, version.revision, version.reason) == (activity, 1, "")
    assert version.content == {
        "kind": "talk",
        "title": "安全生产专题宣讲",
        "held_on": "2026-05-04",
        "held_at": None,
        "place": "一车间",
        "attendance_onsite": 80,
        "attendance_online": 30,
        "audience": "",
        "story": "",
        "extra": {},
        "hosts": [cast.works.pk, cast.school.pk],
        "measures": [measure.pk],
        "programmes": [],
        "photo": "",
    }


def test_a_unit_that_trusts_its_clerk_accepts_at_once(cast, talk):
    cast.works.accepts_automatically = True
    cast.works.save()
    activity = talk().activity
    assert (activity.state, activity.accepted_revision) == ("accepted", 1)
    assert own_book(activity)["talk.onsite", "accepted"] == 80
    assert Decision.objects.get().decided_by is None


def test_a_reviewers_own_record_waits_as_well(cast, talk):
    assert talk(cast.reviewer).activity.state == "submitted"


def test_a_joint_record_stands_in_full_for_both_hosts(cast, talk, measure):
    activity = talk(hosts=[cast.school], measures=[measure], attendance_online=None).activity
    works, school = cast.works.name, cast.school.name
    assert book_of(activity) == {
        ("talk.sessions", "stated", works, None): 1,
        ("talk.sessions", "stated", works, measure.pk): 1,
        ("talk.onsite", "stated", works, None): 80,
        ("talk.onsite", "stated", works, measure.pk): 80,
        ("talk.sessions", "stated", school, None): 1,
        ("talk.sessions", "stated", school, measure.pk): 1,
        ("talk.onsite", "stated", school, None): 80,
        ("talk.onsite", "stated", school, measure.pk): 80,
    }
    assert set(Entry.objects.values_list("joint", flat=True)) == {True}
    assert set(activity.hosts.all()) == {cast.works, cast.school}


def test_naming_the_own_unit_among_the_hosts_changes_nothing(cast, talk):
    activity = talk(hosts=[cast.works, cast.school]).activity
    assert set(activity.hosts.all()) == {cast.works, cast.school}


def test_a_second_arrival_is_answered_with_the_firsts_receipt_and_changes_nothing(cast, talk):
    first = talk()
    again = talk(uid=first.activity.uid, title="另一个标题", attendance_onsite=99)
    assert (again.receipt, again.is_new) == (first.receipt, False)
    assert Activity.objects.get().title == "安全生产专题宣讲"
    assert Entry.objects.count() == 3


def test_a_second_arrival_is_answered_even_if_it_would_no_longer_pass(cast, talk):
    first = talk()
    assert talk(uid=first.activity.uid, title="").receipt == first.receipt


def test_another_units_uid_is_not_found_and_tells_nothing(cast, talk):
    mine = talk()
    with pytest.raises(NotFound) as error:
        talk(cast.stranger, uid=mine.activity.uid)
    assert "安全" not in error.value.text("zh")
    assert Activity.objects.count() == 1


def test_the_slower_of_two_arrivals_at_once_gets_the_quickers_receipt(cast, talk, monkeypatch):
    quicker = talk()
    answers = iter([None])
    real = recording.find_recorded
    # The slower one looked before the quicker one was stored.
    monkeypatch.setattr(recording, "find_recorded", lambda *args: next(answers, real(*args)))
    slower = talk(uid=quicker.activity.uid)
    assert (slower.receipt, slower.is_new) == (quicker.receipt, False)
    assert (Activity.objects.count(), Version.objects.count(), Entry.objects.count()) == (1, 1, 3)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite's test database has only one connection")
def test_the_same_uid_four_times_at_once_makes_one_record(transactional_db, cast):
    uid, receipts, ready = uuid.uuid4(), [], threading.Barrier(4)
    kind = Kind.objects.get(code="talk")

    def send():
        ready.wait()
        with clock.held_at(NOW):
            recorded = record_activity(
                cast.clerk, uid=uid, kind=kind, title="同一笔", held_on=date(2026, 5, 4)
            )
        receipts.append((recorded.receipt, recorded.is_new))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({receipt for receipt, _ in receipts}) == 1
    assert sorted(is_new for _, is_new in receipts) == [False, False, False, True]
    assert (Activity.objects.count(), Version.objects.count(), Entry.objects.count()) == (1, 1, 1)


def test_every_fault_is_said_at_once_and_nothing_is_stored(cast, talk):
    with pytest.raises(FaultyRecord) as error:
        talk(title=" ", held_on=date(2026, 5, 11), attendance_onsite=-1, hosts=[cast.works, cast.works])
    assert faulty_fields(error) == ["attendance_onsite", "held_on", "hosts", "title"]
    assert "2026-05-11 还没有到（今天是 2026-05-10）" in error.value.text("zh")
    assert Activity.objects.count() == 0


def test_a_measure_that_was_not_given_to_the_unit_is_refused(cast, talk, measure):
    with pytest.raises(FaultyRecord) as error:
        talk(cast.school_clerk, measures=[measure])
    assert faulty_fields(error) == ["measures"]
    assert "开展安全生产宣讲" in error.value.text("zh")


def test_a_talk_outside_the_measures_window_is_recorded_late_work_counts(cast, talk, measure):
    measure.ends_on = date(2026, 5, 2)
    measure.save()
    activity = talk(measures=[measure]).activity
    assert book_of(activity)["talk.sessions", "stated", cast.works.name, measure.pk] == 1


def test_a_kinds_own_required_field_is_asked(cast, talk):
    with pytest.raises(FaultyRecord) as error:
        talk(kind="piece")
    assert faulty_fields(error) == ["extra-outlet"]


def test_a_piece_counts_one_piece_and_no_attendance(cast, talk):
    activity = talk(kind="piece", extra={"outlet": "澜州日报"}).activity
    assert activity.extra == {"outlet": "澜州日报"}
    assert (activity.attendance_onsite, activity.attendance_online) == (None, None)
    assert own_book(activity) == {("piece.count", "stated"): 1}


def test_an_auditor_may_not_record(cast, talk):
    with pytest.raises(NotYours):
        talk(cast.auditor)
