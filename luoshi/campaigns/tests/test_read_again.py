"""A better reader reads the file again: corrections stay, and where the two disagree both are shown."""

from dataclasses import replace
from unittest import mock

import pytest

from luoshi.campaigns import actions, queries
from luoshi.campaigns.actions import receiving
from luoshi.campaigns.corrections import fold
from luoshi.campaigns.merging import Conflict, merge
from luoshi.campaigns.models import Correction, Notice
from luoshi.campaigns.tests.stories import receive, sample_document
from luoshi.campaigns.tests.test_corrections import measures, saved, with_plan
from luoshi.common.errors import NotFound
from luoshi.gongwen import document as gongwen
from luoshi.people.access import NotYours


@pytest.fixture
def officer(cast):
    return cast.province_officer


@pytest.fixture
def notice(officer):
    return receive(officer)


def read_as(officer, document) -> bool:
    """The notice read again by a reader that finds `document`."""
    with mock.patch.object(receiving, "read_bounded", return_value=document):
        return actions.read_again(officer, Notice.objects.get())


def conflicts() -> tuple[Conflict, ...]:
    kept = Notice.objects.get()
    reading = gongwen.Document.from_json(kept.reading).to_json()
    return merge(reading, fold(queries.list_changes(kept))).conflicts


def test_the_same_reading_changes_nothing(officer, notice):
    assert not read_as(officer, sample_document())
    assert Notice.objects.get().revision == 1


def test_a_correction_survives_and_the_rest_follows_the_new_reading(officer, notice):
    actions.correct_notice(officer, notice, measures(title="改过的名称"), revision=1)
    assert read_as(officer, measures(actor="各市总工会"))
    second = saved().parts[1].measures[1]
    assert (second.title, second.actor) == ("改过的名称", "各市总工会")
    assert conflicts() == ()


def test_where_both_say_something_else_the_persons_stays_and_both_are_told(officer, notice):
    actions.correct_notice(officer, notice, measures(title="我改的"), revision=1)
    read_as(officer, measures(title="新读出的"))
    assert saved().parts[1].measures[1].title == "我改的"
    [conflict] = conflicts()
    assert (conflict.key, conflict.reads, conflict.yours) == ("title", "新读出的", "我改的")


@pytest.mark.parametrize(("choice", "title"), [("mine", "我改的"), ("reading", "新读出的")])
def test_a_person_decides_and_is_not_asked_again(officer, notice, choice, title):
    actions.correct_notice(officer, notice, measures(title="我改的"), revision=1)
    read_as(officer, measures(title="新读出的"))
    [conflict] = conflicts()
    actions.decide_conflict(officer, notice, conflict.path, choice, key="title", revision=3)
    assert conflicts() == ()
    assert saved().parts[1].measures[1].title == title


def test_deciding_one_field_leaves_the_other_to_be_decided(officer, notice):
    actions.correct_notice(officer, notice, measures(title="我改的", body="我写的"), revision=1)
    read_as(officer, measures(title="新读出的", body="新读的"))
    assert [one.key for one in conflicts()] == ["title", "body"]
    actions.decide_conflict(officer, notice, conflicts()[0].path, "reading", key="title", revision=3)
    assert [one.key for one in conflicts()] == ["body"]
    second = saved().parts[1].measures[1]
    assert (second.title, second.body) == ("新读出的", "我写的")


def test_a_reader_that_comes_to_agree_is_no_conflict(officer, notice):
    actions.correct_notice(officer, notice, measures(title="我改的"), revision=1)
    read_as(officer, measures(title="我改的", sure=0.9))
    assert conflicts() == ()


def test_a_corrected_item_that_is_no_longer_read_stays_and_is_told(officer, notice):
    actions.correct_notice(officer, notice, measures(title="我改的"), revision=1)
    first, _second, *others = sample_document().parts[1].measures
    read_as(officer, with_plan(measures=(first, *others)))
    assert [one.title for one in saved().parts[1].measures][:2] == ["组建宣讲队伍", "我改的"]
    [conflict] = conflicts()
    assert (conflict.key, conflict.reads, conflict.yours["title"]) == ("", None, "我改的")
    actions.decide_conflict(officer, notice, conflict.path, "mine", revision=3)
    assert conflicts() == ()
    assert "我改的" in [one.title for one in saved().parts[1].measures]


def test_a_correction_is_found_again_where_its_item_begins_earlier_now(officer, notice):
    actions.correct_notice(officer, notice, measures(title="我改的"), revision=1)
    place = sample_document().parts[1].measures[1].place
    read_as(officer, measures(place=replace(place, start=0)))
    assert [one.title for one in saved().parts[1].measures][:3] == [
        "组建宣讲队伍",
        "我改的",
        "举办技能公开课",
    ]
    assert conflicts() == ()
    assert Correction.objects.count() == 3


def test_a_correction_follows_its_part_when_another_is_found_before_it(officer, notice):
    actions.correct_notice(officer, notice, with_plan(theme="我的主题"), revision=1)
    letter, plan = sample_document().parts
    read_as(officer, replace(sample_document(), parts=(letter, gongwen.Part(title="编者按"), plan)))
    assert [part.theme for part in saved().parts] == ["", "", "我的主题"]
    assert Correction.objects.latest("id").by == officer.person


def test_a_removed_item_stays_removed_and_an_added_one_stays(officer, notice):
    mine = gongwen.Measure("", "", "总结推广", place=gongwen.Place(0, 0, 1, 1))
    typed = with_plan(measures=(*sample_document().parts[1].measures[1:], mine))
    actions.correct_notice(officer, notice, typed, revision=1)
    read_as(officer, measures(actor="各市总工会"))
    titles = [one.title for one in saved().parts[1].measures]
    assert "组建宣讲队伍" not in titles and titles[-1] == "总结推广"
    assert conflicts() == ()


def test_another_unit_and_another_role_read_nothing_again(cast, notice):
    with pytest.raises(NotFound):
        read_as(cast.city_officer, sample_document())
    with pytest.raises(NotYours):
        read_as(cast.auditor, sample_document())
