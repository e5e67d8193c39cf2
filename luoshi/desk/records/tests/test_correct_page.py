import pytest

from luoshi.activities.actions import accept_activity, correct_activity, return_activity, withdraw_activity
from luoshi.activities.models import Activity, Version
from luoshi.ledger.models import Entry


def url_of(activity) -> str:
    return f"/records/{activity.uid}/correct/"


def sent(activity, **changes):
    return {
        "kind": "talk",
        "title": activity.title,
        "held_on": activity.held_on.isoformat(),
        "place": activity.place,
        "attendance_onsite": "80",
        "attendance_online": "30",
        "measures": [str(measure.pk) for measure in activity.measures.all()],
        "revision": "1",
        "reason": "按签到表更正",
        **changes,
    }


@pytest.fixture
def accepted(cast, talk, measure):
    return accept_activity(cast.reviewer, talk(measures=[measure]).activity, 1)


def test_the_form_says_what_the_record_says(cast, page_of, accepted, measure):
    form = page_of(cast.clerk).get(url_of(accepted)).context["page"].form
    said = {name: form[name].value() for name in ("title", "attendance_onsite", "measures", "revision")}
    assert said == {
        "title": "安全生产专题宣讲",
        "attendance_onsite": 80,
        "measures": [str(measure.pk)],
        "revision": 1,
    }


def test_a_reviewers_correction_makes_two_entries_and_leads_back_to_the_record(cast, page_of, accepted):
    before = Entry.objects.count()
    response = page_of(cast.reviewer).post(url_of(accepted), sent(accepted, attendance_onsite="88"))
    assert response["Location"] == f"/records/{accepted.uid}/"
    assert Entry.objects.count() == before + 2
    assert Version.objects.get(revision=2).reason == "按签到表更正"


def test_a_clerks_correction_says_that_it_waits(cast, page_of, accepted):
    client = page_of(cast.clerk)
    response = client.post(url_of(accepted), sent(accepted, attendance_onsite="88"), follow=True)
    assert "已提交更正（第 2 版），等本单位审核。" in response.text


def test_a_returned_record_shows_the_reason_in_the_form_and_is_handed_in_again(cast, page_of, talk):
    activity = return_activity(cast.county_officer, talk().activity, "人次请核对")
    client = page_of(cast.clerk)
    assert "人次请核对" in client.get(url_of(activity)).text
    client.post(url_of(activity), sent(activity, attendance_onsite="78", reason=""))
    activity.refresh_from_db()
    assert (activity.state, activity.revision, activity.attendance_onsite) == ("submitted", 2, 78)


def test_a_stale_form_shows_both_and_keeps_both(cast, page_of, accepted):
    correct_activity(cast.reviewer, accepted, revision=1, reason="更正", attendance_onsite=88, place="二车间")
    client = page_of(cast.clerk)
    response = client.post(url_of(accepted), sent(accepted, title="班组安全宣讲"))
    assert response.status_code == 409
    page = response.context["page"]
    assert "已改到第 2 版（您看到的是第 1 版）" in page.stale
    assert [(one.label, one.before, one.after) for one in page.mine] == [
        ("标题", "安全生产专题宣讲", "班组安全宣讲")
    ]
    assert {(one.label, one.after) for one in page.theirs} == {("现场人次", "88"), ("地点", "二车间")}
    merged = {name: page.form[name].value() for name in ("title", "attendance_onsite", "place", "revision")}
    assert merged == {"title": "班组安全宣讲", "attendance_onsite": 88, "place": "二车间", "revision": 2}
    assert page.form["reason"].value() == "按签到表更正"
    assert Activity.objects.get().revision == 2


def test_two_clicks_on_submit_make_one_version(cast, page_of, accepted):
    client = page_of(cast.clerk)
    for _ in range(2):
        response = client.post(url_of(accepted), sent(accepted, attendance_onsite="88"))
        assert response.status_code == 302
    assert Version.objects.count() == 2


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(cast, page_of, accepted):
    wrong = sent(accepted, held_on="2026-05-11", attendance_onsite="-1", title="新标题", reason="")
    response = page_of(cast.clerk).post(url_of(accepted), wrong)
    assert response.status_code == 422
    form = response.context["page"].form
    assert sorted(form.errors) == ["attendance_onsite", "held_on", "reason"]
    assert form["title"].value() == "新标题"


def test_no_change_is_said(cast, page_of, accepted):
    response = page_of(cast.clerk).post(url_of(accepted), sent(accepted))
    assert response.status_code == 422
    assert "没有改动" in response.text


@pytest.mark.parametrize("revision", ["", "0", "99", "x"])
def test_a_forged_revision_stores_nothing(cast, page_of, accepted, revision):
    response = page_of(cast.clerk).post(url_of(accepted), sent(accepted, title="新", revision=revision))
    assert response.status_code in (404, 422)
    assert Version.objects.count() == 1


def test_further_joint_hosts_stay(cast, page_of, talk):
    activity = talk(hosts=[cast.school, cast.town]).activity
    data = sent(activity, hosts=str(cast.school.pk), hosts_text=cast.school.name, title="新标题")
    page_of(cast.clerk).post(url_of(activity), data)
    assert set(activity.hosts.all()) == {cast.works, cast.school, cast.town}
    assert Version.objects.get(revision=2).content["hosts"] == [
        cast.works.pk,
        cast.school.pk,
        cast.town.pk,
    ]


@pytest.mark.parametrize("who", ["county_officer", "school_clerk", "stranger", "auditor"])
def test_only_the_owning_unit_corrects(cast, page_of, talk, who):
    activity = talk(hosts=[cast.school]).activity
    assert page_of(getattr(cast, who)).get(url_of(activity)).status_code == 404
    assert page_of(getattr(cast, who)).post(url_of(activity), {}).status_code == 404


def test_a_withdrawn_record_cannot_be_corrected(cast, page_of, talk):
    activity = withdraw_activity(cast.clerk, talk().activity, "记重了")
    client = page_of(cast.clerk)
    assert client.get(url_of(activity)).status_code == 404
    assert client.post(url_of(activity), sent(activity, title="新")).status_code == 409


def test_another_method_gets_405(cast, page_of, talk):
    assert page_of(cast.clerk).put(url_of(talk().activity)).status_code == 405
