"""A plan as one unit sees it: the original, what was hung on it and by whom, and how far it has come."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import Count

from luoshi.campaigns.models import Delivery, Measure, Phase, Plan, Task
from luoshi.campaigns.queries.below import Below, count_below
from luoshi.campaigns.queries.inbox import find_delivery
from luoshi.campaigns.queries.measures import on_path_or_below
from luoshi.people.access import Acting

Origin = Literal["inherited", "own", "below"]
MOST_SHOWN = 200


@dataclass(frozen=True)
class LocalMeasure:
    """A measure that a unit hung: one above the viewer (inherited), the viewer's own, or one below."""

    measure: Measure
    origin: Origin
    task: Task | None
    states: Mapping[str, int]


@dataclass(frozen=True)
class MeasureView:
    """An original measure, the own unit's task for it, tasks by state below, and what carries it out locally."""

    measure: Measure
    task: Task | None
    states: Mapping[str, int]
    local: tuple[LocalMeasure, ...]


@dataclass(frozen=True)
class PlanView:
    """A plan as one unit sees it. `loose` are local measures that carry out no particular original one.

    `is_cut` says that the deepest local measures are not among them, because there are too many for a page.
    """

    plan: Plan
    delivery: Delivery | None
    phases: tuple[Phase, ...]
    measures: tuple[MeasureView, ...]
    loose: tuple[LocalMeasure, ...]
    requirements: tuple[Measure, ...]
    below: Below
    is_cut: bool


def plan_view(acting: Acting, plan: Plan) -> PlanView:
    """Everything about a readable plan for one page: six queries, however many units have it."""
    own = Task.objects.filter(org=acting.org, measure__plan=plan).select_related("measure")
    tasks = {task.measure_id: task for task in own}
    states = _states_below(acting, plan)
    found = _readable_measures(acting, plan)
    rows = found[:MOST_SHOWN]
    originals = [one for one in rows if one.org_id == plan.org_id]
    hung = _group_hung(acting, [one for one in rows if one.org_id != plan.org_id], tasks, states)
    return PlanView(
        plan=plan,
        delivery=find_delivery(acting.org, plan),
        phases=tuple(plan.phases.order_by("order")),
        measures=tuple(
            MeasureView(one, tasks.get(one.pk), states[one.pk], tuple(hung[one.pk]))
            for one in originals
            if one.role == Measure.Role.MEASURE
        ),
        loose=tuple(hung[None]),
        requirements=tuple(one for one in originals if one.role == Measure.Role.REQUIREMENT),
        below=count_below(acting, plan),
        is_cut=len(found) > MOST_SHOWN,
    )


def _readable_measures(acting: Acting, plan: Plan) -> list[Measure]:
    """The original ones, those of the own path and those of units below; one more than are shown."""
    found = Measure.objects.filter(on_path_or_below(acting.org), plan=plan).select_related("org", "under")
    return list(found.order_by("org__level", "org__key", "order", "pk")[: MOST_SHOWN + 1])


def _states_below(acting: Acting, plan: Plan) -> Mapping[int, dict[str, int]]:
    span = acting.subtree
    below = Task.objects.filter(measure__plan=plan, org__key__gt=span.first, org__key__lt=span.end)
    states: dict[int, dict[str, int]] = defaultdict(dict)
    for measure, state, tasks in below.order_by().values_list("measure", "state").annotate(tasks=Count("pk")):
        states[measure][state] = tasks
    return states


def _group_hung(
    acting: Acting,
    rows: list[Measure],
    tasks: Mapping[int, Task],
    states: Mapping[int, dict[str, int]],
) -> Mapping[int | None, list[LocalMeasure]]:
    """Local measures by the original one that they carry out, also through another local one."""
    by_id = {one.pk: one for one in rows}  # originals are not among them: the way up ends there
    hung: dict[int | None, list[LocalMeasure]] = defaultdict(list)
    for one in rows:
        local = LocalMeasure(one, _origin(acting, one), tasks.get(one.pk), states[one.pk])
        hung[_find_root(one, by_id)].append(local)
    return hung


def _find_root(measure: Measure, local: Mapping[int, Measure]) -> int | None:
    root = measure.under_id
    while root is not None and root in local:
        root = local[root].under_id
    return root


def _origin(acting: Acting, measure: Measure) -> Origin:
    if measure.org_id == acting.org.pk:
        return "own"
    return "below" if measure.org.level > acting.org.level else "inherited"
