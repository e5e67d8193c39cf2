import pytest
from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.models import Task
from luoshi.campaigns.tests.stories import draft, hang, issue, originals, pass_on, sign
from luoshi.desk.notices.tests.reading_pages import count_queries


def url_of(plan) -> str:
    return reverse("plans:detail", args=[plan.pk])


def read(client, plan) -> str:
    return client.get(url_of(plan)).content.decode()


ORIGINAL = ("组建宣讲队伍", "开展集中宣讲", "举办技能公开课", "征集职工故事", "做好宣传推广", "减轻基层负担")


def test_the_original_and_its_parts_show_at_every_level(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    for acting in (cast.province_officer, cast.city_officer, cast.county_officer):
        text = read(page_of(acting), plan)
        for piece in (
            *ORIGINAL,
            "匠心在一线，建功新时代",
            "至全省职工职业技能大赛开幕",
            "2026-05-06 — 2026-05-20",
        ):
            assert piece in text


def test_inherited_own_and_lower_measures_are_told_apart(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    talks = originals(plan)[1]
    hang(cast.city_officer, plan, "市里的措施", under=talks)
    hang(cast.county_officer, plan, "县里的措施", under=talks)
    assert "上级 · 澜州市" in read(page_of(cast.county_officer), plan)
    text = read(page_of(cast.city_officer), plan)
    assert "下级 · 丰澜县" in text and "本级" in text and "上级 ·" not in text


def test_before_signing_there_is_one_thing_to_do(cast, page_of):
    text = read(page_of(cast.city_officer), issue(cast))
    assert text.count("btn-primary") == 1
    assert ">签收</button>" in text
    assert "转发下级" not in text and "挂一条本级措施" not in text


def test_after_signing_it_can_be_passed_on_and_measures_hung(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    text = read(page_of(cast.city_officer), plan)
    assert "转发下级" in text and "挂上" in text and ">签收</button>" not in text
    assert "报告完成" in text


def test_a_unit_with_nothing_below_is_not_asked_to_pass_on(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    pass_on(cast.county_officer, plan)
    sign(cast.school_clerk, plan)
    text = read(page_of(cast.school_clerk), plan)
    assert "报告完成" in text and "挂上" in text
    assert "转发下级" not in text


def test_an_auditor_sees_no_button_that_acts(cast, page_of):
    plan = issue(cast)
    text = read(page_of(cast.auditor), plan)
    assert 'method="post" action="/plans' not in text
    assert "再发给其他单位" not in text


def test_the_measure_asked_for_is_chosen_in_the_form(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    talks = originals(plan)[1]
    text = page_of(cast.city_officer).get(url_of(plan), {"under": talks.pk}).content.decode()
    assert f'<option value="{talks.pk}" selected>（二）开展集中宣讲</option>' in text


def test_a_done_task_shows_its_word(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    actions.finish_task(cast.city_officer, Task.objects.filter(org=cast.city).first(), word="队伍已组建")
    text = read(page_of(cast.city_officer), plan)
    assert "“队伍已组建”" in text and "已完成，待上级确认" in text


def test_a_draft_is_shown_to_its_own_unit_alone(cast, page_of):
    plan = draft(cast)
    assert "还没有印发" in read(page_of(cast.province_officer), plan)
    assert page_of(cast.city_officer).get(url_of(plan)).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "clerk", "school_clerk"])
def test_who_does_not_have_the_plan_gets_404(cast, page_of, who):
    assert page_of(getattr(cast, who)).get(url_of(issue(cast))).status_code == 404


def test_the_wrong_method_is_refused(cast, page_of):
    assert page_of(cast.province_officer).post(url_of(issue(cast))).status_code == 405


@pytest.mark.parametrize("who", ["city_officer", "county_officer"])
def test_the_page_is_flat(cast, page_of, who):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    client = page_of(getattr(cast, who))
    hang(cast.city_officer, plan, "第一条", under=originals(plan)[0])
    with_one = count_queries(client, url_of(plan))
    for number in range(12):
        hang(cast.city_officer, plan, f"措施{number}", under=originals(plan)[number % 5])
    sign(cast.county_officer, plan)
    assert count_queries(client, url_of(plan)) == with_one
