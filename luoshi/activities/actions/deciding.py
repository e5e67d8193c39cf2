"""Accepting, returning with a reason, withdrawing."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.activities import access
from luoshi.activities.actions.keeping import accept_present, decide, locked, settle_books
from luoshi.activities.errors import FaultyRecord, Missing, ReviewerWithdraws, StaleForm, TooLong, WrongState
from luoshi.activities.models import Activity, Decision
from luoshi.common.errors import NotFound
from luoshi.people.access import Acting

LONGEST_REASON = 200
State = Activity.State


def required_reason(reason: str) -> str:
    """The reason without its margins. Raises: FaultyRecord if it is empty or too long."""
    reason = reason.strip()
    if not reason:
        raise FaultyRecord(faults=[Missing(field="reason")])
    if len(reason) > LONGEST_REASON:
        raise FaultyRecord(faults=[TooLong(field="reason", most=LONGEST_REASON, found=len(reason))])
    return reason


@transaction.atomic
def accept_activity(acting: Acting, activity: Activity, revision: int) -> Activity:
    """Accept the revision that the reviewer saw: its figures move into the accepted book. Safe to send twice.

    Raises: NotYours, NotFound, StaleForm if it was corrected meanwhile, WrongState.
    """
    acting.require("accept")
    access.require_owner(acting, activity)
    activity = locked(activity)
    if activity.state == State.ACCEPTED and activity.accepted_revision == revision == activity.revision:
        return activity
    _refuse_stale(activity, revision)
    if not activity.is_pending:
        raise WrongState(state=activity.get_state_display(), act=_("审核通过"))
    accept_present(activity, acting=acting)
    settle_books(activity, acting=acting)
    return activity


@transaction.atomic
def return_activity(
    acting: Acting, activity: Activity, reason: str, *, revision: int | None = None
) -> Activity:
    """Send a record back to its unit with a reason; what was returned leaves the books until it is corrected.

    A pending correction that is returned leaves the version accepted before it in force.
    Raises: NotYours, NotFound, FaultyRecord without a reason, StaleForm, WrongState.
    """
    acting.require("accept")
    if not acting.may_read(activity.org):
        raise NotFound
    reason = required_reason(reason)
    activity = locked(activity)
    if activity.state == State.RETURNED and activity.return_reason == reason:
        return activity
    _refuse_stale(activity, revision)
    if activity.state not in (State.SUBMITTED, State.ACCEPTED):
        raise WrongState(state=activity.get_state_display(), act=_("退回"))
    if activity.accepted_revision == activity.revision:
        activity.accepted_revision = None
    activity.state, activity.return_reason = State.RETURNED, reason
    decide(activity, Decision.Verdict.RETURNED, acting=acting, reason=reason)
    settle_books(activity, acting=acting)
    return activity


@transaction.atomic
def withdraw_activity(
    acting: Acting, activity: Activity, reason: str, *, revision: int | None = None
) -> Activity:
    """Take a record back for good, with a reason: all its figures are reversed, its history stays.

    Raises: NotYours, NotFound, ReviewerWithdraws if a clerk takes back what is accepted, FaultyRecord, StaleForm.
    """
    acting.require("record")
    access.require_owner(acting, activity)
    reason = required_reason(reason)
    activity = locked(activity)
    if activity.state == State.WITHDRAWN:
        return activity
    _refuse_stale(activity, revision)
    if not access.may_withdraw(acting, activity):
        raise ReviewerWithdraws
    activity.state, activity.accepted_revision = State.WITHDRAWN, None
    decide(activity, Decision.Verdict.WITHDRAWN, acting=acting, reason=reason)
    settle_books(activity, acting=acting)
    return activity


def _refuse_stale(activity: Activity, revision: int | None) -> None:
    if revision is not None and revision != activity.revision:
        raise StaleForm(activity=activity, revision=revision, current=activity.revision)
