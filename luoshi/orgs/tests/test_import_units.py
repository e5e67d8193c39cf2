import uuid
from datetime import UTC, date, datetime

import pytest

from luoshi.common import clock
from luoshi.common.errors import NotFound
from luoshi.orgs import access, keys
from luoshi.orgs.actions import close_unit
from luoshi.orgs.checking import check_tree
from luoshi.orgs.errors import KeySpaceFull, SecondRoot, UnitClosed, WrongLevel
from luoshi.orgs.importing.actions import import_units, import_upload, keep_upload
from luoshi.orgs.importing.errors import (
    BadDate,
    BadDivisionCode,
    CodeTaken,
    CodeTwice,
    EmptyFile,
    FaultsLeft,
    InCircle,
    MissingColumns,
    MissingParent,
    MissingValue,
    NotByImport,
    OddCreditCode,
    TooLong,
    UnknownChoice,
)
from luoshi.orgs.importing.plans import plan_import
from luoshi.orgs.models import KeyVersion, Org, Placement
from luoshi.orgs.tests.tables import CITY, COUNTY, HEADER, PROVINCE, TREE, WORKS, changed, csv_file, workbook
from luoshi.orgs.tests.trees import is_one_range_each

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _held():
    with clock.held_at(datetime(2026, 6, 1, tzinfo=UTC)):
        yield


def load(*rows, under=None):
    return import_units(csv_file([HEADER, *rows]), under=under, by=None)


def findings(*rows, under=None) -> list[tuple[int, str, type]]:
    plan = plan_import(csv_file([HEADER, *rows]), under=under)
    return [(one.row, one.column, type(one.problem)) for one in plan.findings]


@pytest.mark.parametrize("make", [csv_file, workbook])
def test_units_arrive_with_everything_that_the_file_says(make):
    imported = import_units(make(TREE), under=None, by=7)
    assert (imported.added, imported.changed, imported.unchanged) == (4, 0, 0)
    city = Org.objects.get(code="8001")
    assert (city.name, city.short_name, city.level, city.opened_on) == (
        "云阳市总工会",
        "云阳市",
        2,
        date(1951, 3, 2),
    )
    place = Placement.objects.get(org__code="800101-1")
    assert (place.parent.code, place.from_on, place.recorded_by) == ("800101", date(2001, 9, 10), 7)
    assert check_tree() == []
    assert is_one_range_each(clock.today())


def test_rows_may_come_in_any_order():
    load(WORKS, COUNTY, CITY, PROVINCE)
    assert check_tree() == []
    assert Org.objects.get(code="800101-1").key in Org.objects.get(code="8001").span


def test_columns_may_come_in_any_order_under_other_words_below_a_title():
    rows = [
        ["附件2 单位一览表"],
        [],
        ["单位代码*", "上级单位代码", "工会名称（必填）", "层级", "类别", "备注"],
        [80, None, "云江省总工会", "省级", "总工会", "甲"],
        [8001, 80, "云阳市总工会", "设区市", "地方总工会", "乙"],
    ]
    assert import_units(workbook(rows), under=None, by=None).added == 2
    assert Org.objects.get(code="8001").opened_on == date(2026, 6, 1)


def test_the_same_file_twice_changes_nothing():
    content = csv_file(TREE)
    import_units(content, under=None, by=None)
    before = list(Org.objects.order_by("pk").values()), list(Placement.objects.order_by("pk").values())
    imported = import_units(content, under=None, by=None)
    assert (imported.added, imported.changed, imported.unchanged) == (0, 0, 4)
    assert before == (
        list(Org.objects.order_by("pk").values()),
        list(Placement.objects.order_by("pk").values()),
    )


def test_a_changed_name_is_updated_and_said_and_an_empty_cell_keeps_what_is_there():
    import_units(csv_file(TREE), under=None, by=None)
    row = changed(CITY, name="云阳市工会联合总会")
    row[1] = ""
    plan = plan_import(csv_file([HEADER, row]), under=None)
    assert [change.differences for change in plan.changes] == [
        (("name", "云阳市总工会", "云阳市工会联合总会"),)
    ]
    assert load(row).changed == 1
    city = Org.objects.get(code="8001")
    assert (city.name, city.short_name) == ("云阳市工会联合总会", "云阳市")


