"""A line whose words were put right is read anew, and what it then says is taken over."""

from dataclasses import replace
from datetime import date

import pytest

from luoshi.campaigns import actions
from luoshi.campaigns.amending import read_amended, take
from luoshi.campaigns.errors import StaleForm
from luoshi.campaigns.models import Correction, Notice
from luoshi.campaigns.tests.stories import receive
from luoshi.common.errors import NotFound
from luoshi.gongwen import Document, read_text
from luoshi.gongwen.document import Place

TEXT = """丰收市总工会关于开展读书活动的通知
各县总工会：
现将有关事项通知如下。
一、时间安排
（一）动员阶段（3月1日至3月31日）。各县总工会要认真动员。
二、有关要求
（一）各县总工会请于410日前报送活动总结。
（二）每县限报2人。
联系人：李明，电话：0411-843215
丰收市总工会
2026年2月20日
"""


def offered(printed, words, document=None):
    """What is offered where `printed` of the sample is to read `words`."""
    document = document or read_text(TEXT)
    line = next(one for one in document.lines if printed in one.text)
    start = line.text.index(printed)
    return read_amended(document, Place(1, line.number, start, start + len(printed)), words)


def test_a_broken_day_put_right_is_a_deadline_at_its_place_on_the_printed_line():
    [offer] = offered("410日", "4月10日")
    assert (offer.name, offer.before) == ("deadlines", None)
    assert (offer.now.date, offer.now.what) == (date(2026, 4, 10), "报送活动总结")
    assert (offer.now.place.line, offer.now.place.start, offer.now.place.end) == (7, 10, 15)


def test_words_as_printed_offer_nothing_and_neither_does_what_was_taken():
    assert offered("410日", "410日") == []
    document = read_text(TEXT)
    taken = take(document, offered("410日", "4月10日", document))
    assert offered("410日", "4月10日", taken) == []
    assert len(taken.parts[0].deadlines) == len(document.parts[0].deadlines) + 1


def test_other_days_of_a_span_go_where_its_days_were_read():
    document = read_text(TEXT)
    offers = offered("3月31日", "4月15日", document)
    assert {one.name for one in offers} >= {"windows", "phases"}
    part = take(document, offers).parts[0]
    assert [one.end for one in part.windows] == [date(2026, 4, 15)]
    assert [one.end for one in part.phases] == [date(2026, 4, 15)]
    assert len(part.deadlines) == len(document.parts[0].deadlines)
    assert offered("3月31日", "4月15日", take(document, offers)) == []


def test_another_number_takes_the_place_of_the_one_that_was_read():
    [offer] = offered("2人", "20人")
    assert (offer.name, offer.before.value, offer.now.value) == ("limits", 2, 20)
    assert offer.now.place == offer.before.place


def test_a_day_of_signature_put_right_is_the_parts():
    [offer] = offered("2026年2月20日", "2026年2月24日")
    assert (offer.name, offer.before, offer.now) == ("date", date(2026, 2, 20), date(2026, 2, 24))


def test_a_whole_number_is_the_contacts():
    [offer] = offered("0411-843215", "0411-84321567")
    assert (offer.name, offer.now.phone) == ("contacts", "0411-84321567")


@pytest.mark.parametrize("words", ["", "。", "（", "4月31日", "字" * 500])
def test_any_words_are_borne(words):
    assert offered("410日", words) == []


@pytest.fixture
def notice(cast):
    return receive(cast.province_officer, read_text(TEXT))


def amend(cast, notice, words="4月10日"):
    document = Document.from_json(notice.corrected)
    settled = {DOUBT: {"how": "amended", "words": words}}
    return actions.correct_notice(
        cast.province_officer, notice, document, revision=notice.revision, settled=settled
    )


DOUBT = "broken-date:7-10"


def deadlines():
    return Document.from_json(Notice.objects.get().corrected).parts[0].deadlines


def test_what_is_taken_over_is_a_correction_like_any_other_and_is_undone_like_one(cast, notice):
    before = deadlines()
    notice = amend(cast, notice)
    notice = actions.take_amended(cast.province_officer, notice, DOUBT, revision=notice.revision)
    assert date(2026, 4, 10) in [one.date for one in deadlines()]
    row = Correction.objects.latest("id")
    assert (row.path, row.read, row.by) == ("0/deadlines/7-10", None, cast.province_officer.person)
    actions.undo_correction(cast.province_officer, notice, row, revision=notice.revision)
    assert deadlines() == before


def test_taken_twice_it_is_there_once(cast, notice):
    notice = amend(cast, notice)
    for _time in range(2):
        notice = actions.take_amended(cast.province_officer, notice, DOUBT, revision=notice.revision)
    assert [one.date for one in deadlines()].count(date(2026, 4, 10)) == 1


def test_a_doubt_that_nobody_amended_gives_nothing(cast, notice):
    with pytest.raises(NotFound):
        actions.take_amended(cast.province_officer, notice, DOUBT, revision=notice.revision)
    with pytest.raises(NotFound):
        actions.take_amended(cast.province_officer, notice, "none:1-0", revision=notice.revision)


def test_an_old_revision_is_refused(cast, notice):
    notice = amend(cast, notice)
    with pytest.raises(StaleForm):
        actions.take_amended(cast.province_officer, notice, DOUBT, revision=notice.revision - 1)


def test_an_item_edited_after_it_was_taken_is_not_offered_again():
    document = read_text(TEXT)
    taken = take(document, offered("410日", "4月10日", document))
    part = taken.parts[0]
    edited = tuple(replace(one, what="报送读书总结") for one in part.deadlines)
    assert offered("410日", "4月10日", replace(taken, parts=(replace(part, deadlines=edited),))) == []
