"""Deployment rules, as Django system checks: a wrong installation is told so before it serves a page."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


@register(Tags.security)
def demo_stays_at_home(**_: Any) -> Iterable[CheckMessage]:
    """One-click accounts are for one's own machine only."""
    if settings.DEMO and set(settings.ALLOWED_HOSTS) - LOCAL:
        yield Error(
            "LUOSHI_DEMO is on while LUOSHI_HOSTS names hosts other than this machine.",
            hint="Unset LUOSHI_DEMO on a real installation; the demonstration needs no LUOSHI_HOSTS.",
            id="luoshi.E001",
        )


@register(Tags.security, deploy=True)
def a_real_installation_is_reachable_and_encrypted(**_: Any) -> Iterable[CheckMessage]:
    """What `manage.py check --deploy` asks of a real installation."""
    if not settings.ALLOWED_HOSTS:
        yield Error("LUOSHI_HOSTS is empty: nobody can open the site.", id="luoshi.E002")
    if not settings.SESSION_COOKIE_SECURE:
        yield checks.Warning(
            "LUOSHI_HTTPS is not 1: sessions travel unencrypted.",
            hint="Put a proxy that ends TLS in front and set LUOSHI_HTTPS=1.",
            id="luoshi.W001",
        )
