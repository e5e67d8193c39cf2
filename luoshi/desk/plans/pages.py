"""What the plan pages show, as values that the templates render."""

from dataclasses import dataclass

from luoshi.campaigns import queries
from luoshi.campaigns.models import Delivery, Measure, Plan, Task
from luoshi.campaigns.queries import InboxRow, LocalMeasure, MeasureView, PlanView
from luoshi.common import clock
from luoshi.common.identifiers import new_uid
from luoshi.common.quantities import whole_number
from luoshi.desk.plans.forms import HangForm
from luoshi.desk.plans.words import Spoken, say_standing, say_states, say_task
from luoshi.orgs.queries import count_below
from luoshi.people.access import Acting
from luoshi.web.shapes import Step


@dataclass(frozen=True)
class InboxLine:
    """A row of the inbox with its lamp in words."""

    row: InboxRow
    spoken: Spoken

    @property
    def may_be_signed(self) -> bool:
        return self.row.standing.is_waiting


@dataclass(frozen=True)
class Inbox:
    """The plans that were sent to the unit."""

    lines: tuple[InboxLine, ...]
    waiting: int
    next_after: str
    as_of: str
    may_sign: bool
    may_issue: bool


def show_inbox(acting: Acting, after: str) -> Inbox:
    """One page of the inbox."""
    found, today = queries.inbox(acting, after=after), clock.today()
    return Inbox(
        lines=tuple(InboxLine(row, say_standing(row.lamp, row.standing, today)) for row in found.rows),
        waiting=queries.count_waiting(acting.org),
        next_after=found.next_after,
        as_of=say_now(),
        may_sign=acting.may("sign_for"),
        may_issue=acting.may("issue"),
    )


def say_now() -> str:
    """The present moment as the line on top of a page says it."""
    return clock.now().astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True)
class TaskLine:
    """The own unit's task for a measure."""

    task: Task
    spoken: Spoken

    @property
    def dialog_id(self) -> str:
        return str(self.task.pk)

    @property
    def may_be_finished(self) -> bool:
        return self.task.state in (Task.State.SIGNED, Task.State.UNDER_WAY)


@dataclass(frozen=True)
class LocalLine:
    """A local measure, the own unit's task for it, and how it stands below."""

    local: LocalMeasure
    task: TaskLine | None
    below: list[Spoken]


@dataclass(frozen=True)
class LocalLines:
    """Local measures that stand together: those of units above and the own ones, then those of units below."""

    local: tuple[LocalLine, ...]

    @property
    def upper(self) -> list[LocalLine]:
        return [line for line in self.local if line.local.origin != "below"]

    @property
    def lower(self) -> list[LocalLine]:
        return [line for line in self.local if line.local.origin == "below"]


@dataclass(frozen=True)
class MeasureLine(LocalLines):
    """An original measure, the own unit's task for it, how it stands below, and what carries it out locally."""

    measure: Measure
    task: TaskLine | None
    below: list[Spoken]


@dataclass(frozen=True)
class PlanDetail:
    """A plan as one unit sees it, and what its post may do with it."""

    view: PlanView
    measures: tuple[MeasureLine, ...]
    loose: LocalLines
    steps: tuple[Step, ...]
    as_of: str
    hang_form: HangForm | None
    may_issue: bool
    may_sign: bool
    may_pass_on: bool
    may_finish: bool

    @property
    def plan(self) -> Plan:
        return self.view.plan

    @property
    def delivery(self) -> Delivery | None:
        return self.view.delivery


def show_plan(acting: Acting, plan: Plan, hang_form: HangForm | None = None, under: str = "") -> PlanDetail:
    """The page of a readable plan; `hang_form` is what was typed if it could not be saved."""
    view = queries.plan_view(acting, plan)
    delivery = view.delivery
    is_signed = delivery is not None and delivery.signed_at is not None
    may_hang = is_signed and acting.may("pass_on")
    return PlanDetail(
        view=view,
        measures=tuple(_measure_line(one) for one in view.measures),
        loose=LocalLines(tuple(_local_line(one) for one in view.loose)),
        steps=tuple(Step(phase.name, "next", phase.raw) for phase in view.phases),
        as_of=say_now(),
        hang_form=hang_form or (make_hang_form(acting, plan, under=under) if may_hang else None),
        may_issue=plan.org_id == acting.org.pk and acting.may("issue"),
        may_sign=acting.may("sign_for") and _has_unsigned(view),
        may_pass_on=may_hang and count_below(acting.org, most=1) > 0,
        may_finish=acting.may("sign_for"),
    )


def make_hang_form(acting: Acting, plan: Plan, *, under: str = "", data: object = None) -> HangForm:
    """The form for an own measure, `under` chosen already when it was asked for beside that measure."""
    measures = queries.path_measures(plan, acting.org)
    initial = {"uid": new_uid(), "under": whole_number(under)}
    return HangForm(data, measures=measures, initial=initial)


def _has_unsigned(view: PlanView) -> bool:
    """Whether the plan, or a measure that came later, waits for the own unit's signature."""
    if view.delivery is None:
        return False
    tasks = [one.task for one in view.measures] + [one.task for one in view.loose]
    tasks += [local.task for one in view.measures for local in one.local]
    return view.delivery.signed_at is None or any(
        task is not None and task.state == Task.State.UNREAD for task in tasks
    )


def _task_line(task: Task | None) -> TaskLine | None:
    return TaskLine(task, say_task(task, clock.today())) if task else None


def _measure_line(one: MeasureView) -> MeasureLine:
    local = tuple(_local_line(each) for each in one.local)
    return MeasureLine(local, one.measure, _task_line(one.task), say_states(one.states))


def _local_line(one: LocalMeasure) -> LocalLine:
    return LocalLine(one, _task_line(one.task), say_states(one.states))
