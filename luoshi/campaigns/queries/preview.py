"""What a sending would do, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.campaigns import recipients
from luoshi.campaigns.measure_paths import MeasurePaths
from luoshi.campaigns.models import Delivery, Plan
from luoshi.common import clock
from luoshi.people.access import Acting


@dataclass(frozen=True)
class Preview:
    """How many units the rules give, how many of them have the plan already, and how many tasks the rest get."""

    units: int
    skipped: int
    tasks: int

    @property
    def fresh(self) -> int:
        """Units that would be sent the plan."""
        return self.units - self.skipped


def preview_sending(acting: Acting, plan: Plan, rules: Sequence[str]) -> Preview:
    """The numbers of a sending by the own unit: three queries. Raises: UnknownRule."""
    asked = list(recipients.expand(acting.org, rules, clock.today()).only("id", "key", "level"))
    if not asked:
        return Preview(0, 0, 0)
    has_it = set(Delivery.objects.filter(plan=plan).values_list("org", flat=True))
    fresh = [org for org in asked if org.pk not in has_it]
    paths = MeasurePaths(plan)
    tasks = sum(len(paths.list_tasks_of(org)) for org in fresh)
    return Preview(len(asked), len(asked) - len(fresh), tasks)
