"""Root URLs: each subject's pages under its own word."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("luoshi.desk.accounts.urls")),
]