def test_new_units_join_units_that_exist(cast):
    row = changed(WORKS, code="900101001-2", parent="900101001")
    load(row)
    added = Org.objects.get(code="900101001-2")
    assert added.key == cast.works.key + keys.step_at(5)
    assert check_tree() == []


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (changed(CITY, parent="8"), "上级代码", MissingParent),
        (changed(CITY, code="80"), "代码", CodeTwice),
        (changed(CITY, kind="商会"), "类型", UnknownChoice),
        (changed(CITY, level="局"), "级别", UnknownChoice),
        (changed(CITY, level="省"), "级别", WrongLevel),
        (changed(CITY, name=""), "名称", MissingValue),
        (changed(CITY, code=""), "代码", MissingValue),
        (changed(CITY, name="工" * 121), "名称", TooLong),
        (changed(CITY, opened="2020-13-01"), "成立日期", BadDate),
        (changed(CITY, opened="去年"), "成立日期", BadDate),
        (changed(CITY, opened="2027-01-01"), "成立日期", BadDate),
        (changed(CITY, division="80011"), "行政区划代码", BadDivisionCode),
        (changed(CITY, code="8" * 33), "代码", TooLong),
    ],
)
def test_a_fault_names_its_row_and_column_and_nothing_is_written(row, column, problem):
    assert findings(PROVINCE, row) == [(3, column, problem)]
    with pytest.raises(FaultsLeft, match="row 3"):
        load(PROVINCE, row)
    assert (Org.objects.count(), Placement.objects.count(), KeyVersion.objects.count()) == (0, 0, 0)


def test_all_faults_are_collected_at_once():
    rows = [
        changed(PROVINCE, kind="?"),
        changed(CITY, opened="x", division="y"),
        changed(WORKS, parent="nowhere"),
    ]
    assert findings(*rows) == [
        (2, "类型", UnknownChoice),
        (3, "成立日期", BadDate),
        (3, "行政区划代码", BadDivisionCode),
        (4, "上级代码", MissingParent),
    ]


def test_units_under_a_faulty_row_are_not_blamed_for_it():
    assert findings(changed(PROVINCE, kind="?"), CITY, COUNTY, WORKS) == [(2, "类型", UnknownChoice)]


def test_a_circle_is_shown_once_with_its_path():
    rows = [PROVINCE, changed(CITY, parent="800101"), COUNTY, WORKS]
    plan = plan_import(csv_file([HEADER, *rows]), under=None)
    assert [(one.row, type(one.problem)) for one in plan.findings] == [(3, InCircle)]
    assert plan.findings[0].problem.circle == "8001 → 800101 → 8001"


def test_a_unit_that_is_its_own_parent_is_a_circle():
    assert findings(changed(CITY, parent="8001")) == [(2, "上级代码", InCircle)]


@pytest.mark.parametrize("credit", ["9111", "91110000100000000I", "911100001000000001"])
def test_an_odd_credit_code_warns_and_does_not_block(credit):
    row = changed(PROVINCE, credit=credit)
    assert findings(row) == [(2, "统一社会信用代码", OddCreditCode)]
    assert load(row).added == 1


def test_a_credit_code_that_does_not_fit_is_not_cut_off():
    long = changed(PROVINCE, credit="91350100M000100Y43-1")
    assert findings(long) == [
        (2, "统一社会信用代码", TooLong),
        (2, "统一社会信用代码", OddCreditCode),
    ]


def test_a_row_without_a_code_hides_nothing_of_the_rows_without_a_parent(cast):
    rows = [changed(WORKS, code="", parent="900101"), changed(WORKS, code="top", parent="")]
    assert findings(*rows, under=cast.county) == [
        (2, "代码", MissingValue),
        (3, "上级代码", MissingValue),
    ]


