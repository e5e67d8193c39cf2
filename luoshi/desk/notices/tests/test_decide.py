"""Taking a correction back, and deciding where the file, read again, says something else."""

from unittest import mock

import pytest
from django.urls import reverse

from luoshi.campaigns import actions
from luoshi.campaigns.actions import receiving
from luoshi.campaigns.models import Correction, Notice
from luoshi.campaigns.tests.stories import receive, sample_document
from luoshi.campaigns.tests.test_corrections import measures, saved, with_plan
from luoshi.desk.notices.tests.reading_pages import count_queries, fields_of
from luoshi.gongwen.errors import TooSlow

TALKS = "p1-measures-1"


@pytest.fixture
def notice(cast):
    return receive(cast.province_officer)


@pytest.fixture
def officer(cast, page_of):
    return page_of(cast.province_officer)


def url_of(name, notice):
    return reverse(f"notices:{name}", args=[notice.pk])


def correct(cast, notice, document):
    actions.correct_notice(cast.province_officer, notice, document, revision=Notice.objects.get().revision)


def read_as(client, notice, document, **typed):
    with mock.patch.object(receiving, "read_bounded", return_value=document):
        return client.post(url_of("read-again", notice), typed)


def test_a_correction_shows_what_was_read_by_whom_it_was_changed_and_the_way_back(cast, officer, notice):
    correct(cast, notice, with_plan(theme="改过的主题"))
    text = officer.get(url_of("detail", notice)).content.decode()
    assert "读出的是“匠心在一线，建功新时代”" in text
    assert "周明远 于" in text and "修改记录" in text
    officer.post(url_of("decide", notice), {"decision": "reading:1/theme:"})
    assert saved() == sample_document()


def test_a_change_is_undone_from_the_history(cast, officer, notice):
    correct(cast, notice, with_plan(theme="第一次"))
    correct(cast, notice, with_plan(theme="第二次"))
    last = Correction.objects.latest("id").pk
    text = officer.get(url_of("detail", notice)).content.decode()
    assert f"undo:{last}" in text and f"undo:{last - 1}" not in text
    answer = officer.post(url_of("decide", notice), {"decision": f"undo:{last}"}, follow=True)
    assert saved().parts[1].theme == "第一次"
    assert "已撤销这一处修改。" in answer.content.decode()


def test_the_history_says_what_of_an_item_was_changed(cast, officer, notice):
    url, end, body = url_of("detail", notice), f"{TALKS}-end", f"{TALKS}-body"
    for typed in ({end: "2026-10-08"}, {body: "每月一场。"}):
        officer.post(url, fields_of(officer.get(url)) | typed)
    text = officer.get(url).content.decode()
    assert "开展集中宣讲 2026-05-01 – 2026-09-30</del>" in text
    assert "开展集中宣讲 2026-05-01 – 2026-10-08</ins>" in text
    assert "内容 每月一场。</ins>" in text


def test_what_was_typed_is_saved_before_anything_is_decided(cast, officer, notice):
    correct(cast, notice, with_plan(theme="改过的主题"))
    typed = fields_of(officer.get(url_of("detail", notice))) | {f"{TALKS}-title": "一起改的"}
    officer.post(url_of("decide", notice), typed | {"decision": "reading:1/theme:"})
    part = saved().parts[1]
    assert (part.theme, part.measures[1].title) == ("匠心在一线，建功新时代", "一起改的")


def test_what_cannot_be_saved_is_not_decided_over_and_stays_typed(cast, officer, notice):
    correct(cast, notice, with_plan(theme="改过的主题"))
    typed = fields_of(officer.get(url_of("detail", notice))) | {f"{TALKS}-end": "2020-01-01"}
    answer = officer.post(url_of("decide", notice), typed | {"decision": "reading:1/theme:"})
    assert answer.status_code == 422
    assert fields_of(answer)[f"{TALKS}-end"] == "2020-01-01"
    assert saved().parts[1].theme == "改过的主题"


def test_a_removed_item_is_listed_and_restored(cast, officer, notice):
    typed = fields_of(officer.get(url_of("detail", notice))) | {f"{TALKS}-DELETE": "on"}
    officer.post(url_of("detail", notice), typed)
    text = officer.get(url_of("detail", notice)).content.decode()
    assert "删去了 1 条" in text
    officer.post(url_of("decide", notice), {"decision": "reading:1/measures/37-3:"})
    assert saved() == sample_document()


def test_reading_again_lists_where_the_reading_has_changed(cast, officer, notice):
    correct(cast, notice, measures(title="我改的"))
    read_as(officer, notice, measures(title="新读出的"))
    text = officer.get(url_of("detail", notice)).content.decode()
    assert "读取结果变了的地方" in text and "新读出的是“新读出的”" in text
    assert "mine:1/measures/37-3:title" in text and "reading:1/measures/37-3:title" in text


def test_a_corrected_item_that_is_read_no_more_is_shown_and_kept(cast, officer, notice):
    correct(cast, notice, measures(title="我改的"))
    first, _second, *others = sample_document().parts[1].measures
    read_as(officer, notice, with_plan(measures=(first, *others)))
    assert "原文里没有再读到这一条" in officer.get(url_of("detail", notice)).content.decode()
    officer.post(url_of("decide", notice), {"decision": "mine:1/measures/37-3:"})
    text = officer.get(url_of("detail", notice)).content.decode()
    assert "原文里没有再读到这一条" not in text and "我改的" in text


def test_reading_again_saves_what_was_typed_first(officer, notice):
    typed = fields_of(officer.get(url_of("detail", notice))) | {"p1-theme": "还没保存的主题"}
    read_as(officer, notice, measures(actor="各市总工会"), **typed)
    part = saved().parts[1]
    assert (part.theme, part.measures[1].actor) == ("还没保存的主题", "各市总工会")


def test_a_file_that_cannot_be_read_any_more_is_said_and_changes_nothing(officer, notice):
    with mock.patch.object(receiving, "read_bounded", side_effect=TooSlow(seconds=10)):
        answer = officer.post(url_of("read-again", notice), follow=True)
    assert "10" in answer.content.decode()
    assert Notice.objects.get().revision == 1


@pytest.mark.parametrize("name", ["decide", "read-again"])
def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of, notice, name):
    for acting in (cast.city_officer, cast.auditor, cast.clerk, cast.stranger):
        assert page_of(acting).post(url_of(name, notice), {"decision": "mine:1/theme:"}).status_code == 404
    assert page_of(cast.province_officer).get(url_of(name, notice)).status_code == 405


def test_a_place_that_nobody_corrected_is_404(officer, notice):
    for decision in ("reading:1/theme:", "undo:1", "undo:x", "reading:9/none:", "both:1/theme:", ""):
        assert officer.post(url_of("decide", notice), {"decision": decision}).status_code == 404


def test_queries_do_not_grow_with_the_corrections(cast, officer, notice):
    correct(cast, notice, with_plan(theme="一"))
    few = count_queries(officer, url_of("detail", notice))
    for number in range(12):
        correct(cast, notice, with_plan(theme=f"第{number}次"))
    assert count_queries(officer, url_of("detail", notice)) == few
