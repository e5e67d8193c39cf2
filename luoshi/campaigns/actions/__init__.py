"""Every write of the campaigns room, each one transaction. Callers import the verbs from here."""

from luoshi.campaigns.actions.carrying_out import confirm_task, finish_task, note_progress, sign_for
from luoshi.campaigns.actions.correcting import (
    correct_notice,
    decide_conflict,
    take_amended,
    undo_correction,
)
from luoshi.campaigns.actions.drafting import draft_plan
from luoshi.campaigns.actions.hanging import Hung, hang_measure
from luoshi.campaigns.actions.reading_again import read_again
from luoshi.campaigns.actions.receiving import receive_notice
from luoshi.campaigns.actions.sending import issue_plan, pass_on

__all__ = [
    "Hung",
    "confirm_task",
    "correct_notice",
    "decide_conflict",
    "draft_plan",
    "finish_task",
    "hang_measure",
    "issue_plan",
    "note_progress",
    "pass_on",
    "read_again",
    "receive_notice",
    "sign_for",
    "take_amended",
    "undo_correction",
]
