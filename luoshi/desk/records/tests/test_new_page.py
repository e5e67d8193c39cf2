import json
import uuid
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from luoshi.activities.models import Activity
from luoshi.activities.tests.stories import deliver_measure

URL = "/records/new/"


def said(**changes):
    return {
        "uid": str(uuid.uuid4()),
        "kind": "talk",
        "title": "安全生产专题宣讲",
        "held_on": "2026-05-04",
        "place": "一车间",
        "attendance_onsite": "80",
        "attendance_online": "30",
        **changes,
    }


def from_outbox(client, data, url=URL):
    return client.post(url, data, headers={"X-Requested-With": "outbox", "Accept": "application/json"})


def test_the_form_is_filled_in_as_far_as_it_is_known(cast, page_of, talk):
    talk(place="二车间")
    response = page_of(cast.clerk).get(URL)
    assert response.status_code == 200
    assert "澜江机床厂工会 · 今天 · 宣讲 · 二车间" in response.text
    assert response.context["page"].form["held_on"].value() == date(2026, 5, 10)


def test_the_page_is_not_kept_for_the_back_button(cast, page_of):
    assert "no-store" in page_of(cast.clerk).get(URL)["Cache-Control"]


def test_a_link_for_a_measure_fills_it_in(cast, page_of, measure):
    client = page_of(cast.clerk)
    response = client.get(URL, {"measure": measure.pk})
    assert "为措施“开展安全生产宣讲”" in response.text
    assert response.context["page"].form["measures"].value() == [str(measure.pk)]


def test_measures_of_one_plan_say_its_name_once(cast, page_of, measure):
    field = page_of(cast.clerk).get(URL).context["page"].form["measures"]
    assert field.label == "为《安全生产宣讲方案》的哪项措施做的（可不选）"
    assert [label for _, label in field.field.choices] == ["开展安全生产宣讲"]


def test_measures_of_two_plans_say_which_is_whose(cast, page_of, measure):
    deliver_measure(cast, plan="暖冬方案", title="开放暖心驿站")
    field = page_of(cast.clerk).get(URL).context["page"].form["measures"]
    assert field.label == "为哪项措施做的（可不选）"
    assert sorted(label for _, label in field.field.choices) == [
        "开展安全生产宣讲（安全生产宣讲方案）",
        "开放暖心驿站（暖冬方案）",
    ]


@pytest.mark.parametrize("asked", ["999999", "x", "", "９", "1" * 40])
def test_a_link_for_an_unknown_measure_is_a_form_without_one(cast, page_of, measure, asked):
    response = page_of(cast.clerk).get(URL, {"measure": asked})
    assert response.status_code == 200
    assert not response.context["page"].known_measure


@pytest.mark.parametrize(("asked", "chosen"), [("", "talk"), ("discussion", "discussion"), ("x", "talk")])
def test_one_kind_is_chosen_already(cast, page_of, asked, chosen):
    form = page_of(cast.clerk).get(URL, {"kind": asked}).context["page"].form
    assert form["kind"].value() == chosen


def test_a_link_for_a_kind_asks_that_kinds_own_fields_only(cast, page_of):
    response = page_of(cast.clerk).get(URL, {"kind": "piece"})
    asked = [bound.name for bound in response.context["page"].kind_fields]
    assert asked == ["extra-outlet", "extra-link"]


def test_choosing_another_kind_fetches_only_its_fields(cast, page_of):
    response = page_of(cast.clerk).get(URL, {"kind": "piece"}, headers={"HX-Request": "true"})
    assert "刊发媒体" in response.text
    assert "<html" not in response.text


def test_the_outbox_gets_the_receipt_as_json(cast, page_of):
    data = said()
    response = from_outbox(page_of(cast.clerk), data)
    assert response.status_code == 201
    answer = json.loads(response.content)
    activity = Activity.objects.get()
    assert str(activity.uid) == data["uid"]
    assert answer["url"] == f"/records/{activity.uid}/receipt/"
    assert len(answer["receipt"]) == 11
    assert (activity.title, activity.attendance_onsite, activity.org) == (
        "安全生产专题宣讲",
        80,
        cast.works,
    )


def test_without_javascript_the_browser_is_led_to_the_receipt(cast, page_of):
    data = said()
    response = page_of(cast.clerk).post(URL, data)
    assert response.status_code == 302
    assert response["Location"] == f"/records/{data['uid']}/receipt/"


def test_the_page_names_no_record_for_a_browser_with_scripts(cast, page_of):
    client = page_of(cast.clerk)
    page = client.get(URL).context["page"]
    assert page.form["uid"].value() is None
    assert page.spare_uid != client.get(URL).context["page"].spare_uid


def test_without_a_uid_the_server_makes_one(cast, page_of):
    page_of(cast.clerk).post(URL, said(uid=""))
    assert Activity.objects.get().uid.version == 4


def test_without_javascript_the_spare_uid_names_the_record(cast, page_of):
    spare = str(uuid.uuid4())
    client = page_of(cast.clerk)
    for _ in range(2):
        client.post(URL, said(uid=["", spare]))
    assert str(Activity.objects.get().uid) == spare


def test_a_second_arrival_gets_the_same_receipt_and_makes_no_second_record(cast, page_of):
    client, data = page_of(cast.clerk), said()
    first = json.loads(from_outbox(client, data).content)
    again = json.loads(from_outbox(client, {**data, "title": ""}).content)
    assert again["receipt"] == first["receipt"]
    assert again["url"].endswith("?again=1")
    assert Activity.objects.count() == 1


