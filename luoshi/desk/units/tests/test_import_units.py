"""The pages of importing units; what an import does with each kind of fault is told in `orgs`."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.orgs.models import Org, UnitImport
from luoshi.orgs.tests.tables import HEADER, WORKS, changed, csv_file, workbook

pytestmark = pytest.mark.django_db
UPLOAD = reverse("units:import")
GOOD = [HEADER, changed(WORKS, code="900101-9", parent="900101")]
BAD = [
    HEADER,
    changed(WORKS, code="a", parent="b"),
    changed(WORKS, code="b", parent="a"),
    changed(WORKS, code="c", parent="900101"),
    changed(WORKS, code="c", parent="900101"),
    changed(WORKS, code="d", parent="nowhere"),
]


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def browser(cast, page_of):
    return page_of(cast.administrator)


def send(browser, content: bytes, name="单位.csv", uid=None):
    file = SimpleUploadedFile(name, content)
    return browser.post(UPLOAD, {"uid": uid or uuid.uuid4(), "file": file})


def test_a_sound_file_is_previewed_and_nothing_is_written_before_it_is_confirmed(browser):
    preview = send(browser, csv_file(GOOD))["Location"]
    shown = browser.get(preview).content.decode()
    assert "导入：新增 1 个，更新 0 个" in shown
    assert "云阳机械厂工会" in shown
    assert not Org.objects.filter(code="900101-9").exists()
    browser.post(preview)
    assert Org.objects.filter(code="900101-9").exists()


def test_confirming_twice_imports_once_and_still_says_what_was_done(browser, cast):
    preview = send(browser, csv_file(GOOD))["Location"]
    for _ in range(2):
        assert browser.post(preview)["Location"] == preview
        assert "已导入：新增 1 个单位，更新 0 个。" in browser.get(preview).content.decode()
    upload = UnitImport.objects.get()
    assert (upload.imported_by, upload.added) == (cast.administrator.person.pk, 1)


def test_sending_the_same_form_twice_keeps_one_file(browser):
    uid = uuid.uuid4()
    assert (
        send(browser, csv_file(GOOD), uid=uid)["Location"]
        == send(browser, csv_file(GOOD), uid=uid)["Location"]
    )
    assert UnitImport.objects.count() == 1


def test_a_circle_a_code_twice_and_a_missing_parent_are_all_named_with_their_rows(browser):
    preview = send(browser, workbook(BAD), "单位.xlsx")["Location"]
    shown = browser.get(preview).content.decode()
    for words in ("上级代码绕成了圈：a → b → a", "代码“c”在第 4 行已经用过", "上级代码“nowhere”"):
        assert words in shown
    assert "有错误，什么也没有写入" in shown
    assert "导入：新增" not in shown
    rows = [(fault.row, fault.column) for fault in browser.get(preview).context["page"].faults]
    assert rows == [(2, "上级代码"), (5, "代码"), (6, "上级代码")]


def test_confirming_in_spite_of_faults_writes_nothing(browser):
    preview = send(browser, csv_file(BAD))["Location"]
    before = Org.objects.count()
    answer = browser.post(preview)
    assert answer.status_code == 409
    assert "文件中有 3 处错误" in answer.content.decode()
    assert Org.objects.count() == before


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "空.csv", "没有单位"),
        (csv_file([HEADER]), "空.csv", "没有单位"),
        (b"%PDF-1.7\n\x01\x02", "通知.pdf", "不是表格"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "照片.png", "不是表格"),
        (bytes.fromhex("D0CF11E0A1B11AE1") * 9, "旧.xls", "旧版 .xls"),
        (b"PK\x03\x04not a workbook", "坏.xlsx", "打不开"),
        (csv_file([["名稱", "代碼"], ["甲", "1"]], "big5"), "繁体.csv", "表头缺少"),
        ("名称,代码\n甲,1\n".encode(), "缺列.csv", "类型、级别、上级代码"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_beside_the_field(browser, content, name, words):
    answer = send(browser, content, name)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not UnitImport.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(browser, settings):
    settings.UPLOAD_MEGABYTES = 0
    assert "请分成几个文件上传" in send(browser, csv_file(GOOD)).content.decode()


def test_no_file_at_all_is_said(browser):
    assert "必填项" in browser.post(UPLOAD, {"uid": uuid.uuid4()}).content.decode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encodings_of_excel_and_wps_are_understood(browser, encoding):
    preview = send(browser, csv_file(GOOD, encoding))["Location"]
    assert "云阳机械厂工会" in browser.get(preview).content.decode()


def test_a_rename_is_shown_before_it_happens(browser, cast):
    row = ["丰收街道总工会（新）", "", "地方工会", "街道", "900101", "900101001", "", "", ""]
    preview = send(browser, csv_file([HEADER, row]))["Location"]
    shown = browser.get(preview).content.decode()
    assert "丰收街道总工会（新）" in shown
    browser.post(preview)
    cast.town.refresh_from_db()
    assert cast.town.name == "丰收街道总工会（新）"


def test_a_file_that_changes_nothing_offers_nothing_to_import(browser):
    preview = send(browser, csv_file(GOOD))["Location"]
    browser.post(preview)
    again = browser.get(send(browser, csv_file(GOOD))["Location"]).content.decode()
    assert "都已在系统中，没有变化" in again


def test_the_empty_table_can_be_filled_in_and_uploaded(browser):
    table = browser.get(reverse("units:import-table"))
    assert table["Content-Disposition"].startswith("attachment")
    shown = browser.get(send(browser, table.content)["Location"])
    assert [fault.column for fault in shown.context["page"].faults] == ["上级代码"]


@pytest.mark.parametrize("who", ["province_officer", "clerk", "auditor", "stranger"])
def test_nobody_else_imports_units(cast, page_of, browser, who):
    preview = send(browser, csv_file(GOOD))["Location"]
    other = page_of(getattr(cast, who))
    assert other.get(UPLOAD).status_code == 404
    assert other.get(reverse("units:import-table")).status_code == 404
    assert other.post(preview).status_code == 404


def test_an_administrator_of_another_unit_does_not_find_the_file(cast, browser):
    preview = send(browser, csv_file(GOOD))["Location"]
    cast.administrator.post.org = cast.city
    cast.administrator.post.save()
    assert browser.get(preview).status_code == 404


def test_no_other_method(browser):
    assert browser.put(UPLOAD).status_code == 405
    assert browser.delete(reverse("units:import-preview", args=[uuid.uuid4()])).status_code == 405
    assert browser.post(reverse("units:import-table")).status_code == 405


@pytest.mark.parametrize("rows", [3, 60])
def test_the_preview_costs_the_same_however_long_the_file(browser, django_assert_max_num_queries, rows):
    units = [changed(WORKS, code=f"n{number}", parent="900101") for number in range(rows)]
    preview = send(browser, csv_file([HEADER, *units]))["Location"]
    with django_assert_max_num_queries(9):
        browser.get(preview)
