"""What the ledger holds for each measure of a plan, at the own unit and everything under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from luoshi.campaigns import queries
from luoshi.campaigns.models import Measure, Plan
from luoshi.catalogue.models import Indicator, Nature
from luoshi.catalogue.wording import say
from luoshi.common import clock
from luoshi.people.access import Acting
from luoshi.rollups.queries import Amount, ask_by_measure
from luoshi.rollups.question import Period, Question


@dataclass(frozen=True)
class Figure:
    """One total that is not zero."""

    name: str
    unit: str
    amount: int


@dataclass(frozen=True)
class MeasureProgress:
    """The totals of one measure; none where nothing has been recorded for it."""

    measure_id: int
    figures: tuple[Figure, ...]


def list_progress(acting: Acting, plan: Plan) -> tuple[MeasureProgress, ...]:
    """The accepted totals of the plan's measures that this unit sees, in the order of the page."""
    indicators = tuple(
        Indicator.objects.filter(nature=Nature.FLOW).order_by("order").values_list("code", flat=True)
    )
    measures = queries.path_measures(plan, acting.org)
    question = Question(indicators, under=acting.org.pk, period=_period_of(plan, measures))
    done = ask_by_measure(question, (measure.pk for measure in measures))
    return tuple(MeasureProgress(measure.pk, tuple(map(_figure, done[measure.pk]))) for measure in measures)


def _period_of(plan: Plan, measures: Iterable[Measure]) -> Period:
    """From the first day that anything of the plan may have been done on until the last one."""
    issued_on = plan.issued_at.astimezone(clock.CHINA).date() if plan.issued_at else clock.today()
    starts = [issued_on, *(one.starts_on for one in measures if one.starts_on)]
    ends = [clock.today(), *(one.ends_on for one in measures if one.ends_on)]
    return Period(min(starts), max(ends) + timedelta(days=1))


def _figure(done: Amount) -> Figure:
    return Figure(say(done.definition.name), say(done.definition.unit), done.amount)
