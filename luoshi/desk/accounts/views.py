"""Signing in and out; choosing the post to act in."""

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.common.errors import NotFound
from luoshi.desk.accounts.forms import SignInForm
from luoshi.desk.accounts.pages import sign_in_page
from luoshi.desk.doors import page, to_sign_in
from luoshi.people.access import Acting
from luoshi.people.errors import LockedOut, WrongPassword
from luoshi.people.models import Person, Post
from luoshi.people.signing_in import check_password, get_demo_person

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a user name and a password; a wrong pair keeps the name and says how many attempts are left."""
    next_path = _next_path(request)
    if request.user.is_authenticated and request.method == "GET":
        return redirect(next_path)
    form = SignInForm(request.POST or None)
    person = _find_person(form) if form.is_valid() else None
    if person is not None:
        return _enter(request, person)
    return render(request, "desk/accounts/sign_in.html", {"page": sign_in_page(form, next_path)})


def _find_person(form: SignInForm) -> Person | None:
    try:
        return check_password(form.cleaned_data["username"], form.cleaned_data["password"])
    except (WrongPassword, LockedOut) as refusal:
        form.add_error(None, refusal.text(get_language() or "zh"))
        return None


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Enter as one of the demonstration's people with one click; not there outside a demonstration."""
    return _enter(request, get_demo_person(request.POST.get("username", "")))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave. Doing it twice does no harm."""
    logout(request)
    messages.success(request, _("您已退出。"))
    return redirect("accounts:sign-in")


@page("POST")
def choose_post(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Act in another of one's own posts from now on. The first page is shown: the last one may not be the post's."""
    posts: list[Post] = request.posts  # type: ignore[attr-defined]
    chosen = next((post for post in posts if str(post.pk) == request.POST.get("post")), None)
    if chosen is None:
        raise NotFound
    request.session["post"] = chosen.pk
    return redirect("home")


@require_GET
def no_post(request: HttpRequest) -> HttpResponse:
    """What a person sees who holds no post today."""
    if not request.user.is_authenticated:
        return to_sign_in(request)
    if request.acting is not None:  # type: ignore[attr-defined]
        return redirect("home")
    return render(request, "desk/accounts/no_post.html")


def _enter(request: HttpRequest, person: Person) -> HttpResponse:
    login(request, person, backend=BACKEND)
    return redirect(_next_path(request))


def _next_path(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is a page of this site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else reverse("home")
