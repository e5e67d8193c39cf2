"""Opening a page: a signed-in person in a post, the right method, the right role."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from luoshi.common.errors import NotFound
from luoshi.people.access import Acting

Rest = ParamSpec("Rest")
Page = Callable[Concatenate[HttpRequest, Acting, Rest], HttpResponse]
View = Callable[..., HttpResponse]


def page(*methods: str, verb: str | None = None) -> Callable[[Page[Rest]], View]:
    """Make a view out of `page(request, acting, …)`.

    A stranger is sent to sign in, a person without a post to the page that says so, a role without `verb`
    gets 404, a method not named gets 405.
    """

    def wrap(answer: Page[Rest]) -> View:
        @wraps(answer)
        def view(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            acting: Acting | None = request.acting  # type: ignore[attr-defined]
            if acting is None:
                return redirect("accounts:no-post")
            if verb is not None and not acting.may(verb):
                raise NotFound
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return answer(request, acting, *args, **kwargs)

        view.opens_with = (methods, verb)  # type: ignore[attr-defined]
        return view

    return wrap


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page and back to where the person was: the page itself, not a fragment or a form's target.

    A script that sends data is told 401 instead: it must not take the sign-in page for an answer.
    """
    if wants_json(request):
        return JsonResponse({"sign_in": reverse("accounts:sign-in")}, status=401)
    if request.headers.get("HX-Request") == "true":
        back = urlencode({"next": _path_of(request, request.headers.get("HX-Current-URL", ""))})
        return HttpResponseClientRedirect(f"{reverse('accounts:sign-in')}?{back}")
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return redirect_to_login(_path_of(request, request.headers.get("Referer", "")))


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which can use JSON and not a page."""
    return request.headers.get("Accept", "").startswith("application/json")


def _path_of(request: HttpRequest, address: str) -> str:
    """The path and query of an address of this site, the first page for any other."""
    parts = urlsplit(address)
    if parts.netloc != request.get_host():
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