def test_another_units_uid_is_not_found_and_tells_nothing(cast, page_of, talk):
    data = said(uid=str(talk(cast.stranger, title="纺织厂的宣讲").activity.uid))
    client = page_of(cast.clerk)
    assert client.post(URL, data).status_code == 404
    answer = from_outbox(client, data)
    assert answer.status_code == 422
    assert json.loads(answer.content)["errors"] == {"__all__": ["没有找到您要的内容，或者您无权查看。"]}
    assert Activity.objects.count() == 1


def test_everything_wrong_is_said_at_once_beside_its_field(cast, page_of):
    bad = said(title="", held_on="2026-05-11", attendance_onsite="-5", attendance_online="很多")
    response = from_outbox(page_of(cast.clerk), bad)
    assert response.status_code == 422
    errors = json.loads(response.content)["errors"]
    assert errors == {
        "title": ["请写上标题，例如“安全生产专题宣讲”。"],
        "held_on": ["2026-05-11 还没有到（今天是 2026-05-10）。请改成实际举办的日期，或等办完以后再记。"],
        "attendance_onsite": ["不能是负数（现在是 -5）。没有请填 0 或留空。"],
        "attendance_online": ["请填一个整数，例如 80。"],
    }
    assert Activity.objects.count() == 0


def test_without_javascript_what_was_typed_is_shown_again_with_the_errors(cast, page_of):
    response = page_of(cast.clerk).post(URL, said(title="班组宣讲", attendance_onsite="-5"))
    assert response.status_code == 422
    assert 'value="班组宣讲"' in response.text
    assert "不能是负数" in response.text


@pytest.mark.parametrize(
    ("typed", "number"), [("８０", 80), ("1,200", 1200), ("1，200", 1200), ("80人次", 80), (" 80 ", 80)]
)
def test_numbers_are_understood_as_people_type_them(cast, page_of, typed, number):
    from_outbox(page_of(cast.clerk), said(attendance_onsite=typed))
    assert Activity.objects.get().attendance_onsite == number


def photo_file(name="photo.jpg", body=None):
    file = BytesIO(body or b"")
    if body is None:
        Image.new("RGB", (40, 30), "green").save(file, "JPEG")
    file.seek(0)
    file.name = name
    return file


def test_a_photo_is_kept(cast, page_of, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    from_outbox(page_of(cast.clerk), said(photo=photo_file()))
    assert Activity.objects.get().photo


def test_a_file_that_is_no_photo_is_said_beside_the_field(cast, page_of):
    response = from_outbox(page_of(cast.clerk), said(photo=photo_file("a.jpg", b"%PDF-1.7")))
    assert list(json.loads(response.content)["errors"]) == ["photo"]
    assert Activity.objects.count() == 0


def test_a_joint_host_is_named_by_its_id(cast, page_of):
    from_outbox(page_of(cast.clerk), said(hosts=str(cast.school.pk), hosts_text=cast.school.name))
    assert set(Activity.objects.get().hosts.all()) == {cast.works, cast.school}


@pytest.mark.parametrize("typed", ["丰澜县第二中学工会", "900101-0001"])
def test_without_javascript_a_joint_host_is_named_in_full_or_by_code(cast, page_of, typed):
    page_of(cast.clerk).post(URL, said(hosts="", hosts_text=typed))
    assert cast.school in Activity.objects.get().hosts.all()


def test_an_emptied_joint_host_is_none(cast, page_of):
    from_outbox(page_of(cast.clerk), said(hosts=str(cast.school.pk), hosts_text=""))
    assert list(Activity.objects.get().hosts.all()) == [cast.works]


@pytest.mark.parametrize(
    ("chosen", "typed", "words"),
    [("", "没有这个单位", "没有找到“没有这个单位”"), ("own", "澜江机床厂工会", "已经是举办单位")],
)
def test_a_joint_host_that_cannot_be_is_said_beside_the_field(cast, page_of, chosen, typed, words):
    chosen = str(cast.works.pk) if chosen else ""
    response = from_outbox(page_of(cast.clerk), said(hosts=chosen, hosts_text=typed))
    assert words in json.loads(response.content)["errors"]["hosts"][0]


def test_the_record_serves_the_measure_that_was_ticked(cast, page_of, measure):
    from_outbox(page_of(cast.clerk), said(measures=[str(measure.pk)]))
    assert list(Activity.objects.get().measures.all()) == [measure]


def test_a_piece_is_recorded_with_its_own_fields(cast, page_of):
    data = said(kind="piece", **{"extra-outlet": "澜州日报", "extra-link": "https://example.com/1"})
    from_outbox(page_of(cast.clerk), data)
    activity = Activity.objects.get()
    assert activity.extra == {"outlet": "澜州日报", "link": "https://example.com/1"}
    assert activity.attendance_onsite is None


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_who_may_not_record_gets_404(cast, page_of, who):
    assert page_of(getattr(cast, who)).get(URL).status_code == 404


def test_another_method_gets_405(cast, page_of):
    assert page_of(cast.clerk).put(URL).status_code == 405


def test_the_form_asks_the_same_questions_after_3_records_and_after_30(cast, page_of, talk, count_queries):
    client, asked = page_of(cast.clerk), []
    for records in (3, 27):
        for _ in range(records):
            talk()
        asked.append(count_queries(client, URL))
    assert asked[0] == asked[1]
