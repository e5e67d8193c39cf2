"""The clerk's minute on a real phone-sized browser: no record is lost, none arrives under two names."""

import io
import re

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from PIL import Image

from luoshi.web.outbox import answer_receipt
from luoshi.web.tests.site import SERVER

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]

NO_NETWORK = "没有网络，已存在本机，联网后自动送出"
UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture(autouse=True)
def server():
    SERVER.arrived.clear()
    SERVER.failures.clear()
    return SERVER


@pytest.fixture
def phone(device):
    page = device.new_page()
    page.goto("/record/")
    return page


def write_down(page, attendance: str = "86") -> None:
    page.get_by_label("现场多少人").fill(attendance)
    page.get_by_role("button", name="记一笔").click()


def uids() -> list[str]:
    return [uid for uid, _, _ in SERVER.arrived]


def test_a_record_is_sent_once_and_ends_on_its_receipt(phone):
    write_down(phone)
    phone.wait_for_url("**/kit/receipt/")
    assert phone.get_by_text("7KQ4A-9XD3M").is_visible()
    assert len(uids()) == 1
    assert UUID4.fullmatch(uids()[0])


def test_without_network_the_record_waits_and_goes_when_it_is_back(phone, device):
    device.set_offline(True)
    write_down(phone)
    phone.get_by_text(NO_NETWORK).wait_for()
    assert uids() == []
    phone.get_by_text("1 条记录存在本机").wait_for()
    device.set_offline(False)
    phone.get_by_text("存在本机的记录已送出").wait_for()
    assert len(uids()) == 1
    assert SERVER.arrived[0][1]["attendance"] == "86"
    assert phone.get_by_text("条记录存在本机，等待").count() == 0


def test_a_lost_answer_sends_the_same_uid_again(phone, device):
    SERVER.failures.append(lambda request: HttpResponse(status=503))
    write_down(phone)
    phone.get_by_text("服务器暂时没有回应，已存在本机").wait_for()
    phone.get_by_role("button", name="现在送出").click()
    phone.get_by_text("存在本机的记录已送出").wait_for()
    assert len(uids()) == 2
    assert uids()[0] == uids()[1]


def test_a_waiting_record_goes_when_a_page_is_opened_again(phone, device):
    SERVER.failures.append(lambda request: HttpResponse(status=502))
    write_down(phone)
    phone.get_by_text("已存在本机，稍后自动送出").wait_for()
    phone.close()
    later = device.new_page()
    later.goto("/record/")
    later.get_by_text("存在本机的记录已送出").wait_for()
    assert len(set(uids())) == 1
    assert len(uids()) == 2


def test_two_records_without_network_keep_two_names_and_their_order(phone, device, until):
    device.set_offline(True)
    write_down(phone, "10")
    phone.get_by_text("1 条记录存在本机").wait_for()
    write_down(phone, "20")
    phone.get_by_text("2 条记录存在本机").wait_for()
    device.set_offline(False)
    until(phone, "!document.querySelector('.signal-waiting')")
    assert [fields["attendance"] for _, fields, _ in SERVER.arrived] == ["10", "20"]
    assert len(set(uids())) == 2


def test_a_record_that_the_server_cannot_digest_does_not_hold_up_the_next(phone, device):
    device.set_offline(True)
    for waiting, attendance in enumerate(("10", "20"), 1):
        write_down(phone, attendance)
        phone.get_by_text(
            f"{waiting} 条记录存在本机"
        ).wait_for()  # what is said below would be there from the first

    def digest(request):
        if request.POST["attendance"] == "10":
            return HttpResponse(status=500)
        return answer_receipt(request, receipt="7KQ4A-9XD3M", url="/kit/receipt/")

    SERVER.failures += [digest] * 20  # however often the device tries again
    device.set_offline(False)
    phone.get_by_text("存在本机的记录已送出").wait_for()
    assert [fields["attendance"] for _, fields, _ in SERVER.arrived][:2] == ["10", "20"]
    phone.get_by_text("1 条记录存在本机").wait_for()


def test_a_draft_survives_a_reload(phone, until):
    phone.get_by_label("现场多少人").fill("57")
    phone.get_by_label("地点").fill("三号车间")
    until(phone, "Object.keys(localStorage).some((key) => key.startsWith('draft:'))")
    phone.reload()
    phone.get_by_role("button", name="接着填").click()
    assert phone.get_by_label("现场多少人").input_value() == "57"
    assert phone.get_by_label("地点").input_value() == "三号车间"


def test_a_draft_is_gone_once_the_record_is_in(phone):
    phone.get_by_label("地点").fill("三号车间")
    write_down(phone)
    phone.wait_for_url("**/kit/receipt/")
    phone.goto("/record/")
    phone.wait_for_load_state("networkidle")
    assert phone.get_by_role("button", name="接着填").count() == 0


def test_errors_stand_beside_the_field_and_nothing_is_lost(phone):
    phone.get_by_label("地点").fill("三号车间")
    write_down(phone, "-3")
    field = phone.locator('[data-field="attendance"]')
    field.locator(".field-error").wait_for()
    assert phone.get_by_label("现场多少人").get_attribute("aria-invalid") == "true"
    assert phone.get_by_label("现场多少人").input_value() == "-3"
    assert phone.get_by_label("地点").input_value() == "三号车间"
    assert phone.locator("[data-form-errors]").is_visible()
    write_down(phone, "3")
    phone.wait_for_url("**/kit/receipt/")
    assert len(set(uids())) == 1


