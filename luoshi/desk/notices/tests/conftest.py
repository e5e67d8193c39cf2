from luoshi.campaigns.tests.conftest import _on_a_day_in_may  # noqa: F401
