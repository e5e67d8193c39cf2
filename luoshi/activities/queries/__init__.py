"""Reads: one record, lists, the review queue, what a new form starts with."""

from luoshi.activities.queries.judging import judge
from luoshi.activities.queries.lists import (
    Cursor,
    RecordFilter,
    RecordPage,
    list_latest,
    list_records,
    list_served_measures,
)
from luoshi.activities.queries.new_form import Defaults, defaults_for, list_measures
from luoshi.activities.queries.records import (
    content_at,
    facts_now,
    list_decisions,
    list_versions,
    readable_activities,
    source_of,
)
from luoshi.activities.queries.review import Waiting, count_review, plausibility, review_queue

__all__ = [
    "Cursor",
    "Defaults",
    "RecordFilter",
    "RecordPage",
    "Waiting",
    "content_at",
    "count_review",
    "defaults_for",
    "facts_now",
    "judge",
    "list_decisions",
    "list_latest",
    "list_measures",
    "list_records",
    "list_served_measures",
    "list_versions",
    "plausibility",
    "readable_activities",
    "review_queue",
    "source_of",
]
