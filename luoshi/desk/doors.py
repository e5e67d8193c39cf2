"""Opening a page: a signed-in person in a post, the right method, the right role."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

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
                return redirect_to_login(request.get_full_path())
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
