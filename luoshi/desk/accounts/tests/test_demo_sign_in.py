"""One click is for a demonstration and its own accounts only."""

import pytest
from django.urls import reverse

from luoshi.people.models import Person

pytestmark = pytest.mark.django_db
DEMO = reverse("accounts:demo-sign-in")


@pytest.fixture(autouse=True)
def _leader_is_a_demonstration_account(cast):
    Person.objects.filter(username="sheng").update(is_demo=True)


def enter(client, username="sheng"):
    return client.post(DEMO, {"username": username, "next": "/units/"})


def test_in_a_demonstration_one_click_enters_as_the_person(client, cast, settings):
    settings.DEMO = True
    page = client.get(reverse("accounts:sign-in")).content.decode()
    assert '省总工会 · <span class="nowrap"><strong>签发</strong> · 周明远' in page
    assert enter(client)["Location"] == "/units/"
    assert client.session["_auth_user_id"] == str(cast.province_officer.person.pk)


def test_outside_a_demonstration_it_is_gone_and_so_are_its_buttons(client, settings):
    settings.DEMO = False
    assert enter(client).status_code == 404
    assert "_auth_user_id" not in client.session
    page = client.get(reverse("accounts:sign-in")).content.decode()
    assert "以此身份进入" not in page
    assert "周明远" not in page


@pytest.mark.parametrize("username", ["shi", "nobody", ""])
def test_an_ordinary_account_is_never_entered_with_one_click(client, settings, username):
    settings.DEMO = True
    assert enter(client, username).status_code == 404
    assert "_auth_user_id" not in client.session


def test_no_other_method(client, settings):
    settings.DEMO = True
    assert client.get(DEMO).status_code == 405


def test_it_needs_the_token_against_forged_requests(cast, settings):
    from django.test import Client

    settings.DEMO = True
    assert Client(enforce_csrf_checks=True).post(DEMO, {"username": "sheng"}).status_code == 403
