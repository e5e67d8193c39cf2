"""Root URLs: each subject's pages under its own word."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from luoshi.web.offline import show_worker

handler400 = "luoshi.web.error_pages.bad_request"

SUBJECTS = ("accounts", "notices", "plans", "records", "totals", "reports", "units")
urlpatterns: list[URLPattern | URLResolver] = [
    path("offline.js", show_worker, name="offline-worker"),
    path("i18n/", include("django.conf.urls.i18n")),
    *[
        path(f"{subject}/", include(f"luoshi.desk.{subject}.urls"))
        for subject in SUBJECTS
        if find_spec(f"luoshi.desk.{subject}") and find_spec(f"luoshi.desk.{subject}.urls")
    ],
]
if all(find_spec(f"luoshi.desk.{subject}") for subject in SUBJECTS):
    urlpatterns.insert(0, path("", include("luoshi.desk.home.urls")))
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("kit/", include("luoshi.web.kit_urls")))
