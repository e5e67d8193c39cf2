"""Writes: each is one transaction, takes who acts, and leaves the ledger agreeing with the record."""

from luoshi.activities.actions.correcting import correct_activity
from luoshi.activities.actions.deciding import accept_activity, return_activity, withdraw_activity
from luoshi.activities.actions.recording import Recorded, record_activity

__all__ = [
    "Recorded",
    "accept_activity",
    "correct_activity",
    "record_activity",
    "return_activity",
    "withdraw_activity",
]
