from dataclasses import replace

import pytest
from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive, sample_document
from luoshi.desk.notices.tests.reading_pages import count_queries, fields_of
from luoshi.gongwen import document as gongwen
from luoshi.gongwen import read
from luoshi.gongwen.document import Document
from luoshi.gongwen.tests.shared import list_seeds

THEME, TALKS = "p1-theme", "p1-measures-1"


@pytest.fixture
def notice(cast):
    return receive(cast.province_officer)


@pytest.fixture
def url(notice):
    return reverse("notices:detail", args=[notice.pk])


@pytest.fixture
def officer(cast, page_of):
    return page_of(cast.province_officer)


def saved() -> Document:
    return Document.from_json(Notice.objects.get().corrected)


def test_the_reading_stands_beside_the_original(officer, url):
    text = officer.get(url).content.decode()
    assert 'data-targets="p1-measures-37-3" title="措施">开展集中宣讲</a>' in text
    assert 'title="时间安排">（5月至9月）</a>' in text
    assert 'id="p1-measures-37-3"' in text
    fields = fields_of(officer.get(url))
    assert fields["p0-doc_number"] == "澜工办发〔2026〕12号"
    assert (fields[f"{TALKS}-title"], fields[f"{TALKS}-start"], fields[f"{TALKS}-end"]) == (
        "开展集中宣讲",
        "2026-05-01",
        "2026-09-30",
    )
    assert fields["p1-phases-0-end_event"] == "全省职工职业技能大赛开幕"
    assert fields["p1-figures-0-value"] == "12"


def test_doubts_come_first_and_say_where(officer, url):
    text = officer.get(url).content.decode()
    assert text.index("第一阶段的结束时间是一件事") < text.index("第 1 部分")
    assert 'href="#line-29"' in text


def test_saving_an_untouched_form_changes_nothing_of_the_reading(officer, url):
    answer = officer.post(url, fields_of(officer.get(url)))
    assert answer.status_code == 302
    assert saved() == sample_document()


@pytest.mark.parametrize("path", list_seeds(), ids=lambda path: path.stem[:3] if path else "none")
def test_saving_an_untouched_form_of_a_real_document_changes_nothing(cast, officer, path):
    document = Document.from_json(read(path).to_json())
    url = reverse("notices:detail", args=[receive(cast.province_officer, document).pk])
    fields = fields_of(officer.get(url))
    assert len(fields) < 1000
    assert officer.post(url, fields).status_code == 302
    assert saved() == document


def test_line_ends_as_browsers_send_them_are_no_correction(officer, url):
    fields = {name: value.replace("\n", "\r\n") for name, value in fields_of(officer.get(url)).items()}
    officer.post(url, fields)
    assert saved() == sample_document()


def test_names_are_not_parted_inside_brackets(officer, url):
    names = "各市（含澜州、云泽市）总工会，省级产业工会、\n直属单位"
    officer.post(url, fields_of(officer.get(url)) | {"p0-recipients": names})
    assert saved().parts[0].recipients == ("各市（含澜州、云泽市）总工会", "省级产业工会", "直属单位")


def test_corrections_are_kept_and_what_is_not_on_the_form_survives(officer, url, notice):
    fields = fields_of(officer.get(url))
    fields |= {THEME: "改过的主题", f"{TALKS}-end": "2026-10-08", "p0-recipients": "各市总工会、省级产业工会"}
    officer.post(url, fields)
    part = saved().parts[1]
    assert part.theme == "改过的主题"
    assert part.measures[1].window.end.isoformat() == "2026-10-08"
    assert part.measures[1].place == sample_document().parts[1].measures[1].place
    assert part.measures[0] == sample_document().parts[1].measures[0]
    assert saved().parts[0].recipients == ("各市总工会", "省级产业工会")
    assert Document.from_json(Notice.objects.get().reading) == sample_document()


