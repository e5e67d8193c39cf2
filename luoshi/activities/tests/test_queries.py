from datetime import date

import pytest

from luoshi.activities.actions import accept_activity, correct_activity, return_activity
from luoshi.activities.queries import (
    Cursor,
    RecordFilter,
    count_review,
    defaults_for,
    list_records,
    plausibility,
    review_queue,
)


def titles(acting, after=None, size=20, **chosen) -> list[str]:
    page = list_records(acting, RecordFilter(**chosen), after=after, size=size)
    return [record.title for record in page.records]


def test_a_list_is_the_own_units_newest_first(cast, talk):
    talk(title="四日", held_on=date(2026, 5, 4))
    talk(title="六日", held_on=date(2026, 5, 6))
    talk(title="四日晚些记的", held_on=date(2026, 5, 4))
    talk(cast.school_clerk, title="二中的")
    assert titles(cast.clerk) == ["六日", "四日晚些记的", "四日"]


def test_pages_follow_each_other_without_gaps(cast, talk):
    for number in range(5):
        talk(title=str(number), held_on=date(2026, 5, 4))
    seen, after = [], None
    while True:
        page = list_records(cast.clerk, RecordFilter(), after=after, size=2)
        seen += [record.title for record in page.records]
        after = page.next and Cursor.parse(str(page.next))
        if after is None:
            break
    assert seen == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize("text", ["", "x", "2026-05-04", "2026-05-04~x", "2026-13-04~1"])
def test_an_address_that_is_no_cursor_starts_at_the_top(text):
    assert Cursor.parse(text) is None


def test_filters_narrow_the_list(cast, talk, measure):
    served = talk(title="为措施", measures=[measure]).activity
    talk(title="报道", kind="piece", extra={"outlet": "日报"}, held_on=date(2026, 5, 8))
    accept_activity(cast.reviewer, served, 1)
    assert titles(cast.clerk, state="accepted") == ["为措施"]
    assert titles(cast.clerk, state="submitted") == ["报道"]
    assert titles(cast.clerk, kind="piece") == ["报道"]
    assert titles(cast.clerk, measure=measure.pk) == ["为措施"]
    assert titles(cast.clerk, from_on=date(2026, 5, 5)) == ["报道"]
    assert titles(cast.clerk, until_on=date(2026, 5, 4)) == ["为措施"]


def test_an_officer_above_lists_the_subtree_when_asked(cast, talk):
    talk(title="机床厂")
    talk(cast.school_clerk, title="二中")
    talk(cast.stranger, title="纺织厂")
    assert titles(cast.county_officer) == []
    assert titles(cast.county_officer, below=True) == ["二中", "机床厂"]


def test_the_queue_holds_what_waits_oldest_first(cast, talk):
    first = talk(title="先").activity
    accepted = accept_activity(cast.reviewer, talk(title="已审核").activity, 1)
    corrected = accept_activity(cast.reviewer, talk(title="更正").activity, 1)
    correct_activity(cast.clerk, corrected, revision=1, reason="更正", attendance_onsite=88)
    return_activity(cast.reviewer, talk(title="已退回").activity, "请核对")
    assert [waiting.activity for waiting in review_queue(cast.reviewer)] == [first, corrected]
    assert accepted.pk not in [waiting.activity.pk for waiting in review_queue(cast.reviewer)]
    assert count_review(cast.reviewer) == 2


def test_the_queue_flags_what_is_unusual_with_the_reason(cast, talk):
    talk(title="平常", held_on=date(2026, 5, 3))
    talk(title="多了两个零", attendance_onsite=8000)
    odd = {
        waiting.activity.title: [one.text("zh") for one in waiting.oddities]
        for waiting in review_queue(cast.reviewer)
    }
    assert odd == {
        "平常": [],
        "多了两个零": ["宣讲现场人次 8,000 人次，常见的是 0–5,000，请核对是否填错。"],
    }


