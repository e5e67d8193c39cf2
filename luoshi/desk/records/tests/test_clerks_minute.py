"""The clerk's minute in a real browser at 390 px: few fields, no connection, one record, a receipt."""

import re
import time
from datetime import timedelta

import pytest

from luoshi.activities.actions import record_activity
from luoshi.activities.models import Activity
from luoshi.catalogue.models import Kind
from luoshi.common import clock, identifiers
from luoshi.conftest import hold_post
from luoshi.people.models import Role

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]

PHONE = 390
RECEIPT = re.compile(r"[3-9A-Y]{5}-[3-9A-Y]{5}")


@pytest.fixture
def on_10_may():
    """The server's threads do not share this test's held clock: these stories play today."""


@pytest.fixture
def today(measure):
    """Today, inside the measure's window."""
    day = clock.today()
    measure.starts_on, measure.ends_on = day - timedelta(days=3), day + timedelta(days=3)
    measure.save()
    return day


class Typist:
    """Types into a phone's form at a person's pace and counts the fields typed into."""

    def __init__(self, page, *, delay: int = 0) -> None:
        self.page, self.delay, self.typed = page, delay, []

    def type(self, label: str, text: str) -> None:
        self.typed.append(label)
        field = self.page.get_by_label(label)
        field.click()
        field.press_sequentially(text, delay=self.delay)

    def send(self) -> None:
        self.page.get_by_role("button", name="记一笔").click()


def first_record(cast, today):
    """The record of an earlier day: the form knows the place from it."""
    record_activity(
        cast.clerk,
        uid=identifiers.new_uid(),
        kind=Kind.objects.get(code="talk"),
        title="上一场",
        held_on=today - timedelta(days=1),
        place="一车间",
    )


def test_a_talk_is_recorded_in_few_fields_with_the_connection_lost_in_the_middle(
    cast, measure, today, window_of
):
    first_record(cast, today)
    page = window_of(cast.clerk, width=PHONE)
    page.goto(f"/records/new/?measure={measure.pk}")
    typist = Typist(page)
    typist.type("标题", "安全生产专题宣讲")
    typist.type("现场人次", "80")
    page.context.set_offline(True)
    typist.type("线上人次", "30")
    typist.send()
    page.get_by_text("没有网络，已存在本机").wait_for()
    assert Activity.objects.count() == 1
    page.context.set_offline(False)
    page.get_by_text("存在本机的记录已送出").wait_for()
    page.locator("#messages a").click()
    page.wait_for_url("**/receipt/")
    assert RECEIPT.fullmatch(page.locator(".receipt-number").text_content().strip())
    record = Activity.objects.exclude(title="上一场").get()
    assert (record.title, record.attendance_onsite, record.attendance_online) == ("安全生产专题宣讲", 80, 30)
    assert (record.place, record.held_on) == ("一车间", today)
    assert list(record.measures.all()) == [measure]
    assert len(typist.typed) == 3


def test_from_the_link_to_the_receipt_takes_less_than_a_minute_on_a_slow_phone(
    cast, measure, today, window_of
):
    page = window_of(cast.clerk, width=PHONE)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    # The usual profile of a poor 3G connection: 400 kbit/s both ways, 400 ms there and back.
    profile = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", profile)
    began = time.monotonic()
    page.goto("/records/new/")
    typist = Typist(page, delay=250)
    typist.type("标题", "安全生产专题宣讲")
    typist.type("在哪里", "一车间")
    typist.type("现场人次", "80")
    typist.type("线上人次", "30")
    page.get_by_text("开展安全生产宣讲").click()
    typist.send()
    page.locator(".receipt-number").wait_for()
    seconds = time.monotonic() - began
    assert len(typist.typed) + 1 <= 6
    assert seconds < 60
    assert list(Activity.objects.get().measures.all()) == [measure]


