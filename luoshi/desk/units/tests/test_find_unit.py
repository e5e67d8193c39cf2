import pytest
from django.urls import reverse

from luoshi.orgs.tests.trees import unit

pytestmark = pytest.mark.django_db
SEARCH, LIST = reverse("units:search"), reverse("units:list")


def test_anybody_signed_in_finds_any_open_unit_by_name_and_learns_no_more(cast, page_of):
    answer = page_of(cast.clerk).get(SEARCH, {"q": "纺织"}, headers={"accept": "application/json"})
    assert answer.json() == {
        "units": [{"id": cast.far_works.pk, "name": "云泽纺织厂工会", "parent": "云泽市总工会"}]
    }


def test_the_combobox_gets_options(cast, page_of):
    options = page_of(cast.clerk).get(SEARCH, {"q": "纺织"}, headers={"hx-request": "true"}).content.decode()
    assert f'<li role="option" data-value="{cast.far_works.pk}" data-label="云泽纺织厂工会">' in options
    assert "云泽市总工会" in options


def test_a_name_that_looks_like_markup_stays_text(cast, page_of):
    unit("<b>坏</b>", 5, cast.town)
    options = page_of(cast.clerk).get(SEARCH, {"q": "坏"}).content.decode()
    assert "&lt;b&gt;坏" in options
    assert "<b>" not in options


def test_nothing_typed_finds_nothing(cast, page_of):
    assert page_of(cast.clerk).get(SEARCH, {"q": " "}).content.decode().strip() == ""


def test_only_looking_and_only_when_signed_in(cast, page_of, client):
    assert client.get(SEARCH).status_code == 302
    assert page_of(cast.clerk).post(SEARCH).status_code == 405


@pytest.mark.parametrize("units", [3, 19])
def test_searching_costs_the_same_however_much_is_found(cast, page_of, django_assert_num_queries, units):
    for number in range(units):
        unit(f"相同{number}", 5, cast.town)
    browser = page_of(cast.clerk)
    with django_assert_num_queries(6):
        browser.get(SEARCH, {"q": "相同"})


def test_on_the_page_one_searches_the_own_subtree(cast, page_of):
    shown = page_of(cast.county_officer).get(LIST, {"q": "工会"})
    rows = [row.org for row in shown.context["page"].rows]
    assert rows == [cast.county, cast.town, cast.school, cast.works]
    assert "没有找到" in page_of(cast.county_officer).get(LIST, {"q": "纺织"}).content.decode()


def test_the_page_says_when_there_is_more(cast, page_of):
    for number in range(51):
        unit(f"n{number}", 5, cast.town)
    shown = page_of(cast.county_officer).get(LIST, {"q": "n"}).content.decode()
    assert "请写得更具体一些" in shown