def test_a_joint_record_is_in_every_hosts_list_so_that_nobody_records_it_again(cast, talk):
    talk(title="合办的", hosts=[cast.school])
    assert titles(cast.clerk) == titles(cast.school_clerk) == ["合办的"]


@pytest.mark.parametrize(
    ("changes", "is_flagged"),
    [
        ({"attendance_onsite": 81}, True),  # the same title
        ({"title": "另一个标题"}, True),  # the same attendance
        ({"title": "另一个标题", "attendance_onsite": 81}, False),
        ({"held_on": date(2026, 5, 5)}, False),
        ({"kind": "discussion"}, False),
    ],
)
def test_what_looks_like_the_same_event_again_is_flagged(cast, talk, changes, is_flagged):
    talk()
    again = talk(**changes).activity
    sentences = [one.text("zh") for one in plausibility(again)]
    twin = "同一天已有“安全生产专题宣讲”（澜江机床厂工会记），请确认不是同一场。"
    assert sentences == ([twin] if is_flagged else [])


def test_what_a_joint_host_recorded_of_the_same_day_is_flagged(cast, talk):
    talk(cast.school_clerk, title="二中记的", hosts=[cast.works], attendance_onsite=79)
    (odd,) = plausibility(talk().activity)
    assert odd.text("zh") == "同一天已有“二中记的”（丰澜县第二中学工会记），请确认不是同一场。"


def test_a_returned_record_is_no_twin(cast, talk):
    return_activity(cast.reviewer, talk().activity, "请核对")
    assert plausibility(talk().activity) == []


def test_the_queue_says_what_a_correction_changes(cast, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    correct_activity(cast.clerk, activity, revision=1, reason="更正", attendance_onsite=88)
    talk(title="新的", attendance_onsite=5)
    corrected, new = review_queue(cast.reviewer)
    assert (corrected.accepted.attendance_onsite, corrected.now.attendance_onsite) == (80, 88)
    assert new.accepted is None


def test_what_is_unusual_is_recorded_all_the_same(cast, talk):
    activity = talk(attendance_onsite=8000).activity
    assert activity.state == "submitted"
    assert len(plausibility(activity)) == 1


def test_the_queue_asks_the_same_questions_for_3_records_and_for_30(
    cast, talk, django_assert_max_num_queries
):
    for _ in range(30):
        talk()
    with django_assert_max_num_queries(6):
        assert len(review_queue(cast.reviewer)) == 30


def test_a_new_form_starts_as_last_time_with_the_usual_kinds_first(cast, talk):
    talk(kind="discussion", place="会议室")
    talk(kind="discussion", place="会议室")
    talk(kind="talk", place="一车间")
    defaults = defaults_for(cast.clerk)
    assert [kind.code for kind in defaults.kinds] == ["talk", "discussion", "training", "piece"]
    assert defaults.place == "一车间"


def test_a_first_form_starts_with_the_catalogues_order(cast):
    defaults = defaults_for(cast.clerk)
    assert [kind.code for kind in defaults.kinds] == ["talk", "training", "discussion", "piece"]
    assert (defaults.place, defaults.measures) == ("", ())


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_offered"),
    [
        (date(2026, 5, 1), date(2026, 5, 31), True),
        (None, None, True),
        (date(2026, 5, 1), date(2026, 5, 6), True),  # closed four days ago: recorded late
        (date(2026, 5, 11), date(2026, 5, 31), False),
        (date(2026, 1, 1), date(2026, 3, 1), False),
    ],
)
def test_measures_of_these_days_are_offered(cast, measure, starts_on, ends_on, is_offered):
    measure.starts_on, measure.ends_on = starts_on, ends_on
    measure.save()
    assert (measure in defaults_for(cast.clerk).measures) is is_offered


def test_a_unit_without_the_task_is_not_offered_the_measure(cast, measure):
    assert defaults_for(cast.school_clerk).measures == ()
