"""What a line says once its words were put right, offered beside the doubt."""

from datetime import date

import pytest
from django.urls import reverse

from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive
from luoshi.campaigns.tests.test_amended import DOUBT, TEXT
from luoshi.desk.notices.tests.reading_pages import count_queries, fields_of
from luoshi.gongwen import Document, read_text

AMENDED = {f"doubt.{DOUBT}": "amended", f"words.{DOUBT}": "4月10日"}


@pytest.fixture
def notice(cast):
    return receive(cast.province_officer, read_text(TEXT))


@pytest.fixture
def officer(cast, page_of):
    return page_of(cast.province_officer)


def url_of(name, notice):
    return reverse(f"notices:{name}", args=[notice.pk])


def days():
    return [one.date for one in Document.from_json(Notice.objects.get().corrected).parts[0].deadlines]


def test_words_that_are_being_typed_show_what_the_line_then_says(officer, notice):
    text = officer.get(url_of("offers", notice), AMENDED).content.decode()
    assert "<strong>报送活动总结 2026-04-10 4月10日前</strong>" in text
    assert f"take:{DOUBT}" in text


@pytest.mark.parametrize(
    "typed",
    [{}, {f"doubt.{DOUBT}": "dismissed"}, {f"doubt.{DOUBT}": "amended"}, {"doubt.none:1-1": "amended"}],
)
def test_anything_else_offers_nothing(officer, notice, typed):
    assert "<strong>" not in officer.get(url_of("offers", notice), typed).content.decode()


def test_one_press_saves_the_words_and_takes_over_what_they_say(officer, notice):
    typed = fields_of(officer.get(url_of("detail", notice))) | AMENDED | {"p0-theme": "一起填的"}
    text = officer.post(
        url_of("decide", notice), typed | {"decision": f"take:{DOUBT}"}, follow=True
    ).content.decode()
    assert "已采用" in text and "已核对 1 处" in text
    assert date(2026, 4, 10) in days()
    assert Document.from_json(Notice.objects.get().corrected).parts[0].theme == "一起填的"
    assert f"take:{DOUBT}" not in text


def test_words_that_were_only_saved_are_still_offered_in_sight(officer, notice):
    officer.post(url_of("detail", notice), fields_of(officer.get(url_of("detail", notice))) | AMENDED)
    text = officer.get(url_of("detail", notice)).content.decode()
    assert f"take:{DOUBT}" in text and '<details class="settled" open>' in text
    assert date(2026, 4, 10) not in days()


def test_what_would_be_replaced_is_said(officer, notice):
    name = next(one.code for one in read_text(TEXT).warnings if one.code == "year-taken")
    place = next(one.place for one in read_text(TEXT).warnings if one.code == name)
    doubt = f"{name}:{place.line}-{place.start}"
    typed = {f"doubt.{doubt}": "amended", f"words.{doubt}": "3月1日至4月15日"}
    text = officer.get(url_of("offers", notice), typed).content.decode()
    assert "2026-03-01 – 2026-04-15" in text and "现在是 " in text


def test_a_doubt_that_was_not_amended_is_404(officer, notice):
    for doubt in (DOUBT, "none:1-1", ""):
        assert officer.post(url_of("decide", notice), {"decision": f"take:{doubt}"}).status_code == 404


def test_the_wrong_person_gets_404_and_the_wrong_method_405(cast, page_of, notice):
    for acting in (cast.city_officer, cast.auditor, cast.clerk, cast.stranger):
        assert page_of(acting).get(url_of("offers", notice), AMENDED).status_code == 404
    assert page_of(cast.province_officer).post(url_of("offers", notice)).status_code == 405


def test_queries_do_not_grow_with_what_is_offered(officer, notice):
    few = count_queries(officer, url_of("offers", notice))
    query = "&".join(f"{name}={value}" for name, value in AMENDED.items())
    assert count_queries(officer, f"{url_of('offers', notice)}?{query}") == few
