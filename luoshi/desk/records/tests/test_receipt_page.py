from luoshi.activities.actions import accept_activity
from luoshi.common.identifiers import receipt_number


def url_of(activity) -> str:
    return f"/records/{activity.uid}/receipt/"


def test_the_receipt_says_what_was_recorded_and_what_it_counts(cast, page_of, talk, measure):
    recorded = talk(measures=[measure], hosts=[cast.school])
    response = page_of(cast.clerk).get(url_of(recorded.activity))
    assert response.status_code == 200
    page = response.context["page"]
    assert page.number == receipt_number(recorded.activity.uid) == recorded.receipt
    assert ("计入", "宣讲场次 1 场 · 宣讲现场人次 80 人次 · 宣讲线上人次 30 人次") in page.facts
    assert ("举办单位", "澜江机床厂工会、丰澜县第二中学工会") in page.facts
    assert ("服务的措施", "开展安全生产宣讲") in page.facts
    assert page.new_url == f"/records/new/?measure={measure.pk}"
    assert recorded.receipt in response.text
    assert "等本单位审核后计入各级总数，不用再报。" in response.text


def test_a_second_arrival_says_that_nothing_was_doubled(cast, page_of, talk):
    response = page_of(cast.clerk).get(url_of(talk().activity), {"again": "1"})
    assert "没有重复记" in response.text


def test_after_acceptance_it_says_that_it_counts(cast, page_of, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    assert "已计入各级总数" in page_of(cast.clerk).get(url_of(activity)).text


def test_a_unit_beside_gets_404(cast, page_of, talk):
    assert page_of(cast.stranger).get(url_of(talk().activity)).status_code == 404


def test_another_method_gets_405(cast, page_of, talk):
    assert page_of(cast.clerk).post(url_of(talk().activity)).status_code == 405


def test_an_officer_without_the_role_is_not_offered_another_record(cast, page_of, talk):
    assert "再记一笔" not in page_of(cast.auditor).get(url_of(talk().activity)).text
