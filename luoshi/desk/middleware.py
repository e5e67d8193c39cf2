"""Who is acting on this request, and how an error reaches the person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from luoshi.common.errors import LuoshiError, NotFound
from luoshi.people import access
from luoshi.people.models import Person

Answerer = Callable[[HttpRequest], HttpResponse]


def acting_post(get_response: Answerer) -> Answerer:
    """Set `request.acting`: the signed-in person in the post that they chose, or None."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.acting = None  # type: ignore[attr-defined]
        if isinstance(request.user, Person):
            request.acting = access.find_acting(request.user, request.session.get("post"))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


class spoken_errors:
    """Middleware: an error with a sentence becomes a page (or a JSON body) that says it."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """404 for NotFound, 409 for every other spoken error; anything else is left to Django."""
        if not isinstance(error, LuoshiError):
            return None
        status = 404 if isinstance(error, NotFound) else 409
        sentence = error.text(get_language() or "zh")
        return render(request, "web/problem.html", {"sentence": sentence, "status": status}, status=status)