def test_two_presses_make_one_record(cast, measure, today, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    Typist(page).type("标题", "安全生产专题宣讲")
    page.get_by_role("button", name="记一笔").dblclick()
    page.locator(".receipt-number").wait_for()
    assert Activity.objects.count() == 1


def test_a_form_opened_in_one_post_makes_no_record_for_another(cast, measure, today, window_of, client):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    Typist(page).type("标题", "安全生产专题宣讲")
    elsewhere = hold_post(cast.school, Role.CLERK, "linshi", "林时").post
    elsewhere.person = cast.clerk.person
    elsewhere.save()
    choose_post(client, elsewhere)
    Typist(page).send()
    page.get_by_text("记录仍在本机").wait_for()
    assert Activity.objects.count() == 0
    choose_post(client, cast.clerk.post)
    page.reload()
    page.get_by_text("存在本机的记录已送出").wait_for()
    assert Activity.objects.get().org == cast.works


def choose_post(client, post) -> None:
    """As another tab of the same browser does it."""
    session = client.session
    session["post"] = post.pk
    session.save()


def test_going_back_after_the_receipt_begins_another_record(cast, measure, today, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    for number in ("一", "二"):
        typist = Typist(page)
        typist.type("标题", f"第{number}场")
        typist.send()
        page.locator(".receipt-number").wait_for()
        page.go_back()
        page.get_by_label("标题").wait_for()
        page.get_by_label("标题").fill("")
    assert sorted(Activity.objects.values_list("title", flat=True)) == ["第一场", "第二场"]


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(cast, today, measure, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    typist = Typist(page)
    typist.type("标题", "安全生产专题宣讲")
    typist.type("现场人次", "-5")
    page.locator("details.prefilled summary").first.click()
    page.get_by_label("哪天").fill((today + timedelta(days=1)).isoformat())
    typist.send()
    page.locator("[data-field=attendance_onsite] .field-error").wait_for()
    assert "不能是负数" in page.locator("[data-field=attendance_onsite]").text_content()
    assert "还没有到" in page.locator("[data-field=held_on]").text_content()
    assert page.get_by_label("标题").input_value() == "安全生产专题宣讲"
    assert Activity.objects.count() == 0


def test_the_line_of_known_fields_says_what_was_changed(cast, measure, today, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    line = page.locator("[data-says]")
    assert line.text_content() == "澜江机床厂工会 · 今天 · 宣讲"
    page.locator("details.prefilled summary").first.click()
    yesterday = today - timedelta(days=1)
    page.get_by_label("哪天").fill(yesterday.isoformat())
    page.get_by_label("座谈研讨").check()
    page.get_by_label("哪天").blur()
    assert line.text_content() == f"澜江机床厂工会 · {yesterday.isoformat()} · 座谈研讨"


def test_another_kind_asks_its_own_fields_and_keeps_what_both_ask(cast, measure, today, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    typist = Typist(page)
    typist.type("现场人次", "80")
    page.locator("details.prefilled summary").first.click()
    page.get_by_label("培训").check()
    page.wait_for_load_state("networkidle")
    assert page.get_by_label("现场人次").input_value() == "80"
    page.get_by_label("宣传报道").check()
    page.get_by_label("刊发媒体").wait_for()
    assert page.get_by_label("现场人次").count() == 0


def test_a_draft_of_another_kind_comes_back_with_the_fields_of_that_kind(cast, measure, today, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    page.locator("details.prefilled summary").first.click()
    page.get_by_label("宣传报道").check()
    page.get_by_label("刊发媒体").fill("县融媒体中心")
    page.reload()
    page.get_by_role("button", name="接着填").click()
    page.get_by_label("刊发媒体").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    assert page.get_by_label("宣传报道").is_checked()
    assert page.get_by_label("刊发媒体").input_value() == "县融媒体中心"
    assert page.get_by_label("现场人次").count() == 0


def test_a_kept_page_opens_without_a_network_on_the_present_day_and_makes_records_of_its_own(
    cast, measure, today, window_of
):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    page.locator("html[data-kept]").wait_for(state="attached")
    page.context.set_offline(True)
    tomorrow = clock.now() + timedelta(days=1)
    page.clock.set_fixed_time(tomorrow)
    page.reload()
    day = tomorrow.astimezone(clock.CHINA).date()
    assert page.get_by_label("哪天").input_value() == day.isoformat()
    assert page.locator("[data-says]").text_content() == "澜江机床厂工会 · 今天 · 宣讲"
    # The server is still a day behind this phone, and would refuse tomorrow.
    for title in ("第一场", "第二场"):
        page.reload()
        typist = Typist(page)
        typist.type("标题", title)
        page.locator("details.prefilled summary").first.click()
        page.get_by_label("哪天").fill(today.isoformat())
        typist.send()
        page.get_by_text("没有网络，已存在本机").wait_for()
    page.context.set_offline(False)
    page.locator(".signal-waiting").wait_for(state="detached")
    assert sorted(Activity.objects.values_list("title", flat=True)) == ["第一场", "第二场"]


def test_a_joint_host_of_another_city_is_found_by_typing_a_part_of_its_name(cast, measure, today, window_of):
    page = window_of(cast.clerk, width=PHONE)
    page.goto("/records/new/")
    typist = Typist(page)
    typist.type("标题", "跨市联合宣讲")
    page.get_by_text("合办单位、照片、经过").click()
    typist.type("与哪个单位合办", "纺织")
    page.get_by_role("option", name="云泽纺织厂工会").click()
    typist.send()
    page.locator(".receipt-number").wait_for()
    assert set(Activity.objects.get().hosts.all()) == {cast.works, cast.far_works}
