from datetime import date

import pytest
from django.urls import reverse

from luoshi.orgs import queries
from luoshi.orgs.models import Org

pytestmark = pytest.mark.django_db


def address(org) -> str:
    return reverse("units:move", args=[org.pk])


def asked(parent, on="2024-07-01", **more) -> dict[str, object]:
    return {"new_parent": parent.pk if isinstance(parent, Org) else parent, "on": on, "tree": "area", **more}


def test_looking_says_how_many_units_would_go_and_changes_nothing(cast, page_of):
    answer = page_of(cast.administrator).get(address(cast.county), asked(cast.other_city))
    shown = answer.content.decode()
    assert "划转这 4 个单位" in shown
    assert "澜州市总工会" in shown
    assert "云泽市总工会" in shown
    assert cast.county.placements.count() == 1


def test_confirming_moves_and_twice_moves_once(cast, page_of):
    browser = page_of(cast.administrator)
    for _ in range(2):
        answer = browser.post(address(cast.county), asked(cast.other_city))
        assert answer["Location"] == reverse("units:detail", args=[cast.county.pk])
    new, old = queries.list_placements(cast.county)
    assert (new.parent, new.from_on, old.until_on) == (cast.other_city, date(2024, 7, 1), date(2024, 7, 1))
    assert new.recorded_by == cast.administrator.person.pk
    assert "归“云泽市总工会”" in browser.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("parent", "on", "words"),
    [
        ("town", "2024-07-01", "就是“丰澜县总工会”本身或在它下面"),
        ("other_county", "2024-07-01", "不能放在"),
        ("city", "2024-07-01", "无需划转"),
        ("other_city", "2009-01-01", "不在册"),
        ("other_city", "yesterday", "有效的日期"),
        ("other_city", "", "必填项"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(cast, page_of, parent, on, words):
    for send in (page_of(cast.administrator).get, page_of(cast.administrator).post):
        shown = send(address(cast.county), asked(getattr(cast, parent), on)).content.decode()
        assert words in shown
        assert getattr(cast, parent).name in shown
        assert f'value="{on}"' in shown or not on
    assert cast.county.placements.count() == 1


@pytest.mark.parametrize("given", ["没有这个单位", "999999", "工会", "9" * 30])
def test_a_parent_that_was_not_chosen_is_asked_for_again(cast, page_of, given):
    shown = page_of(cast.administrator).post(address(cast.county), asked(given)).content.decode()
    assert "没有选定单位" in shown


def test_without_javascript_the_exact_name_is_enough(cast, page_of):
    page_of(cast.administrator).post(
        address(cast.county), {"new_parent_text": "云泽市总工会", "on": "2024-07-01"}
    )
    assert queries.find_placement(cast.county).parent == cast.other_city


def test_an_administrator_moves_only_within_their_own_units(cast, page_of):
    cast.administrator.post.org = cast.city
    cast.administrator.post.save()
    browser = page_of(cast.administrator)
    assert browser.get(address(cast.far_works)).status_code == 404
    shown = browser.post(address(cast.county), asked(cast.other_city)).content.decode()
    assert "没有选定单位" in shown
    assert cast.county.placements.count() == 1


def test_a_move_in_the_industry_tree_leaves_keys_and_rights_alone(cast, page_of):
    browser = page_of(cast.administrator)
    shown = browser.get(address(cast.works), asked(cast.industry, tree="industry")).content.decode()
    assert "产业关系只影响产业汇总" in shown
    browser.post(address(cast.works), asked(cast.industry, tree="industry"))
    assert queries.find_placement(cast.works, "industry").parent == cast.industry
    assert queries.find_placement(cast.works).parent == cast.town


def test_a_move_to_come_says_that_nothing_changes_before(cast, page_of):
    shown = page_of(cast.administrator).get(address(cast.town), asked(cast.other_county, "2099-01-01"))
    assert "到那一天才生效" in shown.content.decode()


@pytest.mark.parametrize("who", ["province_officer", "clerk", "auditor", "stranger"])
def test_nobody_else_moves_units(cast, page_of, who):
    assert page_of(getattr(cast, who)).post(address(cast.town), asked(cast.county)).status_code == 404


def test_no_other_method(cast, page_of):
    assert page_of(cast.administrator).put(address(cast.town)).status_code == 405


def test_the_preview_costs_the_same_however_many_units_go_along(cast, page_of, django_assert_max_num_queries):
    browser = page_of(cast.administrator)
    for org, parent in ((cast.county, cast.other_city), (cast.works, cast.other_county)):
        with django_assert_max_num_queries(16):
            browser.get(address(org), asked(parent))
