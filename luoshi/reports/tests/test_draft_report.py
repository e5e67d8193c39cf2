"""Drafting the situation report of a plan."""

from datetime import UTC, date, datetime, timedelta

import pytest

from luoshi.campaigns.models import Measure, Task
from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid
from luoshi.people.access import NotYours
from luoshi.reports.actions import draft_report
from luoshi.reports.blocks import fill, read_body
from luoshi.reports.errors import MomentNotCome
from luoshi.reports.models import Figure, Report
from luoshi.reports.rules import find_unbound
from luoshi.reports.speaking import Voice
from luoshi.reports.tests.conftest import NOON


def texts(report) -> dict[str, str]:
    voice = Voice(report)
    return {block.key: fill(block.text, voice.say) for block in read_body(report.body)}


def table(report) -> list[list[str]]:
    voice = Voice(report)
    (found,) = [block for block in read_body(report.body) if block.type == "table"]
    return [[fill(cell, voice.say) for cell in row] for row in (found.head, *found.rows)]


def draft(acting, story, **more):
    return draft_report(acting, story.plan, uid=new_uid(), **more)


def test_the_opening_says_whom_the_plan_reached_and_who_signed(story, cast):
    story.deliver(cast.city, cast.other_city, signed_at=NOON - timedelta(days=1))
    story.deliver(cast.industry)
    report = draft(cast.province_officer, story)
    assert report.title == "关于《澜江省总工会学习宣传大国工匠贺信精神方案》落实情况的报告"
    assert texts(report)["opening"] == (
        "2026年4月30日，澜江省总工会印发《澜江省总工会学习宣传大国工匠贺信精神方案》（澜总工办发〔2026〕12号），"
        "实施时间为2026年5月1日至12月31日。截至2026年8月31日12时00分，方案已发至3家工会，其中已签收2家。"
        "现将各项措施落实情况报告如下。"
    )


def test_a_measure_tells_how_often_for_how_many_and_by_how_many_units(story, cast):
    story.deliver(cast.city, cast.other_city, cast.industry)
    story.talk(cast.works, onsite=120, online=3000)
    story.talk(cast.works, onsite=80)
    told = texts(draft(cast.province_officer, story))
    assert told[f"m{story.talks.pk}.heading"] == "（二）组织宣传宣讲"
    assert told[f"m{story.talks.pk}.done"] == (
        "本项措施时间安排为2026年5月1日至11月30日。"
        "各级工会开展宣讲2场，现场200人次、线上3000人次。参与的工会1家。"
        "尚未开始的有云泽市、澜江省机械冶金工会等2家。"
    )


def test_a_joint_talk_counts_once_above_its_hosts_and_in_each_of_their_rows(story, cast):
    story.deliver(cast.city, cast.other_city)
    story.talk(cast.works, cast.far_works, onsite=200)
    assert table(draft(cast.province_officer, story)) == [
        ["单位", "宣讲场次（场）", "宣讲现场人次（人次）", "参与的工会（家）"],
        ["合计", "1", "200", "2"],
        ["澜州市", "1", "200", "1"],
        ["云泽市", "1", "200", "1"],
    ]


def test_a_measure_with_nothing_says_so_plainly(story, cast):
    story.deliver(cast.city, cast.other_city)
    told = texts(draft(cast.province_officer, story))
    assert told[f"m{story.drafting.pk}.done"] == (
        "本项措施时间安排为2026年5月1日至5月6日。截至2026年8月31日12时00分，尚无审核入账的活动记录。"
        "尚未开始的有澜州市、云泽市等2家。"
    )


def test_nobody_is_late_before_the_first_day(story, cast):
    story.deliver(cast.city)
    told = texts(draft(cast.province_officer, story))
    assert told[f"m{story.media.pk}.done"] == ("本项措施时间安排为2026年10月1日至12月31日，尚未到开始时间。")


def test_a_unit_whose_record_awaits_review_has_begun_but_does_not_count(story, cast):
    story.deliver(cast.city)
    story.talk(cast.works, onsite=50, standing="stated")
    told = texts(draft(cast.province_officer, story))
    assert told[f"m{story.talks.pk}.done"].endswith(
        "尚无审核入账的活动记录。收到本项措施的直接下级工会均已开始。"
    )


def test_what_happened_outside_the_plan_does_not_count(story, cast):
    story.deliver(cast.city)
    story.talk(cast.works, onsite=50, on=date(2026, 4, 29))
    story.talk(cast.works, onsite=70, measure=story.media)
    assert "尚无审核入账" in texts(draft(cast.province_officer, story))[f"m{story.talks.pk}.done"]


def test_as_of_an_earlier_moment_the_earlier_figures_are_told(story, cast):
    with clock.held_at(datetime(2026, 6, 2, tzinfo=UTC)):
        story.deliver(cast.city, at=clock.now())
        uid = story.talk(cast.works, onsite=120)
    story.talk(cast.works, onsite=125, uid=uid)
    story.deliver(cast.other_city, at=NOON)
    earlier = texts(draft(cast.province_officer, story, as_of=datetime(2026, 6, 30, 10, 0, tzinfo=UTC)))
    assert "截至2026年6月30日18时00分，方案已发至1家工会" in earlier["opening"]
    assert "现场120人次" in earlier[f"m{story.talks.pk}.done"]
    assert "统计期为2026年5月1日至6月30日" in earlier["notes.basis"]
    assert "现场125人次" in texts(draft(cast.province_officer, story))[f"m{story.talks.pk}.done"]


