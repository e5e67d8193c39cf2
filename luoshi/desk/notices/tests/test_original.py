from urllib.parse import quote

from django.urls import reverse

from luoshi.campaigns.tests.stories import SAMPLE, issue, receive


def url_of(notice) -> str:
    return reverse("notices:original", args=[notice.pk])


def test_the_file_comes_back_as_it_was_and_only_as_a_download(cast, page_of):
    notice = receive(cast.province_officer)
    notice.file_name = "关于“匠心”的通知.txt"
    notice.save()
    answer = page_of(cast.province_officer).get(url_of(notice))
    assert answer.content == SAMPLE.read_bytes()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert quote("关于“匠心”的通知.txt") in answer.headers["Content-Disposition"]


def test_whoever_has_the_issued_plan_has_the_file(cast, page_of):
    notice = issue(cast).notice
    assert page_of(cast.city_officer).get(url_of(notice)).status_code == 200


def test_others_get_404(cast, page_of):
    notice = receive(cast.province_officer)
    for acting in (cast.city_officer, cast.clerk, cast.stranger):
        assert page_of(acting).get(url_of(notice)).status_code == 404


def test_the_wrong_method_is_refused(cast, page_of):
    assert page_of(cast.province_officer).post(url_of(receive(cast.province_officer))).status_code == 405
