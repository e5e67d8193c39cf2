from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from luoshi.campaigns import actions, queries
from luoshi.campaigns.actions.correcting import derive_corrected
from luoshi.campaigns.corrections import compare
from luoshi.campaigns.errors import StaleForm
from luoshi.campaigns.models import Correction, Notice
from luoshi.campaigns.tests.stories import receive, sample_document
from luoshi.common.errors import NotFound
from luoshi.gongwen import document as gongwen
from luoshi.people.access import NotYours


@pytest.fixture
def officer(cast):
    return cast.province_officer


@pytest.fixture
def notice(officer):
    return receive(officer)


def with_plan(**changes) -> gongwen.Document:
    """The sample with fields of its plan changed."""
    document = sample_document()
    return replace(document, parts=(document.parts[0], replace(document.parts[1], **changes)))


def measures(**changes) -> gongwen.Document:
    """The sample with fields of its second measure changed."""
    first, second, *others = sample_document().parts[1].measures
    return with_plan(measures=(first, replace(second, **changes), *others))


def saved() -> gongwen.Document:
    return gongwen.Document.from_json(Notice.objects.get().corrected)


def test_a_change_is_a_row_beside_the_reading_with_who_and_when(officer, notice):
    actions.correct_notice(officer, notice, with_plan(theme="改过的主题"), revision=1)
    [row] = Correction.objects.all()
    assert (row.path, row.read, row.was, row.now) == (
        "1/theme",
        "匠心在一线，建功新时代",
        "匠心在一线，建功新时代",
        "改过的主题",
    )
    assert row.by == officer.person


def test_an_item_changed_removed_and_added_is_three_rows_and_the_copy_follows_from_them(officer, notice):
    first, second, _third, *others = sample_document().parts[1].measures
    mine = gongwen.Measure("", "（六）", "总结推广", place=gongwen.Place(0, 0, 1, 1))
    typed = with_plan(measures=(first, replace(second, title="改过"), *others, mine))
    actions.correct_notice(officer, notice, typed, revision=1)
    assert [one.title for one in saved().parts[1].measures] == [
        "组建宣讲队伍",
        "改过",
        "征集职工故事",
        "做好宣传推广",
        "总结推广",
    ]
    assert Correction.objects.count() == 3
    kept = Notice.objects.get()
    assert derive_corrected(kept) == kept.corrected


def test_two_contacts_read_from_one_place_are_corrected_apart(officer):
    one = sample_document().parts[0].contacts[0]
    letter = replace(sample_document().parts[0], contacts=(one, replace(one, name="罗青")))
    document = replace(sample_document(), parts=(letter, sample_document().parts[1]))
    notice = receive(officer, document)
    typed = replace(letter, contacts=(one, replace(one, name="罗清")))
    actions.correct_notice(officer, notice, replace(document, parts=(typed, document.parts[1])), revision=1)
    assert [person.name for person in saved().parts[0].contacts] == ["苏晓禾", "罗清"]
    assert Correction.objects.get().path.endswith(".2")


def test_a_settled_doubt_says_how_and_comes_back_when_it_is_opened_again(officer, notice):
    name = compare_name(notice)
    said = {"how": "amended", "words": "大赛于9月1日开幕"}
    actions.correct_notice(officer, notice, sample_document(), revision=1, settled={name: said})
    assert saved().warnings == ()
    assert Correction.objects.get().now == said
    actions.correct_notice(officer, Notice.objects.get(), sample_document(), revision=2, settled={name: None})
    assert len(saved().warnings) == 1


def compare_name(notice) -> str:
    place = notice.reading["warnings"][0]["place"]
    return f"event:{place['line']}-{place['start']}"


def test_an_undone_change_is_another_row(officer, notice):
    actions.correct_notice(officer, notice, with_plan(theme="改过的主题"), revision=1)
    actions.undo_correction(officer, notice, Correction.objects.get(), revision=2)
    assert saved() == sample_document()
    assert [row.now for row in Correction.objects.order_by("id")] == ["改过的主题", "匠心在一线，建功新时代"]


def test_only_the_last_change_of_a_place_is_undone(officer, notice):
    actions.correct_notice(officer, notice, with_plan(theme="第一次"), revision=1)
    actions.correct_notice(officer, notice, with_plan(theme="第二次"), revision=2)
    with pytest.raises(NotFound):
        actions.undo_correction(officer, notice, Correction.objects.earliest("id"), revision=3)
    with pytest.raises(StaleForm):
        actions.undo_correction(officer, notice, Correction.objects.latest("id"), revision=2)
    actions.undo_correction(officer, notice, Correction.objects.latest("id"), revision=3)
    assert saved().parts[1].theme == "第一次"


def test_a_removed_item_is_restored_as_it_was_read(officer, notice):
    typed = with_plan(measures=sample_document().parts[1].measures[1:])
    actions.correct_notice(officer, notice, typed, revision=1)
    path = Correction.objects.get().path
    actions.decide_conflict(officer, notice, path, "reading", revision=2)
    assert saved() == sample_document()


def test_other_units_and_roles_decide_and_undo_nothing(cast, officer, notice):
    actions.correct_notice(officer, notice, with_plan(theme="改过的主题"), revision=1)
    row = Correction.objects.get()
    with pytest.raises(NotFound):
        actions.undo_correction(cast.city_officer, notice, row, revision=2)
    with pytest.raises(NotYours):
        actions.decide_conflict(cast.auditor, notice, row.path, "reading", revision=2)
    with pytest.raises(NotFound):
        actions.decide_conflict(officer, notice, "1/title", "reading", revision=2)


def test_the_database_refuses_to_change_a_correction(officer, notice):
    actions.correct_notice(officer, notice, with_plan(theme="改过的主题"), revision=1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Correction.objects.update(now="别的")


def test_nothing_changed_is_no_row(officer, notice):
    form = notice.corrected
    assert compare(form, form, sample_document().to_json()) == []
    actions.correct_notice(officer, notice, sample_document(), revision=1)
    assert not queries.list_corrections(notice)
    assert Notice.objects.get().revision == 1


def test_copies_corrected_before_there_were_rows_become_rows(officer, notice):
    migration = import_module("luoshi.campaigns.migrations.0004_corrections_of_copies")
    typed = replace(measures(title="改过"), warnings=(), name=notice.file_name)
    copy = typed.to_json()
    Notice.objects.update(corrected=copy, corrected_by=officer.person, corrected_at=notice.recorded_at)
    migration.keep_as_rows(apps, None)
    assert derive_corrected(Notice.objects.get()) == copy
    assert Correction.objects.count() == 2
