"""What a sending would do, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.campaigns import recipients
from luoshi.campaigns.models import Plan
from luoshi.campaigns.queries.measure_paths import MeasurePaths
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
    skipped, fresh = recipients.split_by_having(acting.org, plan, rules, clock.today())
    paths = MeasurePaths(plan, acting.org)
    return Preview(skipped + len(fresh), skipped, sum(len(paths.list_tasks_of(org)) for org in fresh))