def test_a_measure_is_added_without_losing_what_was_typed(officer, url):
    fields = fields_of(officer.get(url)) | {THEME: "还没保存的主题"}
    more = officer.post(url, fields | {"add": "1-measures"})
    fields = fields_of(more)
    assert fields["p1-measures-TOTAL_FORMS"] == "6"
    assert fields[THEME] == "还没保存的主题"
    assert Notice.objects.get().revision == 1
    fields |= {"p1-measures-5-title": "总结推广", "p1-measures-5-end": "2026-12-20"}
    assert officer.post(url, fields).status_code == 302
    added = saved().parts[1].measures[5]
    assert (added.title, added.window.end.isoformat()) == ("总结推广", "2026-12-20")


def test_an_added_row_that_stays_empty_is_no_measure(officer, url):
    fields = fields_of(officer.post(url, fields_of(officer.get(url)) | {"add": "1-phases"}))
    officer.post(url, fields)
    assert len(saved().parts[1].phases) == 2


def test_a_ticked_row_is_removed(officer, url):
    officer.post(url, fields_of(officer.get(url)) | {"p1-measures-0-DELETE": "on"})
    assert [one.title for one in saved().parts[1].measures][:2] == ["开展集中宣讲", "举办技能公开课"]


DOUBT = f"event:29-{sample_document().warnings[0].place.start}"


def test_a_doubt_is_settled_with_who_and_when_and_may_be_opened_again(officer, url):
    said = {f"doubt.{DOUBT}": "amended", f"words.{DOUBT}": "大赛于9月1日开幕；"}
    officer.post(url, fields_of(officer.get(url)) | said)
    assert saved().warnings == ()
    answer = officer.get(url)
    text = answer.content.decode()
    assert "已核对 1 处" in text and "周明远 于" in text and "大赛于9月1日开幕；" in text
    officer.post(url, fields_of(answer) | {f"doubt.{DOUBT}": ""})
    assert len(saved().warnings) == 1


