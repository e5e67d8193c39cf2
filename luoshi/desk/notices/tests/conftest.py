from luoshi.campaigns.tests.conftest import _on_a_day_in_may, _uploads_of_its_own  # noqa: F401
