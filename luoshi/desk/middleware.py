"""Who is acting on this request, and how an error reaches the person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from luoshi.common.errors import LuoshiError, NotFound
from luoshi.desk.doors import wants_json
from luoshi.people import access
from luoshi.people.models import Person
from luoshi.web.outbox import is_outbox

Answerer = Callable[[HttpRequest], HttpResponse]


def acting_post(get_response: Answerer) -> Answerer:
    """Set `request.acting`, the signed-in person in the post that they chose, or None; and `request.posts`."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.acting, request.posts = None, []  # type: ignore[attr-defined]
        if isinstance(request.user, Person):
            posts = access.list_posts(request.user)
            request.posts = posts  # type: ignore[attr-defined]
            request.acting = access.choose_post(request.user, posts, request.session.get("post"))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


class spoken_errors:
    """Middleware: an error with a sentence becomes a page (or a JSON body) that says it."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """404 for NotFound, 409 for every other spoken error; anything else is left to Django.

        The outbox of a device keeps its record and shows what a 422 says.
        """
        if not isinstance(error, LuoshiError):
            return None
        sentence = error.text(get_language() or "zh")
        status = 404 if isinstance(error, NotFound) else 409
        if is_outbox(request):
            return JsonResponse({"errors": {"__all__": [sentence]}}, status=422)
        if wants_json(request):
            return JsonResponse({"sentence": sentence}, status=status)
        return render(request, "desk/problem.html", {"sentence": sentence, "status": status}, status=status)
