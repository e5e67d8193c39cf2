from django.urls import reverse

from luoshi.campaigns.tests.stories import draft, issue, receive
from luoshi.desk.notices.tests.reading_pages import count_queries

URL = reverse("notices:list")


def test_the_units_notices_are_listed_with_what_became_of_them(cast, page_of):
    issue(cast)
    receive(cast.province_officer, content=b"second")
    text = page_of(cast.province_officer).get(URL).content.decode()
    assert text.count("匠心进基层") == 2
    assert "已印发" in text and "未成方案" in text


def test_an_empty_list_says_how_to_begin(cast, page_of):
    assert "上传第一份通知" in page_of(cast.city_officer).get(URL).content.decode()
    assert "上传第一份通知" not in page_of(cast.clerk).get(URL).content.decode()


def test_another_units_notices_are_not_listed(cast, page_of):
    draft(cast)
    assert "匠心进基层" not in page_of(cast.city_officer).get(URL).content.decode()


def test_the_wrong_method_is_refused_and_a_stranger_signs_in_first(cast, page_of, client):
    assert client.get(URL).status_code == 302
    assert page_of(cast.province_officer).post(URL).status_code == 405


def test_the_list_is_flat_and_pages(cast, page_of):
    client = page_of(cast.province_officer)
    receive(cast.province_officer, content=b"first")
    with_one = count_queries(client, URL)
    for number in range(30):
        receive(cast.province_officer, content=f"{number}".encode())
    assert count_queries(client, URL) == with_one
    first = client.get(URL).content.decode()
    assert first.count('scope="row"') == 30
    assert "?after=" in first
