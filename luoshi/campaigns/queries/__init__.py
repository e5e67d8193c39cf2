"""Every read of the campaigns room. Callers import from here; what may be read by whom is `access`."""

from luoshi.campaigns.queries.below import Below, RecipientPage, RecipientRow, count_below, list_recipients
from luoshi.campaigns.queries.inbox import InboxPage, InboxRow, count_waiting, find_delivery, inbox
from luoshi.campaigns.queries.measures import list_open_measures, measures_of, path_measures
from luoshi.campaigns.queries.overview import LocalMeasure, MeasureView, PlanView, plan_view

__all__ = [
    "Below",
    "InboxPage",
    "InboxRow",
    "LocalMeasure",
    "MeasureView",
    "PlanView",
    "RecipientPage",
    "RecipientRow",
    "count_below",
    "count_waiting",
    "find_delivery",
    "inbox",
    "list_open_measures",
    "list_recipients",
    "measures_of",
    "path_measures",
    "plan_view",
]
