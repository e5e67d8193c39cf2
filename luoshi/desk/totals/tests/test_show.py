import re
import uuid
from datetime import UTC, date, datetime, time
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.campaigns.models import Measure, Plan
from luoshi.common import clock
from luoshi.desk.totals.tests.conftest import NOON, facts_of
from luoshi.ledger.actions import settle
from luoshi.ledger.facts import Source
from luoshi.orgs.actions import move_unit


def table_of(response) -> list[list[str]]:
    """The first table of a page as rows of text, head left out."""
    html = response.content.decode()
    if "<table" not in html:
        return []
    table = html.split("<table", 1)[1].split("</table>", 1)[0].split("</thead>", 1)[1]
    rows = re.findall(r"<tr.*?</tr>", table, re.S)
    return [[words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)] for row in rows]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def show(page_of):
    def get(acting, **address):
        return page_of(acting).get("/totals/", address)

    return get


def test_the_city_officer_sees_her_counties_the_own_records_and_the_total(cast, hold_talk, show):
    hold_talk(cast.works, people=80)
    hold_talk(cast.school, people=20)
    hold_talk(cast.city, people=300)
    assert table_of(show(cast.city_officer)) == [
        ["澜州市本级", "1", "300", "0"],
        ["丰澜县", "2", "100", "0"],
        ["合计", "3", "400", "0"],
    ]


def test_a_joint_talk_counts_once_in_the_total_and_the_foot_says_so(cast, hold_talk, show):
    hold_talk(cast.works, cast.far_works, people=80)
    assert table_of(show(cast.province_officer)) == [
        ["澜州市", "1", "80", "0"],
        ["云泽市", "1", "80", "0"],
        ["合计", "1", "80", "0"],
        ["联合举办重复计入，合计中已扣除", "1", "80", "0"],
    ]


def test_by_month_every_month_of_the_period_is_a_row(cast, hold_talk, show):
    hold_talk(cast.works, people=80, day=date(2026, 5, 4))
    response = show(cast.clerk, **{"by": "month", "from": "2026-04-15", "until": "2026-05-31"})
    assert table_of(response) == [
        ["2026年4月", "0", "0", "0"],
        ["2026年5月", "1", "80", "0"],
        ["合计", "1", "80", "0"],
    ]


@pytest.mark.parametrize(
    ("until", "as_of", "hollow"),
    [
        ("2026-05-31", "", 0),
        ("2026-05-30", "", 1),
        ("2026-06-30", "", 1),  # it is still this day
        ("2026-05-31", "2026-06-01T00:00", 0),
        ("2026-05-31", "2026-05-31T23:59", 1),
    ],
)
def test_a_month_that_was_not_over_when_asked_is_hollow_in_the_chart(
    cast, hold_talk, show, until, as_of, hollow
):
    hold_talk(cast.works, people=80, day=date(2026, 5, 4))
    hold_talk(cast.works, people=80, day=date(2026, 6, 4))
    html = show(cast.city_officer, until=until, as_of=as_of).content.decode()
    assert html.count("dot-hole") == 2 * hollow  # sessions and attendance on site


def test_the_last_day_is_counted(cast, hold_talk, show):
    hold_talk(cast.works, people=80, day=date(2026, 5, 4))
    assert table_of(show(cast.city_officer, until="2026-05-04"))[-1][2] == "80"
    assert table_of(show(cast.city_officer, until="2026-05-03")) == []


def test_an_earlier_moment_gives_the_earlier_total_and_the_difference_to_now(cast, hold_talk, show):
    activity = hold_talk(cast.works, people=80, recorded_at=datetime(2026, 5, 4, 12, tzinfo=UTC))
    settle(Source("activities", activity.uid), facts_of([cast.works], 86, date(2026, 5, 4)), by=None)
    now = show(cast.city_officer)
    assert table_of(now)[-1] == ["合计", "1", "86", "0"]
    earlier = show(cast.city_officer, as_of="2026-06-01T00:00")
    assert table_of(earlier) == [
        ["丰澜县", "1", "80", "0"],
        ["合计", "1", "80", "0"],
        ["现在的合计", "1", "86", "0"],
        ["此后的变化", "0", "6", "0"],
    ]
    assert "截至 2026-06-01 00:00" in earlier.content.decode()


def test_an_earlier_moment_has_the_tree_of_its_day(cast, hold_talk, show):
    """The county moves to the other city on 15 June: June's totals of the old city keep it, today's do not."""
    hold_talk(cast.works, people=80, recorded_at=datetime(2026, 5, 4, 12, tzinfo=UTC))
    asked = {"as_of": "2026-06-01T00:00"}
    before = table_of(show(cast.city_officer, **asked))[:2]
    assert before == [["丰澜县", "1", "80", "0"], ["合计", "1", "80", "0"]]
    move_unit(cast.county, new_parent=cast.other_city, on=date(2026, 6, 15), by=None)
    # What the acting officer's post reaches is read anew with each request.
    earlier = show(cast.city_officer, **asked)
    assert table_of(earlier)[:2] == before
    assert table_of(earlier)[2] == ["现在的合计", "0", "0", "0"]
    assert f"unit={cast.county.pk}" not in earlier.content.decode()  # no longer hers to open
    assert table_of(show(cast.city_officer)) == []
    assert table_of(show(cast.province_officer))[0] == ["云泽市", "1", "80", "0"]


