"""Putting a broken day right with the keyboard, and taking over what the line then says."""

from datetime import date

import pytest
from django.urls import reverse

from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive
from luoshi.campaigns.tests.test_amended import TEXT
from luoshi.gongwen import Document, read_text

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_broken_day_is_put_right_and_taken_over_by_keys(cast, window_of, width):
    notice = receive(cast.province_officer, read_text(TEXT))
    page = window_of(cast.province_officer, width=width)
    page.goto(reverse("notices:detail", args=[notice.pk]))
    page.locator(".reading-panes.one-side").wait_for()
    page.keyboard.press("F8")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("4月10日")
    page.get_by_text("报送活动总结 2026-04-10").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("已采用").wait_for()
    [part] = Document.from_json(Notice.objects.get().corrected).parts
    assert date(2026, 4, 10) in [one.date for one in part.deadlines]
