from dataclasses import replace

import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.errors import StaleForm
from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive, sample_document
from luoshi.common.errors import NotFound
from luoshi.gongwen.document import Document
from luoshi.people.access import NotYours


def corrected(title: str) -> Document:
    document = sample_document()
    return replace(document, parts=(replace(document.parts[0], title=title), *document.parts[1:]))


def test_a_correction_changes_the_copy_and_never_the_reading(cast):
    notice = receive(cast.province_officer)
    actions.correct_notice(cast.province_officer, notice, corrected("改过的标题"), revision=1)
    kept = Notice.objects.get()
    assert Document.from_json(kept.corrected).parts[0].title == kept.title == "改过的标题"
    assert Document.from_json(kept.reading) == sample_document()
    assert (kept.revision, kept.corrected_by) == (2, cast.province_officer.person)


def test_a_stale_form_changes_nothing_and_names_both_versions(cast):
    notice = receive(cast.province_officer)
    actions.correct_notice(cast.province_officer, notice, corrected("先保存的"), revision=1)
    with pytest.raises(StaleForm) as caught:
        actions.correct_notice(cast.province_officer, notice, corrected("后保存的"), revision=1)
    assert caught.value.facts == {"seen": 1, "now": 2}
    assert Notice.objects.get().title == "先保存的"


def test_the_same_correction_sent_twice_is_kept_once(cast):
    notice = receive(cast.province_officer)
    for _ in range(2):
        kept = actions.correct_notice(cast.province_officer, notice, corrected("改过的标题"), revision=1)
    assert (kept.title, kept.revision) == ("改过的标题", 2)


def test_another_unit_and_a_clerk_correct_nothing(cast):
    notice = receive(cast.province_officer)
    with pytest.raises(NotFound):
        actions.correct_notice(cast.city_officer, notice, corrected("不行"), revision=1)
    with pytest.raises(NotYours):
        actions.correct_notice(cast.auditor, notice, corrected("不行"), revision=1)
