"""Which measures of a plan apply to which unit: the original ones, and what was hung on its own path."""

from collections import defaultdict
from collections.abc import Iterator

from luoshi.campaigns.models import Measure, Plan
from luoshi.campaigns.queries.measures import on_path_or_below
from luoshi.orgs import keys
from luoshi.orgs.models import Org


class MeasurePaths:
    """A plan's measures for units below a sender, without another query: for 30,000 recipients at once."""

    def __init__(self, plan: Plan, sender: Org) -> None:
        self._original: list[Measure] = []
        self._hung_at: dict[tuple[int, int | None], list[Measure]] = defaultdict(list)
        # What hangs beside the sender's path and subtree is no task of theirs, and there may be very much of it.
        near = Measure.objects.filter(on_path_or_below(sender), plan=plan, role=Measure.Role.MEASURE)
        for measure in (
            near.select_related("org", "under").defer("body", "under__body").order_by("order", "id")
        ):
            if measure.org_id == plan.org_id:
                self._original.append(measure)
            else:
                self._hung_at[measure.org.level, measure.org.key].append(measure)

    def list_tasks_of(self, org: Org) -> list[Measure]:
        """What the unit has to do: the original measures and those hung by a unit above it."""
        return [*self._original, *self._hung_above(org)]

    def _hung_above(self, org: Org) -> Iterator[Measure]:
        for level in range(org.level):
            yield from self._hung_at.get((level, keys.ancestor(org.key or 0, level)), ())
