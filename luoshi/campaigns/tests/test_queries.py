from datetime import date

from luoshi.campaigns import actions, queries
from luoshi.campaigns.rules import Standing, choose_lamp
from luoshi.campaigns.tests.stories import (
    draft,
    hang,
    issue,
    originals,
    pass_on,
    receive,
    send,
    sign,
)

TODAY = date(2026, 5, 4)


def titles(measures) -> list[str]:
    return [measure.title for measure in measures]


def several_plans(cast, number: int):
    notices = [receive(cast.province_officer, content=f"第{n}份".encode()) for n in range(number)]
    plans = [actions.draft_plan(cast.province_officer, notice) for notice in notices]
    for plan in plans:
        send(cast, plan)
    return plans


def test_a_record_of_the_day_may_serve_the_measures_whose_window_is_open(cast):
    pass_on(cast.city_officer, issue(cast))

    def on(month, day):
        return titles(queries.list_open_measures(cast.county, date(2026, month, day)))

    assert on(5, 4) == ["开展集中宣讲", "做好宣传推广"]
    assert on(5, 20) == ["组建宣讲队伍", "开展集中宣讲", "做好宣传推广"]
    assert on(10, 31) == ["举办技能公开课", "做好宣传推广"]
    assert on(4, 30) == []


def test_measures_of_the_own_path_are_open_too_and_those_beside_it_are_not(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    hang(cast.city_officer, plan, "市里的", under=originals(plan)[2])
    hang(cast.county_officer, plan, "县里的")
    assert titles(queries.list_open_measures(cast.county, TODAY)) == [
        "开展集中宣讲",
        "做好宣传推广",
        "县里的",
    ]
    assert "市里的" in titles(queries.list_open_measures(cast.other_county, date(2026, 6, 1)))
    assert "县里的" not in titles(queries.list_open_measures(cast.other_county, TODAY))


def test_the_issuer_may_serve_its_own_plan_and_a_draft_serves_nobody(cast):
    plan = draft(cast)
    assert queries.list_open_measures(cast.province, TODAY) == []
    send(cast, plan)
    assert titles(queries.list_open_measures(cast.province, TODAY)) == ["开展集中宣讲", "做好宣传推广"]
    assert queries.list_open_measures(cast.works, TODAY) == []


def test_open_measures_are_one_query(cast, django_assert_max_num_queries):
    several_plans(cast, 3)
    with django_assert_max_num_queries(1):
        assert len(queries.list_open_measures(cast.city, TODAY)) == 6


def test_the_inbox_shows_unsigned_first_then_newest(cast):
    first, second, third = several_plans(cast, 3)
    sign(cast.city_officer, third)
    rows = queries.inbox(cast.city_officer).rows
    assert [row.delivery.plan for row in rows] == [second, first, third]
    assert [row.lamp for row in rows] == ["waiting", "waiting", "going"]
    assert rows[0].standing == Standing(False, {"unread": 5}, date(2026, 5, 20))


def test_the_inbox_pages_without_gaps(cast):
    plans = several_plans(cast, 5)
    sign(cast.city_officer, plans[2])
    seen, after = [], ""
    for _ in range(3):
        page = queries.inbox(cast.city_officer, after=after, size=2)
        seen += [row.delivery.plan for row in page.rows]
        after = page.next_after
    assert seen == [plans[4], plans[3], plans[1], plans[0], plans[2]]
    assert after == ""
    assert len(queries.inbox(cast.city_officer, after="nonsense").rows) == 5


def test_the_inbox_is_flat(cast, django_assert_max_num_queries):
    several_plans(cast, 6)
    with django_assert_max_num_queries(2):
        assert len(queries.inbox(cast.city_officer).rows) == 6


def test_a_plan_tells_inherited_own_and_lower_measures_apart(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    talks = originals(plan)[1]
    cities = hang(cast.city_officer, plan, "市里的", under=talks)
    hang(cast.county_officer, plan, "县里的", under=cities)
    hang(cast.county_officer, plan, "单独的")

    def origins(acting):
        view = queries.plan_view(acting, plan)
        return [(one.measure.title, one.origin) for one in (*view.measures[1].local, *view.loose)]

    assert origins(cast.province_officer) == [("市里的", "below"), ("县里的", "below"), ("单独的", "below")]
    assert origins(cast.city_officer) == [("市里的", "own"), ("县里的", "below"), ("单独的", "below")]
    assert origins(cast.county_officer) == [("市里的", "inherited"), ("县里的", "own"), ("单独的", "own")]


def test_the_original_and_its_parts_are_the_same_at_every_level(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    views = [
        queries.plan_view(acting, plan)
        for acting in (cast.province_officer, cast.city_officer, cast.county_officer)
    ]
    assert {tuple(titles(one.measure for one in view.measures)) for view in views} == {
        ("组建宣讲队伍", "开展集中宣讲", "举办技能公开课", "征集职工故事", "做好宣传推广")
    }
    assert {len(view.requirements) for view in views} == {2}
    assert {len(view.phases) for view in views} == {2}


def test_the_units_below_are_counted_as_sent_and_signed(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    below = queries.count_below(cast.province_officer, plan)
    assert (below.sent, below.signed, below.unsigned) == (4, 2, 2)
    assert (below.sent_directly, below.signed_directly) == (2, 1)


def test_recipients_come_in_the_order_of_the_tree_with_what_they_passed_on(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    rows = queries.list_recipients(cast.province_officer, plan).rows
    assert [(row.delivery.org, row.lamp, row.passed_to, row.passed_signed) for row in rows] == [
        (cast.city, "going", 2, 1),
        (cast.other_city, "waiting", 0, 0),
    ]
    everyone = queries.list_recipients(cast.province_officer, plan, reach="all").rows
    assert [row.delivery.org for row in everyone] == [
        cast.city,
        cast.county,
        cast.other_county,
        cast.other_city,
    ]
    unsigned = queries.list_recipients(cast.province_officer, plan, reach="all", unsigned_only=True).rows
    assert [row.delivery.org for row in unsigned] == [cast.other_county, cast.other_city]


def test_recipients_page_without_gaps_and_flat(cast, django_assert_max_num_queries):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    with django_assert_max_num_queries(3):
        first = queries.list_recipients(cast.province_officer, plan, reach="all", size=3)
    rest = queries.list_recipients(cast.province_officer, plan, reach="all", size=3, after=first.next_after)
    assert [len(first.rows), len(rest.rows), rest.next_after] == [3, 1, ""]


def test_a_plan_view_is_flat(cast, django_assert_max_num_queries):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    for number in range(10):
        hang(cast.city_officer, plan, f"措施{number}")
    with django_assert_max_num_queries(6):
        assert len(queries.plan_view(cast.city_officer, plan).loose) == 10


def test_a_plan_view_says_when_there_are_more_measures_than_it_shows(cast, monkeypatch):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    hang(cast.city_officer, plan)
    monkeypatch.setattr("luoshi.campaigns.queries.overview.MOST_SHOWN", 8)
    assert not queries.plan_view(cast.city_officer, plan).is_cut  # 5 measures, 2 requirements, 1 local
    hang(cast.city_officer, plan)
    assert queries.plan_view(cast.city_officer, plan).is_cut


def test_a_preview_counts_what_a_sending_then_does(cast, django_assert_max_num_queries):
    plan = issue(cast, f"unit:{cast.other_city.pk}")
    with django_assert_max_num_queries(3):
        preview = queries.preview_sending(cast.province_officer, plan, ["each-city", "each-industry"])
    assert (preview.units, preview.skipped, preview.fresh, preview.tasks) == (3, 1, 2, 10)
    dispatch = send(cast, plan, "each-city", "each-industry")
    assert (dispatch.units, dispatch.units_skipped) == (2, 1)


def test_tasks_below_are_counted_by_measure_and_state(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    actions.note_progress([originals(plan)[1].pk], [cast.county])
    view = queries.plan_view(cast.province_officer, plan)
    assert dict(view.measures[1].states) == {"under_way": 2, "unread": 2}
    assert dict(view.measures[0].states) == {"signed": 1, "unread": 3}


def test_path_measures_are_the_original_then_the_path_from_above(cast):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    hang(cast.county_officer, plan, "县里的")
    hang(cast.city_officer, plan, "市里的")
    assert titles(queries.path_measures(plan, cast.county))[5:] == ["市里的", "县里的"]
    assert titles(queries.path_measures(plan, cast.other_county))[5:] == ["市里的"]


def test_the_lamp_says_what_is_overdue_first():
    tasks = {"unread": 1, "done": 2}
    assert choose_lamp(Standing(False, tasks, date(2026, 5, 3)), TODAY) == "late"
    assert choose_lamp(Standing(False, tasks, date(2026, 5, 4)), TODAY) == "waiting"
    assert choose_lamp(Standing(True, {"signed": 1}, date(2026, 5, 11)), TODAY) == "soon"
    assert choose_lamp(Standing(True, {"signed": 1}, date(2026, 5, 12)), TODAY) == "going"
    assert choose_lamp(Standing(True, {"done": 1, "confirmed": 1}, None), TODAY) == "done"
    assert choose_lamp(Standing(True, {"confirmed": 2}, None), TODAY) == "confirmed"
    assert choose_lamp(Standing(False, {}, None), TODAY) == "waiting"
    assert choose_lamp(Standing(True, {}, None), TODAY) == "done"
