from django.urls import reverse

from luoshi.campaigns.tests.stories import draft, issue, pass_on, send, sign
from luoshi.campaigns.tests.test_issue_plan import add_cities
from luoshi.desk.notices.tests.reading_pages import count_queries


def url_of(plan) -> str:
    return reverse("plans:below", args=[plan.pk])


def test_units_show_with_their_lamp_and_what_they_passed_on(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    sign(cast.county_officer, plan)
    text = page_of(cast.province_officer).get(url_of(plan)).content.decode()
    assert "2 / 4" in text
    assert "2 家，1 家已签" in text
    assert "云泽市总工会" in text and "丰澜县总工会" not in text


def test_all_units_below_show_with_who_sent_them_the_plan(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    text = page_of(cast.province_officer).get(url_of(plan), {"reach": "all"}).content.decode()
    assert "丰澜县总工会" in text and "澜州市转发" in text


def test_unsigned_units_can_be_picked_out(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    text = page_of(cast.province_officer).get(url_of(plan), {"only": "unsigned"}).content.decode()
    assert "云泽市总工会" in text and 'row" data-label="单位"><div>澜州市总工会' not in text


def test_a_unit_that_only_oversees_sees_what_lies_below_it(cast, page_of):
    plan = issue(cast, f"unit:{cast.county.pk}")
    text = page_of(cast.city_officer).get(url_of(plan)).content.decode()
    assert "丰澜县总工会" in text


def test_nothing_sent_says_what_will_be_here(cast, page_of):
    assert "还没有发给下级" in page_of(cast.province_officer).get(url_of(draft(cast))).content.decode()


def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of):
    plan = issue(cast)
    for acting in (cast.stranger, cast.clerk, cast.county_officer):
        assert page_of(acting).get(url_of(plan)).status_code == 404
    assert page_of(cast.province_officer).post(url_of(plan)).status_code == 405


def test_the_page_is_flat_and_pages_in_the_order_of_the_tree(cast, page_of):
    client = page_of(cast.province_officer)
    few = issue(cast)
    with_two = count_queries(client, url_of(few))
    add_cities(cast, 60)
    assert send(cast, few).units == 60
    assert count_queries(client, url_of(few)) == with_two
    first = client.get(url_of(few))
    assert first.content.decode().count('scope="row"') == 50
    rest = client.get(url_of(few) + first.context["page"].next_url)
    assert rest.content.decode().count('scope="row"') == 12
