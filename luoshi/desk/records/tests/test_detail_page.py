import uuid

import pytest

from luoshi.activities.actions import accept_activity, correct_activity, return_activity, withdraw_activity


def url_of(activity) -> str:
    return f"/records/{activity.uid}/"


@pytest.fixture
def corrected(cast, talk, measure):
    activity = accept_activity(cast.reviewer, talk(measures=[measure]).activity, 1)
    return correct_activity(cast.reviewer, activity, revision=1, reason="按签到表更正", attendance_onsite=88)


def test_the_page_tells_what_changed_and_why(cast, page_of, corrected):
    page = page_of(cast.clerk).get(url_of(corrected)).context["page"]
    assert [moment.what for moment in page.moments] == [
        "记下",
        "审核通过（第 1 版）",
        "更正为第 2 版",
        "审核通过（第 2 版）",
    ]
    assert page.moments[2].note == "现场人次：80 → 88；原因：按签到表更正"


def test_the_page_shows_every_entry_behind_the_record(cast, page_of, corrected):
    page = page_of(cast.clerk).get(url_of(corrected)).context["page"]
    stated, accepted, correction = page.postings
    (now,) = page.standing
    share = "开展安全生产宣讲"
    onsite = [(line.share, line.stated, line.accepted) for line in stated.lines if "现场" in line.indicator]
    assert onsite == [("", 80, 0), (share, 80, 0)]
    onsite = [(line.share, line.stated, line.accepted) for line in accepted.lines if "现场" in line.indicator]
    assert onsite == [("", -80, 80), (share, -80, 80)]
    lines = [(line.indicator, line.share, line.stated, line.accepted) for line in correction.lines]
    assert lines == [("宣讲现场人次", "", 0, 8), ("宣讲现场人次", share, 0, 8)]
    assert {(line.indicator, line.accepted) for line in now.lines} == {
        ("宣讲场次", 1),
        ("宣讲现场人次", 88),
        ("宣讲线上人次", 30),
    }


def test_the_page_names_the_measure_and_its_plan(cast, page_of, corrected):
    response = page_of(cast.clerk).get(url_of(corrected))
    assert "开展安全生产宣讲" in response.text
    assert "安全生产宣讲方案" in response.text


def acts_of(page_of, acting, activity) -> dict[str, bool]:
    acts = page_of(acting).get(url_of(activity)).context["page"].acts
    return {
        "correct": acts.may_correct,
        "accept": bool(acts.accept),
        "return": acts.return_form is not None,
        "withdraw": acts.withdraw_form is not None,
    }


def test_each_role_is_offered_what_it_may_do(cast, page_of, talk):
    activity = talk().activity
    offered = {
        who: [act for act, may in acts_of(page_of, getattr(cast, who), activity).items() if may]
        for who in ("clerk", "reviewer", "county_officer", "province_officer", "auditor", "administrator")
    }
    assert offered == {
        "clerk": ["correct", "withdraw"],
        "reviewer": ["correct", "accept", "return", "withdraw"],
        "county_officer": ["return"],
        "province_officer": ["return"],
        "auditor": [],
        "administrator": [],
    }


def test_a_clerk_does_not_withdraw_what_is_accepted(cast, page_of, corrected):
    assert acts_of(page_of, cast.clerk, corrected) == {
        "correct": True,
        "accept": False,
        "return": False,
        "withdraw": False,
    }


def test_a_returned_record_shows_the_reason_and_opens_the_form(cast, page_of, talk):
    activity = return_activity(cast.county_officer, talk().activity, "请按签到表核对人次")
    response = page_of(cast.clerk).get(url_of(activity))
    assert "请按签到表核对人次" in response.text
    assert "更正后再提交" in response.text


def test_a_pending_correction_says_which_figures_stand(cast, page_of, corrected):
    activity = correct_activity(cast.clerk, corrected, revision=2, reason="更正", attendance_onsite=90)
    response = page_of(cast.clerk).get(url_of(activity))
    assert "各级总数里现在仍是第 2 版的数字；第 3 版审核通过后才改。" in response.text


def test_what_is_unusual_is_flagged_to_the_reviewer(cast, page_of, talk):
    activity = talk(attendance_onsite=8000).activity
    words = "宣讲现场人次 8,000 人次，常见的是 0–5,000"
    assert words in page_of(cast.reviewer).get(url_of(activity)).text
    assert words not in page_of(cast.clerk).get(url_of(activity)).text


def test_a_joint_host_reads_it_and_is_offered_nothing(cast, page_of, talk):
    activity = talk(hosts=[cast.school]).activity
    assert not any(acts_of(page_of, cast.school_clerk, activity).values())


def test_a_withdrawn_record_stays_readable(cast, page_of, talk):
    activity = withdraw_activity(cast.clerk, talk().activity, "记重了")
    response = page_of(cast.clerk).get(url_of(activity))
    assert "记重了" in response.text
    assert "账上现在没有这条记录的数字。" in response.text
    assert "已撤回" in response.text


def test_what_was_typed_is_shown_as_text_not_as_markup(cast, page_of, talk):
    activity = talk(title="<script>alert(1)</script>", story="<b>粗</b>").activity
    text = page_of(cast.clerk).get(url_of(activity)).text
    assert "<script>alert" not in text
    assert "<b>粗" not in text


def test_strangers_and_unknown_records_get_404(cast, page_of, talk):
    assert page_of(cast.stranger).get(url_of(talk().activity)).status_code == 404
    assert page_of(cast.clerk).get(f"/records/{uuid.uuid4()}/").status_code == 404


def test_another_method_gets_405(cast, page_of, talk):
    assert page_of(cast.clerk).post(url_of(talk().activity)).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_versions(cast, page_of, talk, count_queries):
    activity = talk().activity
    client, asked = page_of(cast.clerk), []
    for until in (3, 30):
        for revision in range(activity.revision, until):
            changes = {"attendance_onsite": 80 + revision}
            activity = correct_activity(cast.clerk, activity, revision=revision, **changes)
        asked.append(count_queries(client, url_of(activity)))
    assert asked[0] == asked[1]
