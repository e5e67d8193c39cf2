"""What stands behind a figure."""

import pytest
from django.urls import reverse

from luoshi.activities.models import Activity
from luoshi.campaigns.models import Measure, Task
from luoshi.catalogue.models import Kind
from luoshi.common import clock
from luoshi.common.identifiers import new_uid
from luoshi.desk.notices.tests.reading_pages import count_queries
from luoshi.orgs.tests.trees import unit
from luoshi.reports.actions import draft_report, issue_report


def figure_url(report, label, **about):
    figure = report.figures.get(label=label, **about)
    return reverse("reports:figure", args=[report.uid, figure.code])


@pytest.fixture
def onsite(report):
    return figure_url(report, "宣讲现场人次（组织宣传宣讲）")


def shown(browser, url):
    return browser.get(url).content.decode()


def test_it_says_the_definition_the_question_and_the_moment(page_of, report, onsite, cast):
    page = shown(page_of(cast.province_officer), onsite)
    assert "宣讲现场到场的人次，由举办单位清点。" in page
    assert "活动日期2026年5月1日至8月31日；只计已审核入账的记录；截至2026年8月31日12时00分" in page
    assert "第 1 版" in page


def test_it_lists_the_entries_with_every_host_of_a_joint_talk(page_of, report, onsite, cast):
    rows = page_of(cast.province_officer).get(onsite).context["page"].rows
    assert sorted((row.unit, row.amount, row.is_joint) for row in rows) == [
        ("丰澜县第二中学工会", 80, True),
        ("澜江机床厂工会", 80, True),
        ("澜江机床厂工会", 120, False),
    ]


def test_an_entry_links_to_its_record(page_of, story, report, cast):
    uid = story.talk(cast.works, onsite=33, measure=story.drafting)
    Activity.objects.create(
        uid=uid,
        org=cast.works,
        kind=Kind.objects.get(code="talk"),
        title="班前十分钟宣讲",
        held_on="2026-06-01",
        state="accepted",
        accepted_revision=1,
        recorded_at=clock.now(),
        recorded_by=cast.clerk.person,
    )
    from luoshi.reports.actions import refresh_report

    fresh, _moved = refresh_report(cast.province_officer, report, revision=1)
    page = shown(page_of(cast.province_officer), figure_url(fresh, "宣讲现场人次（制定宣传方案）"))
    assert "班前十分钟宣讲" in page
    assert reverse("records:detail", args=[uid]) in page


def test_the_entries_of_one_city_are_those_of_its_row(page_of, report, cast):
    url = figure_url(report, "宣讲场次（组织宣传宣讲，云泽市）")
    assert "没有分录" in shown(page_of(cast.province_officer), url)


def test_who_has_not_begun_is_listed_by_name(page_of, report, cast):
    rows = (
        page_of(cast.province_officer)
        .get(figure_url(report, "尚未开始的单位（组织宣传宣讲）"))
        .context["page"]
        .rows
    )
    assert [row.unit for row in rows] == ["云泽市"]


def test_the_units_that_took_part_are_listed(page_of, report, cast):
    browser = page_of(cast.province_officer)
    for label in ("参与的工会（组织宣传宣讲）", "参与的工会（组织宣传宣讲，澜州市）"):
        rows = browser.get(figure_url(report, label)).context["page"].rows
        assert {row.unit for row in rows} == {"澜江机床厂工会", "丰澜县第二中学工会"}


def test_the_units_that_have_the_plan_are_listed_with_when(page_of, report, cast):
    rows = page_of(cast.province_officer).get(figure_url(report, "收到方案的工会")).context["page"].rows
    assert [(row.unit, row.delivered, row.signed) for row in rows] == [
        ("澜州市总工会", "2026-04-30 10:00", ""),
        ("云泽市总工会", "2026-04-30 10:00", ""),
    ]


