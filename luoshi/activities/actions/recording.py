"""Recording what was done, once."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import IntegrityError, transaction

from luoshi.activities.access import find_recorded
from luoshi.activities.actions.keeping import (
    accept_present,
    checked,
    keep_version,
    set_columns,
    settle_books,
    store_photo,
)
from luoshi.activities.content import Content
from luoshi.activities.models import Activity
from luoshi.activities.photos import Photo
from luoshi.campaigns.models import Measure
from luoshi.catalogue.models import Kind, Programme
from luoshi.common import clock
from luoshi.common.identifiers import receipt_number
from luoshi.orgs.models import Org
from luoshi.people.access import Acting


@dataclass(frozen=True)
class Recorded:
    """The answer to a record: the same receipt each time it arrives; `is_new` only the first time."""

    activity: Activity
    receipt: str
    is_new: bool


@transaction.atomic
def record_activity(
    acting: Acting,
    *,
    uid: uuid.UUID,
    kind: Kind,
    title: str,
    held_on: date,
    held_at: time | None = None,
    place: str = "",
    attendance_onsite: int | None = None,
    attendance_online: int | None = None,
    audience: str = "",
    story: str = "",
    extra: Mapping[str, Any] | None = None,
    hosts: Sequence[Org] = (),
    measures: Sequence[Measure] = (),
    programmes: Sequence[Programme] = (),
    photo: Photo | None = None,
) -> Recorded:
    """Keep a record for the acting unit, or answer its second arrival with the first's receipt.

    `hosts` may name the acting unit or leave it out; it is always one. It waits for the unit's reviewer unless
    the unit trusts its clerk. Raises: NotYours, FaultyRecord, NotFound if the uid is another unit's.
    """
    acting.require("record")
    earlier = find_recorded(acting, uid)
    if earlier is not None:
        return Recorded(earlier, receipt_number(uid), is_new=False)
    content = Content(
        kind=kind.code,
        title=title.strip(),
        held_on=held_on,
        held_at=held_at,
        place=place.strip(),
        attendance_onsite=attendance_onsite,
        attendance_online=attendance_online,
        audience=audience,
        story=story.strip(),
        extra=extra or {},
        hosts=with_owner(acting.org, hosts),
        measures=tuple(sorted({measure.pk for measure in measures})),
        programmes=tuple(sorted({programme.pk for programme in programmes})),
    )
    return _insert(acting, uid, checked(content, org=acting.org), photo)


def with_owner(org: Org, hosts: Sequence[Org]) -> tuple[int, ...]:
    """The ids of the host units, the owner first; naming the owner once among them changes nothing."""
    others = [host.pk for host in hosts]
    if org.pk in others:
        others.remove(org.pk)
    return (org.pk, *others)


def _insert(acting: Acting, uid: uuid.UUID, content: Content, photo: Photo | None) -> Recorded:
    activity = Activity(
        uid=uid,
        org=acting.org,
        state=Activity.State.SUBMITTED,
        recorded_at=clock.now(),
        recorded_by=acting.person,
    )
    set_columns(activity, content)
    try:
        with transaction.atomic():
            activity.save(force_insert=True)
    except IntegrityError:
        # The same uid arrived twice at once and the other was quicker: its receipt is the answer.
        earlier = find_recorded(acting, uid)
        if earlier is None:
            raise
        return Recorded(earlier, receipt_number(uid), is_new=False)
    if photo is not None:
        content = content.but(photo=store_photo(activity, photo))
        set_columns(activity, content)
    keep_version(activity, content, reason="", acting=acting)
    if acting.org.accepts_automatically:
        accept_present(activity, acting=acting, by_trust=True)
    settle_books(activity, acting=acting)
    return Recorded(activity, receipt_number(uid), is_new=True)
