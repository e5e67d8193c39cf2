"""Saving what a person wrote: figures stay bound, nothing is lost, a stale form is told."""

import pytest

from luoshi.common.errors import NotFound
from luoshi.common.identifiers import new_uid
from luoshi.reports.actions import draft_report, edit_report
from luoshi.reports.blocks import Block, fill, read_body
from luoshi.reports.errors import EmptyText, StaleForm, UnknownFigures
from luoshi.reports.models import Report
from luoshi.reports.speaking import Voice


@pytest.fixture
def report(story, cast):
    story.deliver(cast.city, cast.other_city)
    story.talk(cast.works, onsite=120, online=3000)
    return draft_report(cast.province_officer, story.plan, uid=new_uid())


def rewritten(report, key, text):
    return [block.but(text=text) if block.key == key else block for block in read_body(report.body)]


def edit(acting, report, blocks, **more):
    return edit_report(
        acting, report, **{"revision": report.revision, "title": report.title, "blocks": blocks, **more}
    )


def test_a_figure_moves_with_the_words_around_it(report, story, cast):
    key = f"m{story.talks.pk}.done"
    (talks,) = [block.text for block in read_body(report.body) if block.key == key]
    sessions, onsite = talks.split("宣讲")[1].split("场")[0], talks.split("现场")[1].split("人次")[0]
    saved = edit(
        cast.province_officer, report, rewritten(report, key, f"现场{onsite}人次参加，共宣讲{sessions}场。")
    )
    said = {block.key: fill(block.text, Voice(saved).say) for block in read_body(saved.body)}
    assert said[key] == "现场120人次参加，共宣讲1场。"
    assert (saved.revision, saved.edited_by) == (2, cast.province_officer.person)


def test_a_stale_form_is_refused_and_says_who_saved(report, cast):
    edit(cast.province_officer, report, rewritten(report, "opening", "先保存的。"))
    with pytest.raises(StaleForm) as refusal:
        edit(cast.province_officer, report, rewritten(report, "opening", "后保存的。"), revision=1)
    assert "周明远" in refusal.value.text()
    assert read_body(Report.objects.get(pk=report.pk).body)[0].text == "先保存的。"


def test_the_same_text_sent_twice_is_saved_once(report, cast):
    blocks = rewritten(report, "opening", "改过的。")
    assert edit(cast.province_officer, report, blocks, revision=1).revision == 2
    assert edit(cast.province_officer, report, blocks, revision=1).revision == 2


def test_a_figure_that_the_report_does_not_have_is_refused(report, cast):
    with pytest.raises(UnknownFigures) as refusal:
        edit(cast.province_officer, report, rewritten(report, "opening", "宣讲⟦f999⟧场，⟦f1⟧家。"))
    assert "f999" in refusal.value.text() and "f1、" not in refusal.value.text()


def test_a_deleted_figure_may_be_put_in_again(report, cast):
    without = edit(cast.province_officer, report, rewritten(report, "opening", "没有数字。"))
    again = edit(cast.province_officer, without, rewritten(without, "opening", "发至⟦f1⟧家。"))
    assert fill(read_body(again.body)[0].text, Voice(again).say) == "发至2家。"


@pytest.mark.parametrize("title", ["", "  "])
def test_a_report_without_a_title_is_refused(report, cast, title):
    with pytest.raises(EmptyText):
        edit(cast.province_officer, report, read_body(report.body), title=title)


def test_a_report_without_a_text_is_refused(report, cast):
    tables = [block for block in read_body(report.body) if block.type == "table"]
    with pytest.raises(EmptyText):
        edit(cast.province_officer, report, [*tables, Block("paragraph", " ")])


def test_a_unit_below_or_above_does_not_edit(report, cast):
    for acting in (cast.city_officer, cast.stranger):
        with pytest.raises(NotFound):
            edit(acting, report, read_body(report.body))