def test_a_code_that_belongs_to_a_unit_of_another_level_is_taken(cast):
    assert findings(changed(WORKS, code="9001", parent="900101")) == [(2, "代码", CodeTaken)]


def test_a_code_of_a_closed_unit_is_taken_and_it_takes_in_nobody(cast):
    close_unit(cast.far_works, on=date(2024, 1, 1), by=None)
    close_unit(cast.other_city, on=date(2024, 1, 1), by=None)
    assert findings(
        changed(WORKS, code="9002-0001", parent="9001"), changed(COUNTY, code="n", parent="9002")
    ) == [(2, "代码", CodeTaken), (3, "上级代码", UnitClosed)]


def test_an_import_does_not_move_a_unit_and_says_so(cast):
    row = ["丰收街道总工会", "", "地方工会", "街道", "900102", "900101001", "", "", "2011-01-01"]
    assert findings(row) == [(2, "上级代码", NotByImport), (2, "成立日期", NotByImport)]
    load(row)
    assert Placement.objects.get(org=cast.town).parent == cast.county


def test_an_administrator_reaches_only_their_own_units(cast):
    rows = [
        changed(WORKS, code="new", parent="9002"),
        changed(WORKS, code="9002-0001", parent="900101"),
        changed(WORKS, code="top", parent=""),
        changed(WORKS, code="good", parent="900101"),
    ]
    assert findings(*rows, under=cast.county) == [
        (2, "上级代码", MissingParent),
        (3, "代码", CodeTaken),
        (4, "上级代码", MissingValue),
    ]


def test_a_second_root_beside_a_nation_is_refused():
    nation = ["全国", "", "地方工会", "全国", "", "00", "", "", ""]
    assert findings(nation, PROVINCE) == [(3, "上级代码", SecondRoot)]


def test_more_units_than_a_parent_has_room_for_are_refused_by_row():
    cities = [changed(CITY, code=f"c{number}") for number in range(257)]
    assert findings(PROVINCE, *cities) == [(258, "上级代码", KeySpaceFull), (259, "上级代码", KeySpaceFull)]


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([["甲", "乙"], ["丙", "丁"]], MissingColumns),
        ([["名称", "代码"], ["丙", "丁"]], MissingColumns),
        ([HEADER], EmptyFile),
    ],
)
def test_a_file_without_a_header_or_without_units_is_refused(rows, error):
    with pytest.raises(error):
        plan_import(csv_file(rows), under=None)


def test_a_wrong_encoding_is_answered_with_how_to_save_the_file():
    with pytest.raises(MissingColumns, match="UTF-8"):
        plan_import(csv_file([["名稱", "代碼", "上級代碼"], ["雲江省總工會", "80", ""]], "big5"), under=None)


def test_progress_is_told_up_to_the_last_unit():
    seen = []
    import_units(csv_file(TREE), under=None, by=None, on_progress=lambda *step: seen.append(step))
    assert seen == [(4, 4)]


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, django_assert_max_num_queries):
    rows = [changed(WORKS, code=f"n{number}", parent="900101001") for number in range(60)]
    with django_assert_max_num_queries(17):
        load(*rows)


def keep(cast, content=None, uid=None):
    content = content or csv_file([HEADER, changed(WORKS, parent="900101001")])
    return keep_upload(uid or uuid.uuid4(), under=cast.county, content=content, file_name="单位.csv", by=7)


def test_an_uploaded_file_is_imported_once(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = keep(cast)
    assert keep(cast, uid=upload.uid) == upload
    first = import_upload(upload, by=8)
    again = import_upload(upload, by=9)
    assert (first.added, again.added, again.imported_by) == (1, 1, 8)
    assert Org.objects.filter(code="800101-1").count() == 1


def test_an_upload_is_found_only_for_the_unit_that_it_was_made_for(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = keep(cast)
    assert access.get_upload(cast.county, upload.uid) == upload
    with pytest.raises(NotFound):
        access.get_upload(cast.province, upload.uid)
