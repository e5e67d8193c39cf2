from luoshi.activities.tests.stories import measure, on_10_may, talk

__all__ = ["measure", "on_10_may", "talk"]
