"""Drafting, editing, refreshing and issuing a report. Each is one transaction and safe to repeat."""

from luoshi.reports.actions.drafting import draft_report
from luoshi.reports.actions.editing import edit_report
from luoshi.reports.actions.issuing import issue_report
from luoshi.reports.actions.refreshing import Moved, refresh_report

__all__ = ["Moved", "draft_report", "edit_report", "issue_report", "refresh_report"]
