"""A record and who may see it or act on it. Whoever may not see it is told NotFound."""

import uuid

from luoshi.activities.models import Activity
from luoshi.activities.queries import readable_activities
from luoshi.common.errors import NotFound
from luoshi.people.access import Acting


def get_activity(acting: Acting, uid: uuid.UUID) -> Activity:
    """The record, if the acting post may read it.

    Raises: NotFound otherwise.
    """
    activity = readable_activities(acting).filter(uid=uid).first()
    if activity is None:
        raise NotFound
    return activity


def find_recorded(acting: Acting, uid: uuid.UUID) -> Activity | None:
    """The acting unit's record that arrived under this uid before, or None.

    Raises: NotFound if the uid is another unit's: its existence is not told apart from any other refusal.
    """
    activity = Activity.objects.filter(uid=uid).select_related("org", "kind").first()
    if activity is not None:
        require_owner(acting, activity)
    return activity


def get_own_activity(acting: Acting, uid: uuid.UUID) -> Activity:
    """The record, if it belongs to the acting unit itself: only its owner may change it.

    Raises: NotFound otherwise.
    """
    activity = get_activity(acting, uid)
    require_owner(acting, activity)
    return activity


def require_owner(acting: Acting, activity: Activity) -> None:
    """Raises: NotFound unless the record belongs to the acting unit."""
    if activity.org_id != acting.org.pk:
        raise NotFound


def may_correct(acting: Acting, activity: Activity) -> bool:
    """Whether the acting post may append a version."""
    own = activity.org_id == acting.org.pk
    return own and acting.may("record") and activity.state != Activity.State.WITHDRAWN


def may_accept(acting: Acting, activity: Activity) -> bool:
    """Whether the acting post may accept the version that is waiting."""
    return activity.org_id == acting.org.pk and acting.may("accept") and activity.is_pending


def may_return(acting: Acting, activity: Activity) -> bool:
    """Whether the acting post may send it back: the unit's own reviewer, or one of any unit above."""
    is_open = activity.state in (Activity.State.SUBMITTED, Activity.State.ACCEPTED)
    return is_open and acting.may("accept") and acting.may_read(activity.org)


def may_withdraw(acting: Acting, activity: Activity) -> bool:
    """Whether the acting post may take it back; once accepted, that is the reviewer's (or a trusted clerk's)."""
    if not may_correct(acting, activity):
        return False
    return activity.accepted_revision is None or acting.may("accept") or activity.org.accepts_automatically
