import uuid
from datetime import date

from django.urls import reverse

from luoshi.campaigns.tests.stories import hang, issue, originals, pass_on, sign
from luoshi.catalogue.models import Indicator
from luoshi.common import clock
from luoshi.desk.notices.tests.reading_pages import count_queries
from luoshi.ledger.models import Entry


def url_of(plan) -> str:
    return reverse("plans:progress", args=[plan.pk])


def record(org, measure, indicator: str, amount: int) -> None:
    Entry.objects.create(
        org=org,
        indicator=Indicator.objects.get(code=indicator),
        day=date(2026, 5, 2),
        amount=amount,
        standing="accepted",
        for_measure=measure.pk,
        source_app="activities",
        source_uid=uuid.uuid4(),
        posting=1,
        line=1,
        recorded_at=clock.now(),
    )


def test_each_measure_shows_what_the_ledger_holds_for_it(cast, page_of):
    plan = issue(cast)
    talks = originals(plan)[1]
    record(cast.works, talks, "talk.sessions", 1)
    record(cast.works, talks, "talk.onsite", 80)
    record(cast.far_works, talks, "talk.sessions", 1)
    text = page_of(cast.province_officer).get(url_of(plan)).content.decode()
    inside = text.split(f'id="progress-{talks.pk}"')[1].split("</div>")[0]
    assert ">2</span></strong> 场" in inside and ">80</span></strong> 人次" in inside
    assert text.count("还没有已审核的记录") == 4


def test_a_city_sees_its_own_part(cast, page_of):
    plan = issue(cast)
    record(cast.far_works, originals(plan)[1], "talk.sessions", 1)
    text = page_of(cast.city_officer).get(url_of(plan)).content.decode()
    assert text.count("还没有已审核的记录") == 5


def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of):
    plan = issue(cast)
    pass_on(cast.city_officer, plan)
    assert page_of(cast.stranger).get(url_of(plan)).status_code == 404
    assert page_of(cast.city_officer).post(url_of(plan)).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_measures(cast, page_of):
    plan = issue(cast)
    sign(cast.city_officer, plan)
    client = page_of(cast.city_officer)
    few = count_queries(client, url_of(plan))
    for number in range(10):
        record(cast.works, hang(cast.city_officer, plan, f"第{number}条"), "talk.sessions", 1)
    assert count_queries(client, url_of(plan)) <= few
