import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.desk.totals.tests.conftest import facts_of
from luoshi.desk.totals.tests.test_show import table_of
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Source


@pytest.fixture
def behind(page_of):
    def get(acting, **address):
        return page_of(acting).get("/totals/entries/", {"indicator": "talk.onsite", **address})

    return get


def follow(client, html: str, text: str):
    """The page behind the first link with this text."""
    address = re.search(rf'<a href="([^"]+)"[^>]*>(?:<span[^>]*>)?{text}<', html)[1]
    return client.get(unescape(address))


def test_the_total_opens_down_to_the_record_in_two_clicks(cast, hold_talk, page_of):
    activity = hold_talk(cast.works, people=83, title="班前安全宣讲")
    client = page_of(cast.province_officer)
    entries = follow(client, client.get("/totals/").content.decode(), "83")
    assert table_of(entries) == [
        ["班前安全宣讲", "澜江机床厂工会", "2026-05-04", "83", "已审核", "2026-05-04 12:00"]
    ]
    record = follow(client, entries.content.decode(), "班前安全宣讲")
    assert record.status_code == 200
    assert record.request["PATH_INFO"] == f"/records/{activity.uid}/"


def test_behind_a_childs_figure_stand_only_its_entries(cast, hold_talk, behind):
    hold_talk(cast.works, people=80)
    hold_talk(cast.far_works, people=9)
    rows = table_of(behind(cast.province_officer, row=cast.city.pk))
    assert [row[3] for row in rows] == ["80"]


def test_behind_a_months_figure_stand_only_its_entries(cast, hold_talk, behind):
    hold_talk(cast.works, people=80, day=date(2026, 5, 4))
    hold_talk(cast.works, people=9, day=date(2026, 4, 4))
    rows = table_of(behind(cast.city_officer, by="month", month="2026-04-01"))
    assert [row[3] for row in rows] == ["9"]


def test_a_correction_is_an_entry_of_its_own(cast, hold_talk, behind):
    activity = hold_talk(cast.works, people=80)
    settle(Source("activities", activity.uid), facts_of([cast.works], 86, date(2026, 5, 4)), by=None)
    rows = table_of(behind(cast.city_officer))
    assert [(row[0], row[3]) for row in rows] == [("安全生产宣讲 更正", "6"), ("安全生产宣讲", "80")]


def test_an_accepted_record_is_no_correction(cast, hold_talk, behind):
    activity = hold_talk(cast.works, people=80, standing="stated")
    accepted = facts_of([cast.works], 80, date(2026, 5, 4))
    settle(Source("activities", activity.uid), accepted, by=None)
    assert [(row[0], row[3]) for row in table_of(behind(cast.city_officer))] == [("安全生产宣讲", "80")]
    assert [(row[0], row[3]) for row in table_of(behind(cast.city_officer, standing="stated"))] == [
        ("安全生产宣讲 变动", "-80"),
        ("安全生产宣讲", "80"),
    ]


def test_both_hosts_of_a_joint_talk_are_listed_and_it_says_that_they_count_once(cast, hold_talk, behind):
    hold_talk(cast.works, cast.school, people=80)
    response = behind(cast.city_officer)
    assert [(row[0], row[1]) for row in table_of(response)] == [
        ("安全生产宣讲 联合", "丰澜县第二中学工会"),
        ("安全生产宣讲 联合", "澜江机床厂工会"),
    ]
    html = response.content.decode()
    assert "合在一起只计一次" in html
    assert 'figure-value"><span class="amount">80' in html


def test_fifty_entries_make_a_page_and_the_rest_follows(cast, hold_talk, page_of):
    for people in range(1, 54):
        hold_talk(cast.works, people=people)
    client = page_of(cast.city_officer)
    first = client.get("/totals/entries/", {"indicator": "talk.onsite"})
    second = follow_next(client, first)
    amounts = [row[3] for row in table_of(first) + table_of(second)]
    assert sorted(map(int, amounts)) == list(range(1, 54))
    assert len(table_of(second)) == 3


def follow_next(client, response):
    return client.get(unescape(re.search(r'rel="next" href="([^"]+)"', response.content.decode())[1]))


def test_what_the_table_does_not_have_is_not_found(cast, behind):
    for address in (
        {"indicator": "talk.horses"},
        {"row": cast.far_works.pk},
        {"row": "x"},
        {"row": "9" * 5000},
        {"month": "2026-05-02"},
        {"unit": cast.other_city.pk},
        {"from": "x"},
    ):
        assert behind(cast.city_officer, **address).status_code == 404


def test_a_broken_cursor_begins_at_the_first_row(cast, hold_talk, behind):
    hold_talk(cast.works)
    assert len(table_of(behind(cast.city_officer, after="2026~x"))) == 1


def test_entries_are_only_read(cast, page_of):
    assert page_of(cast.clerk).post("/totals/entries/").status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_rows(
    cast, hold_talk, page_of, django_assert_num_queries
):
    client, address = page_of(cast.city_officer), "/totals/entries/?indicator=talk.onsite"
    for _ in range(3):
        hold_talk(cast.works)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert len(table_of(client.get(address))) == 3
    for _ in range(27):
        hold_talk(cast.school)
    with django_assert_num_queries(len(few)):
        assert len(table_of(client.get(address))) == 30
