"""How a page opens: signed in, in a post, with the right role and method; and how it refuses."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from luoshi.common.errors import NotFound, Refused
from luoshi.desk.doors import page

pytestmark = pytest.mark.django_db


class Broken(Refused):
    zh = "这一步不行：{why}。"
    en = "This cannot be done: {why}."


@page("GET", "POST", verb="issue")
def leaders_only(request, acting):
    if request.method == "POST":
        raise Broken(why="测试")
    return HttpResponse(acting.org.name)


@page("GET")
def nothing_there(request, acting):
    raise NotFound


urlpatterns = [
    path("leaders/", leaders_only),
    path("nothing/", nothing_there),
    path("", include("luoshi.project.urls")),  # what the frame around a page leads to
]


@pytest.fixture(autouse=True)
def _these_pages_as_well():
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_the_right_role_gets_the_page(cast, page_of):
    assert page_of(cast.county_officer).get("/leaders/").content.decode() == "丰澜县总工会"


def test_another_role_gets_404_whatever_the_method(cast, page_of):
    browser = page_of(cast.clerk)
    assert [browser.get("/leaders/").status_code, browser.post("/leaders/").status_code] == [404, 404]


def test_another_method_gets_405(cast, page_of):
    answer = page_of(cast.county_officer).put("/leaders/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST")


def test_a_stranger_signs_in_and_comes_back(client):
    assert client.get("/leaders/?page=2")["Location"] == "/accounts/sign-in/?next=/leaders/%3Fpage%3D2"


def test_after_a_form_the_stranger_comes_back_to_the_page_of_the_form(client):
    answer = client.post("/leaders/", headers={"referer": "http://testserver/nothing/?q=1"})
    assert answer["Location"] == "/accounts/sign-in/?next=/nothing/%3Fq%3D1"
    answer = client.post("/leaders/", headers={"referer": "http://elsewhere.example/x"})
    assert answer["Location"] == "/accounts/sign-in/?next=/"


def test_a_fragment_sends_the_whole_page_to_sign_in(client):
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/nothing/"}
    answer = client.get("/leaders/", headers=headers)
    assert answer["HX-Redirect"] == "/accounts/sign-in/?next=%2Fnothing%2F"


def test_a_script_that_sends_data_is_told_401_and_keeps_it(client):
    headers = {"x-requested-with": "outbox", "accept": "application/json"}
    assert client.post("/leaders/", headers=headers).status_code == 401


def test_a_refusal_is_a_page_with_its_sentence(cast, page_of):
    answer = page_of(cast.county_officer).post("/leaders/")
    assert answer.status_code == 409
    assert "这一步不行：测试。" in answer.content.decode()


def test_a_refusal_speaks_the_readers_language(cast, page_of):
    answer = page_of(cast.county_officer).post("/leaders/", headers={"accept-language": "en"})
    assert "This cannot be done: 测试." in answer.content.decode()


def test_a_refusal_of_a_devices_record_comes_as_its_errors(cast, page_of):
    headers = {"x-requested-with": "outbox", "accept": "application/json"}
    answer = page_of(cast.county_officer).post("/leaders/", headers=headers)
    assert (answer.status_code, answer.json()) == (422, {"errors": {"__all__": ["这一步不行：测试。"]}})


def test_what_is_not_there_is_404_in_words_or_in_json(cast, page_of):
    browser = page_of(cast.county_officer)
    assert "没有找到您要的内容" in browser.get("/nothing/").content.decode()
    answer = browser.get("/nothing/", headers={"accept": "application/json"})
    assert (answer.status_code, list(answer.json())) == (404, ["sentence"])
