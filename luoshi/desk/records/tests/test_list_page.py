from datetime import date

import pytest

from luoshi.activities.actions import accept_activity, correct_activity, return_activity

URL = "/records/"


def titles(response) -> list[str]:
    return [row.title for row in response.context["page"].rows]


def test_the_list_shows_the_units_records_with_their_states_in_words(cast, page_of, talk):
    accepted = accept_activity(cast.reviewer, talk(title="通过的").activity, 1)
    correct_activity(cast.clerk, accepted, revision=1, reason="更正", attendance_onsite=88)
    return_activity(cast.reviewer, talk(title="退回的").activity, "请核对人次")
    talk(title="等着的", hosts=[cast.school])
    response = page_of(cast.clerk).get(URL)
    states = {row.title: row.state.text for row in response.context["page"].rows}
    assert states == {"等着的": "待审核", "退回的": "已退回", "通过的": "已审核，更正待审"}
    assert "请核对人次" in response.text
    assert "澜江机床厂工会、丰澜县第二中学工会 合办" in response.text


def test_filters_are_kept_in_the_address_of_the_next_page(cast, page_of, talk):
    for number in range(21):
        talk(title=f"第{number}场")
    response = page_of(cast.clerk).get(URL, {"kind": "talk", "from_on": "2026-05-01"})
    page = response.context["page"]
    assert len(page.rows) == 20
    assert page.next_url.startswith("?kind=talk&from_on=2026-05-01&after=2026-05-04~")
    response = page_of(cast.clerk).get(URL + page.next_url)
    assert titles(response) == ["第0场"]
    assert response.context["page"].first_url == "?kind=talk&from_on=2026-05-01"


def test_each_state_is_a_tab_that_keeps_the_other_filters(cast, page_of):
    tabs = page_of(cast.clerk).get(URL, {"kind": "talk", "state": "returned"}).context["page"].tabs
    assert [(tab.title, tab.is_current) for tab in tabs] == [
        ("全部", False),
        ("待审核", False),
        ("已审核", False),
        ("已退回", True),
        ("已撤回", False),
    ]
    assert tabs[0].url == "?kind=talk"
    assert tabs[2].url == "?kind=talk&state=accepted"


def test_filters_narrow_the_list(cast, page_of, talk, measure):
    talk(title="为措施", measures=[measure])
    talk(title="早的", held_on=date(2026, 4, 1))
    client = page_of(cast.clerk)
    assert titles(client.get(URL, {"measure": measure.pk})) == ["为措施"]
    assert titles(client.get(URL, {"until_on": "2026-04-30"})) == ["早的"]
    assert titles(client.get(URL, {"state": "accepted"})) == []


@pytest.mark.parametrize("asked", [{"kind": "x"}, {"from_on": "五月"}, {"measure": "x"}, {"after": "x"}])
def test_a_filter_that_cannot_be_read_narrows_nothing(cast, page_of, talk, asked):
    talk(title="在")
    assert titles(page_of(cast.clerk).get(URL, asked)) == ["在"]


def test_an_officer_above_sees_the_records_below_when_asked(cast, page_of, talk):
    talk(title="机床厂的")
    talk(cast.stranger, title="纺织厂的")
    client = page_of(cast.county_officer)
    assert titles(client.get(URL)) == []
    assert "看下级单位的记录" in client.get(URL).text
    assert titles(client.get(URL, {"below": "on"})) == ["机床厂的"]


def test_an_empty_list_says_how_to_begin(cast, page_of):
    response = page_of(cast.clerk).get(URL)
    assert "还没有记录" in response.text
    assert "记第一笔" in response.text


def test_a_unit_beside_sees_nothing_of_it(cast, page_of, talk):
    talk(title="机床厂的")
    assert titles(page_of(cast.stranger).get(URL)) == []


def test_another_method_gets_405(cast, page_of):
    assert page_of(cast.clerk).post(URL).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, page_of, talk, count_queries):
    client, asked = page_of(cast.clerk), []
    for records in (3, 17):
        for _ in range(records):
            talk(hosts=[cast.school])
        asked.append(count_queries(client, URL))
    assert asked[0] == asked[1]
