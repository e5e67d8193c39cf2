"""What only a browser shows of the reading: rows arrive without losing what was typed, the keyboard follows."""

import pytest
from django.urls import reverse

from luoshi.campaigns.models import Notice
from luoshi.campaigns.tests.stories import receive
from luoshi.gongwen.document import Document

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_measure_is_added_with_the_keyboard_alone(cast, window_of, width):
    notice = receive(cast.province_officer)
    page = window_of(cast.province_officer, width=width)
    page.goto(reverse("notices:detail", args=[notice.pk]))
    page.get_by_label("主题").last.fill("打了一半的主题")
    page.get_by_role("button", name="添加措施").last.press("Enter")
    page.locator("[name=p1-measures-5-title]").wait_for()
    page.keyboard.type("总结推广")
    assert page.get_by_label("主题").last.input_value() == "打了一半的主题"
    page.get_by_role("button", name="只保存修改").press("Enter")
    page.get_by_text("已保存。").wait_for()
    part = Document.from_json(Notice.objects.get().corrected).parts[1]
    assert (part.theme, part.measures[5].title) == ("打了一半的主题", "总结推广")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
