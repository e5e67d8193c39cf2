from django.apps import AppConfig


class RollupsConfig(AppConfig):
    name = "luoshi.rollups"

    def ready(self) -> None:
        """Keep the segments in step with the ledger."""
        from luoshi.rollups import following  # noqa: F401, PLC0415 - models can be imported only now
