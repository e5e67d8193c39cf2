from django.urls import reverse

from luoshi.campaigns.models import Notice, Plan
from luoshi.campaigns.tests.stories import issue, receive
from luoshi.desk.notices.tests.reading_pages import fields_of


def url_of(notice) -> str:
    return reverse("notices:plan", args=[notice.pk])


def test_the_draft_plan_opens_for_publishing(cast, page_of):
    answer = page_of(cast.province_officer).post(url_of(receive(cast.province_officer)))
    assert answer.url == reverse("plans:publish", args=[Plan.objects.get().pk])


def test_what_was_typed_is_saved_before_the_plan_is_made(cast, page_of):
    notice, client = receive(cast.province_officer), page_of(cast.province_officer)
    fields = fields_of(client.get(reverse("notices:detail", args=[notice.pk])))
    client.post(url_of(notice), fields | {"p1-theme": "顺手改的主题"})
    assert Plan.objects.get().theme == "顺手改的主题"
    assert Notice.objects.get().revision == 2


def test_a_form_with_a_fault_makes_no_plan(cast, page_of):
    notice, client = receive(cast.province_officer), page_of(cast.province_officer)
    fields = fields_of(client.get(reverse("notices:detail", args=[notice.pk])))
    answer = client.post(url_of(notice), fields | {"p0-date": "不是日期"})
    assert answer.status_code == 422
    assert Plan.objects.count() == 0


def test_an_issued_plan_is_not_made_again(cast, page_of):
    answer = page_of(cast.province_officer).post(url_of(issue(cast).notice))
    assert answer.status_code == 409
    assert "已经印发" in answer.content.decode()


def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of):
    notice = receive(cast.province_officer)
    for acting in (cast.city_officer, cast.clerk, cast.auditor, cast.stranger):
        assert page_of(acting).post(url_of(notice)).status_code == 404
    assert page_of(cast.province_officer).get(url_of(notice)).status_code == 405
