from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "luoshi.project"

    def ready(self) -> None:
        """Register the deployment rules."""
        from luoshi.project import checks  # noqa: F401, PLC0415 - registering is what importing does
