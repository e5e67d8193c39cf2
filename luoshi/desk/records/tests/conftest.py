import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.activities.tests.stories import measure, on_10_may, talk

__all__ = ["count_queries", "measure", "on_10_may", "talk"]


@pytest.fixture
def count_queries():
    """How many queries a page asks: `count_queries(client, "/records/")`."""

    def count(client, url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    return count