@pytest.mark.parametrize(
    "refusal",
    [
        lambda request: HttpResponse("no", status=403),
        lambda request: HttpResponseRedirect("/kit/receipt/"),
    ],
    ids=["403", "sign-in page"],
)
def test_a_lost_session_is_said_plainly_and_the_record_is_kept(phone, refusal):
    SERVER.failures.append(refusal)
    write_down(phone)
    phone.get_by_text("请重新登录").wait_for()
    phone.get_by_text("1 条记录存在本机").wait_for()
    phone.reload()
    phone.get_by_text("存在本机的记录已送出").wait_for()
    assert len(set(uids())) == 1


def test_a_record_refused_later_can_be_opened_and_put_right(phone, device):
    device.set_offline(True)
    phone.get_by_label("地点").fill("三号车间")
    write_down(phone, "-3")
    phone.get_by_text(NO_NETWORK).wait_for()
    device.set_offline(False)
    phone.get_by_role("link", name="打开").click()
    phone.locator('[data-field="attendance"] .field-error').wait_for()
    assert phone.get_by_label("地点").input_value() == "三号车间"
    write_down(phone, "3")
    phone.wait_for_url("**/kit/receipt/")
    assert len(set(uids())) == 1
    assert phone.get_by_role("link", name="打开").count() == 0


def test_another_person_on_this_device_does_not_send_it(phone, device):
    SERVER.failures.append(lambda request: HttpResponse(status=503))
    write_down(phone)
    phone.get_by_text("已存在本机，稍后自动送出").wait_for()
    phone.close()
    other = device.new_page()
    other.goto("/record/?as=other")
    other.wait_for_load_state("networkidle")
    assert len(uids()) == 1
    assert other.locator(".signal-waiting").count() == 0


def photograph() -> bytes:
    """A 4000 x 3000 JPEG that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (30.0, 39.0, 0.0)
    held = io.BytesIO()
    Image.new("RGB", (4000, 3000), "#7a9").save(held, "JPEG", exif=exif)
    return held.getvalue()


def test_a_photo_is_shrunk_and_forgets_its_place_even_when_it_waits(phone, device):
    device.set_offline(True)
    phone.locator("input[name=photo]").set_input_files(
        {"name": "现场.JPG", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    phone.get_by_text("未包含拍摄地点").wait_for()
    write_down(phone)
    phone.get_by_text(NO_NETWORK).wait_for()
    device.set_offline(False)
    phone.get_by_text("存在本机的记录已送出").wait_for()
    picture = Image.open(io.BytesIO(SERVER.arrived[0][2]))
    assert picture.size == (1600, 1200)
    assert not picture.getexif()


def test_a_refused_record_is_opened_again_with_its_photo(phone, device):
    device.set_offline(True)
    phone.locator("input[name=photo]").set_input_files(
        {"name": "现场.JPG", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    write_down(phone, "-3")
    phone.get_by_text(NO_NETWORK).wait_for()
    device.set_offline(False)
    phone.get_by_role("link", name="打开").click()
    phone.get_by_text("现场.jpg").wait_for()
    write_down(phone, "3")
    phone.wait_for_url("**/kit/receipt/")
    assert Image.open(io.BytesIO(SERVER.arrived[-1][2])).size == (1600, 1200)
    assert len(set(uids())) == 1


def test_where_the_page_is_not_served_over_https_a_uid_is_still_made(device):
    page = device.new_page()
    page.add_init_script("delete Crypto.prototype.randomUUID")
    page.goto("/record/")
    write_down(page)
    page.wait_for_url("**/kit/receipt/")
    assert UUID4.fullmatch(uids()[0])


def test_without_javascript_the_form_posts_and_shows_the_receipt(chromium, address):
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/record/")
    write_down(page)
    page.wait_for_url("**/kit/receipt/")
    context.close()


def test_the_record_page_says_nothing_wrong_on_the_console(phone, faults):
    heard = faults(phone)
    phone.reload()
    phone.wait_for_load_state("networkidle")
    assert heard == []


def test_the_record_page_opens_without_network_and_what_it_records_arrives(phone, device, until):
    until(phone, "document.documentElement.dataset.kept && navigator.serviceWorker.controller")
    phone.close()
    device.set_offline(True)
    page = device.new_page()
    page.goto("/record/")
    write_down(page)
    page.get_by_text(NO_NETWORK).wait_for()
    device.set_offline(False)
    page.get_by_text("存在本机的记录已送出").wait_for()
    assert len(uids()) == 1


def test_signing_out_forgets_drafts_and_kept_pages(phone, until):
    phone.get_by_label("地点").fill("三号车间")
    until(phone, "document.documentElement.dataset.kept && Object.keys(localStorage).length > 0")
    phone.evaluate("document.querySelector('[data-signs-out]').action = '/save/'")
    phone.locator("[data-drop-down] summary").click()
    phone.get_by_role("button", name="退出").click()
    phone.get_by_text("已保存").wait_for()
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length") == 0
    until(phone, "caches.has('luoshi-kept-pages').then((has) => !has)")
