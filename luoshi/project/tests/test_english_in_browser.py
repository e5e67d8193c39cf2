"""English is longer than Chinese: no page sticks out sideways because of it."""

import pytest
from django.conf import settings
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = (
    "home",
    "plans:inbox",
    "records:list",
    "records:new",
    "records:review",
    "totals:show",
    "reports:draft",
    "units:list",
)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_in_english_is_wider_than_the_window(cast, window_of, live_server, width):
    page = window_of(cast.county_officer, width=width)
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": live_server.url}])
    wider = {}
    for name in PAGES:
        page.goto(reverse(name))
        assert page.locator("html").get_attribute("lang") == "en"
        wider[name] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert {name: by for name, by in wider.items() if by > 0} == {}


def test_scripts_speak_the_language_of_the_page(cast, window_of, live_server):
    page = window_of(cast.clerk, width=390)
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": live_server.url}])
    page.goto(reverse("records:new"))
    page.context.set_offline(True)
    page.get_by_label("Title").fill("Talk on safety at work")
    page.get_by_role("button", name="Record").click()
    page.get_by_text("No network. Kept on this device").wait_for()
    page.get_by_text("1 waiting on this device to be sent.").wait_for()