def test_local_measures_are_told_by_their_number(story, cast):
    story.deliver(cast.city)
    for under in (story.talks, story.talks, None):
        Measure.objects.create(
            plan=story.plan,
            org=cast.city,
            under=under,
            uid=new_uid(),
            order=1,
            title="班组微宣讲",
            recorded_at=NOON,
            recorded_by=cast.city_officer.person,
        )
    told = texts(draft(cast.province_officer, story))
    assert "下级工会结合实际增加措施3项" in told["opening"]
    assert "下级工会围绕本项措施结合实际增加措施2项。" in told[f"m{story.talks.pk}.done"]


def test_a_city_reports_on_what_it_received_and_what_it_added(story, cast):
    story.deliver(cast.city, cast.county)
    own = Measure.objects.create(
        plan=story.plan,
        org=cast.city,
        uid=new_uid(),
        order=1,
        title="班组微宣讲",
        recorded_at=NOON,
        recorded_by=cast.city_officer.person,
    )
    story.talk(cast.works, onsite=120)
    story.talk(cast.far_works, onsite=999)
    told = texts(draft(cast.city_officer, story))
    assert "澜州市总工会所属工会中，方案已发至1家工会，其中已签收0家" in told["opening"]
    assert "现将澜州市总工会各项措施落实情况报告如下。" in told["opening"]
    assert "现场120人次" in told[f"m{story.talks.pk}.done"]
    assert told[f"m{own.pk}.heading"] == "（四）班组微宣讲（本级增加）"


def test_a_grassroots_union_gets_a_report_without_tables(story, cast):
    story.deliver(cast.works)
    story.talk(cast.works, onsite=120)
    report = draft(cast.clerk, story)
    assert "现场120人次" in texts(report)[f"m{story.talks.pk}.done"]
    assert not [block for block in read_body(report.body) if block.type in {"table", "annex"}]


def test_every_number_of_a_draft_is_bound(story, cast):
    story.deliver(cast.city, cast.other_city, cast.industry)
    story.talk(cast.works, cast.school, onsite=1204, online=23456)
    report = draft(cast.province_officer, story)
    assert [found for block in read_body(report.body) for found in find_unbound(block.text)] == []
    assert all(cell.startswith("⟦f") for row in read_body(report.body)[-1].rows for cell in row[1:])


def test_the_same_form_sent_twice_makes_one_report(story, cast):
    uid = new_uid()
    first = draft_report(cast.province_officer, story.plan, uid=uid)
    again = draft_report(cast.province_officer, story.plan, uid=uid)
    assert first == again
    assert Report.objects.count() == 1
    assert Figure.objects.filter(report=first).count() == first.figures.count()


def test_another_units_uid_is_not_found(story, cast):
    story.deliver(cast.city)
    uid = draft(cast.province_officer, story).uid
    with pytest.raises(NotFound):
        draft_report(cast.city_officer, story.plan, uid=uid)


def test_a_unit_that_never_got_the_plan_cannot_report_on_it(story, cast):
    with pytest.raises(NotFound):
        draft(cast.city_officer, story)


def test_an_auditor_does_not_draft(story, cast):
    with pytest.raises(NotYours):
        draft(cast.auditor, story)


def test_a_report_states_no_moment_to_come(story, cast):
    with pytest.raises(MomentNotCome):
        draft(cast.province_officer, story, as_of=NOON + timedelta(minutes=1))


def test_the_number_of_queries_does_not_grow_with_the_units(story, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(90) as few:
        story_units = (cast.city, cast.other_city, cast.industry)
        story.deliver(*story_units)
        story.talk(cast.works, onsite=120)
        draft(cast.province_officer, story)
    from luoshi.orgs.actions import open_unit

    for number in range(20):
        city = open_unit(
            f"第{number}市总工会",
            code=f"91{number:02}",
            kind="federation",
            level=2,
            parent=cast.province,
            opened_on=date(2010, 1, 1),
        )
        story.deliver(city)
        story.talk(city, onsite=10)
    with django_assert_max_num_queries(len(few)):
        draft(cast.province_officer, story)


def test_a_withdrawn_talk_takes_its_unit_out_of_the_count_again(story, cast):
    story.deliver(cast.city)
    uid = story.talk(cast.works, onsite=120)
    story.talk(cast.school, onsite=30)
    story.talk(uid=uid)
    told = texts(draft(cast.province_officer, story))[f"m{story.talks.pk}.done"]
    assert "各级工会开展宣讲1场，现场30人次。参与的工会1家。" in told


def test_before_the_plan_begins_there_is_nothing_to_count(story, cast):
    story.deliver(cast.city, at=datetime(2026, 4, 30, 3, 0, tzinfo=UTC))
    told = texts(draft(cast.province_officer, story, as_of=datetime(2026, 4, 30, 4, 0, tzinfo=UTC)))
    assert "统计期尚未开始" in told["notes.basis"]
    assert told[f"m{story.talks.pk}.done"] == "本项措施时间安排为2026年5月1日至11月30日，尚未到开始时间。"


def test_a_unit_that_reported_a_measure_done_has_begun_without_a_record(story, cast):
    story.deliver(cast.city, cast.other_city)
    Task.objects.filter(measure=story.drafting, org=cast.city).update(
        state=Task.State.DONE, done_at=NOON - timedelta(days=60), done_by=cast.city_officer.person
    )
    done = f"m{story.drafting.pk}.done"
    told = texts(draft(cast.province_officer, story))[done]
    assert told.endswith("尚无审核入账的活动记录。直接下级工会中，已报告完成1家。尚未开始的有云泽市1家。")
    earlier = texts(draft(cast.province_officer, story, as_of=NOON - timedelta(days=70)))[done]
    assert earlier.endswith("尚未开始的有澜州市、云泽市等2家。")
