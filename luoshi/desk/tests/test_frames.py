from datetime import date

import pytest
from django.test import RequestFactory
from django.urls import resolve, reverse

from luoshi.desk.frames import build_frame
from luoshi.people import access
from luoshi.people.models import Post, Role

pytestmark = pytest.mark.django_db


def frame_of(acting, path="/units/", settings=None):
    request = RequestFactory().get(path)
    request.user, request.acting = acting.person, acting
    request.posts = access.list_posts(acting.person)
    request.resolver_match = resolve(request.path)
    return build_frame(request)


def titles(acting) -> list[str]:
    return [section.title for section in frame_of(acting).sections]


@pytest.mark.parametrize(
    ("who", "sections"),
    [
        ("clerk", "待办 记录 数据 单位"),
        ("reviewer", "待办 记录 审核 数据 报告 单位"),
        ("county_officer", "待办 通知 记录 审核 数据 报告 单位"),
        ("auditor", "通知 记录 数据 报告 单位"),
        ("administrator", "数据 单位"),
    ],
)
def test_each_role_sees_its_sections(cast, who, sections):
    assert titles(getattr(cast, who)) == sections.split()


def test_the_frame_says_who_and_where_and_as_of_when(cast, settings):
    settings.DEMO = True
    frame = frame_of(cast.county_officer)
    assert (frame.person_name, frame.role_name, frame.unit_name) == ("罗文", "签发", "丰澜县总工会")
    assert (frame.is_demo, frame.next_url, frame.may_switch_post) == (True, "/units/", False)
    assert len(frame.as_of) == 16
    assert [section.title for section in frame.sections if section.is_current] == ["单位"]


def test_a_page_of_a_subject_lights_its_section(cast):
    frame = frame_of(cast.county_officer, reverse("units:detail", args=[cast.town.pk]))
    assert [section.title for section in frame.sections if section.is_current] == ["单位"]


def test_every_post_is_offered_and_the_present_one_marked(cast):
    person = cast.county_officer.person
    Post.objects.create(person=person, org=cast.city, role=Role.AUDITOR, from_on=date(2020, 1, 1))
    frame = frame_of(cast.county_officer)
    assert [(post.label, post.is_current) for post in frame.posts] == [
        ("澜州市 · 审计", False),
        ("丰澜县 · 签发", True),
    ]
    assert frame.may_switch_post


def test_drafts_on_a_device_belong_to_a_person_in_a_post(cast):
    keys = {frame_of(acting).owner_key for acting in (cast.clerk, cast.reviewer, cast.county_officer)}
    assert len(keys) == 3
    assert all(len(key) == 16 for key in keys)


def test_a_stranger_sees_where_to_sign_in_and_nothing_else():
    request = RequestFactory().get("/")
    frame = build_frame(request)
    assert (frame.sign_in_url, frame.person_name, frame.sections) == (reverse("accounts:sign-in"), "", ())


def test_a_page_with_a_frame_costs_few_queries(cast, page_of, django_assert_max_num_queries):
    browser = page_of(cast.county_officer)
    with django_assert_max_num_queries(6):
        browser.get(reverse("units:search"), {"q": ""})
