from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from luoshi.web.frame import Frame, PostChoice
from luoshi.web.kit_samples import FRAME

FRAMES = ("web/desk.html", "web/phone.html", "web/plain.html")


def show(name: str, frame: Frame | None = None) -> str:
    request = RequestFactory().get("/")
    return render_to_string(name, {"frame": frame} if frame else {}, request)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_can_be_skipped_by_keyboard_and_names_its_language(name, kit_site):
    html = show(name, FRAME)
    assert '<a class="skip-link" href="#content">' in html
    assert 'id="content"' in html
    assert '<html lang="zh-hans"' in html


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_stands_without_knowing_anything(name, kit_site):
    html = show(name)
    assert "落实" in html
    assert "csrfmiddlewaretoken" not in html


@pytest.mark.parametrize("name", FRAMES)
def test_invented_data_is_said_to_be_invented(name, kit_site):
    assert "演示数据" in show(name, FRAME)
    assert "演示数据" not in show(name, replace(FRAME, is_demo=False))


def test_the_desk_names_the_person_the_post_and_the_way_out(kit_site):
    html = show("web/desk.html", FRAME)
    assert "周敏 · 审核" in html
    assert 'name="post" value="2"' in html
    assert "退出" in html
    assert "截至 2026-11-20 18:00" in html


def test_a_single_post_offers_no_switch(kit_site):
    html = show("web/desk.html", replace(FRAME, posts=(PostChoice("1", "审核", True),)))
    assert "换一个岗位" not in html


def test_the_language_switch_names_the_other_language_in_itself(kit_site):
    assert '<button class="bar-button" name="language" value="en" lang="en">English' in show(
        "web/desk.html", FRAME
    )
    with override("en"):
        html = show("web/desk.html", FRAME)
    assert 'value="zh-hans" lang="zh-Hans">中文' in html
    assert '<html lang="en"' in html


def test_what_is_kept_on_a_device_belongs_to_somebody(kit_site):
    assert 'data-owner="sample"' in show("web/phone.html", FRAME)
