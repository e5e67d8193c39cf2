"""What a request asks for: its order, a number, whether it wants a fragment."""

from collections.abc import Collection

from django.http import HttpRequest


def sort_choice(request: HttpRequest, *, allowed: Collection[str], default: str) -> str:
    """The order asked for in `?sort=`, "-" in front for descending; `default` if it is not allowed."""
    asked = request.GET.get("sort", default)
    return asked if asked.removeprefix("-") in allowed else default


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page rather than for the page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and "HX-Boosted" not in headers
