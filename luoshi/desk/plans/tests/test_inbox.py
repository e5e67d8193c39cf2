import pytest
from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.tests.stories import issue, receive, send, sign
from luoshi.desk.notices.tests.reading_pages import count_queries

URL = reverse("plans:inbox")


def send_another(cast, number: int):
    notice = receive(cast.province_officer, content=f"{number}".encode())
    return send(cast, actions.draft_plan(cast.province_officer, notice)).plan


def test_a_plan_that_was_sent_waits_with_its_due_date_and_lamp(cast, page_of):
    plan = issue(cast)
    text = page_of(cast.city_officer).get(URL).content.decode()
    assert "1 件待签收" in text
    assert plan.title in text and "澜工办发〔2026〕12号" in text
    assert "待签收" in text and "2026-05-20" in text and "0 / 5" in text
    assert reverse("plans:sign", args=[plan.pk]) in text


def test_unsigned_plans_come_before_signed_ones(cast, page_of):
    first, second = issue(cast), send_another(cast, 2)
    sign(cast.city_officer, second)
    text = page_of(cast.city_officer).get(URL).content.decode()
    assert text.index(f'href="/plans/{first.pk}/"') < text.index(f'href="/plans/{second.pk}/"')
    assert "何静" in text


def test_an_empty_inbox_says_what_will_be_here(cast, page_of):
    assert "还没有收文" in page_of(cast.city_officer).get(URL).content.decode()


def test_only_who_may_issue_is_led_to_issued_plans(cast, page_of):
    assert "本级印发的方案" in page_of(cast.city_officer).get(URL).content.decode()
    assert "本级印发的方案" not in page_of(cast.clerk).get(URL).content.decode()


def test_a_plan_of_another_unit_is_not_in_the_inbox(cast, page_of):
    plan = issue(cast)
    for acting in (cast.county_officer, cast.stranger, cast.province_officer):
        assert plan.title not in page_of(acting).get(URL).content.decode()


def test_the_wrong_method_is_refused(cast, page_of):
    assert page_of(cast.city_officer).post(URL).status_code == 405


def test_the_inbox_is_flat_and_pages(cast, page_of):
    client = page_of(cast.city_officer)
    issue(cast)
    with_one = count_queries(client, URL)
    for number in range(30):
        send_another(cast, number)
    assert count_queries(client, URL) == with_one
    assert client.get(URL).content.decode().count('scope="row"') == 30


@pytest.mark.parametrize("after", ["9" * 5000, f"1-{'9' * 5000}", "１-２", "-"])
def test_a_broken_cursor_begins_at_the_first_row(cast, page_of, after):
    plan = issue(cast)
    for page, acting in (
        (URL, cast.city_officer),
        (reverse("plans:list"), cast.province_officer),
        (reverse("plans:below", args=[plan.pk]), cast.province_officer),
    ):
        answer = page_of(acting).get(page, {"after": after})
        assert answer.status_code == 200
        assert plan.title in answer.content.decode()
