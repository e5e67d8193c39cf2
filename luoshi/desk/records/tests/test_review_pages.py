"""The reviewer's queue, and the acts of accepting, returning and withdrawing."""

from datetime import date

import pytest

from luoshi.activities.actions import accept_activity, correct_activity
from luoshi.activities.models import Activity

REVIEW, ACCEPT = "/records/review/", "/records/accept/"


def choice(activity, revision=1) -> str:
    return f"{activity.uid}~{revision}"


def states() -> dict[str, str]:
    return dict(Activity.objects.values_list("title", "state"))


def test_the_queue_shows_what_waits_and_why_to_look_twice(cast, page_of, talk, measure):
    talk(title="平常的", measures=[measure], held_on=date(2026, 5, 3))
    talk(title="多了两个零", attendance_onsite=8000)
    response = page_of(cast.reviewer).get(REVIEW)
    rows = {waiting.row.title: waiting for waiting in response.context["page"].rows}
    assert list(rows) == ["平常的", "多了两个零"]
    assert rows["平常的"].measures == "开展安全生产宣讲"
    assert "宣讲现场人次 8,000 人次，常见的是 0–5,000，请核对是否填错。" in response.text
    # Only what is not unusual is ticked beforehand.
    assert response.text.count(" checked>") == 1


def test_a_correction_says_what_changes_and_is_not_ticked_beforehand(cast, page_of, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    correct_activity(cast.clerk, activity, revision=1, reason="按签到表更正", attendance_onsite=88)
    response = page_of(cast.reviewer).get(REVIEW)
    (waiting,) = response.context["page"].rows
    assert waiting.changes == ("现场人次：80 → 88",)
    assert " checked>" not in response.text


def test_several_are_accepted_at_once(cast, page_of, talk):
    first, second = talk(title="一").activity, talk(title="二").activity
    talk(title="三")
    client = page_of(cast.reviewer)
    data = {"record": [choice(first), choice(second)], "back": "review"}
    response = client.post(ACCEPT, data, follow=True)
    assert states() == {"一": "accepted", "二": "accepted", "三": "submitted"}
    assert "已审核通过 2 笔" in response.text


def test_one_is_accepted_with_its_own_button_whatever_is_ticked(cast, page_of, talk):
    first, second = talk(title="一").activity, talk(title="二").activity
    page_of(cast.reviewer).post(ACCEPT, {"record": choice(second), "only": choice(first)})
    assert states() == {"一": "accepted", "二": "submitted"}


def test_what_was_corrected_meanwhile_is_not_accepted_unseen_and_the_others_are(cast, page_of, talk):
    first, second = talk(title="一").activity, talk(title="二").activity
    correct_activity(cast.clerk, first, revision=1, attendance_onsite=88)
    data = {"record": [choice(first), choice(second)], "back": "review"}
    response = page_of(cast.reviewer).post(ACCEPT, data, follow=True)
    assert states() == {"一": "submitted", "二": "accepted"}
    assert "一：您填写时，这条记录已改到第 2 版" in response.text


def test_two_clicks_accept_once(cast, page_of, talk):
    activity = talk().activity
    client = page_of(cast.reviewer)
    for _ in range(2):
        assert client.post(ACCEPT, {"only": choice(activity)}).status_code == 302
    assert activity.decisions.count() == 1


def test_accepting_nothing_says_what_to_do(cast, page_of, talk):
    response = page_of(cast.reviewer).post(ACCEPT, {"back": "review"}, follow=True)
    assert "还没有勾选" in response.text


@pytest.mark.parametrize("text", ["x", "x~1", "00000000-0000-0000-0000-000000000000~1"])
def test_a_forged_choice_gets_404(cast, page_of, text):
    assert page_of(cast.reviewer).post(ACCEPT, {"only": text}).status_code == 404


def test_another_units_record_gets_404(cast, page_of, talk):
    theirs = talk(cast.school_clerk).activity
    assert page_of(cast.reviewer).post(ACCEPT, {"only": choice(theirs)}).status_code == 404
    assert page_of(cast.county_officer).post(ACCEPT, {"only": choice(theirs)}).status_code == 404


@pytest.mark.parametrize("who", ["clerk", "auditor", "administrator"])
def test_who_may_not_accept_gets_404(cast, page_of, talk, who):
    client, activity = page_of(getattr(cast, who)), talk().activity
    assert client.get(REVIEW).status_code == 404
    assert client.post(ACCEPT, {"only": choice(activity)}).status_code == 404
    assert client.post(f"/records/{activity.uid}/return/", {}).status_code == 404


def test_an_empty_queue_says_what_will_be_here(cast, page_of):
    assert "没有等您审核的记录" in page_of(cast.reviewer).get(REVIEW).text


def test_the_queue_asks_the_same_questions_for_3_records_and_for_30(
    cast, page_of, talk, measure, count_queries
):
    client, asked = page_of(cast.reviewer), []
    for records in (3, 27):
        for _ in range(records):
            talk(measures=[measure], hosts=[cast.school])
        asked.append(count_queries(client, REVIEW))
    assert asked[0] == asked[1]


def returned(client, activity, **data):
    return client.post(f"/records/{activity.uid}/return/", {"revision": "1", "reason": "请核对", **data})


def test_the_reviewer_returns_with_a_reason_and_goes_back_to_the_queue(cast, page_of, talk):
    activity = talk().activity
    response = returned(page_of(cast.reviewer), activity, back="review")
    assert response["Location"] == REVIEW
    activity.refresh_from_db()
    assert (activity.state, activity.return_reason) == ("returned", "请核对")


def test_the_county_returns_from_the_record_itself(cast, page_of, talk):
    activity = talk().activity
    response = returned(page_of(cast.county_officer), activity)
    assert response["Location"] == f"/records/{activity.uid}/"
    assert states() == {"安全生产专题宣讲": "returned"}


def test_returning_without_a_reason_says_so_beside_the_field(cast, page_of, talk):
    response = returned(page_of(cast.reviewer), talk().activity, reason=" ")
    assert response.status_code == 422
    assert "请写明原因" in response.text
    assert states() == {"安全生产专题宣讲": "submitted"}


def test_returning_a_version_that_was_corrected_meanwhile_keeps_the_reason(cast, page_of, talk):
    activity = talk().activity
    correct_activity(cast.clerk, activity, revision=1, attendance_onsite=88)
    response = returned(page_of(cast.reviewer), activity, reason="人次不对")
    assert response.status_code == 422
    assert "人次不对" in response.text
    assert "已改到第 2 版" in response.text
    assert response.context["page"].acts.return_form["revision"].value() == 2
    assert states() == {"安全生产专题宣讲": "submitted"}


def withdrawn(client, activity, **data):
    return client.post(f"/records/{activity.uid}/withdraw/", {"revision": "1", "reason": "记重了", **data})


def test_the_clerk_withdraws_what_is_not_accepted_yet(cast, page_of, talk):
    withdrawn(page_of(cast.clerk), talk().activity)
    assert states() == {"安全生产专题宣讲": "withdrawn"}


def test_the_clerk_is_told_that_the_reviewer_withdraws_what_is_accepted(cast, page_of, talk):
    activity = accept_activity(cast.reviewer, talk().activity, 1)
    response = withdrawn(page_of(cast.clerk), activity)
    assert response.status_code == 409
    assert "要由本单位的审核人撤回" in response.text


@pytest.mark.parametrize("who", ["county_officer", "stranger", "auditor"])
def test_only_the_owning_unit_withdraws(cast, page_of, talk, who):
    assert withdrawn(page_of(getattr(cast, who)), talk().activity).status_code == 404


@pytest.mark.parametrize("name", ["return", "withdraw"])
def test_reading_an_act_gets_405(cast, page_of, talk, name):
    url = f"/records/{talk().activity.uid}/{name}/"
    assert page_of(cast.reviewer).get(url).status_code == 405
    assert page_of(cast.reviewer).get(ACCEPT).status_code == 405
    assert page_of(cast.reviewer).post(REVIEW).status_code == 405
