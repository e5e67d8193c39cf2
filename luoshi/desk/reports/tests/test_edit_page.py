"""The editor: texts with their figures, what is refused is shown again, nothing typed is lost."""

import pytest
from django.urls import reverse

from luoshi.reports.actions import edit_report, issue_report
from luoshi.reports.blocks import read_body
from luoshi.reports.models import Report


@pytest.fixture
def url(report):
    return reverse("reports:edit", args=[report.uid])


def stored(report):
    return {block.key: block.text for block in read_body(Report.objects.get(pk=report.pk).body)}


def test_each_paragraph_is_shown_with_its_figures_and_their_amounts(page_of, report, url, story, cast):
    shown = page_of(cast.province_officer).get(url)
    onsite = report.figures.get(label="宣讲现场人次（组织宣传宣讲）")
    (block,) = [one for one in shown.context["page"].blocks if one.key == f"m{story.talks.pk}.done"]
    assert f"现场⟦{onsite.code}：200⟧人次" in block.text
    assert [(chip.said, chip.unit) for chip in block.chips] == [
        ("2", "场"),
        ("200", "人次"),
        ("3000", "人次"),
        ("2", "家"),
        ("1", "家"),
    ]
    assert reverse("reports:figure", args=[report.uid, onsite.code]) in shown.content.decode()


def test_what_was_written_is_saved_and_the_figures_stay_bound(page_of, report, url, sent_by, cast):
    sent = sent_by(report, opening="改过的开头，发至⟦f1：2⟧家。", title="改过的题目")
    answer = page_of(cast.province_officer).post(url, sent)
    assert answer["Location"] == url
    assert stored(report)["opening"] == "改过的开头，发至⟦f1⟧家。"
    assert Report.objects.get().title == "改过的题目"


def test_sending_the_form_as_it_came_changes_nothing(page_of, report, url, cast):
    before = Report.objects.get().body
    browser = page_of(cast.province_officer)
    page = browser.get(url).context["page"]
    sent = {
        "title": report.title,
        "revision": 1,
        **{name: [getattr(block, name) for block in page.blocks] for name in ("type", "level", "key")},
        "text": ["" if block.type == "table" else block.text.replace("\n", "\r\n") for block in page.blocks],
    }
    browser.post(url, sent)
    assert Report.objects.get().body == before
    assert Report.objects.get().revision == 1


def test_a_struck_table_is_left_out(page_of, report, url, sent_by, story, cast):
    key = f"m{story.talks.pk}.table0"
    assert key in stored(report)
    page_of(cast.province_officer).post(url, sent_by(report, strike=[key]))
    assert key not in stored(report)


def test_a_stale_form_shows_both_texts_and_loses_nothing(page_of, report, url, sent_by, cast):
    blocks = [
        block.but(text="别人保存的。") if block.key == "opening" else block
        for block in read_body(report.body)
    ]
    edit_report(cast.province_officer, report, revision=1, title=report.title, blocks=blocks)
    browser = page_of(cast.province_officer)
    answer = browser.post(url, sent_by(report, opening="我写的，发至⟦f1：2⟧家。", revision=1))
    page = answer.context["page"]
    assert answer.status_code == 409
    assert page.blocks[0].text == "我写的，发至⟦f1：2⟧家。"
    assert page.theirs.blocks[0].pieces[0].text == "别人保存的。"
    assert "周明远已保存过这份报告" in answer.content.decode()
    assert stored(report)["opening"] == "别人保存的。"
    again = sent_by(report, opening="我写的，发至⟦f1：2⟧家。", revision=page.form["revision"].value())
    assert browser.post(url, again).status_code == 302
    assert stored(report)["opening"] == "我写的，发至⟦f1⟧家。"


def test_a_form_that_arrives_after_the_issue_is_kept_on_screen(page_of, report, url, sent_by, cast):
    issue_report(cast.province_officer, report, revision=1)
    answer = page_of(cast.province_officer).post(url, sent_by(report, opening="晚了一步。"))
    assert answer.status_code == 409
    assert answer.context["page"].blocks[0].text == "晚了一步。"
    assert "不能再改" in answer.content.decode()


def test_an_unknown_figure_is_named_and_the_text_kept(page_of, report, url, sent_by, cast):
    answer = page_of(cast.province_officer).post(url, sent_by(report, opening="宣讲⟦f999⟧场。"))
    assert answer.status_code == 409
    assert "f999" in answer.content.decode()
    assert answer.context["page"].blocks[0].text == "宣讲⟦f999⟧场。"


def test_a_missing_title_is_said_beside_the_field(page_of, report, url, sent_by, cast):
    answer = page_of(cast.province_officer).post(url, sent_by(report, title=" "))
    assert answer.status_code == 422
    assert "请填写标题。" in answer.content.decode()


def test_a_typed_number_is_remarked_on_while_typing(page_of, report, sent_by, cast):
    preview = reverse("reports:preview", args=[report.uid])
    sent = sent_by(report, opening="共宣讲100余场，发至⟦f1：99⟧家，尚有⟦f2名单⟧。")
    shown = page_of(cast.province_officer).post(preview, sent).content.decode()
    assert "“100余场”是手写的数字" in shown
    assert "f1 是绑定的数字" in shown
    assert "f2 的单位名单现在是空的" in shown
    assert "发至<a" in shown
    assert stored(report)["opening"].startswith("2026年4月30日")


def test_a_forged_form_makes_no_block_of_its_own(page_of, report, url, sent_by, cast):
    sent = sent_by(report)
    sent["type"][1], sent["level"][2], sent["text"] = "script", "9", sent["text"][:-3]
    assert page_of(cast.province_officer).post(url, sent).status_code in {302, 409}
    assert {block.type for block in read_body(Report.objects.get().body)} <= {
        "heading",
        "paragraph",
        "annex",
        "table",
    }


def test_an_issued_report_is_read_instead(page_of, report, url, cast):
    issue_report(cast.province_officer, report, revision=1)
    assert page_of(cast.province_officer).get(url)["Location"] == reverse("reports:detail", args=[report.uid])


def test_it_is_read_and_sent_only(page_of, url, cast):
    assert page_of(cast.province_officer).put(url).status_code == 405


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_figure_is_put_in_where_the_caret_was_and_the_preview_follows(window_of, report, url, cast, width):
    page = window_of(cast.province_officer, width=width)
    page.goto(url)
    opening = page.locator("textarea[name=text]").first
    opening.fill("发至家，共100余场。")
    opening.evaluate("field => field.setSelectionRange(2, 2)")
    page.locator(".chip").first.get_by_role("button", name="插入").click()
    assert opening.input_value() == "发至⟦f1：2⟧家，共100余场。"
    page.locator("#preview p", has_text="发至2家，共100余场。").wait_for()
    assert "“100余场”是手写的数字" in page.locator("#preview .callout").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存。").wait_for()
    assert stored(report)["opening"] == "发至⟦f1⟧家，共100余场。"
