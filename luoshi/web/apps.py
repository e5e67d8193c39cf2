"""The kit as a Django app, so that its templates, tags and static files are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The screen kit."""

    name = "luoshi.web"
    label = "web"
