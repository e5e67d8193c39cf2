"""Pages of records: fetch, act, show."""

from luoshi.desk.records.views.deciding import accept, return_, review, withdraw
from luoshi.desk.records.views.reading import detail, list_, photo
from luoshi.desk.records.views.recording import correct, new, receipt

__all__ = [
    "accept",
    "correct",
    "detail",
    "list_",
    "new",
    "photo",
    "receipt",
    "return_",
    "review",
    "withdraw",
]
