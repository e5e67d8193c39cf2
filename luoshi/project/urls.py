"""Root URLs: each subject's pages under its own word."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from luoshi.web.offline import show_worker

handler400 = "luoshi.web.error_pages.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("luoshi.desk.home.urls")),
    path("offline.js", show_worker, name="offline-worker"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("luoshi.desk.accounts.urls")),
    path("notices/", include("luoshi.desk.notices.urls")),
    path("plans/", include("luoshi.desk.plans.urls")),
    path("records/", include("luoshi.desk.records.urls")),
    path("totals/", include("luoshi.desk.totals.urls")),
    path("reports/", include("luoshi.desk.reports.urls")),
    path("units/", include("luoshi.desk.units.urls")),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("kit/", include("luoshi.web.kit_urls")))