def test_the_entries_go_on_where_they_stopped(page_of, story, report, onsite, cast, monkeypatch):
    monkeypatch.setattr("luoshi.reports.evidence.PAGE", 2)
    browser, seen, after = page_of(cast.province_officer), 0, ""
    while True:
        page = browser.get(onsite + after).context["page"]
        seen += len(page.rows)
        if not page.next_url:
            break
        after = page.next_url
    assert seen == 3


@pytest.mark.parametrize("after", ["x", "2026-13-01.5", "2026-06-01.", ".", "٣"])
def test_an_address_that_makes_no_sense_begins_at_the_top(page_of, onsite, cast, after):
    assert len(page_of(cast.province_officer).get(onsite, {"after": after}).context["page"].rows) == 3


def test_the_units_above_open_the_figures_of_an_issued_report(page_of, report, onsite, cast):
    assert page_of(cast.auditor).get(onsite).status_code == 200
    issue_report(cast.province_officer, report, revision=1)
    assert "已随报告固定" in shown(page_of(cast.auditor), onsite)


def test_the_wrong_person_and_the_wrong_code_find_nothing(page_of, report, onsite, cast):
    for acting in (cast.city_officer, cast.stranger):
        assert page_of(acting).get(onsite).status_code == 404
    nothing = reverse("reports:figure", args=[report.uid, "f999"])
    assert page_of(cast.province_officer).get(nothing).status_code == 404


def test_it_is_only_read(page_of, onsite, cast):
    assert page_of(cast.province_officer).post(onsite).status_code == 405


def test_the_queries_do_not_grow_with_the_entries(
    page_of, story, cast, report, django_assert_max_num_queries
):
    from luoshi.reports.actions import refresh_report

    browser, url = page_of(cast.province_officer), figure_url(report, "宣讲场次（组织宣传宣讲）")
    with django_assert_max_num_queries(40) as few:
        browser.get(url)
    for _ in range(30):
        story.talk(cast.far_works, onsite=5)
    fresh, _moved = refresh_report(cast.province_officer, report, revision=1)
    url = figure_url(fresh, "宣讲场次（组织宣传宣讲）")
    with django_assert_max_num_queries(len(few)):
        assert len(browser.get(url).context["page"].rows) == 33


@pytest.fixture
def report_on(cast, story):
    """Drafts a report on so many more cities that have done everything and as many that have not begun."""

    def draft(count: int, name: str):
        busy, idle = (
            [unit(f"{name}{kind}{number}", 2, cast.province) for number in range(count)] for kind in "做停"
        )
        story.deliver(*busy, signed_at=clock.now())
        story.deliver(*idle)
        Task.objects.filter(measure=story.talks, org__in=busy).update(state="done", done_at=clock.now())
        for org in busy:
            story.talk(org, onsite=5)
            Measure.objects.create(
                plan=story.plan,
                org=org,
                uid=new_uid(),
                under=story.talks,
                order=1,
                title=f"{org.name}的措施",
                recorded_at=clock.now(),
                recorded_by=cast.province_officer.person,
            )
        return draft_report(cast.province_officer, story.plan, uid=new_uid())

    return draft


def test_the_queries_do_not_grow_with_the_units_listed(page_of, story, cast, report_on):
    """Three cities and then thirty: those taking part, done, not begun, reached, signed for, with own measures."""
    browser, asked = page_of(cast.province_officer), []
    few = {"units": 3, "done": 3, "not_begun": 3, "delivered": 6, "signed": 3, "local": 3}
    many = {ask: 10 * rows for ask, rows in few.items()} | {"delivered": 50}  # a screenful
    for more, name, expected in ((3, "甲", few), (27, "乙", many)):
        report, rows, queries = report_on(more, name), {}, {}
        for figure in report.figures.all():
            ask, org = figure.question["ask"], figure.question["org"]
            if (
                ask in expected
                and org is None
                and figure.question["question"]["measure"] != story.drafting.pk
            ):
                url = reverse("reports:figure", args=[report.uid, figure.code])
                rows[ask] = len(browser.get(url).context["page"].rows)
                queries[ask] = count_queries(browser, url)
        assert rows == expected
        asked.append(queries)
    assert asked[0] == asked[1]
