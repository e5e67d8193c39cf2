"""Correcting a record by appending a version."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.activities import access, queries
from luoshi.activities.actions.deciding import required_reason
from luoshi.activities.actions.keeping import (
    accept_present,
    checked,
    keep_version,
    locked,
    set_columns,
    settle_books,
    store_photo,
)
from luoshi.activities.actions.recording import with_owner
from luoshi.activities.content import Content
from luoshi.activities.errors import NothingChanged, StaleForm, WrongState
from luoshi.activities.models import Activity
from luoshi.activities.photos import Photo
from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind, Programme
from luoshi.common.errors import NotFound
from luoshi.orgs.models import Org
from luoshi.people.access import Acting


class Changes(TypedDict, total=False):
    """What a correction may change; what is not named stays as it was."""

    kind: Kind
    title: str
    held_on: date
    held_at: time | None
    place: str
    attendance_onsite: int | None
    attendance_online: int | None
    audience: str
    story: str
    extra: Mapping[str, Any]
    hosts: Sequence[Org]
    measures: Sequence[Measure]
    programmes: Sequence[Programme]
    photo: Photo | None


@transaction.atomic
def correct_activity(
    acting: Acting, activity: Activity, *, revision: int, reason: str = "", **changes: Unpack[Changes]
) -> Activity:
    """Append a version with these changes to the record of the acting unit.

    Of an accepted record it needs a reason; by a reviewer (or in a unit that trusts its clerk) it applies at once,
    by a clerk the accepted figures stand until the reviewer accepts the new version. A returned record is handed
    in again by it. Raises: NotYours, NotFound, WrongState if withdrawn, StaleForm if someone was quicker,
    NothingChanged, FaultyRecord.
    """
    acting.require("record")
    access.require_owner(acting, activity)
    activity = locked(activity)
    if activity.state == Activity.State.WITHDRAWN:
        raise WrongState(state=activity.get_state_display(), act=_("更正"))
    if not 1 <= revision <= activity.revision:
        raise NotFound
    before = queries.content_at(activity, revision)
    after = checked(apply_changes(before, activity.org, changes), org=activity.org, served=before.measures)
    if revision != activity.revision:
        if _is_repeat(activity, after, acting):
            return activity
        raise StaleForm(activity=activity, revision=revision, current=activity.revision)
    photo = changes.get("photo")
    if after == before and photo is None and activity.state != Activity.State.RETURNED:
        raise NothingChanged
    if activity.accepted_revision is not None:
        reason = required_reason(reason)
    activity.revision += 1
    if photo is not None:
        after = after.but(photo=store_photo(activity, photo))
    _hand_in(activity, after, reason=reason, acting=acting)
    return activity


def apply_changes(before: Content, org: Org, changes: Changes) -> Content:
    """The content with the changes put in, not yet checked. A photo of None takes the photo away."""
    said: dict[str, Any] = {**changes}
    if "kind" in said:
        said["kind"] = said["kind"].code
        if said["kind"] != before.kind:
            said.setdefault("extra", {})
    if "hosts" in said:
        said["hosts"] = with_owner(org, said["hosts"])
    for name in ("measures", "programmes"):
        if name in said:
            said[name] = tuple(sorted({row.pk for row in said[name]}))
    for name in ("title", "place", "story"):
        if name in said:
            said[name] = said[name].strip()
    if "photo" in said:
        said["photo"] = before.photo if said["photo"] else ""
    return before.but(**said)


def _is_repeat(activity: Activity, after: Content, acting: Acting) -> bool:
    """Whether this is the second arrival of the correction that made the present version (photos apart)."""
    last = activity.versions.get(revision=activity.revision)
    return (
        last.recorded_by_id == acting.person.pk
        and Content.from_json(last.content).but(photo=after.photo) == after
    )


def _hand_in(activity: Activity, content: Content, *, reason: str, acting: Acting) -> None:
    set_columns(activity, content)
    keep_version(activity, content, reason=reason, acting=acting)
    was_counted = activity.accepted_revision is not None
    activity.return_reason = ""
    if activity.org.accepts_automatically:
        accept_present(activity, acting=acting, by_trust=not acting.may("accept"))
    elif was_counted and acting.may("accept"):
        accept_present(activity, acting=acting)
    else:
        activity.state = Activity.State.ACCEPTED if was_counted else Activity.State.SUBMITTED
    settle_books(activity, acting=acting)