def test_the_first_page_says_whose_which_days_and_as_of_when(cast, hold_talk, show):
    html = show(cast.city_officer).content.decode()
    for word in ("澜州市总工会", "2026-01-01 至 2026-06-30", "截至 2026-06-30 12:00", "2026-06-30"):
        assert word in html


def test_nothing_recorded_says_what_will_be_here(cast, show):
    html = show(cast.city_officer).content.decode()
    assert "这段时间还没有记录" in html
    assert "尚无记录的单位：2 家" in html


def test_silent_units_are_listed_and_lead_to_their_own_page(cast, hold_talk, show):
    hold_talk(cast.works)
    html = show(cast.city_officer).content.decode()
    assert "尚无记录的单位：1 家" in html
    assert re.search(rf'<a href="/totals/\?unit={cast.other_county.pk}&[^"]*">桐溪区</a>', html)


def test_in_english_the_catalogue_speaks_english(cast, hold_talk, page_of):
    hold_talk(cast.works, people=80)
    client = page_of(cast.city_officer)
    client.cookies["django_language"] = "en"
    html = client.get("/totals/").content.decode()
    for words in ("Talk totals", "Talks (sessions)", "Talks, on site", "One talk is one session"):
        assert words in html
    assert "宣讲" not in html


def test_each_column_head_opens_its_definition(cast, hold_talk, show):
    hold_talk(cast.works)
    html = show(cast.city_officer).content.decode()
    assert html.count('<details class="definition">') == 3
    assert "在其共同上级只计一场" in html


def test_a_unit_below_opens_with_the_same_question(cast, hold_talk, show, page_of):
    hold_talk(cast.works)
    html = show(cast.city_officer, **{"from": "2026-05-01", "until": "2026-05-31"}).content.decode()
    address = unescape(re.search(r'<th scope="row"><a href="([^"]+)">丰澜县</a>', html)[1])
    county = page_of(cast.city_officer).get(address)
    assert table_of(county) == [["丰收街道总工会", "1", "80", "0"], ["合计", "1", "80", "0"]]
    assert "2026-05-01 至 2026-05-31" in county.content.decode()


def test_a_measure_shows_only_what_served_it(cast, hold_talk, show):
    who = {"recorded_at": NOON, "recorded_by": cast.province_officer.person}
    plan = Plan.objects.create(
        uid=uuid.uuid4(), org=cast.province, title="方案", state="issued", issued_at=NOON, **who
    )
    measure = Measure.objects.create(
        plan=plan, org=cast.province, uid=uuid.uuid4(), order=1, title="集中宣讲", **who
    )
    hold_talk(cast.works, people=80, measure=measure.pk)
    hold_talk(cast.works, people=5)
    assert table_of(show(cast.province_officer, measure=measure.pk))[-1] == ["合计", "1", "80", "0"]
    # The city has not been sent the plan: its measures are no choice there.
    assert show(cast.city_officer, measure=measure.pk).status_code == 400


@pytest.mark.parametrize("role", ["clerk", "reviewer", "auditor", "administrator", "province_officer"])
def test_every_role_reads_its_own_units(cast, hold_talk, show, role):
    hold_talk(cast.works)
    assert table_of(show(getattr(cast, role)))[-1][1] == "1"


def test_a_unit_outside_of_the_own_subtree_is_not_found(cast, show):
    assert show(cast.city_officer, unit=cast.far_works.pk).status_code == 404
    assert show(cast.clerk, unit=cast.city.pk).status_code == 404
    assert show(cast.stranger, unit=cast.works.pk).status_code == 404
    assert show(cast.clerk, unit="一").status_code == 404
    assert show(cast.clerk, unit="9" * 5000).status_code == 404


def test_totals_are_only_read(cast, page_of):
    assert page_of(cast.clerk).post("/totals/").status_code == 405


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get("/totals/").status_code == 302


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"from": "2026-05-02", "until": "2026-05-01"}, "结束日期早于开始日期"),
        ({"from": "五月"}, "输入一个有效的日期"),
        ({"as_of": "昨天"}, "输入一个有效的日期/时间"),
        ({"kind": "horse"}, "horse"),
        ({"from": "0001-01-01"}, "最多"),
        ({"until": "9999-12-31"}, "2199"),
        ({"as_of": "0001-01-01T00:00"}, "1900"),
    ],
)
def test_an_address_that_asks_wrongly_is_told_why_and_keeps_what_it_said(cast, show, address, sentence):
    response = show(cast.city_officer, **address)
    assert response.status_code in (400, 409)
    assert sentence in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_units_or_records(
    cast, hold_talk, page_of, django_assert_num_queries
):
    hold_talk(cast.works, cast.far_works)
    client = page_of(cast.province_officer)
    address = {"as_of": "2026-06-01T00:00"}
    client.get("/totals/", address)
    with CaptureQueriesContext(connection) as few:
        client.get("/totals/", address)
    for org in cast.units * 3:
        hold_talk(org)
    with django_assert_num_queries(len(few)):
        client.get("/totals/", address)


def test_a_record_of_one_minute_ago_is_in_the_total_at_once(cast, hold_talk, show):
    with clock.held_at(NOON):
        hold_talk(
            cast.works,
            day=date(2026, 6, 30),
            recorded_at=datetime.combine(date(2026, 6, 30), time(11, 59), clock.CHINA),
        )
    assert table_of(show(cast.province_officer))[-1][1] == "1"
