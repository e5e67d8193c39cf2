"""What waits for the unit's reviewer, what a correction changes, and what is unusual about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from luoshi.activities import rules
from luoshi.activities.content import Content
from luoshi.activities.models import Activity, Host, Version
from luoshi.activities.plausibility import Oddity, find_oddities, is_twin, odd_twin
from luoshi.activities.queries.records import PENDING, with_hosts
from luoshi.catalogue.queries import indicators_by_code
from luoshi.orgs.models import Org
from luoshi.people.access import Acting

QUEUE = 50
MOST_TWINS = 2
# A record that was sent back or taken back is no second record of the same event.
_STANDING = (Activity.State.SUBMITTED, Activity.State.ACCEPTED)


@dataclass(frozen=True)
class Waiting:
    """A record in the review queue: what it says, what it said when it was accepted, what is unusual about it."""

    activity: Activity
    now: Content
    accepted: Content | None
    oddities: tuple[Oddity, ...]


def review_queue(acting: Acting) -> list[Waiting]:
    """The acting unit's records that wait for its reviewer, oldest first, at most 50."""
    records = Activity.objects.filter(PENDING, org=acting.org).select_related("org", "kind", "recorded_by")
    waiting = list(with_hosts(records).prefetch_related("measures").order_by("recorded_at", "id")[:QUEUE])
    contents = _contents_of(waiting)
    odd = _oddities_of(waiting, contents, acting.org)
    return [
        Waiting(
            activity,
            now=contents[activity.pk, activity.revision],
            accepted=contents.get((activity.pk, activity.accepted_revision or 0)),
            oddities=tuple(odd[activity.pk]),
        )
        for activity in waiting
    ]


def count_review(acting: Acting) -> int:
    """How many records wait for the acting unit's reviewer."""
    return Activity.objects.filter(PENDING, org=acting.org).count()


def plausibility(activity: Activity) -> list[Oddity]:
    """What is unusual about the record as it now stands."""
    return _oddities_of([activity], _contents_of([activity]), activity.org)[activity.pk]


Contents = Mapping[tuple[int, int], Content]


def _contents_of(activities: Iterable[Activity]) -> Contents:
    """The present and the accepted version of each record, by record and revision."""
    wanted = Q(revision=F("activity__revision")) | Q(revision=F("activity__accepted_revision"))
    rows = Version.objects.filter(wanted, activity__in=[activity.pk for activity in activities])
    return {(row.activity_id, row.revision): Content.from_json(row.content) for row in rows}


def _oddities_of(activities: Sequence[Activity], contents: Contents, org: Org) -> dict[int, list[Oddity]]:
    indicators = indicators_by_code(rules.indicator_codes(activity.kind for activity in activities))
    present = {activity.pk: contents[activity.pk, activity.revision] for activity in activities}
    odd = {
        activity.pk: find_oddities(present[activity.pk], activity.kind, indicators) for activity in activities
    }
    for pk, twins in _find_twins(present, org).items():
        odd[pk] += twins
    return odd


def _find_twins(present: Mapping[int, Content], org: Org) -> dict[int, list[Oddity]]:
    """For each record the others that the unit held on its day and that look like the same event."""
    days = {content.held_on for content in present.values()}
    held = Host.objects.filter(org=org, activity__held_on__in=days, activity__state__in=_STANDING)
    beside = list(held.select_related("activity__org", "activity__kind"))
    twins = {}
    for pk, content in present.items():
        others = (host.activity for host in beside if host.activity_id != pk)
        found = [other for other in others if is_twin(content, _outline(other))]
        twins[pk] = [odd_twin(other.title, other.org.label) for other in found[:MOST_TWINS]]
    return twins


def _outline(activity: Activity) -> Content:
    """As much of the record as tells whether another one is its twin."""
    return Content(
        kind=activity.kind.code,
        title=activity.title,
        held_on=activity.held_on,
        attendance_onsite=activity.attendance_onsite,
        hosts=(activity.org_id,),
    )
