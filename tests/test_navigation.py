"""The way from page to page: what a frame shows can be opened."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.permissions import CAST


@pytest.mark.parametrize("who", [who for who in CAST if who != "anonymous"])
def test_every_section_that_somebody_is_shown_opens_for_them(cast, who):
    acting, client = getattr(cast, who), Client()
    client.force_login(acting.person)
    sections = client.get(reverse("units:list")).context["frame"].sections
    assert sections
    assert {section.url: client.get(section.url).status_code for section in sections} == {
        section.url: 200 for section in sections
    }
