"""What only a browser shows of the totals: on paper the scope and the table stand alone."""

import pytest

from luoshi.common import clock
from luoshi.desk.totals.tests.conftest import NOON

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]

FURNITURE = {
    "the bar at the top": "header.top-bar",
    "the navigation": "nav.desk-nav",
    "the filters": "form.filters",
    "the buttons": "main button",
    "the tabs": "main .tab-bar",
    "the marks that open a definition": ".definition-mark",
}
CONTENT = {
    "the mark of the demonstration": ".demo-banner",
    "whose, which days and as of when": ".scope",
    "the head of the table": "main table thead",
    "the total": "main table tfoot",
}


@pytest.fixture(autouse=True)
def _noon_in_every_thread(monkeypatch):
    """A held clock holds in its own thread only; the server answers in others."""
    monkeypatch.setattr(clock, "now", lambda: clock._held.get() or NOON)


def shown(page, parts: dict[str, str]) -> dict[str, bool]:
    """Which of the parts the page shows anything of; each of them must be in it."""
    found = {name: page.locator(selector).all() for name, selector in parts.items()}
    assert all(found.values()), found
    return {name: any(one.is_visible() for one in ones) for name, ones in found.items()}


@pytest.mark.parametrize("width", [1280, 390])
def test_on_paper_stand_the_scope_and_the_table_without_furniture(
    cast, hold_talk, window_of, settings, width
):
    settings.DEMO = True
    hold_talk(cast.works, people=80)
    page = window_of(cast.city_officer, width=width)
    page.goto("/totals/")
    assert shown(page, {"the filters": "form.filters"}) == {"the filters": True}
    page.emulate_media(media="print")
    assert shown(page, FURNITURE) == dict.fromkeys(FURNITURE, False)
    assert shown(page, CONTENT) == dict.fromkeys(CONTENT, True)
    assert "截至 2026-06-30 12:00" in page.locator(".scope").inner_text()
    assert page.locator("main table tfoot").inner_text().split() == ["合计", "1", "80", "0"]
