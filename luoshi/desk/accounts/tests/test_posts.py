from datetime import date

import pytest
from django.urls import reverse

from luoshi.people.models import Post, Role

pytestmark = pytest.mark.django_db
CHOOSE, NO_POST = reverse("accounts:choose-post"), reverse("accounts:no-post")


@pytest.fixture
def second(cast) -> Post:
    """The county's leader is its auditor as well."""
    person = cast.county_officer.person
    return Post.objects.create(person=person, org=cast.city, role=Role.AUDITOR, from_on=date(2020, 1, 1))


def test_a_chosen_post_stays_chosen(cast, page_of, second):
    browser = page_of(cast.county_officer)
    assert "丰澜县总工会" in browser.get(reverse("units:list")).content.decode()
    answer = browser.post(CHOOSE, {"post": second.pk, "next": "https://elsewhere.example/"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    page = browser.get(reverse("units:list")).content.decode()
    assert "罗文 · 审计" in page


@pytest.mark.parametrize("post", ["another's", "", "x", "999999999999999999999"])
def test_only_ones_own_posts_can_be_chosen(cast, page_of, post):
    if post == "another's":
        post = cast.province_officer.post.pk
    browser = page_of(cast.county_officer)
    assert browser.post(CHOOSE, {"post": post}).status_code == 404
    assert browser.session["post"] == cast.county_officer.post.pk


def test_an_ended_post_can_no_longer_be_chosen(cast, page_of, second):
    second.until_on = date(2024, 1, 1)
    second.save()
    assert page_of(cast.county_officer).post(CHOOSE, {"post": second.pk}).status_code == 404


def test_choosing_is_a_post(cast, page_of):
    assert page_of(cast.county_officer).get(CHOOSE).status_code == 405


def test_without_a_post_every_page_leads_to_the_one_that_says_so(cast, page_of):
    Post.objects.filter(person=cast.clerk.person).update(until_on=date(2024, 1, 1))
    browser = page_of(cast.clerk)
    assert browser.get(reverse("units:list"))["Location"] == NO_POST
    page = browser.get(NO_POST)
    assert page.status_code == 200
    assert "林晓，您目前没有岗位" in page.content.decode()


def test_with_a_post_that_page_leads_on_and_a_stranger_signs_in_first(cast, page_of, client):
    assert client.get(NO_POST)["Location"].startswith("/accounts/sign-in/")
    assert page_of(cast.clerk).get(NO_POST)["Location"] == "/"
    assert client.post(NO_POST).status_code == 405


def test_signing_out_twice_does_no_harm(cast, page_of):
    browser = page_of(cast.clerk)
    sign_out = reverse("accounts:sign-out")
    assert browser.get(sign_out).status_code == 405
    for _ in range(2):
        assert browser.post(sign_out)["Location"] == reverse("accounts:sign-in")
    assert "_auth_user_id" not in browser.session
    assert "您已退出" in browser.get(reverse("accounts:sign-in")).content.decode()
