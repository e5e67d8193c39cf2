import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import RequestFactory

from luoshi.web.error_pages import bad_request


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500"])
def test_an_error_page_says_what_to_do_and_needs_no_context(name, kit_site):
    html = render_to_string(f"{name}.html")
    assert html.count('class="btn btn-primary"') == 1
    assert "<h1>" in html


def test_too_large_an_upload_is_called_that(kit_site):
    request = RequestFactory().get("/")
    assert bad_request(request, RequestDataTooBig()).status_code == 413
    assert bad_request(request, SuspiciousOperation()).status_code == 400


def test_a_missing_page_is_answered_by_the_kit(client, kit_site):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()
