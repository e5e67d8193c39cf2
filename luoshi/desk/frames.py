"""What every page of the desk needs around its content."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from luoshi.activities.queries import count_review
from luoshi.campaigns.queries import count_waiting
from luoshi.common import clock
from luoshi.people.access import Acting
from luoshi.people.models import Post, Role
from luoshi.web.frame import Frame, PostChoice, Section

ALL = frozenset(Role)
WRITERS = frozenset({Role.CLERK, Role.REVIEWER, Role.LEADER})


@dataclass(frozen=True)
class _Entry:
    """A section of the navigation: which roles see it, and how many things wait there."""

    title: Promise
    url_name: str
    roles: frozenset[Role]
    count: Callable[[Acting], int] | None = None


_ENTRIES = (
    _Entry(_("待办"), "plans:inbox", WRITERS, lambda acting: count_waiting(acting.org)),
    _Entry(_("通知"), "notices:list", frozenset({Role.LEADER, Role.AUDITOR})),
    _Entry(_("记录"), "records:list", WRITERS | {Role.AUDITOR}),
    _Entry(
        pgettext_lazy("the act", "审核"),
        "records:review",
        frozenset({Role.REVIEWER, Role.LEADER}),
        count_review,
    ),
    _Entry(_("数据"), "totals:show", ALL),
    _Entry(_("报告"), "reports:list", frozenset({Role.REVIEWER, Role.LEADER, Role.AUDITOR})),
    _Entry(pgettext_lazy("several", "单位"), "units:list", ALL),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `acting`, and `frame` for the screen kit. A fragment that shows no frame asks nothing."""
    return {
        "acting": getattr(request, "acting", None),
        "frame": SimpleLazyObject(lambda: build_frame(request)),
    }


def build_frame(request: HttpRequest) -> Frame:
    """The frame of whoever is at the screen: of a stranger, of a person without a post, of a person in a post."""
    home = reverse("home")
    common = Frame(
        product_name=gettext("落实"),
        is_demo=settings.DEMO,
        language=get_language() or settings.LANGUAGE_CODE,
        next_url=request.get_full_path() if request.method == "GET" else home,
        home_url=home,
        as_of=clock.now().astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M"),
    )
    # An error page may be shown before the middlewares have said who is there.
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return replace(common, sign_in_url=reverse("accounts:sign-in"))
    named = replace(common, person_name=user.name, sign_out_url=reverse("accounts:sign-out"))
    acting: Acting | None = getattr(request, "acting", None)
    return _in_post(named, request, acting) if acting else named


def owner_key(acting: Acting) -> str:
    """Under what a device keeps the drafts and unsent records of this person in this post."""
    key = f"{acting.person.pk}-{acting.post.pk}"
    return salted_hmac("luoshi.desk.owner", key).hexdigest()[:16]


def _in_post(named: Frame, request: HttpRequest, acting: Acting) -> Frame:
    posts: list[Post] = getattr(request, "posts", [])
    return replace(
        named,
        unit_name=acting.org.name,
        role_name=str(acting.role.label),
        sections=_sections(request, acting),
        posts=tuple(
            PostChoice(str(post.pk), f"{post.org.label} · {post.role_label}", post == acting.post)
            for post in posts
        ),
        owner_key=owner_key(acting),
        switch_post_url=reverse("accounts:choose-post"),
    )


def _sections(request: HttpRequest, acting: Acting) -> tuple[Section, ...]:
    entries = [entry for entry in _ENTRIES if acting.role in entry.roles]
    current = _find_current(request, entries)
    return tuple(
        Section(
            title=str(entry.title),
            url=reverse(entry.url_name),
            is_current=entry is current,
            badge=entry.count(acting) if entry.count else None,
        )
        for entry in entries
    )


def _find_current(request: HttpRequest, entries: list[_Entry]) -> _Entry | None:
    """The entry of this very page, else the first one of its subject."""
    match = request.resolver_match
    if match is None:
        return None
    exact = [entry for entry in entries if entry.url_name == match.view_name]
    subject = [entry for entry in entries if entry.url_name.startswith(f"{match.namespace}:")]
    return next(iter(exact + subject), None)
