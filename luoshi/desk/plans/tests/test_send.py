"""Publishing, passing on, and the count before either."""

from dataclasses import replace

from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.models import Delivery, Dispatch, Plan, Task
from luoshi.campaigns.tests.stories import draft, hang, issue, pass_on, receive, sample_document, sign
from luoshi.common.identifiers import new_uid
from luoshi.desk.notices.tests.reading_pages import count_queries
from luoshi.orgs.tests.trees import unit


def publish_url(plan) -> str:
    return reverse("plans:publish", args=[plan.pk])


def pass_on_url(plan) -> str:
    return reverse("plans:pass-on", args=[plan.pk])


def count_url(plan) -> str:
    return reverse("plans:count", args=[plan.pk])


def form(*rules: str, **more):
    return {"uid": new_uid(), "rules": rules, "due_on": "2026-12-10", **more}


def test_the_rules_are_offered_with_their_units_and_those_the_letter_names_are_chosen(cast, page_of):
    text = page_of(cast.province_officer).get(publish_url(draft(cast))).content.decode()
    assert "各市（州）总工会 · 2 家" in text and "各产业工会 · 1 家" in text
    assert "各工会工作委员会" not in text
    assert "将发给 <strong>3</strong> 家单位，产生 <strong>15</strong> 项任务" in text


def test_publishing_sends_and_says_to_how_many(cast, page_of):
    plan = draft(cast)
    answer = page_of(cast.province_officer).post(
        publish_url(plan), form("each-city", "each-industry", word="请抓紧"), follow=True
    )
    assert "已发送给 3 家单位。" in answer.content.decode()
    assert Plan.objects.get().state == "issued"
    assert (Delivery.objects.count(), Task.objects.count()) == (3, 15)
    assert Dispatch.objects.get().word == "请抓紧"


def test_two_presses_on_the_button_send_once(cast, page_of):
    plan, client, fields = draft(cast), page_of(cast.province_officer), form("each-city")
    for _ in range(2):
        assert client.post(publish_url(plan), fields).status_code == 302
    assert Dispatch.objects.count() == 1


def test_units_that_have_the_plan_are_counted_and_said(cast, page_of):
    plan = issue(cast, f"unit:{cast.city.pk}")
    client = page_of(cast.province_officer)
    said = client.get(count_url(plan), {"rules": ["each-city"]}).content.decode()
    assert "将发给 <strong>1</strong> 家" in said and "另有 1 家已经收到过" in said
    answer = client.post(publish_url(plan), form("each-city"), follow=True)
    assert "已发送给 1 家单位。另有 1 家此前已收到，没有重复发送。" in answer.content.decode()


def test_faults_are_said_and_what_was_typed_stays(cast, page_of):
    plan, client = draft(cast), page_of(cast.province_officer)
    for fields, sentence in (
        (form(word="留着的话"), "请至少勾选一项发送范围。"),
        (form("each-nothing", word="留着的话"), "不是本级可以选择的发送范围"),
        (form("each-city", due_on="2026-05-03", word="留着的话"), "这个日期已经过去"),
    ):
        answer = client.post(publish_url(plan), fields)
        assert answer.status_code == 422
        assert sentence in answer.content.decode() and "留着的话" in answer.content.decode()
    assert Dispatch.objects.count() == 0


def test_the_count_follows_the_choice(cast, page_of):
    plan, client = draft(cast), page_of(cast.province_officer)
    one = client.get(count_url(plan), {"rules": ["each-city"]}).content.decode()
    assert "<strong>2</strong> 家单位，产生 <strong>10</strong> 项任务" in one
    assert "印发给 2 家单位，产生 10 项任务。印发后原文不再改动" in one
    none = client.get(count_url(plan)).content.decode()
    assert "还没有选择发送范围" in none and "data-confirm" not in none
    assert client.get(count_url(plan), {"rules": ["each-galaxy"]}).status_code == 409


def test_the_city_passes_on_with_its_own_measure(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    hang(cast.city_officer, plan, "市里的措施")
    client = page_of(cast.city_officer)
    text = client.get(pass_on_url(plan)).content.decode()
    assert "市里的措施" in text and "各县（市、区）总工会 · 2 家" in text
    answer = client.post(pass_on_url(plan), form("each-county"), follow=True)
    assert "已发送给 2 家单位。" in answer.content.decode()
    assert Task.objects.filter(org=cast.county).count() == 6


def test_passing_on_before_signing_leads_back_to_the_plan(cast, page_of):
    plan = issue(cast)
    answer = page_of(cast.city_officer).get(pass_on_url(plan), follow=True)
    assert answer.redirect_chain[0][0] == reverse("plans:detail", args=[plan.pk])
    assert "请先签收，再转发下级。" in answer.content.decode()


def test_a_unit_without_units_below_is_told_so(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    pass_on(cast.county_officer, plan)
    sign(cast.school_clerk, plan)
    assert "下面还没有单位" in page_of(cast.school_clerk).get(pass_on_url(plan)).content.decode()


def test_the_wrong_person_gets_404(cast, page_of):
    plan = draft(cast)
    for acting in (cast.city_officer, cast.auditor, cast.clerk, cast.stranger):
        assert page_of(acting).get(publish_url(plan)).status_code == 404
        assert page_of(acting).get(pass_on_url(plan)).status_code == 404
        assert page_of(acting).get(count_url(plan)).status_code == 404


def test_the_wrong_method_is_refused(cast, page_of):
    plan, client = draft(cast), page_of(cast.province_officer)
    assert client.put(publish_url(plan)).status_code == 405
    assert client.put(pass_on_url(plan)).status_code == 405
    assert client.post(count_url(plan)).status_code == 405


def test_the_count_is_flat(cast, page_of):
    plan, client = draft(cast), page_of(cast.province_officer)
    few = count_queries(client, f"{count_url(plan)}?rules=each-industry")
    assert count_queries(client, f"{count_url(plan)}?rules=each-city&rules=each-county") == few


def draft_with(cast, measures: int) -> Plan:
    """A draft plan of the province with so many measures."""
    document = sample_document()
    letter, plan = document.parts
    long = replace(document, parts=(letter, replace(plan, measures=(plan.measures * 6)[:measures])))
    notice = receive(cast.province_officer, long, content=f"{measures}".encode())
    return actions.draft_plan(cast.province_officer, notice)


def test_publishing_is_flat_in_measures_and_in_recipients(cast, page_of):
    client, short, long = page_of(cast.province_officer), draft_with(cast, 3), draft_with(cast, 30)
    asked = count_queries(client, publish_url(short))
    shown = client.get(publish_url(long)).content.decode()
    assert shown.count('scope="row"') == 30
    assert "将发给 <strong>3</strong> 家单位，产生 <strong>90</strong> 项任务" in shown
    assert count_queries(client, publish_url(long)) == asked
    for number in range(27):
        unit(f"9003{number:02}", 2, cast.province)
    assert "将发给 <strong>30</strong> 家单位" in client.get(publish_url(long)).content.decode()
    assert count_queries(client, publish_url(long)) == asked


def test_passing_on_is_flat_in_the_measures_hung_above(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    client, asked = page_of(cast.city_officer), []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            hang(cast.city_officer, plan, f"市里的措施{number}")
        assert client.get(pass_on_url(plan)).content.decode().count("市里的措施") == last
        asked.append(count_queries(client, pass_on_url(plan)))
    assert asked[0] == asked[1]
