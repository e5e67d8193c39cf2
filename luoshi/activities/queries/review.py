"""What waits for the unit's reviewer, and what is unusual about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.activities import rules
from luoshi.activities.content import Content
from luoshi.activities.models import Activity
from luoshi.activities.queries.records import PENDING, readable_activities, with_hosts
from luoshi.activities.rules import Oddity
from luoshi.catalogue.queries import indicators_by_code
from luoshi.people.access import Acting

QUEUE = 50


@dataclass(frozen=True)
class Waiting:
    """A record in the review queue, and what is unusual about it."""

    activity: Activity
    oddities: tuple[Oddity, ...]


def review_queue(acting: Acting) -> list[Waiting]:
    """The acting unit's records that wait for its reviewer, oldest first, at most 50."""
    records = readable_activities(acting).filter(PENDING, org=acting.org)
    waiting = list(with_hosts(records).prefetch_related("measures").order_by("recorded_at", "id")[:QUEUE])
    odd = _oddities_of(waiting)
    return [Waiting(activity, tuple(odd[activity.pk])) for activity in waiting]


def count_review(acting: Acting) -> int:
    """How many records wait for the acting unit's reviewer."""
    return Activity.objects.filter(PENDING, org=acting.org).count()


def plausibility(activity: Activity) -> list[Oddity]:
    """What is unusual about the record as it now stands."""
    return _oddities_of([activity])[activity.pk]


def _oddities_of(activities: Sequence[Activity]) -> dict[int, list[Oddity]]:
    indicators = indicators_by_code(rules.indicator_codes(activity.kind for activity in activities))
    return {
        activity.pk: rules.find_oddities(present_content(activity), activity.kind, indicators)
        for activity in activities
    }


def present_content(activity: Activity) -> Content:
    """What the record's columns say, without its units, measures and programmes: for judging amounts."""
    return Content(
        kind=activity.kind.code,
        title=activity.title,
        held_on=activity.held_on,
        attendance_onsite=activity.attendance_onsite,
        attendance_online=activity.attendance_online,
        extra=activity.extra,
    )
