"""What a new form starts with: everything that is known before the clerk types."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from luoshi.activities.models import Activity
from luoshi.campaigns.models import Measure, Plan, Task
from luoshi.campaigns.queries.measures import window_of
from luoshi.campaigns.rules import Window
from luoshi.catalogue.models import Kind
from luoshi.catalogue.queries import list_kinds
from luoshi.common import clock
from luoshi.orgs.models import Org
from luoshi.people.access import Acting

# A talk of a window's last day is often recorded days later; its measure must still be offered then.
LATE = timedelta(days=45)


@dataclass(frozen=True)
class Defaults:
    """What a new form starts with: as last time, the usual kinds first, the measures that can be served."""

    kinds: tuple[Kind, ...]
    place: str
    measures: tuple[Measure, ...]

    @property
    def kind(self) -> Kind:
        """The kind that is chosen unless the link says otherwise."""
        return self.kinds[0]


def defaults_for(acting: Acting) -> Defaults:
    """What is already known before the clerk types anything."""
    recent = list(
        Activity.objects.filter(org=acting.org).order_by("-id").values_list("kind_id", "place", "id")[:50]
    )
    usual = Counter(kind for kind, _, _ in recent)
    last_kind = recent[0][0] if recent else None
    kinds = sorted(list_kinds(), key=lambda kind: (kind.pk != last_kind, -usual[kind.pk], kind.order))
    place = next((place for _, place, _ in recent if place), "")
    return Defaults(tuple(kinds), place, tuple(list_measures(acting.org)))


def list_measures(org: Org) -> list[Measure]:
    """The measures given to the unit that a record of these days can serve, the one that closes first on top.

    Wider than the open ones: a window that closed lately is still served by what was held in it.
    """
    today = clock.today()
    still = Q(ends_on=None) | Q(ends_on__gte=today - LATE)
    rows = given_measures(org).filter(still).select_related("plan", "plan__org", "under")
    windows = [(window_of(measure), measure) for measure in rows]
    served = [(window, measure) for window, measure in windows if _is_of_these_days(window, today)]
    served.sort(key=lambda pair: (not pair[0].is_open_on(today), pair[0].ends_on or date.max, pair[1].pk))
    return [measure for _, measure in served]


def _is_of_these_days(window: Window, today: date) -> bool:
    has_begun = window.starts_on is None or window.starts_on <= today
    return has_begun and (window.ends_on is None or window.ends_on >= today - LATE)


def given_measures(org: Org) -> QuerySet[Measure]:
    """The measures that are the unit's task, or that it hung itself."""
    # Never a join: an OR beside it would make the database read the tasks of every unit.
    tasks = Task.objects.filter(org=org).values("measure")
    given = Q(pk__in=tasks) | Q(org=org, plan__state=Plan.State.ISSUED)
    return Measure.objects.filter(given, role=Measure.Role.MEASURE)
