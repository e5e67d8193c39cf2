"""Every read of the campaigns room. Callers import from here; what may be read by whom is `access`."""

from luoshi.campaigns.queries.below import (
    Below,
    RecipientPage,
    RecipientRow,
    count_below,
    list_recipients,
    list_reported,
)
from luoshi.campaigns.queries.corrections import list_changes, list_corrections
from luoshi.campaigns.queries.inbox import InboxPage, InboxRow, count_waiting, find_delivery, inbox
from luoshi.campaigns.queries.lists import NoticePage, PlanPage, PlanRow, list_notices, list_plans
from luoshi.campaigns.queries.measures import (
    list_open_measures,
    path_keys,
    path_measures,
    window_of,
    with_originals,
)
from luoshi.campaigns.queries.overview import LocalMeasure, MeasureView, PlanView, plan_view
from luoshi.campaigns.queries.preview import Preview, preview_sending

__all__ = [
    "Below",
    "InboxPage",
    "InboxRow",
    "LocalMeasure",
    "MeasureView",
    "NoticePage",
    "PlanPage",
    "PlanRow",
    "PlanView",
    "Preview",
    "RecipientPage",
    "RecipientRow",
    "count_below",
    "count_waiting",
    "find_delivery",
    "inbox",
    "list_changes",
    "list_corrections",
    "list_notices",
    "list_open_measures",
    "list_plans",
    "list_recipients",
    "list_reported",
    "path_keys",
    "path_measures",
    "plan_view",
    "preview_sending",
    "window_of",
    "with_originals",
]
