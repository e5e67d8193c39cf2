import pytest
from django.urls import reverse

from luoshi.people.models import Person, SignInFailure

pytestmark = pytest.mark.django_db
SIGN_IN = reverse("accounts:sign-in")
RIGHT = "correct horse battery"


@pytest.fixture
def clerk(cast) -> Person:
    cast.clerk.person.set_password(RIGHT)
    cast.clerk.person.save()
    return cast.clerk.person


def send(client, password=RIGHT, **more):
    return client.post(SIGN_IN, {"username": "jingban", "password": password, **more})


def test_the_right_password_leads_to_the_page_that_was_wanted(client, clerk):
    answer = send(client, next="/records/?page=2")
    assert (answer.status_code, answer["Location"]) == (302, "/records/?page=2")
    assert client.session["_auth_user_id"] == str(clerk.pk)


@pytest.mark.parametrize(
    "next_path", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_it_never_leads_to_another_site(client, clerk, next_path):
    assert send(client, next=next_path)["Location"] == "/"


def test_a_wrong_password_keeps_the_name_and_never_the_password(client, clerk):
    page = send(client, password="geheim-wrong", next="/records/").content.decode()
    assert "还可以试 4 次" in page
    assert 'value="jingban"' in page
    assert 'value="/records/"' in page
    assert "geheim-wrong" not in page


def test_after_five_wrong_ones_even_the_right_one_has_to_wait(client, clerk):
    for _ in range(4):
        send(client, password="wrong")
    assert "15 分钟后才能再登录" in send(client, password="wrong").content.decode()
    assert "15 分钟后才能再登录" in send(client).content.decode()
    assert "_auth_user_id" not in client.session


def test_an_empty_form_says_what_is_missing_and_counts_as_no_attempt(client, clerk):
    page = client.post(SIGN_IN, {"username": "", "password": ""}).content.decode()
    assert page.count("这个字段是必填项") >= 2
    assert not SignInFailure.objects.exists()


def test_who_is_signed_in_already_goes_on(client, clerk):
    client.force_login(clerk)
    assert client.get(SIGN_IN + "?next=/units/")["Location"] == "/units/"


def test_no_other_method(client):
    assert client.put(SIGN_IN).status_code == 405


def test_it_speaks_english_when_asked(client, clerk):
    answer = client.post(SIGN_IN, {"username": "jingban", "password": "x"}, headers={"accept-language": "en"})
    assert "4 attempts left" in answer.content.decode()


def test_the_page_costs_the_same_however_many_demonstration_accounts(
    client, cast, settings, django_assert_num_queries
):
    settings.DEMO = True
    with django_assert_num_queries(1):
        client.get(SIGN_IN)
    Person.objects.update(is_demo=True)
    with django_assert_num_queries(1):
        page = client.get(SIGN_IN).content.decode()
    assert page.count("以此身份进入") == 9
