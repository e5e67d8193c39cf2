from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.tests.stories import draft, issue, receive, sign
from luoshi.desk.notices.tests.reading_pages import count_queries

URL = reverse("plans:list")


def test_own_plans_are_listed_with_who_signed(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    text = page_of(cast.province_officer).get(URL).content.decode()
    assert "1 / 2" in text and "2026-05-04 印发" in text


def test_a_draft_leads_to_its_publishing(cast, page_of):
    plan = draft(cast)
    text = page_of(cast.province_officer).get(URL).content.decode()
    assert "草稿，待印发" in text and reverse("plans:publish", args=[plan.pk]) in text


def test_an_empty_list_says_how_to_begin_and_others_plans_are_not_in_it(cast, page_of):
    issue(cast)
    assert "还没有印发过方案" in page_of(cast.city_officer).get(URL).content.decode()


def test_the_wrong_method_is_refused(cast, page_of):
    assert page_of(cast.province_officer).post(URL).status_code == 405


def test_the_list_is_flat(cast, page_of):
    client = page_of(cast.province_officer)
    issue(cast)
    with_one = count_queries(client, URL)
    for number in range(9):
        notice = receive(cast.province_officer, content=f"{number}".encode())
        actions.draft_plan(cast.province_officer, notice)
    assert count_queries(client, URL) == with_one
