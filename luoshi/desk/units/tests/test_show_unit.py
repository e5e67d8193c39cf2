from datetime import date

import pytest
from django.urls import reverse

from luoshi.orgs.actions import close_unit, move_unit
from luoshi.orgs.tests.trees import unit

pytestmark = pytest.mark.django_db


def detail(org) -> str:
    return reverse("units:detail", args=[org.pk])


def page(browser, address) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_ones_own_unit_with_what_hangs_under_it(cast, page_of):
    shown = page(page_of(cast.county_officer), reverse("units:list"))
    for org in (cast.county, cast.town, cast.school):
        assert org.name in shown
    assert "3 家" in shown
    assert detail(cast.town) in shown


def test_a_unit_below_with_its_way_down_and_its_posts(cast, page_of):
    shown = page(page_of(cast.county_officer), detail(cast.works))
    assert "900101001-0001" in shown
    assert "林晓" in shown
    assert "陈岚" in shown
    assert f'href="{detail(cast.town)}"' in shown


def test_units_above_are_named_and_lead_nowhere(cast, page_of):
    shown = page(page_of(cast.county_officer), detail(cast.works))
    assert "省总工会" in shown
    assert detail(cast.province) not in shown
    assert detail(cast.city) not in shown


def test_every_place_it_has_had_in_both_trees(cast, page_of):
    move_unit(cast.works, new_parent=cast.county, on=date(2024, 7, 1), by=None)
    move_unit(cast.works, new_parent=cast.industry, on=date(2023, 1, 1), by=None, tree="industry")
    shown = page(page_of(cast.province_officer), detail(cast.works))
    for words in ("2010-01-01 — 2024-07-01", "2024-07-01 — 今", "2023-01-01 — 今", "澜江省机械冶金工会"):
        assert words in shown


def test_the_members_of_an_industry_union(cast, page_of):
    move_unit(cast.far_works, new_parent=cast.industry, on=date(2023, 1, 1), by=None, tree="industry")
    assert "云泽纺织厂工会" in page(page_of(cast.province_officer), detail(cast.industry))


def test_a_closed_unit_says_so_and_is_listed_where_it_ended(cast, page_of):
    close_unit(cast.works, on=date(2024, 7, 1), by=None)
    browser = page_of(cast.county_officer)
    assert "已于 2024-07-01 撤销" in page(browser, detail(cast.works))
    assert "已撤销的下级" in page(browser, detail(cast.town))


@pytest.mark.parametrize("who", ["clerk", "stranger", "county_officer"])
def test_a_unit_outside_the_subtree_is_not_found(cast, page_of, who):
    assert page_of(getattr(cast, who)).get(detail(cast.other_county)).status_code == 404


@pytest.mark.parametrize("number", [0, 999_999, 2**63, 2**80])
def test_a_unit_that_does_not_exist_is_not_found(cast, page_of, number):
    assert page_of(cast.province_officer).get(reverse("units:detail", args=[number])).status_code == 404


def test_only_looking(cast, page_of):
    browser = page_of(cast.county_officer)
    for address in (reverse("units:list"), detail(cast.town), reverse("units:children", args=[cast.town.pk])):
        assert browser.post(address).status_code == 405


def test_only_administrators_are_offered_to_move_and_import(cast, page_of):
    assert reverse("units:import") not in page(page_of(cast.province_officer), reverse("units:list"))
    browser = page_of(cast.administrator)
    assert reverse("units:import") in page(browser, reverse("units:list"))
    assert reverse("units:move", args=[cast.city.pk]) in page(browser, detail(cast.city))


def test_a_long_list_is_shown_page_by_page_forth_and_back(cast, page_of):
    names = [unit(f"n{number:03}", 5, cast.town, kind="grassroots").name for number in range(120)]
    browser = page_of(cast.county_officer)
    seen, address = [], detail(cast.town)
    for _ in range(3):
        table = browser.get(address).context["page"].children
        seen += [row.org.name for row in table.rows]
        address = table.next_url
    assert seen == [cast.works.name, *names]
    assert address == ""
    back = browser.get(table.previous_url).context["page"].children
    assert [row.org.name for row in back.rows] == seen[50:100]


@pytest.mark.parametrize("cursor", ["after=x", "before=9-9", "after=2-99999999999999999999999", "after="])
def test_a_spoilt_cursor_starts_at_the_beginning(cast, page_of, cursor):
    assert "丰收街道总工会" in page(page_of(cast.county_officer), detail(cast.county) + "?" + cursor)


def test_the_number_of_queries_does_not_grow_with_the_units(cast, page_of, django_assert_max_num_queries):
    browser = page_of(cast.city_officer)
    browser.get(detail(cast.town))
    counts = []
    for more in (1, 40):
        for number in range(more):
            unit(f"{more}-{number}", 5, cast.town, kind="grassroots")
        with django_assert_max_num_queries(32) as queries:
            browser.get(detail(cast.town))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_tree_opens_level_by_level(cast, page_of):
    browser = page_of(cast.county_officer)
    fragment = page(browser, reverse("units:children", args=[cast.county.pk]))
    assert "<html" not in fragment
    assert "丰收街道总工会" in fragment
    assert reverse("units:children", args=[cast.town.pk]) in fragment
    assert reverse("units:children", args=[cast.school.pk]) not in fragment
    assert browser.get(reverse("units:children", args=[cast.city.pk])).status_code == 404


def test_the_tree_of_a_very_large_unit_is_cut_and_leads_to_its_page(cast, page_of):
    for number in range(101):
        unit(f"n{number}", 5, cast.town, kind="grassroots")
    fragment = page(page_of(cast.county_officer), reverse("units:children", args=[cast.town.pk]))
    assert fragment.count("tree-leaf") == 101
    assert "更多单位…" in fragment


def test_the_unit_shown_stands_in_the_tree_even_where_the_level_is_cut(cast, page_of):
    units = [unit(f"n{number}", 5, cast.town, kind="grassroots") for number in range(110)]
    shown = page(page_of(cast.county_officer), detail(units[-1]))
    assert f'<a href="{detail(units[-1])}" aria-current="page"' in shown
