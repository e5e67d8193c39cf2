"""A long document is shown and saved a stretch at a time; the other stretches stay as they are."""

from dataclasses import replace

import pytest
from django.urls import reverse

from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive
from luoshi.desk.notices.stretches import cut_stretches, find_stretch
from luoshi.desk.notices.tests.reading_pages import fields_of
from luoshi.gongwen import document as gongwen

LINES = 1000


def long_document() -> gongwen.Document:
    """A thousand lines, on every second one a measure."""
    lines = tuple(
        gongwen.Line(number, number // 30 + 1, f"第{number}行的文字") for number in range(1, LINES + 1)
    )
    items = tuple(
        gongwen.Measure("", "", f"措施{line.number}", place=gongwen.Place(line.page, line.number, 0, 4))
        for line in lines[::2]
    )
    part = gongwen.Part(kind="通知", title="长文", measures=items, first_line=1, last_line=LINES)
    return gongwen.Document((part,), lines)


@pytest.fixture
def notice(cast):
    return receive(cast.province_officer, long_document())


@pytest.fixture
def officer(cast, page_of):
    return page_of(cast.province_officer)


def test_the_stretches_hold_every_line_once():
    stretches = cut_stretches(long_document())
    numbers = [line for one in stretches for line in range(one.first, one.last + 1)]
    assert numbers == list(range(1, LINES + 1))
    assert [one.first for one in stretches] == [1, 241, 481, 721, 961]
    assert find_stretch(stretches, 500).number == 3
    assert find_stretch(stretches, 0).number == 1
    assert find_stretch(stretches, 99999).number == 5


def test_a_document_without_lines_is_one_stretch():
    assert len(cut_stretches(gongwen.Document())) == 1


def test_a_page_shows_its_stretch_and_the_ways_on(officer, notice):
    url = reverse("notices:detail", args=[notice.pk])
    text = officer.get(f"{url}?from=500").content.decode()
    assert "第 481–720 行（第 3 段，共 5 段）" in text
    assert "第500行的文字" in text and "第100行的文字" not in text
    assert 'href="?from=241"' in text and 'href="?from=721"' in text
    assert "（续）" in text


def test_saving_a_stretch_leaves_the_others_alone(officer, notice):
    url = f"{reverse('notices:detail', args=[notice.pk])}?from=481"
    fields = fields_of(officer.get(url))
    assert len(fields) < 2500
    answer = officer.post(url, fields | {"p0-measures-0-title": "改过", "p0-measures-1-DELETE": "on"})
    assert answer.url == url
    [part] = gongwen.Document.from_json(Notice.objects.get().corrected).parts
    expected = long_document().parts[0].measures
    changed = (*expected[:240], replace(expected[240], title="改过"), *expected[242:])
    assert (part.title, part.measures) == ("长文", changed)