def test_a_doubt_that_reads_otherwise_must_say_how(officer, url):
    said = {f"doubt.{DOUBT}": "amended", f"words.{DOUBT}": " "}
    answer = officer.post(url, fields_of(officer.get(url)) | said | {THEME: "一起填的"})
    assert answer.status_code == 422
    assert "请写明应改成什么" in answer.content.decode()
    assert fields_of(answer)[THEME] == "一起填的"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (f"{TALKS}-end", "2026-04-01", "结束日期早于开始日期"),
        ("p0-doc_number", "十二号", "文号应写成"),
        ("p0-date", "昨天", "日期"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_stays_typed(officer, url, field, value, sentence):
    answer = officer.post(url, fields_of(officer.get(url)) | {field: value, THEME: "一起填的"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    fields = fields_of(answer)
    assert fields[field] == value and fields[THEME] == "一起填的"
    assert Notice.objects.get().revision == 1


def test_another_bracket_in_the_number_is_understood(officer, url):
    officer.post(url, fields_of(officer.get(url)) | {"p0-doc_number": "澜工办发[2026]15号"})
    number = saved().parts[0].doc_number
    assert (number.code, number.year, number.serial) == ("澜工办发", 2026, 15)


def test_a_stale_form_shows_both_and_loses_nothing(cast, officer, url, notice):
    fields = fields_of(officer.get(url)) | {THEME: "我填写的主题"}
    other = sample_document()
    part = replace(other.parts[1], theme="别人保存的主题", measures=other.parts[1].measures[1:])
    actions.correct_notice(
        cast.province_officer, notice, replace(other, parts=(other.parts[0], part)), revision=1
    )
    answer = officer.post(url, fields)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "别人已保存过修改" in text
    assert "别人保存的主题" in text and "我填写的主题" in text
    again = fields_of(answer)
    assert again[THEME] == "我填写的主题" and again["revision"] == "2"
    assert officer.post(url, again).status_code == 302
    assert saved().parts[1].theme == "我填写的主题"
    assert saved().parts[1].measures == sample_document().parts[1].measures


def test_a_draft_is_drawn_as_typed_and_not_saved_and_stays_of_the_version_it_was_typed_on(
    cast, officer, url, notice
):
    draft = fields_of(officer.post(url, fields_of(officer.get(url)) | {"add": "1-measures"}))
    draft |= {"p1-measures-5-title": "还没保存", "show": "1"}
    other = replace(sample_document().parts[1], theme="别人保存的主题")
    saved_meanwhile = replace(sample_document(), parts=(sample_document().parts[0], other))
    actions.correct_notice(cast.province_officer, notice, saved_meanwhile, revision=1)
    answer = officer.post(url, draft)
    assert answer.status_code == 200
    fields = fields_of(answer)
    assert (fields["p1-measures-5-title"], fields["revision"]) == ("还没保存", "1")
    assert officer.post(url, fields).status_code == 409
    assert Notice.objects.get().revision == 2


def test_a_title_is_not_emptied_and_an_item_is_removed_by_its_box_alone(officer, url):
    typed = {"p0-title": " ", f"{TALKS}-title": "", f"{TALKS}-body": ""}
    answer = officer.post(url, fields_of(officer.get(url)) | typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "标题不能为空" in text and "请勾选“删去”" in text


def test_an_amended_doubt_stands_beside_its_words_in_the_original(officer, url):
    said = {f"doubt.{DOUBT}": "amended", f"words.{DOUBT}": "九月一日；"}
    officer.post(url, fields_of(officer.get(url)) | said)
    text = officer.get(url).content.decode()
    assert '<del>大赛开幕；</del></a><ins class="amended" data-amended="九月一日；">' in text


def test_everything_that_is_read_is_on_the_form(cast, officer):
    letter, plan = sample_document().parts
    letter = replace(
        letter,
        attachments=("名单（一）、（二）",),
        report_to=gongwen.ReportBack("各市总工会", "省总工会", "总结"),
        basis=(gongwen.Basis("省委", "实施意见", "澜发〔2025〕3号", place=gongwen.Place(1, 5, 0, 4)),),
        deadlines=(gongwen.Deadline("4月底前", None, "报送名单", place=gongwen.Place(1, 5, 5, 9)),),
        windows=(gongwen.Window("5月至6月", place=gongwen.Place(1, 5, 9, 14)),),
        limits=(gongwen.Figure("5000元", 5000, "元", place=gongwen.Place(1, 5, 14, 19)),),
        signer="顾文",
    )
    plan = replace(plan, measures=(replace(plan.measures[0], actor="各级工会", audiences=("农民工",)),))
    document = replace(sample_document(), parts=(letter, plan))
    url = reverse("notices:detail", args=[receive(cast.province_officer, document).pk])
    fields = fields_of(officer.get(url))
    shown = ("attachments", "report_to", "signer", "basis-0-number", "deadlines-0-what", "limits-0-value")
    assert [fields[f"p0-{name}"] for name in shown] == [
        "名单（一）、（二）",
        "省总工会",
        "顾文",
        "澜发〔2025〕3号",
        "报送名单",
        "5000",
    ]
    assert (fields["p1-measures-0-actor"], fields["p1-measures-0-audiences"]) == ("各级工会", "农民工")
    officer.post(url, fields)
    assert saved() == document
    officer.post(url, fields_of(officer.get(url)) | {"p0-deadlines-0-date": "2026-04-30"})
    assert saved().parts[0].deadlines[0].date.isoformat() == "2026-04-30"


def test_an_auditor_reads_and_changes_nothing(cast, page_of, url):
    text = page_of(cast.auditor).get(url).content.decode()
    assert "只保存修改" not in text and "<fieldset" in text and "disabled" in text
    assert page_of(cast.auditor).post(url, {"revision": "1"}).status_code == 404


def test_another_unit_gets_404(cast, page_of, url):
    for acting in (cast.city_officer, cast.clerk, cast.stranger):
        assert page_of(acting).get(url).status_code == 404


def test_the_wrong_method_is_refused(officer, url):
    assert officer.put(url).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_document(cast, officer, url):
    document = sample_document()
    part = replace(document.parts[1], measures=document.parts[1].measures * 12)
    long = receive(cast.province_officer, replace(document, parts=(document.parts[0], part)), content=b"long")
    long_url = reverse("notices:detail", args=[long.pk])
    assert 'name="p1-measures-59-title"' in officer.get(long_url).content.decode()
    assert count_queries(officer, long_url) == count_queries(officer, url)
